"""What a difference between two wordings of one utterance changes in their meaning.

| kind | what is compared |
|-|-|
| negation | negators and negating prefixes, counted; an opposite in the same place cancels one |
| number | value and unit |
| name | names in the same place that are not one entity |
| opposite | pairs of words (`meaning_words.json`) in the same place, and past against future |
| order | nouns or pronouns that change sides of a verb; lists do not count |

The rules prefer silence to a wrong warning: sentences with few words in the same order are not
compared, and a place where both sides have many words is not read word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from site_builder.edition.aligning.negations import negations
from site_builder.edition.aligning.wording_sides import Place, Range, Side, places, tables
from site_builder.model.found import ChangedMeaning, Turn
from site_builder.text.lexicon import HONORIFICS, TITLES
from site_builder.text.stems import IRREGULAR
from site_builder.text.terms import STOP

SHORT = 4  # words of a place that are compared word by word
NEAR = 3  # words between a negator and the opposite that cancels it
LONGEST_SWAP = 30  # words of a passage in which two of them change sides
ALIKE, LONG_NAME = 0.8, 6  # names so alike, and so long, are two spellings of one
CASES = {"me": "i", "my": "i", "him": "he", "her": "she", "us": "we", "them": "they"}
Turned = tuple[Turn, Range, Range]


def changed_meaning(
    one: Side, other: Side, people: Sequence[frozenset[str]] = ()
) -> tuple[ChangedMeaning, ...]:
    """How the meaning differs, by kind and place; `people` are the words of each one's names."""
    if one.keys == other.keys and [n.value for _, n in one.numbers] == [
        n.value for _, n in other.numbers
    ]:
        return ()
    found = places(one, other)
    if found is None:
        return ()
    swaps = list(_order(one, other, found))
    turned = swaps
    if not swaps:
        opposites = list(_opposites(one, other, found))
        denied = [(Turn.NEGATION, a, b) for _, a, b in negations(one, other, found)]
        turned = [
            *_uncancelled(denied, opposites),
            *_numbers(one, other, found),
            *_names(one, other, found, people),
            *_uncancelled(opposites, denied),
        ]
    return tuple(
        ChangedMeaning(kind, one.unit, other.unit, one.span(*a), other.span(*b))
        for kind, a, b in turned
    )


def _uncancelled(turned: Sequence[Turned], others: Sequence[Turned]) -> Iterator[Turned]:
    """Those with none of the others next to them: “not guilty” is “innocent”."""
    for kind, a, b in turned:
        if not any(_is_next(a, x) and _is_next(b, y) for _, x, y in others):
            yield kind, a, b


def _is_next(a: Range, b: Range) -> bool:
    return a[0] <= b[1] + NEAR and b[0] <= a[1] + NEAR


def _short(found: Sequence[Place]) -> Iterator[tuple[Range, Range]]:
    """The places where both sides have a few words."""
    for place in found:
        if (
            0 < place.one[1] - place.one[0] <= SHORT
            and 0 < place.other[1] - place.other[0] <= SHORT
        ):
            yield place.one, place.other


# ------------------------------------------------------------------ numbers and names


def _numbers(one: Side, other: Side, found: Sequence[Place]) -> Iterator[Turned]:
    """Amounts in one place whose value or unit differs."""
    values = [{(a.value, a.unit) for _, a in s.numbers} for s in (one, other)]
    for place in found:
        mine = [(r, a) for r, a in one.numbers if _touches(r, place.one)]
        theirs = [(r, a) for r, a in other.numbers if _touches(r, place.other)]
        if len(mine) == len(theirs):
            for (a, x), (b, y) in zip(mine, theirs, strict=True):
                is_new = (x.value, x.unit) not in values[1] or (y.value, y.unit) not in values[0]
                if is_new and (x.value != y.value or (x.unit and y.unit and x.unit != y.unit)):
                    yield Turn.NUMBER, a, b
        elif len(mine) + len(theirs) == 1:
            has, (a, x) = (one, mine[0]) if mine else (other, theirs[0])
            own, lacks = (place.one, place.other) if mine else (place.other, place.one)
            if (
                a == own
                and lacks[0] == lacks[1]
                and a[0] > 0
                and a[1] < len(has.keys)
                and x.value > 1
                and not x.unit
            ):
                yield (Turn.NUMBER, a, lacks) if mine else (Turn.NUMBER, lacks, a)


