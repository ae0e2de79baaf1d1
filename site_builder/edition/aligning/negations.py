"""Whether one of two sentences negates what the other says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.edition.aligning.wording_sides import Place, Range, Side, tables
from site_builder.text.terms import Vocabulary, vocabulary

ARTICLES = frozenset({"a", "an", "the"})
SHORT = 4  # words of a place that says the same in other words
SMALL = 2  # words of a place that differs by a negator alone: “did not”


def negations(one: Side, other: Side, found: Sequence[Place]) -> list[tuple[Place, Range, Range]]:
    """The places where one side alone has a negator, with the negator's range on that side.

    Negators are counted over both sentences: “should not be any” has as many as “should be no”.
    If both have some, the place must differ by hardly more than the negator.
    """
    known = vocabulary((one.keys, other.keys))
    all_one, all_other = _negators(one, known), _negators(other, known)
    here = [
        (p, _bound(one, p.one, p.other, all_one), _bound(other, p.other, p.one, all_other))
        for p in found
    ]
    counts = sum(len(a) for _, a, _ in here), sum(len(b) for _, _, b in here)
    if counts[0] == counts[1] or len(all_one) == len(all_other):
        return []
    turned = []
    for place, mine, theirs in here:
        has, lacks = (place.one, place.other) if mine else (place.other, place.one)
        if len(mine) == len(theirs) or (all_one and all_other and not _is_small(has, lacks)):
            continue
        if not _may_say_so_around(other if mine else one, lacks):
            turned.append((place, _range(mine, place.one), _range(theirs, place.other)))
    return turned


def _is_small(has: Range, lacks: Range) -> bool:
    """Whether hardly more than the negator differs: “not wise or kind” is “unwise and unkind”."""
    return max(has[1] - has[0], lacks[1] - lacks[0]) <= SMALL


def _range(negators: Sequence[int], place: Range) -> Range:
    return (negators[0], negators[-1] + 1) if negators else place


def _may_say_so_around(lacking: Side, place: Range) -> bool:
    """Whether the negator may be before the quoted words: he would not “raise taxes”.

    Words in small letters are a part of a sentence, and what is before them is not quoted: “the
    camera” denies nothing of “not on the camera”, nor “the old camera” of “nothing to do with the
    camera”.
    """
    known, before = tables(), lacking.keys[: place[0]]
    if not lacking.is_capital(0) and ARTICLES.issuperset(before):
        return True
    return not before and bool(lacking.around & (known.denying | known.negators))


def _negators(side: Side, known: Vocabulary) -> set[int]:
    """The places of the words that negate; of “neither … nor” the first alone."""
    rules = tables()
    found: set[int] = set()
    for n, key in enumerate(side.keys):
        terms = known[key]
        if key in ("nor", "neither") and found:
            continue
        if (terms[:1] == ("not",) or key in rules.negators) and not _is_idle(side, n):
            found.add(n)
    return found


def _is_idle(side: Side, at: int) -> bool:
    """Whether the negator negates nothing: “No, …”, “not only”, “isn’t it?”."""
    keys = side.keys
    if keys[at] == "no" and side.printed[at].rstrip("”’").endswith((",", ".", "!", "—", "–")):
        return True
    if (
        keys[at] == "not"
        and keys[at + 1 : at + 2]
        and keys[at + 1] in tables().question_subjects
        and side.printed[at].lower() != "not"
    ):
        return True
    around = [
        tuple(keys[low:high])
        for low in range(max(0, at - 2), at + 1)
        for high in (at + 2, at + 3, at + 1)
    ]
    return not tables().not_negating.isdisjoint(around)


def _bound(side: Side, place: Range, opposite: Range, negators: set[int]) -> list[int]:
    """The negators of a place that negate what both sides say.

    Of a few words for which the other side has a few, all of them. Else those of the clause that
    goes on into the common words: “and we will not go” is left out as a whole.
    """
    low, high = place
    inside = [n for n in range(low, high) if n in negators]
    few = max(high - low, opposite[1] - opposite[0]) <= SHORT
    if not inside or (few and opposite[0] < opposite[1]):
        return inside
    parts = list(_clauses(side, low, high))
    kept: list[int] = []
    if low > 0 and high < len(side.keys) and not side.ends_clause(low - 1) and _leads_on(side, low):
        kept += range(*parts[0])
    if high < len(side.keys) and not side.ends_clause(high - 1) and _goes_on(side, parts[-1]):
        kept += range(*parts[-1])
    return [n for n in inside if n in kept]


def _leads_on(side: Side, low: int) -> bool:
    return side.keys[low] not in tables().clause_ends


def _goes_on(side: Side, part: Range) -> bool:
    """Whether the clause governs the words after it: not “when we did not come”."""
    known, first = tables(), side.keys[part[0]]
    return first not in known.clause_ends or first in known.coordinating


def _clauses(side: Side, low: int, high: int) -> Iterator[Range]:
    """The range cut after each comma and before each word that begins a clause."""
    start = low
    for n in range(low + 1, high):
        if side.ends_clause(n - 1) or side.keys[n] in tables().clause_ends:
            yield start, n
            start = n
    yield start, high
