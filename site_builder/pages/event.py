"""The page of an event: its reports compared, and what each of them omits."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import Comparison, NamedYear
from site_builder.model.found import DecidedBy, Event, Membership
from site_builder.model.given import Role
from site_builder.pages.parts import charts, cited_words
from site_builder.pages.parts.citations import CiteView, cite_event
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.counts import counts_table
from site_builder.pages.parts.cues import Introductions, introductions
from site_builder.pages.parts.english import capital, count, weekday
from site_builder.pages.parts.evidence import why
from site_builder.pages.parts.facets import event_facets
from site_builder.pages.parts.glance import GlanceView, glance_view
from site_builder.pages.parts.layout import (
    Description,
    Navigation,
    Page,
    event_link,
    event_name,
    event_rail,
    frame,
)
from site_builder.pages.parts.markdown import render_markdown
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.meaning import TITLE, ChangedWords, changed_words
from site_builder.pages.parts.metadata import occasion
from site_builder.pages.parts.names_and_figures import NamesAndFigures, names_and_figures
from site_builder.pages.parts.synopsis import SynopsisView, synopsis
from site_builder.pages.parts.tables import Cell, Column, Table, TableRow
from site_builder.pages.parts.values import Cited, Link, Siglum, Variant
from site_builder.text.spans import Span

_Place = tuple[str, Span]  # a passage of an article


class Opening(Struct, frozen=True):
    """How one report begins; `headline` is empty where the source has none."""

    href: str
    headline: Markup
    lead: Cited


class Year(Struct, frozen=True):
    """A year and who names it; `is_now` for the year of the event."""

    year: int
    is_now: bool
    mentions: tuple[Cited, ...]


class SharedSentence(Struct, frozen=True):
    """A sentence that reports have nearly word for word, outside quotation marks.

    `share` is the least of its pairs; reports that print the same words share a wording.
    """

    share: str
    wordings: tuple[Variant, ...]


class EventView(Struct, frozen=True):
    """Everything on the page of an event."""

    kicker: str
    title: str
    glance: GlanceView
    summary: Markup
    openings: tuple[Opening, ...]
    more_openings: tuple[Opening, ...]  # folded where there are many reports
    changed_title: str
    changed: tuple[ChangedWords, ...]
    synopsis: SynopsisView
    names_and_figures: NamesAndFigures
    speaker: str
    years: tuple[Year, ...]
    introductions: tuple[Introductions, ...]
    more_introductions: tuple[Introductions, ...]
    more_reports: str  # “6 more reports”
    counts: Table
    span: tuple[charts.Lane, ...]  # the years on a line, report by report
    span_ends: tuple[int, ...]
    shared: tuple[SharedSentence, ...]
    shared_more: str  # “40 pairs more are not shown.”; "" if all are
    members: Table
    cite: CiteView


REPORTS = 6  # whose openings and verbs are shown at once
HEADINGS = {
    "glance": "At a glance",
    "changed": TITLE,
    "openings": "How each one opens",
    "synopsis": "The speech, passage by passage",
    "verbs": "Verbs of saying",
    "years": "The years each one calls up",
    "names": "What each one calls them",
    "figures": "Figures",
    "counts": "Counts",
    "shared": "Sentences in common",
    "grouping": "Why these are one event",
}


def _introductions(corpus: Corpus, article_id: str, speaker: str | None) -> Introductions:
    """How a report introduces the speaker, or everybody."""
    quotes = [q for q in corpus.quotes_of[article_id] if speaker in (None, q.speaker_id)]
    return introductions(corpus, article_id, quotes)


def event_page(corpus: Corpus, event: Event) -> Page:
    """The page of one event."""
    compared = corpus.comparisons[event.id]
    main = compared.main_speaker
    table = synopsis(corpus, event)
    years = _years(corpus, event, compared)
    shared = _shared(corpus, event)
    told = names_and_figures(corpus, compared)
    left_out = corpus.found[event.id].shared_left_out
    changed = changed_words(corpus, corpus.statements_of[event.id])
    kept = {
        "changed": bool(changed),
        "synopsis": bool(table.groups),
        "verbs": any(corpus.quotes_of[a] for a in event.article_ids),
        "years": bool(years),
        "names": bool(told.names),
        "figures": bool(told.changed or told.shared or told.lone),
        "shared": bool(shared),
    }
    on_this_page = [Link(HEADINGS[key], f"#{key}") for key in HEADINGS if kept.get(key, True)]
    around = corpus.around[event.id]  # newest first
    path = routes.event(event.id)
    navigation = Navigation(
        here=event_name(event),
        above=(Link("Events", routes.address(routes.EVENTS)),),
        rail=(event_rail(corpus, event, path),),
        on_this_page=tuple(on_this_page),
        previous=event_link(around.after) if around.after else None,
        next=event_link(around.before) if around.before else None,
    )
    described = Description(
        facets=event_facets(corpus, event),
        records=(occasion(corpus, event),),
        updated=event.updated,
    )
    every = event.article_ids
    at_once = REPORTS if len(every) > REPORTS + 1 else len(every)  # one is never folded alone
    first, others = every[:at_once], every[at_once:]
    view = EventView(
        kicker=", ".join(filter(None, ["Event", weekday(event.date), plain(event.place or "")])),
        title=plain(event.title),
        glance=glance_view(corpus, compared),
        summary=render_markdown(event.body, corpus.signs),
        openings=tuple(_opening(corpus, a) for a in first),
        more_openings=tuple(_opening(corpus, a) for a in others),
        changed_title=TITLE,
        changed=changed,
        synopsis=table,
        names_and_figures=told,
        speaker=plain(corpus.speakers[main].name) if main else "the speakers",
        years=years,
        introductions=tuple(_introductions(corpus, a, main) for a in first),
        more_introductions=tuple(_introductions(corpus, a, main) for a in others),
        more_reports=f"{count(len(others), 'more report')}",
        counts=counts_table(corpus, compared),
        span=_span(corpus, event, years),
        span_ends=(years[0].year, years[-1].year) if len(years) > 1 else (),
        shared=shared,
        shared_more=f"{count(left_out, 'pair')} more of such sentences are not shown."
        if left_out
        else "",
        members=Table(
            "Why each report belongs to this event",
            "named wide stacked",
            (
                Column("Report"),
                Column("Because", label="Because"),
                Column("Decided", "when", "Decided"),
            ),
            tuple(_member(corpus, member) for member in event.memberships),
        ),
        cite=cite_event(corpus, event),
    )
    return Page(
        frame(corpus, path, "event", event_name(event), navigation, described), "event.html", view
    )


def _member(corpus: Corpus, member: Membership) -> TableRow:
    """Why a report belongs to the event: no file of the content, the nearest report by its sign."""
    sign = corpus.sigla[member.article_id]
    words, by = "Named by an editor", "by an editor"
    if member.decided_by is not DecidedBy.EDITOR:
        near = f"with {corpus.sigla[member.nearest].text}: " if member.nearest else ""
        words, by = capital(near + why(member.reasons)), "by rule"
    href = routes.address(routes.article(member.article_id))
    return TableRow((Cell(sign.name, href, (sign,)), Cell(words), Cell(by)))


def _opening(corpus: Corpus, article_id: str) -> Opening:
    paragraphs = corpus.articles[article_id].paragraphs
    first = {p.role: (n, p.span) for n, p in reversed(list(enumerate(paragraphs, 1)))}
    page_of = routes.article(article_id)
    sign = corpus.sigla[article_id]
    headline, lead = Markup(""), Cited(sign, Markup(""))
    if Role.TITLE in first:
        headline = cited_words.shown(corpus, article_id, first[Role.TITLE][1])
    if Role.BODY in first:
        number, span = first[Role.BODY]
        href = routes.address(page_of, routes.paragraph(number))
        link = Link(f"¶{number}", href, f"¶{number} in {sign.name}")
        lead = Cited(sign, cited_words.shown(corpus, article_id, span), (link,))
    return Opening(routes.address(page_of), headline, lead)


def _years(corpus: Corpus, event: Event, compared: Comparison) -> tuple[Year, ...]:
    by_year: dict[int, list[NamedYear]] = {}
    for named in compared.years:
        by_year.setdefault(named.year, []).append(named)
    now = event.date.year if event.date else 0
    return tuple(
        Year(year, year == now, tuple(_mention(corpus, named) for named in by_year[year]))
        for year in sorted(by_year)
    )


def _mention(corpus: Corpus, named: NamedYear) -> Cited:
    words = cited_words.words(corpus, named.article_id, [named.context], [named.span])
    head = Markup("") if named.opens else Markup("…\u00a0")
    tail = Markup("") if named.closes else Markup("\u00a0…")
    link = cited_words.place(corpus, named.article_id, named.span)
    return Cited(corpus.sigla[named.article_id], head + words + tail, (link,))


def _span(corpus: Corpus, event: Event, years: tuple[Year, ...]) -> tuple[charts.Lane, ...]:
    """A lane for each report that names a year; none where all is one year."""
    if len(years) < 2:
        return ()
    first, last = years[0].year, years[-1].year
    ticks: dict[Siglum, list[charts.Tick]] = {corpus.sigla[a]: [] for a in event.article_ids}
    for year in years:
        x = charts.number((year.year - first) * 100 / (last - first))
        for mention in year.mentions:
            (link,) = mention.places
            tick = charts.Tick(x, link.href, f"{year.year}, {link.label}")
            ticks[mention.siglum].append(tick)
    return tuple(charts.Lane(sign, tuple(found)) for sign, found in ticks.items() if found)


def _shared(corpus: Corpus, event: Event) -> tuple[SharedSentence, ...]:
    """The shared sentences, each with all reports that pairs lead to."""
    groups: dict[_Place, list[_Place]] = {}
    pairs = corpus.found[event.id].shared_copy
    for copy in pairs:
        first, second = (copy.first_article, copy.first), (copy.second_article, copy.second)
        group, other = groups.setdefault(first, [first]), groups.setdefault(second, [second])
        if group is not other:
            group += other
            groups.update((place, group) for place in other)
    least: dict[_Place, float] = {}  # by the first place of a group
    for copy in pairs:
        key = groups[copy.first_article, copy.first][0]
        least[key] = min(copy.share, least.get(key, 1))
    return tuple(
        SharedSentence(
            ("at least " if share < 1 and len(groups[key]) > 2 else "")
            + charts.share_bar(round(share * 100), 100).label,
            _wordings(corpus, event, groups[key]),
        )
        for key, share in least.items()
    )


def _wordings(corpus: Corpus, event: Event, places: list[_Place]) -> tuple[Variant, ...]:
    found: dict[Markup, list[Cited]] = {}
    for article_id, span in sorted(places, key=lambda p: (event.article_ids.index(p[0]), p[1])):
        one = cited_words.cited(corpus, article_id, span)
        found.setdefault(one.words, []).append(one)
    return tuple(
        Variant(
            tuple(one.siglum for one in alike), "", words, tuple(p for o in alike for p in o.places)
        )
        for words, alike in found.items()
    )
