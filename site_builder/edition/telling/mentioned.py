"""The sentences in which themes are looked for, and how each of them brings its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from site_builder.edition.outside import Gaps
from site_builder.edition.telling.indirect_speech import reported_words
from site_builder.model.found import Article, Paraphrase, Quote
from site_builder.model.given import STORY, QuotationKind
from site_builder.model.synopsis import Mode
from site_builder.model.together import members
from site_builder.text.spans import Span
from site_builder.text.words import Token, Words


class _Read(Struct, frozen=True):
    """One article, read: `starts` are the sentences' starts; segments are in order of place."""

    words: Words
    asides: Gaps
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    segments: tuple[tuple[Span, Quote], ...]
    ends: tuple[int, ...]
    quoted: Gaps
    cues: Gaps
    paraphrased: Gaps

    def tokens(self, at: int) -> list[Token]:
        """The words of a sentence, by its number, without page matter."""
        words = self.words.within(self.spans[at])
        return self.asides.outside(self.spans[at], words)


class Sentences:
    """All sentences of headlines and bodies, asked by article and span."""

    def __init__(self, read: dict[str, _Read]) -> None:
        self._read = read
        self._reported: dict[tuple[str, int], Gaps] = {}  # of each sentence that was asked for

    def __len__(self) -> int:
        return sum(len(article.spans) for article in self._read.values())

    def __iter__(self) -> Iterator[tuple[str, Span]]:
        for article, read in self._read.items():
            for span in read.spans:
                yield article, span

    def having(self, words: Mapping[str, object]) -> Iterator[tuple[str, Span, Sequence[Token]]]:
        """The sentences with one of the words for which the mapping has something, and theirs."""
        for article, read in self._read.items():
            places = zip(read.words.starts, read.words.compared, strict=True)
            found = {bisect_right(read.starts, start) - 1 for start, word in places if words[word]}
            for at in sorted(found - {-1}):
                yield article, read.spans[at], read.tokens(at)

    def at(self, article: str, span: Span) -> list[Span]:
        """The sentences that have a part of the span."""
        read = self._read.get(article)
        if read is None:
            return []
        first = max(0, bisect_right(read.starts, span.start) - 1)
        last = bisect_left(read.starts, span.end)
        return [s for s in read.spans[first:last] if s.overlaps(span)]

    def quotes_in(self, article: str, span: Span) -> tuple[str, ...]:
        """The ids of the speech that is quoted within the span, by place."""
        return tuple(dict.fromkeys(quote.id for quote in self._quotes(article, span)))

    def speakers_in(self, article: str, span: Span) -> set[str]:
        """Who is quoted within the span."""
        return {m for q in self._quotes(article, span) for m in members(q.speaker_id)}

    def mode(
        self, article: str, span: Span, matches: Sequence[Span], given: Mode | None = None
    ) -> Mode:
        """How the sentence brings the matches: quoted before paraphrased before narrated."""
        read = self._read[article]
        if given is Mode.QUOTED or any(read.quoted.hold(match) for match in matches):
            return Mode.QUOTED
        if given is Mode.PARAPHRASED or any(read.paraphrased.hold(match) for match in matches):
            return Mode.PARAPHRASED
        at = bisect_left(read.starts, span.start)
        if at == len(read.spans) or read.spans[at] != span:
            return Mode.NARRATED  # pinned in furniture
        reported = self._reported.get((article, at))
        if reported is None:
            reported = reported_words(read.words.text, read.tokens(at), read.cues, read.quoted)
            self._reported[article, at] = reported
        is_told = any(reported.hold(match) for match in matches)
        return Mode.PARAPHRASED if is_told else Mode.NARRATED

    def _quotes(self, article: str, span: Span) -> Iterator[Quote]:
        read = self._read.get(article)
        if read is None:
            return
        for segment, quote in read.segments[bisect_right(read.ends, span.start) :]:
            if segment.start >= span.end:
                break
            yield quote


def read_sentences(
    articles: tuple[Article, ...], quotes: tuple[Quote, ...], paraphrases: tuple[Paraphrase, ...]
) -> Sentences:
    """The sentences of all articles, by article id and place."""
    speech: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.kind.is_speech:
            speech[quote.article_id].append(quote)
    weak: dict[str, list[Span]] = defaultdict(list)
    for paraphrase in paraphrases:
        weak[paraphrase.article_id].append(paraphrase.span)
    return Sentences(
        {
            article.id: _read(article, speech[article.id], weak[article.id])
            for article in sorted(articles, key=lambda a: a.id)
        }
    )


def _read(article: Article, speech: list[Quote], weak: list[Span]) -> _Read:
    spans = tuple(
        span
        for paragraph in article.paragraphs
        if paragraph.role in STORY
        for span in article.words.sentences(paragraph.span)
    )
    segments = sorted(
        ((segment.span, quote) for quote in speech for segment in quote.segments),
        key=lambda pair: (pair[0], pair[1].id),
    )
    return _Read(
        words=article.words,
        asides=Gaps(article.asides),
        spans=spans,
        starts=tuple(span.start for span in spans),
        segments=tuple(segments),
        ends=tuple(span.end for span, _ in segments),
        quoted=Gaps(span for span, _ in segments),
        # Round a partial quotation the outlet reports: “Khamenei says Negotiations … ‘Not Wise’”.
        cues=Gaps(q.cue for q in speech if q.cue and q.kind is QuotationKind.DIRECT),
        paraphrased=Gaps(weak),
    )
