"""Reported speech: clauses outside quotation marks that tell, in an outlet's words, what somebody
said.

“Iran’s Supreme Leader … has ruled out negotiations …, citing past experiences and vowing to
respond forcefully to any threats.” has three. A clause counts only when a verb of saying brings
it in and the one who says it is certain: named as the subject, quoted in the same sentence, or
“he” where the last name and the last quotation (or the sentence before) agree.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from site_builder.edition.outside import Gaps
from site_builder.model.found import Article, Quote
from site_builder.model.given import Role, Speaker, SpeakerKind
from site_builder.text.lexicon import CUE_VERBS, STRONG
from site_builder.text.spans import Span
from site_builder.text.words import Token, tokenise

LEAST_WORDS = 3
PRONOUNS = frozenset({"he", "she"})
# A name behind one of these is not who speaks: “negotiations with US President Donald Trump”.
NOT_SUBJECT = frozenset(
    ["with", "to", "of", "by", "from", "on", "about", "against", "for", "under", "over", "between"]
)
REACH = 8  # words back from a name to such a preposition, over titles in capitals
JOINS = frozenset({"and", "while"})
CLOSE = 3  # characters between a clause and the quotation that it runs into
SUBJECT_REACH = 4  # words from a subject to its verb: “Khamenei on Monday rejected”
# “… are neither wise nor rational and will do nothing to solve Iran’s problems”
PREDICATES = frozenset(
    [
        "will",
        "would",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "must",
        "should",
        "can",
        "could",
    ]
)


class Clause(Struct, frozen=True):
    """A clause of reported speech. `words` are those compared: without the verb of saying."""

    article_id: str
    speaker_id: str
    span: Span
    words: Span


class Names:
    """How the texts call the speakers: last names, aliases and offices, each of one speaker."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        owners: dict[tuple[str, ...], set[str]] = {}
        for speaker in (s for s in speakers if s.kind is not SpeakerKind.SEVERAL):
            names = (speaker.name, *speaker.aliases)
            phrases = [tuple(t.n for t in tokenise(n)) for n in (*names, *speaker.offices)]
            phrases += [(tokenise(n)[-1].n,) for n in names if tokenise(n)]
            for phrase in phrases:
                bare = phrase[1:] if phrase[:1] in (("the",), ("a",)) else phrase
                if bare:
                    owners.setdefault(bare, set()).add(speaker.id)
        self._owner = {p: next(iter(ids)) for p, ids in owners.items() if len(ids) == 1}
        self._longest: dict[str, int] = {}  # phrase that begins with the word
        for phrase in self._owner:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def at(self, words: Sequence[Token], index: int) -> tuple[str, int] | None:
        """The speaker whose name begins at the word, and how many words it has."""
        first = words[index]
        longest = self._longest.get(first.n.removesuffix("'s"), 0)
        if not longest or not first.t[:1].isupper():
            return None
        for length in range(min(longest, len(words) - index), 0, -1):
            phrase = tuple(t.n.removesuffix("'s") for t in words[index : index + length])
            if phrase in self._owner:
                return self._owner[phrase], length
        return None


def reported_clauses(article: Article, quotes: Sequence[Quote], names: Names) -> list[Clause]:
    """The article's clauses of reported speech, in the order of its text."""
    marked = sorted(s.marked for q in quotes for s in q.segments)
    starts = [span.start for span in marked]
    gaps = Gaps(marked)
    speech = sorted(
        ((s.marked, q.speaker_id) for q in quotes if q.kind.is_speech for s in q.segments),
        key=lambda one: (one[0], one[1] or ""),
    )
    speech_starts = [span.start for span, _ in speech]
    found = []
    last_named: str | None = None
    just_named: str | None = None  # in the sentence before
    for paragraph in article.paragraphs:
        if paragraph.role is not Role.BODY:
            continue
        for sentence in article.words.sentences(paragraph.span):
            words = gaps.outside(sentence, article.words.within(sentence))
            first, after = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
            at = bisect_right(speech_starts, sentence.start) - 1
            last_quoted = speech[at][1] if at >= 0 else None
            end = bisect_left(speech_starts, sentence.end)
            quoted = {who for span, who in speech[max(0, at) : end] if span.overlaps(sentence)}
            mentions = _mentions(words, names)
            he = last_named if (last_quoted or just_named) == last_named else None
            speaker = _speaker(words, mentions, quoted, he)
            just_named = next(iter(mentions.values()))[0] if mentions else None
            last_named = just_named or last_named
            if speaker:
                found += [
                    Clause(article.id, speaker, span, compared)
                    for span, compared in _clauses(
                        article.text, words, mentions, starts[first:after]
                    )
                ]
    return found


