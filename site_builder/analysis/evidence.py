"""Why units are renderings of one utterance: links with score, shared words, rule and grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from site_builder.analysis.similarity import run_containment, score, shared_words
from site_builder.analysis.units import Utterance
from site_builder.model import Grade, Link

SAME_SPEAKER = 0.31  # from here two sentences of one event and speaker are joined
UNKNOWN_SPEAKER = 0.55  # from here when the speaker of either is unclear
SAME_WORDS_SCORE = 0.55
SAME_WORDS_RUNS = 0.3  # share of the smaller one's runs of three words
ALL_PAIRS_UP_TO = 6  # above, only the links that hold a statement together are kept
MANY = 40  # above, units are linked with the first `ALL_PAIRS_UP_TO` only: pairs grow as squares

ORDER = tuple(Grade)
Pair = tuple[int, int]


def links_of(
    members: Sequence[int], units: Sequence[Utterance], because: Mapping[Pair, str]
) -> tuple[tuple[Link, ...], Grade | None]:
    """The links between the units of one statement, and the weakest that its renderings need.

    The needed links are those of a maximum spanning tree over the articles: what only an editor
    joined comes last.
    """
    edited = any(pair in because for pair in combinations(members, 2))
    pairs = {
        (a, b): _link(units[a], units[b], because.get((a, b)), edited)
        for a, b in combinations(members, 2)
        if (a, b) in because
        or (
            units[a].unit.article_id != units[b].unit.article_id
            and (len(members) <= MANY or a in members[:ALL_PAIRS_UP_TO])
        )
    }
    needed = _spanning_tree(pairs)
    grade = max((pairs[p].grade for p in needed), key=ORDER.index, default=None)
    if len(members) <= ALL_PAIRS_UP_TO:
        return tuple(pairs[p] for p in sorted(pairs)), grade
    kept = sorted({*needed, *(p for p in pairs if p in because)})
    return tuple(pairs[p] for p in kept), grade


def _spanning_tree(pairs: Mapping[Pair, Link]) -> list[Pair]:
    host = {u.article_id: u.article_id for k in pairs.values() for u in (k.first, k.second)}
    tree = []
    for pair in sorted(pairs, key=lambda p: (_weakness(pairs[p]), -pairs[p].score, p)):
        first, second = host[pairs[pair].first.article_id], host[pairs[pair].second.article_id]
        if first != second:
            tree.append(pair)
            host = {a: first if h == second else h for a, h in host.items()}
    return tree


def _weakness(link: Link) -> int:
    """0: the words speak; 1: a fragment's words; 2: only an editor, or the other renderings."""
    if link.grade is Grade.FRAGMENT:
        return 1
    return 2 if link.grade is Grade.EDITOR or link.score < SAME_SPEAKER else 0


def _link(a: Utterance, b: Utterance, because: str | None, edited: bool) -> Link:
    value = round(score(a.wording, b.wording), 4)
    grade, rule = _grade(a, b, value, edited)
    if because is not None:
        near = grade is not Grade.FRAGMENT and value >= SAME_SPEAKER
        grade = grade if near else Grade.EDITOR
        rule = f"{'confirmed' if near else 'joined'} by an editor: {because}"
    return Link(
        first=a.unit,
        second=b.unit,
        score=value,
        shared=shared_words(a.wording, b.wording, a.written),
        rule=rule,
        grade=grade,
    )


def _grade(a: Utterance, b: Utterance, value: float, edited: bool) -> tuple[Grade, str]:
    who = "same speaker" if a.speaker_id and b.speaker_id else "speaker of one unclear"
    shared = a.wording.content & b.wording.content
    if (a.is_fragment and shared and shared == a.wording.content) or (
        b.is_fragment and shared and shared == b.wording.content
    ):
        return Grade.FRAGMENT, f"same event, {who}; the fragment’s words all stand in the other"
    if (a.is_fragment or b.is_fragment) and shared:
        return Grade.FRAGMENT, f"same event, {who}; a word of the fragment stands in no other place"
    runs = run_containment(a.wording, b.wording)
    if runs >= SAME_WORDS_RUNS:
        return Grade.SAME_WORDS, f"same event, {who}; {runs:.0%} of the runs of three words shared"
    if value >= SAME_WORDS_SCORE:
        return Grade.SAME_WORDS, f"same event, {who}; score {value:.2f}, same words from 0.55"
    if value >= SAME_SPEAKER:
        return Grade.PROBABLE, f"same event, {who}; score {value:.2f}, probable from 0.31"
    if edited:
        return Grade.EDITOR, "joined through a rendering that an editor linked"
    return Grade.PROBABLE, f"same event, {who}; near the other renderings, score {value:.2f}"
