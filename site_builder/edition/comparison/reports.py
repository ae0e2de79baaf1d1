"""What can be counted in the reports of an event, and who is quoted in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from site_builder.model.comparison import ReportCounts, SpeechPassage, Voice
from site_builder.model.found import Article, Quote
from site_builder.model.given import Role, Speaker
from site_builder.text.spans import Span
from site_builder.text.words import tokenise


def report_counts(
    article: Article, quotes: Sequence[Quote], speech: Sequence[SpeechPassage]
) -> ReportCounts:
    """The counts of one report; `quotes` are those of its story."""
    said = [q for q in quotes if q.kind.is_speech]
    quoted = sum(article.id in passage.quoted for passage in speech)
    told = sum(article.id in passage.told for passage in speech)
    rest = len(speech) - quoted - told
    story = [p.span for p in article.paragraphs if p.role is not Role.FURNITURE]
    return ReportCounts(
        article_id=article.id,
        words=_word_count(article, story),
        quoted_words=sum(_words(article, q) for q in said),
        speech=len(said),
        other_marks=len(quotes) - len(said),
        quoted=quoted,
        told=told,
        omitted=0 if article.is_excerpt else rest,
        not_in_excerpt=rest if article.is_excerpt else 0,
        furniture_lines=len(article.paragraphs) - len(story),
    )


def voices(
    article: Article, quotes: Sequence[Quote], speakers: Mapping[str, Speaker]
) -> tuple[Voice, ...]:
    """The speakers that one report quotes, by their first quotation; `quotes` are of its story."""
    said: dict[str | None, list[Quote]] = {}
    for quote in quotes:
        if quote.kind.is_speech:
            said.setdefault(quote.speaker_id, []).append(quote)
    text = f" {_folded(article.words.compared)} " if said else ""
    return tuple(
        Voice(
            article.id,
            speaker_id,
            sum(_words(article, q) for q in own),
            tuple(q.id for q in own),
            _names(speakers[speaker_id], text) if speaker_id else (),
        )
        for speaker_id, own in said.items()
    )


def _words(article: Article, quote: Quote) -> int:
    return _word_count(article, (segment.span for segment in quote.segments))


def _word_count(article: Article, spans: Iterable[Span]) -> int:
    return sum(len(article.words.within(span)) for span in spans)


def _names(speaker: Speaker, text: str) -> tuple[str, ...]:
    """The speaker's other names that the folded text contains."""
    names = {
        name: _folded(token.n for token in tokenise(name))
        for name in (*speaker.aliases, *speaker.offices)
    }
    return tuple(name for name, folded in names.items() if f" {folded} " in text)


def _folded(words: Iterable[str]) -> str:
    """The compared words without the ending of the possessive."""
    return " ".join(word.removesuffix("'s") for word in words)
