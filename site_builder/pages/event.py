"""The page of an event: its reports set beside one another, and what each leaves out."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import NamedYear
from site_builder.model.found import DecidedBy, Event, Membership
from site_builder.model.given import Role
from site_builder.pages.parts import charts, cited_words
from site_builder.pages.parts.counts import Counts, counts
from site_builder.pages.parts.cues import Introductions, introductions
from site_builder.pages.parts.english import capital, how_many, in_words, weekday
from site_builder.pages.parts.facets import event_facets
from site_builder.pages.parts.layout import (
    Description,
    Frame,
    Navigation,
    Page,
    event_name,
    event_rail,
    frame,
    page,
)
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markdown import render_markdown
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.metadata import occasion
from site_builder.pages.parts.reasons import why
from site_builder.pages.parts.synopsis import (
    Synopsis,
    main_speaker,
    quoted_by,
    speech_rows,
    spoken,
    synopsis,
)
from site_builder.pages.parts.values import Link, Siglum
from site_builder.pages.parts.voices import Voices, voices
from site_builder.text.spans import Span


class Opening(Struct, frozen=True):
    """How one report begins; `headline` is empty where the source has none."""

    siglum: Siglum
    href: str
    headline: Markup
    lead: Markup
    place: Link | None


class Mention(Struct, frozen=True):
    """Who names a year, in which words."""

    siglum: Siglum
    words: Markup
    place: Link


class Year(Struct, frozen=True):
    """A year and who names it; `is_now` for the year of the event."""

    year: str
    is_now: bool
    mentions: tuple[Mention, ...]


class YearLane(Struct, frozen=True):
    """One report's years as ticks on a line from the first year named to the last."""

    siglum: Siglum
    ticks: tuple[charts.Tick, ...]


class Shared(Struct, frozen=True):
    """A sentence that two reports have nearly word for word, outside quotation marks."""

    share: str
    first: Mention
    second: Mention


class Member(Struct, frozen=True):
    """Why a report belongs to the event."""

    siglum: Siglum
    href: str
    reason: str
    decided_by: str


class EventView(Struct, frozen=True):
    """Everything on the page of an event."""

    frame: Frame
    kicker: str
    title: str
    summary: Markup
    facts: str
    openings: tuple[Opening, ...]
    synopsis: Synopsis
    speaker: str
    years: tuple[Year, ...]
    introductions: tuple[Introductions, ...]
    counts: Counts
    voices: Voices
    span: tuple[YearLane, ...]  # the years on a line, report by report
    span_ends: tuple[str, ...]
    shared: tuple[Shared, ...]
    members: tuple[Member, ...]


HEADINGS = {
    "openings": "How each one opens",
    "synopsis": "The speech, passage by passage",
    "verbs": "Verbs of saying",
    "years": "The years each one calls up",
    "counts": "Counts",
    "shared": "Sentences in common",
    "grouping": "Why these are one event",
}


def event_page(corpus: Corpus, event: Event) -> Page:
    """The page of one event."""
    path = routes.event(event.id)
    main = main_speaker(corpus, event)
    table = synopsis(corpus, event)
    years = _years(corpus, event)
    shared = _shared(corpus, event)
    kept = {
        "synopsis": bool(table.groups),
        "verbs": any(corpus.quotes_of[a] for a in event.article_ids),
        "years": bool(years),
        "shared": bool(shared),
    }
    earlier, later = _neighbours(corpus, event)
    view = EventView(
        frame=frame(
            corpus,
            path,
            "event",
            event_name(event),
            Navigation(
                here=event_name(event),
                above=(Link("Events", routes.address(routes.EVENTS)),),
                rail=(event_rail(corpus, event, path),),
                on_this_page=tuple(
                    Link(title, f"#{name}")
                    for name, title in HEADINGS.items()
                    if kept.get(name, True)
                ),
                previous=earlier,
                next=later,
            ),
            Description(facets=event_facets(corpus, event), records=(occasion(corpus, event),)),
        ),
        kicker=", ".join(filter(None, ["Event", weekday(event.date), plain(event.place or "")])),
        title=plain(event.title),
        summary=render_markdown(event.body, corpus.signs),
        facts=_facts(corpus, event),
        openings=tuple(_opening(corpus, a) for a in event.article_ids),
        synopsis=table,
        speaker=plain(corpus.speakers[main].name) if main else "the speakers",
        years=years,
        introductions=tuple(introductions(corpus, a, main) for a in event.article_ids),
        counts=counts(corpus, event),
        voices=voices(corpus, event),
        span=_span(corpus, event, years),
        span_ends=(years[0].year, years[-1].year) if len(years) > 1 else (),
        shared=shared,
        members=tuple(
            Member(
                corpus.sigla[m.article_id],
                routes.address(routes.article(m.article_id)),
                _reason(corpus, m),
                "by an editor" if m.decided_by == "editor" else "by rule",
            )
            for m in event.memberships
        ),
    )
    return page("event.html", view, view.frame)


