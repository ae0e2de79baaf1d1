"""Outlets beside one another: sigla, hues and lines where editors gave none, and lookalikes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import count

from msgspec import Struct

from site_builder.model.given import Outlet
from site_builder.model.problems import Location, Problem, error, warning

HUES = 5
LINES = ("solid", "dashed", "dotted", "double", "wavy")
# Diagonally: (1, solid), (2, dashed) …, then (1, dashed), (2, dotted) …
PAIRS = tuple(
    (hue, LINES[(hue - 1 + shift) % len(LINES)])
    for shift in range(len(LINES))
    for hue in range(1, HUES + 1)
)
MAX_SIGLUM = 6
DERIVED_SIGLUM = 4  # characters of a siglum that we derive: MEMO is as long as reads well

# Letters of other scripts, and digits, that look like a Latin letter in some common typeface.
ALIKE = (
    ("a", "АаΑαɑ"), ("b", "ВΒЬ"), ("c", "Сс"), ("d", "ԁ"), ("e", "ЕеΕ"), ("g", "ɡ"), ("h", "НһΗ"),
    ("i", "ІіΙιı"), ("j", "Јј"), ("k", "КкΚκ"), ("l", "1|"), ("m", "МмΜ"), ("n", "Νη"),
    ("o", "ОоΟο0"), ("p", "РрΡρ"), ("q", "ԛ"), ("s", "Ѕѕ"), ("t", "ТтΤτ"), ("u", "υ"), ("v", "ν"),
    ("w", "ԝ"), ("x", "ХхΧχ"), ("y", "УуΥ"), ("z", "Ζ"),
)  # fmt: skip
LOOKALIKES = str.maketrans({other: latin for latin, others in ALIKE for other in others})
# Read after the above, on folded text: what is one letter to a hasty reader.
HASTY = (("rn", "m"), ("vv", "w"), ("i", "l"))
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


class GivenOutlet(Struct, frozen=True):
    """An outlet as the editors wrote it down, before what they left open is assigned."""

    id: str
    location: Location
    name: str
    siglum: str = ""
    hue: int | None = None
    line: str = ""
    description: str = ""
    address: str | None = None
    text_mode: str | None = None


def complete(given: list[GivenOutlet]) -> tuple[Outlet, ...]:
    """The outlets by id, each with hue, line and siglum; the order of the file changes nothing.

    What editors gave stays. The others take, by id, the least used pair of hue and line, so that
    the first five differ in both and the first 25 in one; after that the siglum alone tells.
    """
    ordered = sorted(given, key=lambda outlet: outlet.id)
    uses: Counter[tuple[int, str] | int | str] = Counter()
    for outlet in ordered:
        if outlet.hue and outlet.line:
            uses.update(((outlet.hue, outlet.line), outlet.hue, outlet.line))
    sigla = {skeleton(outlet.siglum) for outlet in ordered if outlet.siglum}
    numbers: dict[str, int] = {}
    finished = []
    for outlet in ordered:
        hue, line = outlet.hue, outlet.line
        if not (hue and line):
            hue, line = min(
                (pair for pair in PAIRS if hue in (None, pair[0]) and line in ("", pair[1])),
                key=lambda pair: (uses[pair], uses[pair[0]] + uses[pair[1]]),
            )
            uses.update(((hue, line), hue, line))
        siglum = outlet.siglum or _siglum(outlet.name or outlet.id, sigla, numbers)
        sigla.add(skeleton(siglum))
        finished.append(
            Outlet(
                id=outlet.id,
                name=outlet.name,
                siglum=siglum,
                hue=hue,
                line=line,
                description=outlet.description,
                address=outlet.address,
                text_mode=outlet.text_mode,
                location=outlet.location,
            )
        )
    return tuple(finished)


def _siglum(name: str, taken: set[str], numbers: dict[str, int]) -> str:
    """A siglum from the capitals of a name, FT for Financial Times, unlike those taken.

    `numbers` remembers the last number that was given to equal capitals.
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name))
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


def skeleton(name: str) -> str:
    """What a hasty reader sees: no accents, spaces or case, lookalikes as one letter."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in plain if c.isalnum() or c == "|").translate(LOOKALIKES).casefold()
    for seen, read in HASTY:
        letters = letters.replace(seen, read)
    return letters


def mixed_scripts(name: str) -> tuple[str, ...]:
    """The lookalike scripts of a word that mixes them, as “Вreitbart” with a Cyrillic В."""
    for word in name.split():
        scripts = {unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()}
        mixed = tuple(script.title() for script in SCRIPTS if script in scripts)
        if len(mixed) > 1:
            return mixed
    return ()


def lookalikes(given: list[GivenOutlet]) -> list[Problem]:
    """A warning for names and sigla that look alike; two equal sigla are an error."""
    problems: list[Problem] = []
    names: dict[str, GivenOutlet] = {}
    sigla: dict[str, GivenOutlet] = {}
    for outlet in sorted(given, key=lambda outlet: outlet.location):
        scripts = mixed_scripts(outlet.name)
        if scripts:
            problems.append(
                warning(
                    outlet.location,
                    f"the name “{outlet.name}” mixes {' and '.join(scripts)} letters in one word",
                    "write it in one script, or it may pass for another outlet",
                )
            )
        first = names.setdefault(skeleton(outlet.name), outlet) if outlet.name else outlet
        if first is not outlet:
            problems.append(
                warning(
                    outlet.location,
                    f"the name “{outlet.name}” looks like “{first.name}” of {first.id}",
                    "if both are one outlet keep one entry; else tell them apart in the name",
                )
            )
        same = sigla.setdefault(skeleton(outlet.siglum), outlet) if outlet.siglum else outlet
        if same is not outlet and same.siglum == outlet.siglum:
            problems.append(
                error(
                    outlet.location,
                    f"the siglum {outlet.siglum} is that of {same.id} too",
                    "give one of them another",
                )
            )
        elif same is not outlet:
            problems.append(
                warning(
                    outlet.location,
                    f"the siglum {outlet.siglum} looks like {same.siglum} of {same.id}",
                    "give one of them another",
                )
            )
    return problems
