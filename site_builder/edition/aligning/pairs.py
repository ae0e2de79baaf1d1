"""Which two sentences of an event may be one utterance, and how near they are.

Only sentences that share a content word are compared, never two of one article or of two known
speakers; where a speaker is unclear, the words must be nearly the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from site_builder.edition.aligning.similarity import mass_of, run_containment, score
from site_builder.edition.aligning.units import Utterance, is_main
from site_builder.model.thresholds import SAME_SPEAKER, SAME_WORDS_RUNS, UNKNOWN_SPEAKER

Pair = tuple[int, int]

# What a pair of which one speaker is unclear loses, so that one threshold serves both cases.
DOUBT = UNKNOWN_SPEAKER - SAME_SPEAKER
WHOLE = 0.5  # and how much of the longer sentence the shorter one must be
# Content words of the longer of two sentences that may be joined by one: “If they threaten us, …”
# and “If they put their threat into practice, …”; but not “There’s a problem.” and a long sentence
# that speaks of “the problem”.
SHORT = 3
FRAME = 1.2  # and what the two must share: that word and two small ones, “if they … their threats”
# A content word of more units than this in one event names its subject (“Iran”) and by itself
# proposes no pair, unless the sentence has no rarer one (three hundred outlets quote it); it still
# counts in the score of pairs that a rarer word proposes.
COMMON = 200
TOO_COMMON = 1000  # bounds the pairs of each unit, so that the cost grows with their number


def pair_scores(units: Sequence[Utterance], speakers: Sequence[str | None]) -> dict[Pair, float]:
    """The scores of the pairs that share a content word and may be one utterance."""
    scores: dict[Pair, float] = {}
    articles = [one.unit.article_id for one in units]
    for a, b in _candidates(units):
        if articles[a] == articles[b] or (a, b) in scores:
            continue
        if speakers[a] is None or speakers[b] is None:
            value = _score_in_doubt(units[a], units[b])
        else:
            value = _score(units[a], units[b]) if speakers[a] == speakers[b] else 0.0
        if value > 0:
            scores[a, b] = value
    return scores


def _candidates(units: Sequence[Utterance]) -> Iterator[Pair]:
    """Pairs of units, the smaller number first, that share a content word; some more than once."""
    main = [(number, one.wording.content) for number, one in enumerate(units) if is_main(one)]
    spread = Counter(chain.from_iterable(content for _, content in main))
    earlier: dict[str, list[int]] = {term: [] for term, count in spread.items() if count > 1}
    for number, content in main:
        shared = [earlier[t] for t in content if 1 < spread[t] <= COMMON]
        for other in set(chain.from_iterable(shared)):
            yield other, number
        for holders in (earlier[t] for t in content if t in earlier):
            holders.append(number)
    for number, content in main:
        rarest = min(((spread[t], t) for t in content), default=(0, ""))
        if COMMON < rarest[0] <= TOO_COMMON:
            for other in earlier[rarest[1]]:
                if other != number:
                    yield min(number, other), max(number, other)


def _score(a: Utterance, b: Utterance) -> float:
    """The score of two sentences of one speaker, 0 where what they share is too common."""
    return score(a.wording, b.wording) if _has_evidence(a, b) else 0.0


def _has_evidence(a: Utterance, b: Utterance) -> bool:
    """Whether two content words are shared of which one is no name, or one in short sentences.

    “Donald Trump” in two sentences about him proves nothing, nor does “see” in “We’ll see”.
    """
    one, other = a.wording, b.wording
    shared = one.content & other.content
    if len(shared) > 1:
        return bool(shared - a.names - b.names) or _share_runs(a, b)
    if max(len(one.content), len(other.content)) > SHORT:
        return False
    frame = mass_of(one.terms & other.terms) >= FRAME
    return frame or _share_runs(a, b) or one.sequence == other.sequence


def _score_in_doubt(a: Utterance, b: Utterance) -> float:
    """The score where a speaker is unclear: less `DOUBT`, and 0 where the words are not the same.

    A slogan within a longer sentence (“make America great again”) may be anybody's.
    """
    small, large = sorted((a.wording.mass, b.wording.mass))
    is_whole = small >= WHOLE * large
    return _score(a, b) - DOUBT if is_whole and _share_runs(a, b) else 0.0


def _share_runs(a: Utterance, b: Utterance) -> bool:
    return run_containment(a.wording, b.wording) >= SAME_WORDS_RUNS