def _facts(corpus: Corpus, event: Event) -> str:
    """“Three reports, 15 passages quoted from Ali Khamenei, six of them in all three.”"""
    number = len(event.article_ids)
    said = f"{in_words(number)} {'report' if number == 1 else 'reports'}, {spoken(corpus, event)}"
    if number < 2:
        return capital(f"{said}. With one report there is nothing to compare yet.")
    in_all = sum(1 for row in speech_rows(corpus, event)[0] if quoted_by(row) == number)
    everyone = "both" if number == 2 else f"all {in_words(number)}"
    return capital(f"{said}, {how_many(in_all)} of them in {everyone}.")


def _reason(corpus: Corpus, member: Membership) -> str:
    """The reason in words for readers: no file of the content, the nearest report by its sign."""
    if member.decided_by is DecidedBy.EDITOR:
        return "Named by an editor"
    words = why(member.reasons)
    near = f"with {corpus.sigla[member.nearest].text}: " if member.nearest else ""
    return capital(near + words)


def _opening(corpus: Corpus, article_id: str) -> Opening:
    article = corpus.articles[article_id]
    headline = next((p for p in article.paragraphs if p.role is Role.TITLE), None)
    lead = next((p for p in article.paragraphs if p.role is Role.BODY), None)
    return Opening(
        siglum=corpus.sigla[article_id],
        href=routes.address(routes.article(article_id)),
        headline=cited_words.shown(corpus, article_id, headline.span) if headline else Markup(""),
        lead=cited_words.shown(corpus, article_id, lead.span) if lead else Markup(""),
        place=_paragraph(corpus, article_id, lead.span) if lead else None,
    )


def _paragraph(corpus: Corpus, article_id: str, span: Span) -> Link:
    number = corpus.paragraph_at(article_id, span.start)
    href = routes.address(routes.article(article_id), routes.paragraph(number))
    return Link(f"¶{number}", href, f"¶{number} in {corpus.sigla[article_id].name}")


def _years(corpus: Corpus, event: Event) -> tuple[Year, ...]:
    by_year: dict[int, list[NamedYear]] = {}
    for named in corpus.comparisons[event.id].years:
        by_year.setdefault(named.year, []).append(named)
    now = event.date.year if event.date else 0
    return tuple(
        Year(
            str(year),
            year == now,
            tuple(
                Mention(
                    corpus.sigla[n.article_id],
                    _ellipsis(n, cited_words.words(corpus, n.article_id, [n.context], [n.span])),
                    cited_words.place(corpus, n.article_id, n.span),
                )
                for n in by_year[year]
            ),
        )
        for year in sorted(by_year)
    )


def _span(corpus: Corpus, event: Event, years: tuple[Year, ...]) -> tuple[YearLane, ...]:
    """A lane for each report that names a year; none where there is no stretch of time."""
    if len(years) < 2:
        return ()
    first, last = int(years[0].year), int(years[-1].year)
    ticks: dict[Siglum, list[charts.Tick]] = {corpus.sigla[a]: [] for a in event.article_ids}
    for year in years:
        x = charts.number((int(year.year) - first) * 100 / (last - first))
        for mention in year.mentions:
            label = f"{year.year}, {mention.place.label}"
            ticks[mention.siglum].append(charts.Tick(x, mention.place.href, label))
    return tuple(YearLane(sign, tuple(found)) for sign, found in ticks.items() if found)


def _ellipsis(named: NamedYear, words: Markup) -> Markup:
    head = Markup("") if named.opens else Markup("…\u00a0")
    return head + words + (Markup("") if named.closes else Markup("\u00a0…"))


def _shared(corpus: Corpus, event: Event) -> tuple[Shared, ...]:
    return tuple(
        Shared(
            charts.share_bar(round(copy.share * 100), 100).label,
            _mention(corpus, copy.first_article, copy.first),
            _mention(corpus, copy.second_article, copy.second),
        )
        for copy in corpus.shared_in[event.id]
    )


def _mention(corpus: Corpus, article_id: str, span: Span) -> Mention:
    return Mention(
        corpus.sigla[article_id],
        cited_words.words(corpus, article_id, [span]),
        cited_words.place(corpus, article_id, span),
    )


def _neighbours(corpus: Corpus, event: Event) -> tuple[Link | None, Link | None]:
    """The event before and the event after, in time."""
    later, earlier = (
        Link(event_name(other), routes.address(routes.event(other.id))) if other else None
        for other in corpus.events_beside[event.id]  # newest first
    )
    return earlier, later
