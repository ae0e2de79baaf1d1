"""The page of a statement that two reports or more have: its renderings word by word."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.collation import Collation
from site_builder.model.found import Quote, Rendering, Statement
from site_builder.model.reasons import two_digits
from site_builder.pages.embed import snippet
from site_builder.pages.parts import cited_words
from site_builder.pages.parts.citations import CiteView, cite_statement, statement_citation
from site_builder.pages.parts.collation import CollationView, collation_view
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import (
    capital,
    count,
    count_in_words,
    day,
    in_words,
    isolated,
)
from site_builder.pages.parts.evidence import (
    GRADE_NAMES,
    Evidence,
    editors_part,
    evidence,
    more_evidence,
    repeats,
    why,
)
from site_builder.pages.parts.facets import statement_facets
from site_builder.pages.parts.layout import (
    Description,
    Navigation,
    Page,
    cut_name,
    event_link,
    event_name,
    event_rail,
    frame,
    statement_name,
)
from site_builder.pages.parts.markup import Mark
from site_builder.pages.parts.meaning import warnings
from site_builder.pages.parts.metadata import utterance
from site_builder.pages.parts.report import report_address
from site_builder.pages.parts.signs import outlet_sign
from site_builder.pages.parts.values import Cited, Link, Siglum
from site_builder.text.spans import Span


class SaidElsewhere(Struct, frozen=True):
    """The same words at another event."""

    link: Link
    event: str
    sigla: tuple[Siglum, ...]
    score: str


class StatementView(Struct, frozen=True):
    """Everything on the page of a statement."""

    kicker: str
    title: str
    facts: str
    warnings: tuple[str, ...]  # in what the wordings differ in meaning
    speaker: Link | None
    collation: CollationView
    contexts: tuple[Cited, ...]  # the paragraph; its note says how the speaker is known
    lesser: tuple[Cited, ...]  # repeats and sentences in own words; their notes name them
    evidence: tuple[Evidence, ...]
    more_evidence: tuple[Evidence, ...]
    more_evidence_count: str
    decided_by: str
    report: str  # opens a report of a wrong link, or ""
    again: tuple[SaidElsewhere, ...]
    cite: CiteView
    embed: str  # what somebody pastes into another page, or ""
    embed_page: str


CRUMB = 28  # letters: the whole sentence is right below it, as the heading
# Words of a paragraph that are shown before and after; BB’s longest has 120. Without a limit, a
# text on one line would be in full on the page of each of its sentences.
LONGEST_CONTEXT = 350
OWN_WORDS = "own words"
REPORTED = 6  # wordings in a report of a wrong link: hosts take some 8,000 letters
HEADINGS = {
    "collation": "Word by word",
    "context": "In context",
    "again": "Said again",
    "evidence": "Why these are linked",
}


def statement_page(corpus: Corpus, statement: Statement) -> Page:
    """The page of a statement with two renderings or more."""
    path, _ = routes.statement(statement)
    event = corpus.events[statement.event_id]
    name = statement_name(corpus, statement.id)
    who = corpus.speaker_name(statement.speaker_id)
    more = more_evidence(corpus, statement)
    again = _again(corpus, statement)
    kept = {"again": bool(again), "evidence": bool(statement.links)}
    on_this_page = [Link(HEADINGS[key], f"#{key}") for key in HEADINGS if kept.get(key, True)]
    before, after = (
        _link(corpus, other, 48) if other else None
        for other in corpus.statements_beside[statement.id]
    )
    navigation = Navigation(
        above=(
            Link("Events", routes.address(routes.EVENTS)),
            event_link(event),
        ),
        rail=(event_rail(corpus, event, path, statement),),
        on_this_page=tuple(on_this_page),
        previous=before,
        next=after,
        here=f"“{statement_name(corpus, statement.id, CRUMB)}”",
    )
    cited = statement_citation(corpus, statement)
    described = Description(
        f"{isolated(cited.title)}. {cited.note}",
        facets=statement_facets(corpus, statement),
        records=utterance(corpus, statement),
        updated=event.updated,
    )
    title = _title(corpus, statement, name)
    view = StatementView(
        kicker=", ".join(filter(None, ["Statement", who, day(event.date) if event.date else ""])),
        title=f"“{name}”",
        facts=_facts(corpus, statement),
        warnings=warnings(corpus, statement),
        speaker=Link(who, routes.address(routes.speaker(statement.speaker_id)))
        if statement.speaker_id
        else None,
        collation=collation_view(corpus, statement),
        contexts=tuple(_context(corpus, r) for r in statement.renderings),
        lesser=_lesser(corpus, statement),
        evidence=evidence(corpus, statement),
        more_evidence=more,
        more_evidence_count=count(len(more), "link", "links") + " of shorter mentions",
        decided_by=editors_part(statement),
        report=_report(corpus, statement),
        again=again,
        cite=cite_statement(corpus, statement),
        embed=snippet(corpus, statement),
        embed_page=routes.address(routes.embed(statement)),
    )
    return Page(
        frame(corpus, path, "statement", title, navigation, described), "statement.html", view
    )


def _title(corpus: Corpus, statement: Statement, name: str) -> str:
    """The statement's words, with their day where they were said again on another one."""
    when = corpus.events[statement.event_id].date
    is_again = bool(corpus.said_again[statement.id]) and when is not None
    return f"{isolated(f'“{name}”')}, {day(when)}" if is_again else f"“{name}”"


