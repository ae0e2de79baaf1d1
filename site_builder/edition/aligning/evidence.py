"""Why units are renderings of one utterance: links with score, shared words, rule and grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.aligning.similarity import run_containment, score
from site_builder.edition.aligning.units import Utterance, is_main
from site_builder.model.found import DecidedBy, Grade, Rendering, UnitLink
from site_builder.model.reasons import Reason, two_digits
from site_builder.model.thresholds import SAME_SPEAKER, SAME_WORDS_RUNS, SAME_WORDS_SCORE
from site_builder.text.stems import respell
from site_builder.text.terms import STOP, plain_words
from site_builder.text.words import normalise

ALL_PAIRS_UP_TO = 6  # above, only the links that connect a statement are kept
READ_ALIKE = 4  # pairs of words with one stem that a rule names
MANY = 40  # above, units are linked with the first `ALL_PAIRS_UP_TO` only: pairs grow as squares

ORDER = tuple(Grade)
Pair = tuple[int, int]


def links_of(
    members: Sequence[int],
    units: Sequence[Utterance],
    because: Mapping[Pair, str],
    repeats: Mapping[int, int],
) -> tuple[tuple[UnitLink, ...], Grade | None]:
    """The links between the units of one statement, and the weakest that its renderings need.

    The needed links are those of a maximum spanning tree over the articles: what only an editor
    joined comes last. `repeats` have one link, with the sentence that they repeat.
    """
    if len(members) == 1:
        return (), None
    again = {n: repeats[n] for n in members if repeats.get(n) in members}
    members = [n for n in members if n not in again]
    among = set(members)
    named = {pair for pair in because if among.issuperset(pair)}
    judged = {
        (a, b): _judge(units[a], units[b], because.get((a, b)), bool(named))
        for a, b in _compared(members, units) | named
    }
    needed = _spanning_tree(judged, units)
    grade = max((judged[p].grade for p in needed), key=ORDER.index, default=None)
    kept = judged if len(members) <= ALL_PAIRS_UP_TO else named.union(needed)
    links = [_link(units[a], units[b], judged[a, b]) for a, b in sorted(kept)]
    repeated = [_repeat_link(units[n], units[sentence]) for n, sentence in again.items()]
    return (*links, *repeated), grade


def _compared(members: Sequence[int], units: Sequence[Utterance]) -> set[Pair]:
    """The pairs of two articles, the smaller number first; of `MANY` units not all."""
    first = members if len(members) <= MANY else members[:ALL_PAIRS_UP_TO]
    article = {n: units[n].unit.article_id for n in members}
    return {
        (a, b) for n, a in enumerate(first) for b in members[n + 1 :] if article[a] != article[b]
    }


def main_first(links: Iterable[UnitLink], renderings: Iterable[Rendering]) -> tuple[UnitLink, ...]:
    """The links, first the main ones: of each two articles the best link of their wordings."""
    main = {unit for rendering in renderings for unit in rendering.units}
    best: dict[tuple[str, str], UnitLink] = {}
    rest = []
    for link in sorted(links, key=lambda k: (ORDER.index(k.grade), -k.score)):
        pair = link.first.article_id, link.second.article_id
        is_main = link.first in main and link.second in main and pair[0] != pair[1]
        if not is_main or best.setdefault(pair, link) is not link:
            rest.append(link)
    return (*(replace(link, is_main=True) for link in best.values()), *rest)


def _spanning_tree(judged: Mapping[Pair, _Judged], units: Sequence[Utterance]) -> list[Pair]:
    """The strongest pairs that connect all articles."""
    trees: dict[str, set[str]] = {}  # the articles that each one is connected with
    kept = []
    for pair in sorted(judged, key=lambda p: (judged[p].weakness, -judged[p].score, p)):
        first, second = (trees.setdefault(a, {a}) for a in (units[n].unit.article_id for n in pair))
        if first is not second:
            kept.append(pair)
            first |= second
            trees.update(dict.fromkeys(second, first))
    return kept


class _Judged(Struct, frozen=True):
    """How two units belong together; `is_named`: an editor joined this very pair."""

    score: float
    grade: Grade
    reasons: tuple[Reason, ...]
    is_named: bool

    @property
    def weakness(self) -> int:
        """0: the words speak; 1: a fragment's words; 2: only an editor, or other renderings."""
        if self.grade is Grade.FRAGMENT:
            return 1
        return 2 if self.grade is Grade.EDITOR or self.score < SAME_SPEAKER else 0


def _judge(a: Utterance, b: Utterance, because: str | None, edited: bool) -> _Judged:
    value = round(score(a.wording, b.wording), 4)
    grade, reasons = _grade(a, b, value, edited)
    if because is not None:
        near = grade is not Grade.FRAGMENT and value >= SAME_SPEAKER
        grade = grade if near else Grade.EDITOR
        reasons = (Reason("confirmed" if near else "joined", names=(because,)),)
    return _Judged(value, grade, reasons, because is not None)


