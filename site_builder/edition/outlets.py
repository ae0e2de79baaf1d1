"""What tells outlets apart: a siglum, a hue and a line for each outlet that has none."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import count

from msgspec.structs import replace

from site_builder.model.given import HUES, LINES, MAX_SIGLUM, Outlet
from site_builder.text.lookalikes import skeleton

# Diagonally: (1, solid), (2, dashed) …, then (1, dashed), (2, dotted) …
PAIRS = tuple(
    (hue, LINES[(hue - 1 + shift) % len(LINES)])
    for shift in range(len(LINES))
    for hue in range(1, HUES + 1)
)
DERIVED_SIGLUM = 4  # characters of a siglum that we derive: MEMO is as long as reads well


def complete(entries: Iterable[Outlet]) -> tuple[Outlet, ...]:
    """The outlets by id, each with hue, line and siglum; the order of the entries does not matter.

    What editors gave stays. The others take, by id, the least used pair of hue and line, so that
    the first five differ in both and the first 25 in one; after that only the siglum differs.
    Outlets that no editor described come last, so that they change no other outlet's look.
    """
    ordered = sorted(entries, key=lambda entry: (entry.location is None, entry.id))
    uses: Counter[tuple[int, str] | int | str] = Counter()
    for entry in ordered:
        if entry.hue and entry.line:
            uses.update(((entry.hue, entry.line), entry.hue, entry.line))
    sigla = {skeleton(entry.siglum) for entry in ordered if entry.siglum}
    numbers: dict[str, int] = {}
    outlets = []
    for entry in ordered:
        hue, line = entry.hue, entry.line
        if not (hue and line):
            hue, line = min(
                (pair for pair in PAIRS if hue in (0, pair[0]) and line in ("", pair[1])),
                key=lambda pair: (uses[pair], uses[pair[0]] + uses[pair[1]]),
            )
            uses.update(((hue, line), hue, line))
        siglum = entry.siglum or _siglum(entry, sigla, numbers)
        sigla.add(skeleton(siglum))
        outlets.append(replace(entry, siglum=siglum, hue=hue, line=line))
    return tuple(sorted(outlets, key=lambda outlet: outlet.id))


def _siglum(entry: Outlet, taken: set[str], numbers: dict[str, int]) -> str:
    """A siglum from the capitals of a name, FT for Financial Times, unlike those taken.

    `numbers` remembers the last number that was given to equal capitals.
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", entry.name or entry.id))
    if entry.location is None:
        words = words[:1]  # the name of a file: 000_4028931c8b4924ad
    capitals = "".join(
        word if word.isupper() else "".join(c for c in word if c.isupper()) for word in words
    )
    initials = "".join(word[0] for word in words).upper()
    letters = "".join(words).upper()
    for candidate in (capitals, initials, letters[:3], letters):
        short = candidate[:DERIVED_SIGLUM]
        if len(short) > 1 and skeleton(short) not in taken:
            return short
    stem = (capitals or letters or "X")[: DERIVED_SIGLUM - 1]
    for number in count(numbers.get(stem, 1) + 1):
        numbered = f"{stem[: max(0, MAX_SIGLUM - len(str(number)))]}{number}"
        if skeleton(numbered) not in taken:
            numbers[stem] = number
            return numbered
    raise AssertionError  # count() has no end
