"""Which two sentences of an event may be one utterance, and how near they are.

Only sentences that share a content word are compared, never two of one article or of two people.
The words of one speaker need a score; where a speaker is unclear, they must be nearly the same.
What is word for word the same counts as close wording with any score (`SAME_WORDS_SCORE`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from site_builder.edition.aligning.similarity import Wording, mass_of, run_containment, score
from site_builder.edition.aligning.units import Utterance, is_main
from site_builder.edition.aligning.voices import Bond, UnitVoice
from site_builder.model.thresholds import (
    SAME_SPEAKER,
    SAME_WORDS_RUNS,
    SAME_WORDS_SCORE,
    UNKNOWN_SPEAKER,
)

Pair = tuple[int, int]

# What a pair of which one speaker is unclear loses, so that one threshold serves both cases.
DOUBT = UNKNOWN_SPEAKER - SAME_SPEAKER
WHOLE = 0.5  # and how much of the longer sentence the shorter one must be
# Content words of the longer of two sentences that may be joined by one: “If they threaten us, …”
# and “If they put their threat into practice, …”; but not “There’s a problem.” and a long sentence
# that speaks of “the problem”.
SHORT = 3
FRAME = 1.2  # and what the two must share: that word and two small ones, “if they … their threats”
TELLING = 2  # shared content words other than names, without which longer ones are not joined
VERBATIM = 0.8  # the part of the shorter one's runs of three words that the longer one has
NEARLY_VERBATIM = 0.6  # the same, for one person under two names
LONG_ONES = 2  # longer verbatim sentences that show one original; translators agree on short ones
WORDS = 4  # content words of both that are verbatim; with fewer they may be a slogan
ROW_WORDS = 2  # content words of a row, if a speaker is unclear; fewer are alike by chance
# A content word of more units than this in one event names its subject (“Iran”) and by itself
# proposes no pair, unless the sentence has no rarer one (three hundred outlets quote it); it still
# counts in the score of pairs that a rarer word proposes.
COMMON = 200
TOO_COMMON = 1000  # bounds the pairs of each unit, so that the cost grows with their number


def pair_scores(
    units: Sequence[Utterance], voices: Sequence[UnitVoice], left_out: Collection[int] = ()
) -> dict[Pair, float]:
    """The scores of the pairs that share a content word and may be one utterance.

    The units `left_out` are in no pair.
    """
    scores: dict[Pair, float] = {}
    verbatim: dict[Pair, int] = {}  # and the shorter of the two
    sayers: dict[int, set[str | None]] = defaultdict(set)  # of all that a unit says
    for a, b in _candidates(units, left_out):
        one, other = units[a], units[b]
        is_of_one_report = one.unit.article_id == other.unit.article_id
        if is_of_one_report and voices[a].id == voices[b].id:
            continue  # it tells of nobody else who says so
        if not _share_enough(one.wording, other.wording) or one.occasion.differs(other.occasion):
            continue
        bond = voices[a].bond(voices[b])
        is_first = len(one.wording.sequence) <= len(other.wording.sequence)
        short, long = (a, b) if is_first else (b, a)
        if is_verbatim(units[short], units[long], bond):
            verbatim[a, b] = short
            sayers[short] |= {v.person for v in (voices[a], voices[b]) if v.is_name}
        if bond is not Bond.CLASH and not is_of_one_report:
            scores[a, b] = _score_of(one, other, bond)
    for (a, b), short in verbatim.items():
        is_open = voices[a].bond(voices[b]) is Bond.OPEN
        if is_open and len(sayers[short]) > 1:  # what two people say may be anybody's
            scores.pop((a, b), None)
        elif (a, b) in scores:
            scores[a, b] = max(scores[a, b], SAME_WORDS_SCORE)
    return {pair: value for pair, value in scores.items() if value > 0}


def _candidates(units: Sequence[Utterance], left_out: Collection[int]) -> Iterator[Pair]:
    """Pairs of units, the smaller number first, that share a content word; some more than once."""
    compared = [(n, u.wording.content) for n, u in enumerate(units) if n not in left_out]
    main = [(n, content) for n, content in compared if is_main(units[n])]
    spread = Counter(chain.from_iterable(content for _, content in main))
    earlier: dict[str, list[int]] = {term: [] for term, count in spread.items() if count > 1}
    for number, content in main:
        shared = Counter(
            chain.from_iterable(earlier[t] for t in content if 1 < spread[t] <= COMMON)
        )
        # One shared word is enough for short sentences, and where a common word may be shared, too.
        may_be_more = len(content) <= SHORT or any(spread[t] > COMMON for t in content)
        for other, times in shared.items():
            if times > 1 or may_be_more:
                yield other, number
        for holders in (earlier[t] for t in content if t in earlier):
            holders.append(number)
    for number, content in main:
        rarest = min(((spread[t], t) for t in content), default=(0, ""))
        if COMMON < rarest[0] <= TOO_COMMON:
            yield from _paired(number, earlier[rarest[1]])
    if len(main) < len(compared):
        yield from _with_fragments(units, compared)


def _with_fragments(
    units: Sequence[Utterance], compared: Sequence[tuple[int, frozenset[str]]]
) -> Iterator[Pair]:
    """The pairs of headlines, captions and fragments with what has their rarest word.

    A word of one report alone proposes none.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    reports: dict[str, set[str]] = defaultdict(set)
    for number, content in compared:
        for term in content:
            holders[term].append(number)
            reports[term].add(units[number].unit.article_id)
    for number, content in compared:
        if content and not is_main(units[number]):
            _, rarest = min((len(holders[t]), t) for t in content)
            if len(holders[rarest]) <= COMMON and len(reports[rarest]) > 1:
                yield from _paired(number, holders[rarest])


