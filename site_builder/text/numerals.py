"""Amounts in figures or in words: “3.5bn”, “two hundred and six thousand”, “two-thirds”, “fifth”.

What is counted or measured is read by `numbers`. `numbers.json` has the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data

import msgspec

from site_builder.text.lexicon import words
from site_builder.text.spans import Span
from site_builder.text.words import Words

FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]*)")
BEGINNINGS = words("a an half quarter")
YEARS = range(1500, 2100)
NINE_ELEVEN = "9/11"  # a day, however it is written
HIGHEST_SCALE = 10**9  # “a thousand billion” has two scales, and no number more than a few
# “mid-1990s”, “over-65”; after any other word and a hyphen it is a name: “F-16”.
PREFIXES = words("mid pre post over under non early late all")
# “no one”, “the one who”: a pronoun.
NOT_ONE = words("no any every each some this that the which only")
BETWEEN = words("us square cubic nautical metric consecutive more additional full straight")
RANK_ENDINGS = words("st nd rd th")


class _Tables(msgspec.Struct, frozen=True):
    counts: dict[str, int]
    scales: dict[str, int]
    glued_scales: dict[str, int]
    ranks: dict[str, int]
    parts: dict[str, int]
    units: dict[str, str]


class _Part(msgspec.Struct, frozen=True):
    """A word, or a part of one between hyphens; `is_joined` to the part before it."""

    text: str  # as compared
    span: Span
    is_joined: bool = False


class Amount(msgspec.Struct, frozen=True):
    """A value under way: the parts up to `end` are read, `scale` is the last factor in it."""

    value: float
    end: int
    scale: int = 1
    glued: str = ""  # letters that follow the figures directly
    is_year: bool = False  # four digits that can be a year
    unit: str = ""  # where the words themselves give it


@cache
def _tables() -> tuple[_Tables, Mapping[str, str]]:
    tables = msgspec.json.decode(get_data(__package__, "numbers.json") or b"", type=_Tables)
    return tables, {form: name for name, forms in tables.units.items() for form in forms.split()}


class Numerals:
    """The parts of a text, and what can be read at each of them."""

    def __init__(self, passage: Words) -> None:
        self.text = passage.text
        self.tables, self.units = _tables()
        self.beginnings = BEGINNINGS | self.tables.counts.keys() | self.tables.ranks.keys()
        self.parts: list[_Part] = []
        for start, end, word in zip(passage.starts, passage.ends, passage.compared, strict=True):
            if "-" not in word or len(word) != end - start:
                self.parts.append(_Part(word.removesuffix("'s"), Span(start, end)))
                continue
            place = start
            for piece in word.split("-"):
                span = Span(place, place + len(piece))
                self.parts.append(_Part(piece.removesuffix("'s"), span, place > start))
                place = span.end + 1

    def may_begin(self, at: int) -> bool:
        """Whether a number can begin with the part."""
        word = self.parts[at].text
        return word in self.beginnings or word[:1].isdigit()

    def word(self, at: int) -> str:
        """The part as compared, "" beyond the text."""
        return self.parts[at].text if 0 <= at < len(self.parts) else ""

    def amount(self, at: int) -> Amount | None:
        """The number whose first part is `at`, without the unit after it."""
        part = self.parts[at]
        if part.is_joined and not self._may_follow(at):
            return None
        if part.text[0].isdigit():
            return self._figures(at)
        if part.text in self.tables.ranks:
            return self._share(at, 1) or self._rank(at, 0)
        return self._half(at) or self._in_words(at)

    def glued_scale(self, amount: Amount) -> int:
        """1,000,000,000 for “3.5bn”, 1 without such letters."""
        return self.tables.glued_scales.get(amount.glued, 1)

    def _may_follow(self, at: int) -> bool:
        before = self.word(at - 1)
        return before in PREFIXES or before[:1].isdigit() or before in self.tables.counts

    def _figures(self, at: int) -> Amount | None:
        part = self.parts[at]
        match = FIGURES.fullmatch(part.text)
        around = self.text[part.span.start - 1 : part.span.start] + self.text[part.span.end :][:1]
        if self.text.startswith(NINE_ELEVEN, part.span.start) and self.word(at + 1) == "11":
            return Amount(11, at + 2, unit="september")
        if match is None or "/" in around:
            return None
        whole, fraction, glued = match[1], match[2] or "", match[3]
        value = float(whole.replace(",", "") + fraction)
        if glued in RANK_ENDINGS:
            return Amount(value, at + 1, unit="rank")
        is_year = len(whole) == 4 and not fraction and value in YEARS
        if glued == "s":
            return Amount(value, at + 1, unit="calendar decade") if is_year else None
        if glued and glued not in self.tables.glued_scales and glued not in self.units:
            return None
        return self._scaled(Amount(value, at + 1, glued=glued, is_year=is_year and not glued))

    def _scaled(self, amount: Amount) -> Amount:
        scale = self.tables.scales.get(self.word(amount.end))
        if scale is None or amount.glued or amount.scale > HIGHEST_SCALE:
            return amount
        return self._scaled(Amount(amount.value * scale, amount.end + 1, amount.scale * scale))

    def _in_words(self, at: int) -> Amount | None:
        """“Twenty-five”, “two hundred and six thousand”, “a million”, “two and a half”."""
        total, current, scale, end = 0, 0, 1, at
        counts, scales = self.tables.counts, self.tables.scales
        if self.word(at) in ("a", "an") and self.word(at + 1) in scales:
            current, end = 1, at + 1
        elif self.word(at) not in counts or self._is_pronoun(at):
            return None
        while True:
            word = self.word(end)
            skipped = word == "and" and scale > 1 and self.word(end + 1) in counts
            word = self.word(end + 1) if skipped else word
            if word in counts and _adds(current, counts[word]):
                current += counts[word]
            elif word in scales and current and total < HIGHEST_SCALE:
                scale = scales[word]
                current *= scale
                if scale > 100:
                    total, current = total + current, 0
            else:
                break
            end += 1 + skipped
        return self._ended(end, total + current, scale)

    def _ended(self, end: int, value: int, scale: int) -> Amount | None:
        is_half = value == 1 and self.word(end) == "half"
        share = self._half(end) if is_half else self._share(end, value)
        if share:
            return share
        if self.word(end) in self.tables.ranks and value >= 20 and value % 10 == 0:
            return self._rank(end, value)
        if (self.word(end), self.word(end + 1), self.word(end + 2)) == ("and", "a", "half"):
            return Amount(value + 0.5, end + 3, scale)
        follows = self.parts[end] if end < len(self.parts) else None
        if value == 1 and follows and follows.is_joined and follows.text not in self.units:
            return None  # “one-sided”
        return Amount(value, end, scale)

    def _is_pronoun(self, at: int) -> bool:
        return self.word(at) == "one" and (
            self.word(at - 1) in NOT_ONE
            or self.word(at + 1) in ("another", "who")
            or not self.parts[at].span.of(self.text).isalpha()
        )

    def _share(self, at: int, count: int) -> Amount | None:
        """“Two-thirds”, “one quarter”; “a third of”. “A third man” is a rank."""
        part = self.tables.parts.get(self.word(at))
        if part is None or count >= part:
            return None
        is_share = self.word(at).endswith("s") or self.word(at + 1) == "of"
        if not is_share or (count == 1 and self.word(at - 1) not in ("a", "an", "one")):
            return None
        return Amount(100 * count / part, at + 1, unit="%")

    def _half(self, at: int) -> Amount | None:
        word = self.word(at)
        if word != "half":
            return self._share(at, 1) if word == "quarter" else None
        after = at + 1 + (self.word(at + 1) == "of")
        if self.word(after) in ("a", "an", "one"):
            scale = self.tables.scales.get(self.word(after + 1))
            if scale:
                return Amount(scale / 2, after + 2, scale)
            is_measured = self.measure(after + 1)[0]
            return Amount(0.5, after + 1) if is_measured else None
        return Amount(50, at + 1, unit="%") if self.word(at + 1) in ("of", "the") else None

    def _rank(self, at: int, tens: int) -> Amount | None:
        value = tens + self.tables.ranks[self.word(at)]
        if self.word(at) == "second" and self.word(at - 1) in ("a", "per", "every"):
            return None
        return Amount(value, at + 1, unit="rank")

    def measure(self, end: int) -> tuple[str, int]:
        """The unit that is read from a part on, "" for none, and the part after it."""
        if self.word(end) == "percentage" and self.word(end + 1) in ("point", "points"):
            return "point", end + 2
        end += self.word(end) in BETWEEN and self.word(end + 1) in self.units
        unit = self.units.get(self.word(end), "")
        if unit == "year" and self.word(end + 1) in ("old", "olds"):
            return "years old", end + 2
        return unit, end + bool(unit)


def _adds(current: int, count: int) -> bool:
    """Whether the count continues a number: “twenty-five”, “hundred (and) six”, “one”."""
    return current % 100 == 0 or (count < 10 and current % 100 >= 20 and current % 10 == 0)
