"""The index of speakers, and the page of each: every statement, as every outlet renders it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import Voice
from site_builder.model.found import Event, Statement
from site_builder.model.given import Speaker, SpeakerKind
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.cues import Introductions, introductions
from site_builder.pages.parts.english import count, listing
from site_builder.pages.parts.facets import facets
from site_builder.pages.parts.layout import (
    Description,
    Navigation,
    Page,
    event_link,
    frame,
    page_of,
)
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.pieces import LetterPage, PagePiece, by_letter, pieces
from site_builder.pages.parts.tables import Cell, Column, Table, TableRow
from site_builder.pages.parts.values import Cited, Link

PEOPLE, BODIES, UNNAMED = "Speaker", "Body or document", "Unnamed source"
TOGETHER = "Speaking together"
GROUPS = {
    PEOPLE: "People",
    BODIES: "Bodies and documents",
    TOGETHER: "Several who spoke together, counted for each of them too",
    UNNAMED: "Sources that no outlet names, in the outlets’ words",
}
Quoted = tuple[Speaker, tuple[Voice, ...]]
IN_INDEX = 200  # speakers; with more it has those most quoted, and a page a letter
STATEMENTS = 60  # fill a piece
SEVERAL = "The outlets’ own words for a source that they do not name: it may be several people."


class SpokenStatement(Struct, frozen=True):
    """A statement and its renderings; `compare` is "" where there is one rendering only."""

    id: str
    compare: str
    renderings: tuple[Cited, ...]


class Occasion(Struct, frozen=True):
    """What the speaker said at one event."""

    id: str
    link: Link
    statements: tuple[SpokenStatement, ...]


class SpeakersView(Struct, frozen=True):
    """The index of speakers: people, bodies and documents, and those that no outlet names."""

    standfirst: str
    tables: tuple[Table, ...]


class SpeakerView(Struct, frozen=True):
    """Everything on the page of a speaker."""

    kicker: str
    name: str
    description: str
    names: str
    facts: str
    voices: tuple[Introductions, ...]
    occasions: tuple[Occasion, ...]


def speakers_pages(corpus: SiteCorpus) -> Iterator[Page]:
    """The index of speakers, those who are quoted most first; of many speakers, also by letter."""
    every = [(s, corpus.voices_by[s.id]) for s in corpus.edition.speakers]
    quoted = sorted((q for q in every if q[1]), key=lambda q: (-_words(q[1]), plain(q[0].name)))
    names = [speaker.name for speaker, _ in quoted]
    for piece in by_letter(routes.SPEAKERS, names, IN_INDEX, "Most quoted"):
        yield _speakers_page(corpus, [quoted[n] for n in piece.numbers], piece)


def _speakers_page(corpus: SiteCorpus, quoted: Sequence[Quoted], piece: LetterPage) -> Page:
    """A piece of the index, people apart from others."""
    groups: dict[str, list[Quoted]] = {name: [] for name in GROUPS}
    for speaker, said in quoted:
        groups[_group(speaker)].append((speaker, said))
    order = "by name" if piece.name else "most quoted words first"
    unclear = "" if piece.name else count(_quotations(corpus.voices_by[""]), "quotation")
    view = SpeakersView(
        f"In {unclear} of speech the speaker is unclear."
        if unclear and corpus.voices_by[""]
        else "",
        tuple(_table(corpus, name, order, group) for name, group in groups.items() if group),
    )
    title = f"Speakers, {piece.name}" if piece.name else "Speakers"
    navigation = Navigation(pieces=piece.links, pieces_by="By name")
    return Page(frame(corpus, piece.path, "speakers", title, navigation), "speakers.html", view)


def _group(speaker: Speaker) -> str:
    if speaker.is_unnamed:
        return UNNAMED
    if speaker.kind is SpeakerKind.SEVERAL:
        return TOGETHER
    return PEOPLE if speaker.kind is SpeakerKind.PERSON else BODIES


def _table(corpus: SiteCorpus, name: str, order: str, group: Sequence[Quoted]) -> Table:
    columns = (
        Column(name),
        Column("Quoted by", "sigla"),
        Column("Quotations", "n"),
        Column("Words", "n"),
    )
    rows = tuple(_row(corpus, speaker, said) for speaker, said in group)
    return Table(f"{GROUPS[name]}, {order}", "wide", columns, rows)


def speaker_pages(corpus: SiteCorpus, speaker: Speaker) -> Iterator[Page]:
    """The page of one speaker, and those of its older pieces."""
    said: dict[str, list[Statement]] = {}
    for statement in corpus.statements_by[speaker.id]:
        said.setdefault(statement.event_id, []).append(statement)
    voices = corpus.voices_by[speaker.id]
    at = {corpus.event_of[voice.article_id].id for voice in voices} | said.keys()
    events = [corpus.events[e] for e in sorted(at, key=corpus.event_order.__getitem__)]
    sizes = [len(said.get(e.id, ())) for e in events]
    for piece in pieces(routes.speaker(speaker.id), events, lambda e: e.date, sizes, STATEMENTS):
        shown = events[piece.first : piece.last]
        occasions = [_occasion(corpus, e, said[e.id]) for e in shown if e.id in said]
        yield _speaker_page(corpus, speaker, shown, occasions, piece)


def _speaker_page(
    corpus: SiteCorpus,
    speaker: Speaker,
    events: Sequence[Event],
    occasions: Sequence[Occasion],
    piece: PagePiece,
) -> Page:
    voices = corpus.voices_by[speaker.id]
    here = {article_id for event in events for article_id in event.article_ids}
    said_at = {statement.event_id for statement in corpus.statements_by[speaker.id]}
    navigation = Navigation(
        above=(Link("Speakers", routes.address(routes.SPEAKERS)),),
        on_this_page=(
            Link("Who quotes", "#voices"),
            *(Link(o.link.text, f"#{o.id}") for o in occasions),
        ),
        pieces=piece.links,
    )
    outlets = [corpus.outlet_of(v.article_id).name for v in voices if v.article_id in here]
    described = Description(
        f"What {speaker.name} is quoted as saying, outlet by outlet.",
        facets=facets("Speaker", outlet=outlets, speaker=[speaker.name]),
    )
    name = f"{speaker.name}, {piece.name}" if piece.name else speaker.name
    view = SpeakerView(
        kicker=_group(speaker),
        name=plain(name),
        description=plain(speaker.description) or (SEVERAL if speaker.is_unnamed else ""),
        names=listing([f"“{plain(n)}”" for n in _printed_names(speaker, voices)]),
        facts=(
            f"{count(_quotations(voices), 'quotation')} in {count(len(voices), 'report')} of "
            f"{count(len(said_at), 'event')}."
        ),
        voices=tuple(
            introductions(
                corpus, v.article_id, map(corpus.quotes.__getitem__, v.quote_ids), v.words
            )
            for v in voices
            if v.article_id in here
        ),
        occasions=tuple(occasions),
    )
    return Page(
        frame(corpus, piece.path, "speaker", name, navigation, described), "speaker.html", view
    )


def _printed_names(speaker: Speaker, voices: tuple[Voice, ...]) -> list[str]:
    """The speaker's other names that reports print, in the editor's order.

    “The White House” is no other name than “White House”.
    """
    printed = {name for voice in voices for name in voice.names}
    names: dict[str, str] = {}
    for name in (*speaker.aliases, *speaker.offices):
        if name in printed:
            names.setdefault(name.casefold().removeprefix("the "), name)
    names.pop(speaker.name.casefold(), None)
    return list(names.values())


def _row(corpus: SiteCorpus, speaker: Speaker, voices: tuple[Voice, ...]) -> TableRow:
    href, note = routes.address(routes.speaker(speaker.id)), plain(speaker.description)
    return TableRow(
        (
            Cell(plain(speaker.name), href, note=note),
            Cell(sigla=tuple(dict.fromkeys(corpus.sigla[v.article_id] for v in voices))),
            Cell(str(_quotations(voices))),
            Cell(str(_words(voices))),
        )
    )


def _quotations(voices: tuple[Voice, ...]) -> int:
    return sum(len(voice.quote_ids) for voice in voices)


def _words(voices: tuple[Voice, ...]) -> int:
    return sum(voice.words for voice in voices)


def _occasion(corpus: SiteCorpus, event: Event, statements: list[Statement]) -> Occasion:
    return Occasion(
        event.id,
        event_link(event),
        tuple(
            SpokenStatement(
                statement.id,
                page_of(statement),
                tuple(cited_words.said(corpus, statement, r) for r in statement.renderings),
            )
            for statement in statements
        ),
    )