def _mentions(words: Sequence[Token], names: Names) -> dict[int, tuple[str, int]]:
    """Speakers named as somebody who acts, by the word at which the name begins."""
    found = {}
    index = 0
    while index < len(words):
        hit = names.at(words, index)
        if hit is None:
            index += 1
            continue
        who, length = hit
        if not words[index + length - 1].n.endswith("'s") and not _is_object(words, index):
            found[index] = (who, length)
        index += length
    return found


def _is_object(words: Sequence[Token], index: int) -> bool:
    for back in range(index - 1, max(-1, index - REACH), -1):
        if words[back].n in NOT_SUBJECT:
            return True
        if not words[back].t[:1].isupper() and words[back].n != "the":
            return False
    return False


def _speaker(
    words: Sequence[Token],
    mentions: Mapping[int, tuple[str, int]],
    quoted: set[str | None],
    he: str | None,
) -> str | None:
    """Who reports in this sentence, or None where it is not certain."""
    if quoted:
        return next(iter(quoted)) if len(quoted) == 1 else None
    if mentions:
        speakers = {who for who, _ in mentions.values()}
        return next(iter(speakers)) if len(speakers) == 1 else None
    return he if any(t.n in PRONOUNS for t in words[:3]) else None


def _clauses(
    text: str,
    words: Sequence[Token],
    mentions: Mapping[int, tuple[str, int]],
    quotations: Sequence[int],
) -> Iterator[tuple[Span, Span]]:
    """What verbs of saying bring in, up to the next one or to a quotation: (clause, compared).

    `quotations` are the places at which marks open, in order.
    """
    subjects = {m + length - 1 for m, (_, length) in mentions.items()}
    subjects |= {n for n, word in enumerate(words) if word.n in PRONOUNS}
    cuts = _cuts(text, words, subjects, quotations)
    starts = sorted(n for n in cuts if n < len(words))
    for first, following in pairwise([*starts, len(words)]):
        compared, end = cuts[first], following
        while end > first and words[end - 1].n in JOINS:
            end -= 1
        if compared is None or compared >= end or end - first < LEAST_WORDS:
            continue
        close = words[end - 1].span.end
        if _next(quotations, close) - close < CLOSE and not text[close : close + 1].strip():
            continue  # “… but the US was “not even committed …””: half a sentence
        yield Span(words[first].span.start, close), Span(words[compared].span.start, close)


def _cuts(
    text: str, words: Sequence[Token], subjects: set[int], quotations: Sequence[int]
) -> dict[int, int | None]:
    """The first word of each part: to the first word compared, or to None if it tells nothing."""
    cuts: dict[int, int | None] = {}
    is_told_first = False  # what is before “…, the country’s Supreme Leader said”
    for index, word in enumerate(words):
        if index and _next(quotations, words[index - 1].span.end) < word.span.start:
            cuts[index] = None
        if index and word.n in PREDICATES and words[index - 1].n == "and":
            cuts[index] = index
        if word.n in CUE_VERBS:
            found = _cuts_at(text, words, subjects, index)
            is_told_first |= found.pop(0, None) == 0
            cuts |= found
    if is_told_first:
        cuts.setdefault(0, 0)
    return cuts


def _cuts_at(
    text: str, words: Sequence[Token], subjects: set[int], verb: int
) -> dict[int, int | None]:
    """The parts that a verb of saying begins or ends."""
    word, after = words[verb], verb + 1
    if after < len(words) and words[after].n == "that":
        return {verb: None, after + 1: after + 1}
    if word.n.endswith("ing"):
        return {verb: after} if verb and _opens(text, words[verb - 1], word) else {}
    if not any(n in subjects for n in range(max(0, verb - SUBJECT_REACH), verb)):
        return {}
    start = _phrase_start(text, words, verb)
    if start > 0:  # “…, the country’s Supreme Leader said”
        return {0: 0, start: None}
    return {after: after} if word.n in STRONG else {verb: after}


def _next(places: Sequence[int], at: int) -> float:
    """The first of the places from `at` on."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else math.inf


def _phrase_start(text: str, words: Sequence[Token], index: int) -> int:
    """The word after the last comma before a verb of saying, 0 where none is near."""
    for n in range(index - 1, max(0, index - REACH), -1):
        if _comma(text, words[n - 1], words[n]):
            return n
    return 0


def _opens(text: str, before: Token, word: Token) -> bool:
    """Whether a participle opens a clause: “…, citing” or “… and vowing”."""
    return before.n in JOINS or _comma(text, before, word)


def _comma(text: str, before: Token, word: Token) -> bool:
    return any(mark in text[before.span.end : word.span.start] for mark in ",;–—")