def _facts(corpus: Corpus, statement: Statement) -> str:
    """“One utterance in three renderings. Eight of FT’s ten words are in all three.”"""
    first = f"One sentence in {in_words(len(statement.renderings))} wordings."
    if statement.collation is None:
        return first
    return f"{first} {_shared_words(corpus, statement.collation)}"


def _shared_words(corpus: Corpus, collation: Collation) -> str:
    """How many words of the first rendering all others print; “unwise” is not “wise” here."""
    printed = [
        [corpus.articles[row.article_id].words.within(w.span).compared for w in row.counted]
        for row in collation.rows
    ]
    if all(words == printed[0] for words in printed):
        return "They have the same words."
    shared = sum(1 for word in printed[0] if all(word in words for words in printed))
    total = len(printed[0])
    whose = f"{corpus.sigla[collation.rows[0].article_id].text}’s"
    everyone = "both" if len(collation.rows) == 2 else f"all {in_words(len(collation.rows))}"
    if not shared:
        return f"Not one of {whose} {count_in_words(total, 'word')} is in {everyone}."
    if shared == total > 1:
        every = "Both" if total == 2 else f"All {in_words(total)}"
        is_in_order = all(_runs_through(printed[0], words) for words in printed)
        order = "" if is_in_order else ", in another order"
        return f"{every} of {whose} words are in {everyone}{order}."
    verb = "is" if shared == 1 else "are"
    words = count_in_words(total, "word")
    return f"{capital(in_words(shared))} of {whose} {words} {verb} in {everyone}."


def _runs_through(words: Iterable[object], others: Iterable[object]) -> bool:
    """Whether the others have the words in their order, perhaps with words between."""
    left = iter(others)
    return all(word in left for word in words)


def _context(corpus: Corpus, rendering: Rendering) -> Cited:
    """The paragraph around a rendering, the words marked; who speaks, and how that is known."""
    article = corpus.articles[rendering.article_id]
    main = cited_words.main_unit(rendering)
    quotes = [corpus.quotes[u.quote_id] for u in rendering.units]
    spans = [cited_words.with_marks(corpus, article.id, u.span) for u in rendering.units]
    marks = [
        Mark(span, "mark", 1, (("class", quote.kind),))
        for span, quote in zip(spans, quotes, strict=True)
    ]
    cues = sorted({q.cue for q in quotes if q.cue})
    marks += [Mark(cue, "span", 2, (("class", "cue"),)) for cue in cues]
    words = cited_words.with_marks(corpus, article.id, main.span)
    return Cited(
        corpus.sigla[article.id],
        cited_words.in_place(corpus, article.id, words, marks, LONGEST_CONTEXT),
        cited_words.places(corpus, rendering),
        cited_words.verbs(corpus, rendering),
        _how_known(corpus, corpus.quotes[main.quote_id]),
    )


def _how_known(corpus: Corpus, quote: Quote) -> str:
    """“Ali Khamenei: subject of said”, or that it is unclear who speaks."""
    name = corpus.speaker_name(quote.speaker_id)
    return f"{name}: {why(quote.reasons)}" if quote.reasons else name


def _lesser(corpus: Corpus, statement: Statement) -> tuple[Cited, ...]:
    """Repeats and sentences in own words, by report, then by place in its text."""
    order = {a: n for n, a in enumerate(corpus.events[statement.event_id].article_ids)}
    found: list[tuple[int, Span, Cited]] = []
    for rendering in statement.renderings:
        for unit, one in zip(rendering.repeats, repeats(corpus, rendering), strict=True):
            found.append((order[rendering.article_id], unit.span, one))
    for told in corpus.paraphrases_of[statement.id]:
        one = cited_words.cited(corpus, told.article_id, told.span, OWN_WORDS, is_told=True)
        found.append((order[told.article_id], told.span, one))
    return tuple(one for _, _, one in sorted(found, key=lambda f: f[:2]))


def _again(corpus: Corpus, statement: Statement) -> tuple[SaidElsewhere, ...]:
    found = []
    for one in corpus.said_again[statement.id]:
        link = Link(f"“{cut_name(one.words)}”", routes.address(*routes.statement_of(one)))
        sigla = tuple(
            outlet_sign(corpus.outlets[outlet_id], f" {number}" if number else "")
            for outlet_id, number in one.reports
        )
        found.append(SaidElsewhere(link, event_name(one.event), sigla, two_digits(one.score)))
    return tuple(found)


def _report(corpus: Corpus, statement: Statement) -> str:
    """Opens a report that this statement is wrongly linked, with what its reader sees."""
    lines = []
    for one in statement.renderings[:REPORTED]:
        words = cited_words.words(corpus, one.article_id, [u.span for u in one.units])
        lines.append(f"{corpus.sigla[one.article_id].name}: {words.striptags()}")
    path, _ = routes.statement(statement)
    grade = GRADE_NAMES[statement.grade] if statement.grade else ""
    lines += [grade, f"{corpus.site.base_url}{path}", "", "What is wrong:", ""]
    return report_address(corpus.site, f"Link: {statement.id}", lines)


def _link(corpus: Corpus, statement: Statement, limit: int = 80) -> Link:
    name = statement_name(corpus, statement.id, limit)
    return Link(f"“{name}”", routes.address(*routes.statement(statement)))
