"""Outlets are told apart by hue, too: the contrast of the tokens, and their distance to eyes that
see fewer colours. Any colour is checked on the paper of its scheme, light and dark."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from site_builder.sources.colours import DARK, LIGHT
from site_builder.sources.colours import contrast as of_editors

TOKENS = (
    Path(__file__).resolve().parent.parent.parent / "templates/assets/css/00-tokens.css"
).read_text("utf-8")
SCHEMES = ("light", "dark")
# Linear RGB as one who lacks a kind of cone sees it: Machado, Oliveira, Fernandes 2009, severity 1.
SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def colour(name: str, scheme: str, block: str = ":root") -> tuple[float, ...]:
    """A token's colour in linear RGB."""
    rules = re.search(rf"^{re.escape(block)}\s*{{(.*?)}}", TOKENS, re.S | re.M)
    assert rules, block
    value = re.search(rf"--{name}: (?:light-dark\((#\w+), (#\w+)\)|(#\w+))", rules[1])
    assert value, name
    digits = (value[3] or value[1 + SCHEMES.index(scheme)])[1:]
    if len(digits) == 3:
        digits = "".join(2 * d for d in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def test_an_editors_colour_is_compared_with_the_grounds_of_the_pages() -> None:
    for scheme, grounds in zip(SCHEMES, (LIGHT, DARK), strict=True):
        for name, ground in zip(("paper", "shade"), grounds, strict=True):
            ours = contrast(colour(name, scheme), (1, 1, 1))
            assert of_editors(ground, "#ffffff") == pytest.approx(ours, rel=0.001)


def times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((times(XYZ, c)[1] for c in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(linear: tuple[float, ...]) -> tuple[float, float, float]:
    x, y, z = (
        v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116
        for v in (max(0.0, a) / w for a, w in zip(times(XYZ, linear), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The distance of two colours in CIE L*a*b* (1976)."""
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("hue", range(1, 6))
def test_an_outlets_sign_is_read_and_its_line_is_seen(hue: int, scheme: str) -> None:
    paper = colour("paper", scheme)
    assert contrast(colour("hue-text", scheme, f".h{hue}"), paper) >= 4.5
    assert contrast(colour("hue", scheme, f".h{hue}"), paper) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_two_hues_are_told_apart_by_every_eye(sight: str, scheme: str) -> None:
    seen = [times(SIGHTS[sight], colour("hue", scheme, f".h{n}")) for n in range(1, 6)]
    assert min(distance(a, b) for a, b in combinations(seen, 2)) >= 10


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tint", ["paper", "direct", "partial", "term"])
def test_words_are_read_on_every_tint(tint: str, scheme: str) -> None:
    assert contrast(colour("ink", scheme), colour(tint, scheme)) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_interface_is_read(scheme: str) -> None:
    assert contrast(colour("soft", scheme), colour("paper", scheme)) >= 4.5
