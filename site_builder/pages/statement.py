"""The page of a statement that two reports or more carry: its renderings word by word."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from site_builder.edition.aligning.evidence import (
    SAME_SPEAKER,
    SAME_WORDS_RUNS,
    SAME_WORDS_SCORE,
    UNKNOWN_SPEAKER,
)
from site_builder.model import routes
from site_builder.model.found import CollatedRendering, Quote, Statement
from site_builder.model.reasons import two_digits
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.collation import CollationView, collation_view, verb
from site_builder.pages.parts.english import (
    capital,
    count,
    count_in_words,
    day,
    in_words,
    listing,
)
from site_builder.pages.parts.evidence import Evidence, evidence, more_evidence
from site_builder.pages.parts.facets import statement_facets
from site_builder.pages.parts.layout import (
    Description,
    Frame,
    Navigation,
    Page,
    event_name,
    event_rail,
    frame,
    page,
    statement_name,
)
from site_builder.pages.parts.lesser import Lesser, lesser_rows
from site_builder.pages.parts.lookup import Corpus
from site_builder.pages.parts.markup import Mark, plain
from site_builder.pages.parts.metadata import utterance
from site_builder.pages.parts.reasons import why
from site_builder.pages.parts.repeats import editors_part
from site_builder.pages.parts.text_direction import isolated
from site_builder.pages.parts.values import Link, Siglum
from site_builder.text.spans import Span


class Context(Struct, frozen=True):
    """The paragraph round one rendering, the words marked; who speaks, and how that is known."""

    siglum: Siglum
    words: Markup
    places: tuple[Link, ...]
    verb: str
    speaker: str


class Again(Struct, frozen=True):
    """The same words at another event."""

    name: str
    href: str
    event: str
    sigla: tuple[Siglum, ...]
    score: str


class StatementView(Struct, frozen=True):
    """Everything on the page of a statement."""

    frame: Frame
    kicker: str
    title: str
    facts: str
    speaker: Link | None
    collation: CollationView
    contexts: tuple[Context, ...]
    lesser: tuple[Lesser, ...]
    evidence: tuple[Evidence, ...]
    more_evidence: tuple[Evidence, ...]
    more_evidence_count: str
    thresholds: str
    decided_by: str
    again: tuple[Again, ...]
    citation: str
    data: Link
    id: str


CRUMB = 28  # letters: the whole sentence stands right below, as the heading

LONGEST_CONTEXT = 4_000  # letters of a paragraph that is shown whole; BB’s longest has 700

HEADINGS = {
    "collation": "Word by word",
    "context": "In context",
    "again": "Said again",
    "evidence": "Why these are linked",
    "cite": "Cite",
}


def statement_page(corpus: Corpus, statement: Statement) -> Page:
    """The page of a statement with two renderings or more."""
    path, _ = routes.statement(statement)
    event = corpus.events[statement.event_id]
    name = statement_name(corpus, statement.id)
    speaker = corpus.speakers.get(statement.speaker_id or "")
    more = more_evidence(corpus, statement)
    again = _again(corpus, statement)
    kept = {"again": bool(again), "evidence": bool(statement.links)}
    earlier, later = _neighbours(corpus, statement)
    who = plain(speaker.name) if speaker else "speaker unclear"
    view = StatementView(
        frame=frame(
            corpus,
            path,
            "statement",
            _title(corpus, statement, name),
            Navigation(
                above=(
                    Link("Events", routes.address(routes.EVENTS)),
                    Link(event_name(event), routes.address(routes.event(event.id))),
                ),
                rail=(event_rail(corpus, event, path),),
                on_this_page=tuple(
                    Link(title, f"#{key}") for key, title in HEADINGS.items() if kept.get(key, True)
                ),
                previous=earlier,
                next=later,
                here=f"“{statement_name(corpus, statement.id, CRUMB)}”",
            ),
            Description(
                text=_citation(corpus, statement, name, who),
                facets=statement_facets(corpus, statement),
                records=utterance(corpus, statement),
            ),
        ),
        kicker=", ".join(filter(None, ["Statement", who, day(event.date) if event.date else ""])),
        title=f"“{name}”",
        facts=_facts(corpus, statement),
        speaker=Link(who, routes.address(routes.speaker(speaker.id))) if speaker else None,
        collation=collation_view(corpus, statement),
        contexts=tuple(_context(corpus, statement, r.article_id) for r in statement.renderings),
        lesser=lesser_rows(corpus, statement),
        evidence=evidence(corpus, statement),
        more_evidence=more,
        more_evidence_count=count(len(more), "link of a lesser row", "links of lesser rows"),
        thresholds=(
            f"From {SAME_SPEAKER:.2f} two sentences of one speaker count as renderings of one "
            f"utterance ({UNKNOWN_SPEAKER:.2f} where a speaker is unclear), from "
            f"{SAME_WORDS_SCORE:.2f}, or with {round(100 * SAME_WORDS_RUNS)}\u202f% of their runs "
            "of three words in common, as close wording. The score, between 0 and 1, grows with "
            "the share of the one’s words that the other has too."
        ),
        decided_by=editors_part(statement),
        again=again,
        citation=_citation(corpus, statement, name, who),
        data=Link("statements.json", routes.address("data/statements.json")),
        id=statement.id,
    )
    return page("statement.html", view, view.frame)


def _title(corpus: Corpus, statement: Statement, name: str) -> str:
    """The statement's words, with their day where they were said again on another one."""
    when = corpus.events[statement.event_id].date
    is_again = bool(corpus.echoes_of[statement.id]) and when is not None
    return f"{isolated(f'“{name}”')}, {day(when)}" if is_again else f"“{name}”"


