"""Why units are renderings of one utterance: links with score, shared words, rule and grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from site_builder.analysis.similarity import run_containment, score, shared_content
from site_builder.analysis.units import Utterance
from site_builder.model import Grade, Link

SAME_SPEAKER = 0.31  # from here two sentences of one event and speaker are joined
UNKNOWN_SPEAKER = 0.55  # from here when the speaker of either is unclear
SAME_WORDS_SCORE = 0.55
SAME_WORDS_RUNS = 0.3  # share of the smaller one's runs of three words
ALL_PAIRS_UP_TO = 6  # above, only the links that hold a statement together are kept

ORDER = tuple(Grade)
Pair = tuple[int, int]


def links_of(
    members: Sequence[int], units: Sequence[Utterance], because: Mapping[Pair, str]
) -> tuple[tuple[Link, ...], Grade | None]:
    """The links between the units of one statement, and the weakest that it needs.

    The needed links are those of a maximum spanning tree: what an editor alone joined comes last.
    """
    pairs = {
        (a, b): _link(units[a], units[b], because.get((a, b)))
        for a, b in combinations(members, 2)
        if units[a].unit.article_id != units[b].unit.article_id or (a, b) in because
    }
    needed = _spanning_tree(members, pairs)
    grade = max((pairs[p].grade for p in needed), key=ORDER.index, default=None)
    kept = sorted(pairs) if len(members) <= ALL_PAIRS_UP_TO else sorted(needed)
    return tuple(pairs[p] for p in kept), grade


def _spanning_tree(members: Sequence[int], pairs: Mapping[Pair, Link]) -> list[Pair]:
    host = {m: m for m in members}
    tree = []
    for a, b in sorted(pairs, key=lambda p: (pairs[p].grade is Grade.EDITOR, -pairs[p].score, p)):
        if host[a] != host[b]:
            tree.append((a, b))
            joined = host[b]
            host = {m: host[a] if h == joined else h for m, h in host.items()}
    return tree


def _link(a: Utterance, b: Utterance, because: str | None) -> Link:
    value = round(score(a.wording, b.wording), 4)
    grade, rule = _grade(a, b, value)
    if because is not None:
        near = grade is not Grade.FRAGMENT and value >= SAME_SPEAKER
        grade = grade if near else Grade.EDITOR
        rule = f"{'confirmed' if near else 'joined'} by an editor: {because}"
    return Link(
        first=a.unit,
        second=b.unit,
        score=value,
        shared=shared_content(a.wording, b.wording),
        rule=rule,
        grade=grade,
    )


def _grade(a: Utterance, b: Utterance, value: float) -> tuple[Grade, str]:
    runs = run_containment(a.wording, b.wording)
    who = "same speaker" if a.speaker_id and b.speaker_id else "speaker of one unclear"
    if a.is_fragment or b.is_fragment:
        return Grade.FRAGMENT, f"same event, {who}; the fragment’s words stand in the sentence"
    if runs >= SAME_WORDS_RUNS:
        return Grade.SAME_WORDS, f"same event, {who}; {runs:.0%} of the runs of three words shared"
    if value >= SAME_WORDS_SCORE:
        return Grade.SAME_WORDS, f"same event, {who}; score {value:.2f}, same words from 0.55"
    if value >= SAME_SPEAKER:
        return Grade.PROBABLE, f"same event, {who}; score {value:.2f}, probable from 0.31"
    return Grade.PROBABLE, f"same event, {who}; near the other renderings, score {value:.2f}"