def _link(a: Utterance, b: Utterance, judged: _Judged) -> UnitLink:
    shared, alike = words_alike(a, b)
    reasons = judged.reasons
    if not judged.is_named and alike and not (a.is_fragment or b.is_fragment):
        named = "; ".join(f"{one}, {other}" for one, other in alike[:READ_ALIKE])
        named += " …" if len(alike) > READ_ALIKE else ""
        reasons = (*reasons, Reason("read alike", names=(named,)))
    is_editors = judged.is_named or judged.grade is Grade.EDITOR
    return UnitLink(
        a.unit,
        b.unit,
        score=judged.score,
        shared=shared,
        reasons=reasons,
        grade=judged.grade,
        decided_by=DecidedBy.EDITOR if is_editors else DecidedBy.AUTOMATIC,
    )


def _repeat_link(one: Utterance, sentence: Utterance) -> UnitLink:
    shared, _ = words_alike(one, sentence)
    return UnitLink(
        first=one.unit,
        second=sentence.unit,
        score=round(score(one.wording, sentence.wording), 4),
        shared=shared,
        reasons=(
            Reason("same article"),
            _found_there(one, sentence, "only there" if _is_only_there(one, sentence) else "there"),
        ),
        grade=Grade.FRAGMENT,
    )


def _is_only_there(one: Utterance, sentence: Utterance) -> bool:
    """Whether `find_repeats` decided that."""
    return not is_main(one) and one.speaker_id == sentence.speaker_id


def _found_there(fragment: Utterance, other: Utterance, where: str = "there") -> Reason:
    """That the other has the fragment's words: as written, or as they are read."""
    shared, _ = words_alike(fragment, other)
    terms = [t for t in dict.fromkeys(fragment.wording.sequence) if t not in STOP]
    if len(shared) == len({fragment.written[fragment.wording.sequence.index(t)] for t in terms}):
        return Reason(f"words {where}")
    missing = "" if set(terms) <= other.wording.terms else ", no not"
    read = " ".join(_plainly(t, fragment, other) for t in terms if t in other.wording.terms)
    return Reason(f"read {where}{missing}", (read,))


def _plainly(term: str, one: Utterance, other: Utterance) -> str:
    """A term as a reader knows it: a word of either that has no negation in it."""
    if term == "not":
        return term
    for wording, written in ((one.wording, one.written), (other.wording, other.written)):
        words = {
            word.lower() for t, word in zip(wording.sequence, written, strict=True) if t == "not"
        }
        found = written[wording.sequence.index(term)].lower()
        if found not in words:
            return found
    return term


def words_alike(
    one: Utterance, other: Utterance
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The content words that both print, and the pairs that are one term in two shapes.

    “wise” and “wise”; “negotiations” and “negotiating”, “unwise” and “wise”. Case and spelling
    make no shape. Each is listed once, as `one` writes it.
    """
    shapes: dict[str, dict[str, str]] = {}
    for term, word in zip(other.wording.sequence, other.written, strict=True):
        if term not in STOP:
            shapes.setdefault(term, {}).setdefault(_shape(word), word)
    same: dict[str, str] = {}
    alike: dict[str, tuple[str, str]] = {}
    for term, word in zip(one.wording.sequence, one.written, strict=True):
        if term not in shapes:
            continue
        shape = _shape(word)
        if shape in shapes[term]:
            same.setdefault(shape, word)
        elif term != "not":
            alike.setdefault(term, (word, next(iter(shapes[term].values()))))
    return tuple(same.values()), tuple(p for p in alike.values() if _shape(p[0]) not in same)


def _shape(written: str) -> str:
    """The word as printed, in one case and spelling; “won’t” is not “not”."""
    words = plain_words(written)
    return normalise(written) if "not" in words else " ".join(map(respell, words))


def _grade(
    a: Utterance, b: Utterance, value: float, edited: bool
) -> tuple[Grade, tuple[Reason, ...]]:
    who = Reason("speaker unclear")
    if a.speaker_id and b.speaker_id:
        who = Reason("same speaker" if a.speaker_id == b.speaker_id else "other names")
    score = (two_digits(value),)
    if a.printed == b.printed:
        return Grade.SAME_WORDS, (who, Reason("no word differs"))
    shared = a.wording.content & b.wording.content
    is_part = a.wording.sequence != b.wording.sequence and bool(shared)
    for one, other in ((a, b), (b, a)):
        if one.is_fragment and is_part and shared == one.wording.content:
            return Grade.FRAGMENT, (who, _found_there(one, other))
    if (a.is_fragment or b.is_fragment) and is_part:
        return Grade.FRAGMENT, (who, Reason("lone word"))
    runs = run_containment(a.wording, b.wording)
    if runs >= SAME_WORDS_RUNS:
        return Grade.CLOSE, (who, Reason("runs", names=(str(round(100 * runs)),)))
    if value >= SAME_WORDS_SCORE:
        return Grade.CLOSE, (who, Reason("close", names=score))
    if value >= SAME_SPEAKER:
        return Grade.PROBABLE, (who, Reason("probable", names=score))
    if edited:
        return Grade.EDITOR, (Reason("through another"),)
    return Grade.PROBABLE, (who, Reason("near the others", names=score))