def _facts(corpus: Corpus, statement: Statement) -> str:
    """“One utterance in three renderings. Eight of FT’s ten words stand in all three.”"""
    first = f"One utterance in {in_words(len(statement.renderings))} renderings."
    collation = statement.collation
    if collation is None:
        return first
    printed = [_as_printed(corpus, row) for row in collation.rows]
    if all(words == printed[0] for words in printed):
        return f"{first} They have the same words."
    in_all = frozenset(printed[0]).intersection(*printed[1:])
    shared, total = sum(1 for word in printed[0] if word in in_all), len(printed[0])
    whose = f"{corpus.sigla[collation.rows[0].article_id].text}’s"
    everyone = "both" if len(collation.rows) == 2 else f"all {in_words(len(collation.rows))}"
    if not shared:
        return f"{first} Not one of {whose} {count_in_words(total, 'word')} stands in {everyone}."
    if shared == total > 1:
        every = "Both" if total == 2 else f"All {in_words(total)}"
        return f"{first} {every} of {whose} words stand in {everyone}."
    of = f"of {whose} {count_in_words(total, 'word')}"
    stand = "stands" if shared == 1 else "stand"
    return f"{first} {capital(in_words(shared))} {of} {stand} in {everyone}."


def _as_printed(corpus: Corpus, row: CollatedRendering) -> tuple[tuple[str, ...], ...]:
    """The words that count, in small letters and without points; “unwise” is not “wise” here."""
    words = corpus.articles[row.article_id].words
    return tuple(tuple(words.within(word.span).compared) for word in row.counted)


def _context(corpus: Corpus, statement: Statement, article_id: str) -> Context:
    article = corpus.articles[article_id]
    rendering = corpus.renderings[statement.id, article_id]
    main = cited_words.main_unit(rendering)
    number = corpus.paragraph_at(article_id, main.span.start)
    quotes = [corpus.quotes[u.quote_id] for u in rendering.units]
    marks = [
        Mark(cited_words.with_marks(corpus, article_id, u.span), "mark", 1, (("class", q.kind),))
        for u, q in zip(rendering.units, quotes, strict=True)
    ]
    cues = sorted({q.cue for q in quotes if q.cue})
    marks += [Mark(cue, "span", 2, (("class", "cue"),)) for cue in cues]
    paragraph = article.paragraphs[number - 1].span
    near = _near(article.text, paragraph, cited_words.with_marks(corpus, article_id, main.span))
    head = Markup("… ") if near.start > paragraph.start else Markup("")
    tail = Markup(" …") if near.end < paragraph.end else Markup("")
    return Context(
        siglum=corpus.sigla[article_id],
        words=head + cited_words.shown(corpus, article_id, near, marks) + tail,
        places=cited_words.places(corpus, rendering),
        verb=verb(corpus, statement, article_id),
        speaker=_how_known(corpus, corpus.quotes[main.quote_id]),
    )


def _near(text: str, paragraph: Span, words: Span) -> Span:
    """The paragraph, or of one that is no paragraph any more what stands near the words.

    A text on one line would else stand whole on the page of each of its sentences.
    """
    if len(paragraph) <= LONGEST_CONTEXT:
        return paragraph
    start = max(paragraph.start, words.start - LONGEST_CONTEXT // 2)
    end = min(paragraph.end, words.end + LONGEST_CONTEXT // 2)
    before = text.find(" ", start, words.start) + 1
    after = text.rfind(" ", words.end, end)
    return Span(
        before if before and start > paragraph.start else start,
        after if after >= 0 and end < paragraph.end else end,
    )


def _how_known(corpus: Corpus, quote: Quote) -> str:
    """“Ali Khamenei: subject of said”, or that it is unclear who speaks."""
    speaker = corpus.speakers.get(quote.speaker_id or "")
    name = plain(speaker.name) if speaker else "speaker unclear"
    return f"{name}: {why(quote.reasons)}" if quote.reasons else name


def _again(corpus: Corpus, statement: Statement) -> tuple[Again, ...]:
    found = []
    for echo in corpus.echoes_of[statement.id]:
        other = corpus.statements[echo.second if statement.id == echo.first else echo.first]
        found.append(
            Again(
                f"“{statement_name(corpus, other.id)}”",
                routes.address(*routes.statement(other)),
                event_name(corpus.events[other.event_id]),
                tuple(corpus.sigla[r.article_id] for r in other.renderings),
                two_digits(echo.score),
            )
        )
    return tuple(found)


def _citation(corpus: Corpus, statement: Statement, name: str, who: str) -> str:
    """“… , statement by Ali Khamenei, 7 February 2025, as rendered by FT and MEMO. Variorum.”"""
    event = corpus.events[statement.event_id]
    names = [plain(corpus.outlet_of(r.article_id).name) for r in statement.renderings]
    outlets = listing([isolated(name) for name in names])
    when = f", {day(event.date)}" if event.date else ""
    site = plain(corpus.edition.site.title)
    by = f"statement by {who}" if statement.speaker_id else "statement, speaker unclear"
    words = isolated(f"“{plain(name)}”")
    return f"{words}, {by}{when}, as rendered by {outlets}. {site}, {statement.id}."


def _neighbours(corpus: Corpus, statement: Statement) -> tuple[Link | None, Link | None]:
    """The statements with pages of their own before and after this one in the speech."""
    before, after = (
        Link(
            f"“{statement_name(corpus, other.id, 48)}”",
            routes.address(*routes.statement(other)),
        )
        if other
        else None
        for other in corpus.statements_beside[statement.id]
    )
    return before, after
