"""The numbers of a text: what they are worth and in what unit, in digits or in words.

    numbers(read_words("about $3.5bn in two-and-a-half years, 7 percent less than in 2018"))

gives 3500000000 `$`, 2.5 `year`, 7 `%` and 2018 `calendar year`. The unit is

* `%`, a sign of money, or the singular of a measure (`mile`, `day`, `year`); a share in words is
  in per cent: “half”, “two-thirds”;
* a month in small letters for a date, whose value is the day; `calendar year`, `calendar decade`;
* `a.m.`, `p.m.` or `o'clock` for a time, in hours; `years old` for an age; `rank` for “fifth”;
* "" for a count: what is counted is in the words that follow.

“Dozens”, “no one” and “F-16” are not numbers. `numbers.json` has the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from site_builder.text.dates import MONTH_OF
from site_builder.text.numerals import Amount, Numerals
from site_builder.text.spans import Span
from site_builder.text.words import Words

MONEY = "$€£¥₹"
LAST_DAY = 31
RANGE = re.compile(r"\s?(?:to|and|or|-|–|—)\s?")


class ReadNumber(msgspec.Struct, frozen=True):
    """A number in a text: its place with its sign or unit, its value and its unit, "" for none."""

    span: Span
    value: float
    unit: str = ""


def numbers(passage: Words) -> list[ReadNumber]:
    """The numbers of the words, in order of place; linear in their count."""
    reader = _Measured(passage)
    found: list[tuple[ReadNumber, int]] = []
    at = 0
    while at < len(reader.parts):
        amount = reader.amount(at) if reader.may_begin(at) else None
        if amount is None:
            at += 1
            continue
        number, at = reader.with_unit(at, amount)
        found.append((number, amount.scale * reader.glued_scale(amount)))
    return _ranges(passage.text, found)


def is_date(number: ReadNumber) -> bool:
    """Whether it is a day of a month."""
    return number.unit in MONTH_OF


def _ranges(text: str, found: Sequence[tuple[ReadNumber, int]]) -> list[ReadNumber]:
    """The numbers; the first of “5 to 10 million dollars” takes unit and scale of the last."""
    read = [number for number, _ in found]
    for at in range(len(found) - 1, 0, -1):
        (one, own), (_, scale) = found[at - 1], found[at]
        last = read[at]
        if (one.unit and one.unit != last.unit) or last.span.start < one.span.end:
            continue
        if not RANGE.fullmatch(text, one.span.end, last.span.start):
            continue
        takes_scale = own == 1 < scale and one.value < last.value / scale
        value = one.value * scale if takes_scale else one.value
        takes_unit = last.unit not in ("calendar year", "rank")
        read[at - 1] = ReadNumber(one.span, value, last.unit if takes_unit else one.unit)
    return read


class _Measured(Numerals):
    """The numerals of a text with the units around them."""

    def with_unit(self, at: int, amount: Amount) -> tuple[ReadNumber, int]:
        """The number with the unit before or after it, and the part from which to read on."""
        start, end = self.parts[at].span.start, self.parts[amount.end - 1].span.end
        before = self.text[start - 1 : start]
        sign = before if before and before in MONEY else ""
        unit, last = self._unit(at, amount, bool(sign))
        value = amount.value * (1 if unit == "metre" else self.glued_scale(amount))
        if unit in ("a.m.", "p.m.", "o'clock"):
            value += self._minutes(amount.end) / 60
        if last > amount.end:
            end = self.parts[last - 1].span.end
        if unit == "%":
            end = max(end, self.text.find("%", end, end + 2) + 1)
        if unit in MONTH_OF and self.word(at - 1) in MONTH_OF:
            start = self.parts[at - 1].span.start
        span = Span(start - len(sign), end)
        return ReadNumber(span, round(value, 6), sign or unit), last

    def _unit(self, at: int, amount: Amount, is_money: bool) -> tuple[str, int]:
        """The unit, and the part after the last that belongs to it."""
        end = amount.end
        if is_money or (amount.unit and amount.unit != "rank"):
            return amount.unit, end
        date = self._date(at, end, amount.value)
        if date or amount.unit:
            after = end + (self.word(end) == "of")
            reaches = self.word(at - 1) not in MONTH_OF and self.word(after) in MONTH_OF
            return date or amount.unit, after + 1 if date and reaches else end
        glued = amount.glued
        if glued == "m" and not self.word(end).endswith(("s", "people")):
            return "metre", end
        if glued in self.units and glued not in self.tables.glued_scales:
            return self.units[glued], end
        after = self.parts[end - 1].span.end
        if "%" in self.text[after : after + 2].strip()[:1]:
            return "%", end
        if (self.word(end), self.word(end + 1)) == ("per", "cent"):
            return "%", end + 2
        found = self.measure(end)
        if found[0]:
            return found
        if self._minutes(end) >= 0 and self.text[after : after + 1] == ":":
            unit, last = self.measure(end + 1)
            return (unit or "o'clock"), max(last, end + 1)
        if amount.is_year:
            return "calendar year", end
        return ("years old", end) if self.word(at - 1) in ("aged", "age") else ("", end)

    def _minutes(self, at: int) -> int:
        """The minutes of a time whose hours end before the part, 0 without; below 0 if none."""
        if self.text[self.parts[at - 1].span.end :][:1] != ":":
            return 0
        word = self.word(at)
        return int(word) if len(word) == 2 and word.isdecimal() and int(word) < 60 else -1

    def _date(self, at: int, end: int, value: float) -> str:
        """The month of “7 February”, “Feb. 7” or “the 7th of May”, "" if it is no date."""
        if not 1 <= value <= LAST_DAY or value != int(value):
            return ""
        after = end + (self.word(end) == "of")
        for place in (at - 1, after):
            month = MONTH_OF.get(self.word(place))
            if month and self.text[self.parts[place].span.start].isupper():
                return month
        return ""