def _touches(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _names(
    one: Side, other: Side, found: Sequence[Place], people: Sequence[frozenset[str]]
) -> Iterator[Turned]:
    """Names in one place that do not mean one person, place or body."""
    for a, b in _short(found):
        mine, theirs = _name(one, a), _name(other, b)
        if mine and theirs and not _are_one(mine, theirs, people):
            yield Turn.NAME, a, b


def _name(side: Side, place: Range) -> tuple[str, ...]:
    """The words of a name if the place has nothing else but titles and stop words."""
    if 2 * sum(map(side.is_capital, range(len(side.keys)))) > len(side.keys):
        return ()
    words = []
    for n in range(*place):
        key = side.keys[n]
        if key in STOP or key in TITLES or key in HONORIFICS:
            continue
        if not side.is_capital(n) or (n == 0 and not _is_name(side, n)):
            return ()
        words.append(key.removesuffix("'s"))
    return tuple(words)


def _is_name(side: Side, at: int) -> bool:
    """Whether the text writes the first word of a sentence with a capital elsewhere too."""
    words, text = side.article.words, side.article.text
    own = side.words[at].start
    cases = {
        (text[start].isupper(), text[max(0, start - 2) : start][:1].isalnum())
        for start, compared in zip(words.starts, words.compared, strict=True)
        if start != own and compared.removesuffix("'s") == side.keys[at]
    }
    return (True, True) in cases and not any(not is_capital for is_capital, _ in cases)


def _are_one(mine: Sequence[str], theirs: Sequence[str], people: Sequence[frozenset[str]]) -> bool:
    if (
        set(mine) & set(theirs)
        or "".join(w[0] for w in mine) in theirs
        or "".join(w[0] for w in theirs) in mine
    ):
        return True
    both = {*mine, *theirs}
    if any(both <= names for names in (*people, *tables().entities)):
        return True
    return any(
        a.startswith(b)
        or b.startswith(a)
        or (min(len(a), len(b)) >= LONG_NAME and SequenceMatcher(None, a, b).ratio() >= ALIKE)
        for a in mine
        for b in theirs
    )


# ------------------------------------------------------------------ opposites and order


def _opposites(one: Side, other: Side, found: Sequence[Place]) -> Iterator[Turned]:
    """Opposites in one place, and one verb in the past and in the future."""
    known = tables().opposites
    for a, b in _short(found):
        mine, theirs = one.stems[slice(*a)], other.stems[slice(*b)]
        for n, word in enumerate(mine, a[0]):
            at = next((m for m, w in enumerate(theirs, b[0]) if w in known.get(word, ())), None)
            if at is not None and word not in theirs and other.stems[at] not in mine:
                yield Turn.OPPOSITE, (n, n + 1), (at, at + 1)
                break
        else:
            if _is_turned_in_time(one, a, other, b) or _is_turned_in_time(other, b, one, a):
                yield Turn.OPPOSITE, a, b


def _is_turned_in_time(past: Side, a: Range, future: Side, b: Range) -> bool:
    """“has lost” against “will lose”."""
    known = tables()
    before, after = past.keys[slice(*a)], future.keys[slice(*b)]
    if not known.future & set(after) or (known.future | known.moods) & set(before):
        return False
    lost = set(past.stems[slice(*a)]) & set(future.stems[slice(*b)]) - STOP
    is_past = any(w in IRREGULAR or w.endswith("ed") or w in known.past for w in before)
    return is_past and (bool(lost) or all(w in STOP for w in (*before, *after)))


def _order(one: Side, other: Side, found: Sequence[Place]) -> Iterator[Turned]:
    """Words that change sides: “Russia attacked Ukraine”, “Ukraine attacked Russia”."""
    mine, theirs = _canonical(one), _canonical(other)
    n = 0
    while n < len(found):
        for last in range(n, len(found)):
            a, b = (found[n].one[0], found[last].one[1]), (found[n].other[0], found[last].other[1])
            if max(a[1] - a[0], b[1] - b[0]) > LONGEST_SWAP:
                break
            swap = _swap(mine[slice(*a)], theirs[slice(*b)])
            if swap:
                x, y = swap
                yield Turn.ORDER, (a[0], a[0] + x), (b[0], b[0] + y)
                yield Turn.ORDER, (a[1] - y, a[1]), (b[1] - x, b[1])
                n = last
                break
        n += 1


def _canonical(side: Side) -> list[str]:
    return [
        CASES.get(key, key if key in STOP else s)
        for key, s in zip(side.keys, side.stems, strict=True)
    ]


def _swap(a: Sequence[str], b: Sequence[str]) -> tuple[int, int] | None:
    """The lengths of X and Y if the one is X V Y and the other Y V X, with a verb in V."""
    if len(a) != len(b) or Counter(a) != Counter(b):
        return None
    for x in range(1, len(a)):
        if a[:x] != b[len(b) - x :]:
            continue
        for y in range(1, len(a) - x):
            between = a[x : len(a) - y]
            is_swap = b[:y] == a[len(a) - y :] and between == b[y : len(b) - x]
            if is_swap and set(between) - tables().joining:  # a verb
                return x, y
    return None