def _share_enough(one: Wording, other: Wording) -> bool:
    """Whether two content words are shared, or one by short sentences; others have no evidence."""
    if len(one.content) <= SHORT and len(other.content) <= SHORT:
        return True
    return len(one.content & other.content) > 1


def _paired(number: int, others: Sequence[int]) -> Iterator[Pair]:
    return ((min(number, o), max(number, o)) for o in others if o != number)


def is_verbatim(short: Utterance, long: Utterance, bond: Bond) -> bool:
    """Whether the longer sentence has the shorter one's words as they are, and enough of them.

    If nothing shows that one person spoke, names and mottos are not enough.
    """
    one, other = short.wording, long.wording
    content = len(one.content & other.content)
    if bond is Bond.SAME and one.sequence == other.sequence:
        return content > 0 and len(one.sequence) > 1
    if content < ROW_WORDS or (bond >= Bond.OPEN and short.is_label):
        return False
    runs = run_containment(one, other)
    if content >= WORDS and runs >= (NEARLY_VERBATIM if bond is Bond.NAMESAKE else VERBATIM):
        return True
    if len(one.sequence) < WORDS and len(one.content - short.names - long.names) < TELLING:
        return False  # “American strength” is anybody's
    return bond >= Bond.OPEN and short.printed in long.printed


def _score_of(a: Utterance, b: Utterance, bond: Bond) -> float:
    """The score of two sentences, 0 of what is only attached to what sentences form."""
    if not (is_main(a) and is_main(b)):
        return 0.0
    if bond is Bond.SAME:
        return _score(a, b)
    return 0.0 if a.is_label or b.is_label else _score_in_doubt(a, b)


def _score(a: Utterance, b: Utterance) -> float:
    """The score of two sentences of one speaker, 0 where what they share is too common."""
    return score(a.wording, b.wording) if _has_evidence(a, b) else 0.0


def _has_evidence(a: Utterance, b: Utterance) -> bool:
    """Whether two telling words or runs of words are shared, or one in short sentences.

    “Donald Trump” in two sentences about him proves nothing, nor does “see” in “We’ll see”.
    """
    one, other = a.wording, b.wording
    shared = one.content & other.content
    if len(shared) > 1 and _share_runs(a, b):
        return True
    if len(shared - a.names - b.names) >= TELLING:
        return True
    if len(shared) > 1:
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


# ------------------------------------------------------------------ translations, or one original


def quotes_one_original(
    units: Sequence[Utterance], scores: Mapping[Pair, float], homes: Sequence[object]
) -> bool:
    """Whether at least half of the joined pairs of sentences are verbatim, or two long ones.

    `homes` are equal for units of one statement.
    The outlets of such an event quote one original, and sentences that are only near are two.
    Outlets that translate have other words for the same sentence, unless it is short: “If they
    threaten us, we will threaten them.”
    """
    runs = {
        (a, b): run_containment(units[a].wording, units[b].wording) >= VERBATIM
        for a, b in scores
        if min(len(units[n].wording.content) for n in (a, b)) >= ROW_WORDS and homes[a] == homes[b]
    }
    long = [p for p in runs if all(len(units[n].wording.content) > WORDS for n in p)]
    return 2 * sum(runs.values()) >= len(runs) > 0 or sum(runs[p] for p in long) >= LONG_ONES


def is_probable(a: Utterance, b: Utterance, value: float) -> bool:
    """Whether a pair of this score is less than close wording."""
    return value < SAME_WORDS_SCORE and not _share_runs(a, b)
