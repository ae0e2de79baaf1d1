"""The index of speakers, and the page of each: every statement, as every outlet renders it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Event, Quote, Statement
from site_builder.model.given import Speaker
from site_builder.pages.parts import charts, cited_words
from site_builder.pages.parts.collation import verb
from site_builder.pages.parts.cues import Introductions, introductions, speech
from site_builder.pages.parts.english import count, listing
from site_builder.pages.parts.facets import speaker_facets
from site_builder.pages.parts.layout import (
    Description,
    Frame,
    Navigation,
    Page,
    event_name,
    frame,
    page,
)
from site_builder.pages.parts.lookup import Corpus, quoted_words_in, words_in
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Link, Siglum
from site_builder.text.words import Words, read_words


class SpeakerEntry(Struct, frozen=True):
    """A speaker in the index."""

    name: str
    href: str
    description: str
    sigla: tuple[Siglum, ...]
    quotations: int
    words: int


class SpeakersView(Struct, frozen=True):
    """Everything on the index of speakers."""

    frame: Frame
    speakers: tuple[SpeakerEntry, ...]
    unclear: str


class Said(Struct, frozen=True):
    """One report's rendering of a statement."""

    siglum: Siglum
    words: Markup
    verb: str
    places: tuple[Link, ...]


class SpokenStatement(Struct, frozen=True):
    """A statement and its renderings; `compare` is "" where there is one rendering only."""

    id: str
    compare: str
    renderings: tuple[Said, ...]


class Occasion(Struct, frozen=True):
    """What the speaker said at one event."""

    id: str
    title: str
    href: str
    statements: tuple[SpokenStatement, ...]


class Voice(Struct, frozen=True):
    """How much of a report's quoted words are this speaker's, and the verbs for them."""

    introductions: Introductions
    quotations: int
    share: charts.Bar


class SpeakerView(Struct, frozen=True):
    """Everything on the page of a speaker."""

    frame: Frame
    name: str
    description: str
    names: str
    facts: str
    voices: tuple[Voice, ...]
    occasions: tuple[Occasion, ...]


def speakers_page(corpus: Corpus) -> Page:
    """The index of speakers: those who are quoted most first."""
    path = routes.SPEAKERS
    entries = [
        _entry(corpus, s, corpus.quotes_by[s.id])
        for s in corpus.edition.speakers
        if corpus.quotes_by[s.id]
    ]
    unclear = corpus.quotes_by[""]
    view = SpeakersView(
        frame=frame(corpus, path, "speakers", "Speakers"),
        speakers=tuple(sorted(entries, key=lambda e: (-e.words, e.name))),
        unclear=f"In {count(len(unclear), 'quotation')} of speech the speaker is unclear."
        if unclear
        else "",
    )
    return page("speakers.html", view, view.frame)


def speaker_page(corpus: Corpus, speaker: Speaker) -> Page:
    """The page of one speaker."""
    path = routes.speaker(speaker.id)
    quotes = corpus.quotes_by[speaker.id]
    quoting = {q.article_id for q in quotes}
    articles = _in_order(corpus, quoting)
    said: dict[str, list[Statement]] = {}
    for statement in corpus.statements_by[speaker.id]:
        said.setdefault(statement.event_id, []).append(statement)
    occasions = tuple(
        _occasion(corpus, corpus.events[e], said[e])
        for e in sorted(said, key=corpus.event_order.__getitem__)
    )
    view = SpeakerView(
        frame=frame(
            corpus,
            path,
            "speaker",
            speaker.name,
            Navigation(
                above=(Link("Speakers", routes.address(routes.SPEAKERS)),),
                on_this_page=(
                    Link("Who quotes", "#voices"),
                    *(Link(o.title, f"#{o.id}") for o in occasions),
                ),
            ),
            Description(
                text=f"What {speaker.name} is quoted as saying, outlet by outlet.",
                facets=speaker_facets(corpus, speaker),
            ),
        ),
        name=plain(speaker.name),
        description=plain(speaker.description),
        names=listing([f"“{plain(n)}”" for n in _printed_names(corpus, speaker, articles)]),
        facts=(
            f"{count(len(quotes), 'quotation')} in {count(len(articles), 'report')} of "
            f"{count(len(occasions), 'event')}."
        ),
        voices=tuple(_voice(corpus, speaker, a) for a in articles),
        occasions=occasions,
    )
    return page("speaker.html", view, view.frame)


def _printed_names(corpus: Corpus, speaker: Speaker, article_ids: list[str]) -> list[str]:
    """The speaker's other names that one of these texts prints, in the editor's order.

    “The White House” is no other name than “White House”.
    """
    others = (*speaker.aliases, *speaker.offices)
    texts = [_folded(corpus.articles[a].words) for a in article_ids] if others else []
    names: dict[str, str] = {}
    for name in others:
        if any(f" {_folded(read_words(name))} " in f" {text} " for text in texts):
            names.setdefault(_folded(read_words(name)).removeprefix("the "), name)
    names.pop(_folded(read_words(speaker.name)), None)
    return list(names.values())


def _folded(words: Words) -> str:
    return " ".join(word.removesuffix("'s") for word in words.compared)


def _entry(corpus: Corpus, speaker: Speaker, quotes: tuple[Quote, ...]) -> SpeakerEntry:
    articles = {q.article_id for q in quotes}
    ordered = _in_order(corpus, articles)
    return SpeakerEntry(
        name=plain(speaker.name),
        href=routes.address(routes.speaker(speaker.id)),
        description=plain(speaker.description),
        sigla=tuple(dict.fromkeys(corpus.sigla[a] for a in ordered)),
        quotations=len(quotes),
        words=sum(_words(corpus, q) for q in quotes),
    )


def _in_order(corpus: Corpus, article_ids: Iterable[str]) -> list[str]:
    """Those of the articles that report an event, newest event first."""
    return sorted((a for a in article_ids if a in corpus.order), key=corpus.order.__getitem__)


def _words(corpus: Corpus, quote: Quote) -> int:
    return words_in(corpus.articles[quote.article_id], (s.span for s in quote.segments))


def _voice(corpus: Corpus, speaker: Speaker, article_id: str) -> Voice:
    quotes = speech(corpus, article_id, speaker.id)
    own = sum(_words(corpus, q) for q in quotes)
    return Voice(
        introductions(corpus, article_id, speaker.id),
        len(quotes),
        charts.share_bar(own, quoted_words_in(corpus, article_id)),
    )


def _occasion(corpus: Corpus, event: Event, statements: Iterable[Statement]) -> Occasion:
    return Occasion(
        id=event.id,
        title=event_name(event),
        href=routes.address(routes.event(event.id)),
        statements=tuple(_statement(corpus, s) for s in statements),
    )


def _statement(corpus: Corpus, statement: Statement) -> SpokenStatement:
    return SpokenStatement(
        id=statement.id,
        compare=routes.address(*routes.statement(statement)) if routes.has_page(statement) else "",
        renderings=tuple(
            Said(
                corpus.sigla[r.article_id],
                cited_words.alone(
                    corpus,
                    r.article_id,
                    [u.span for u in r.units],
                    cited_words.bold_words(corpus, statement, r.article_id),
                ),
                verb(corpus, statement, r.article_id),
                cited_words.places(corpus, r),
            )
            for r in statement.renderings
        ),
    )
