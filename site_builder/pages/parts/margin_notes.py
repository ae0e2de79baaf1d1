"""The margin of an article: a note for each quotation of speech, and the editors' own notes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.model.edition import Note
from site_builder.model.found import Article, DecidedBy, Quote, Statement
from site_builder.pages.parts.article_marks import anchor_class, other_articles
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import capital, count, listing, without_stop
from site_builder.pages.parts.evidence import GRADE_NAMES, SAME, why
from site_builder.pages.parts.markdown import render_markdown
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.meaning import warnings
from site_builder.pages.parts.values import Counterpart, Link
from site_builder.pages.parts.variants import counterpart, is_told, left_alone
from site_builder.text.spans import Span

LINKS_SHOWN = 3  # reasons, each with all reports for which it is so
# What a note's head and each of its entries take of the margin's height, in letters of the text.
HEAD, ENTRY = 90, 75
FAR, OVERHANG = 700, 1000  # how far a note may be below its words, and the last one below the text
CROWDED = 80  # from so many notes on all are closed: the margin of such a page is an index


class MarginNote(Struct, frozen=True):
    """A note in the margin (on a phone, a sheet), of a quotation or of an editor.

    An editor's note has a `title` and a `body`. The note of a quotation has a `speaker`, without a
    link where the speaker is unclear. `label` is the weakest grade of the links, or says that
    nobody else has the words. `warnings` say in what the meaning differs; they are shown even where
    the note is closed. `evidence` are sentences; `more` leads to those without room.
    """

    id: str
    name: str  # for people who only hear it
    style: str  # classes
    place: Link
    label: str
    speaker: Link | None = None
    cue: Markup = Markup("")
    warnings: tuple[str, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    evidence: tuple[str, ...] = ()
    more: Link | None = None
    title: str = ""
    body: Markup = Markup("")


def numbered(corpus: Corpus, article: Article) -> tuple[dict[str, int], list[Quote | Note]]:
    """The number of each note, by the id of its quote or editor's note, and these in text order.

    A term or a scare quote needs no note: nobody speaks.
    """
    quotes = [q for q in corpus.quotes_of[article.id] if q.kind.is_speech and q.segments]
    subjects: list[Quote | Note] = [*quotes, *corpus.notes_of[article.id]]
    subjects.sort(key=lambda s: (_span(s).start, s.id))
    return {s.id: n for n, s in enumerate(subjects, 1)}, subjects


def margin_notes(
    corpus: Corpus, article: Article, subjects: Sequence[Quote | Note]
) -> tuple[MarginNote, ...]:
    """The notes in the order of the text; those that have no room near their words are closed."""
    notes = [
        _editors(corpus, article, n, s) if isinstance(s, Note) else _quoted(corpus, n, s)
        for n, s in enumerate(subjects, 1)
    ]
    sizes = [
        (_span(subject).start, _entries(note), isinstance(subject, Note))
        for note, subject in zip(notes, subjects, strict=True)
    ]
    shut = closed(sizes, len(article.text))
    return tuple(
        replace(note, style=f"{note.style} closed") if n in shut and sizes[n][1] else note
        for n, note in enumerate(notes)
    )


def closed(notes: Sequence[tuple[int, int, bool]], text_length: int) -> set[int]:
    """Which notes show their heads alone, of notes by the place of their words, the number of their
    entries, and whether they are an editor's. All lengths count letters of the text.

    The style sheet places a note next to its words, or below the note above it. A note that would
    be far below its words is closed. Editors' notes close first: they have titles.
    """
    if len(notes) > CROWDED:
        return set(range(len(notes)))
    shut = {n for n, (_, _, is_editors) in enumerate(notes) if is_editors}
    late = _late(notes, shut, text_length)
    for n in sorted(shut):
        if _late(notes, shut - {n}, text_length) <= late:
            shut.remove(n)
    return shut | late


def _late(notes: Sequence[tuple[int, int, bool]], shut: set[int], text_length: int) -> set[int]:
    """The notes that would be far below their words, or far below the text, if they were open."""
    late, bottom = set(), 0
    for n, (at, entries, _) in enumerate(notes):
        top = max(at, bottom)
        end = top + HEAD + entries * ENTRY
        if n not in shut and (top - at > FAR or end > text_length + OVERHANG):
            late.add(n)
        bottom = top + HEAD if n in shut | late else end
    return late


def _quoted(corpus: Corpus, number: int, quote: Quote) -> MarginNote:
    statements = corpus.in_quote[quote.id]
    counterparts: list[Counterpart] = []
    for told, run in groupby(statements, lambda s: is_told(corpus, s, quote.article_id)):
        if told:
            counterparts += [counterpart(corpus, s, quote) for s in run]
        else:
            counterparts.append(left_alone(corpus, tuple(run), quote))
    if not any(is_told(corpus, s, quote.article_id) for s in statements):
        counterparts = []
        others = other_articles(corpus, quote.article_id)
        is_known = not any(corpus.articles[a].is_excerpt for a in others)
        label = ("only here" if is_known else "only here, as far as known") if others else ""
    else:
        label = _label(counterparts)
    speaker = corpus.speakers.get(quote.speaker_id or "")
    name = corpus.speaker_name(quote.speaker_id)
    href = routes.address(routes.speaker(speaker.id)) if speaker else ""
    cue = quote.cue.of(corpus.articles[quote.article_id].text) if quote.cue else ""
    links = _links(corpus, quote, statements)
    shown = list(links.items())[:LINKS_SHOWN]
    folded = sum(map(len, links.values())) - sum(len(signs) for _, signs in shown)
    return MarginNote(
        id=f"n{number}",
        name=f"Note {number}: {name}",
        style=f"note {anchor_class(number)}".strip(),
        place=_place(corpus, quote.article_id, quote.segments[0].marked, quote.id),
        label=label,
        speaker=Link(capital(name) if not speaker else name, href),
        cue=Markup.escape(plain(cue, limit=30)),
        warnings=tuple(w for s in statements for w in warnings(corpus, s, quote.article_id)),
        counterparts=tuple(_ungraded(one, label) for one in counterparts),
        evidence=(
            _why_this_speaker(quote),
            *(f"{listing(list(dict.fromkeys(who)))}: {how}" for how, who in shown),
        ),
        more=_more(folded, statements),
    )


def _editors(corpus: Corpus, article: Article, number: int, note: Note) -> MarginNote:
    return MarginNote(
        id=f"n{number}",
        name=f"Note {number}: editor’s note",
        style=f"note editor {anchor_class(number)}".strip(),
        place=_place(corpus, article.id, note.span, ""),
        label="editor’s note" + (f", {plain(note.author)}" if note.author else ""),
        title=plain(note.title) or "Editor’s note",
        body=render_markdown(note.body, corpus.signs),
    )


def _label(counterparts: Sequence[Counterpart]) -> str:
    """The weakest grade of the variants that are quoted elsewhere in other words."""
    variants = [variant for one in counterparts for variant in one.variants]
    grades = {variant.grade for variant in variants if variant.grade}
    if grades:
        return [name for name in GRADE_NAMES.values() if name in grades][-1]
    return SAME if any(variant.kind == "same" for variant in variants) else "told by others"


def _ungraded(counterpart: Counterpart, label: str) -> Counterpart:
    """The counterpart, its variants without the grade that the head of the note says."""
    variants = (replace(r, grade="") if r.grade == label else r for r in counterpart.variants)
    return replace(counterpart, variants=tuple(variants))


def _why_this_speaker(quote: Quote) -> str:
    """A sentence for readers."""
    if quote.decided_by is DecidedBy.EDITOR:
        how = "named by an editor"
    elif quote.speaker_id:
        how = f"found by rule, confidence {round(100 * quote.confidence)} %"
    else:
        how = "nobody could be named with confidence"
    said = "; ".join(without_stop(why((r,))) for r in quote.reasons)
    return f"Speaker {how}" + (f": {said}." if said else ".")


def _links(corpus: Corpus, quote: Quote, statements: Sequence[Statement]) -> dict[str, list[str]]:
    """Why renderings are linked with the quote's, and the signs of those for which it is so."""
    found: dict[str, list[str]] = {}
    for link in chain.from_iterable(s.links for s in statements):
        if quote.id in (link.first.quote_id, link.second.quote_id):
            other = link.second if link.first.quote_id == quote.id else link.first
            shared = f"; shared: {', '.join(link.shared)}" if link.shared else ""
            rule = without_stop(why(link.reasons) or GRADE_NAMES[link.grade])
            found.setdefault(plain(f"{rule}{shared}."), []).append(
                corpus.sigla[other.article_id].text
            )
    return found


def _more(number: int, statements: Sequence[Statement]) -> Link | None:
    """“2 links more, with the statement”: to the first that has a page, else to the synopsis."""
    linked = sorted((s for s in statements if s.links), key=lambda s: not routes.has_page(s))
    if number < 1 or not linked:
        return None
    address, fragment = routes.statement(linked[0])
    href = routes.address(address, fragment or "evidence")
    return Link(f"{count(number, 'link')} more, with the statement", href)


def _place(corpus: Corpus, article_id: str, span: Span, fragment: str) -> Link:
    number = corpus.paragraph_at(article_id, span.start)
    return Link(
        f"¶{number}", f"#{fragment or routes.paragraph(number)}", f"Back to paragraph {number}"
    )


def _span(subject: Quote | Note) -> Span:
    return subject.span if isinstance(subject, Note) else subject.segments[0].marked


def _entries(note: MarginNote) -> int:
    """How many entries an open note shows below its head."""
    paragraphs = note.body.count("<p>")
    entries = sum(1 + len(one.variants) for one in note.counterparts)
    return paragraphs + entries + len(note.warnings)
