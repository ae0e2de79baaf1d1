"""What the other outlets have where one article has a statement: the entries of an apparatus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from site_builder.model import routes
from site_builder.model.found import Collation, Quote, Rendering, Statement
from site_builder.pages.parts.cited_words import place
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.excerpts import may_show
from site_builder.pages.parts.markup import Mark, mark_up
from site_builder.pages.parts.repeats import GRADE_NAMES, SAME, grade_between, repeats
from site_builder.pages.parts.values import Counterpart, Link, Variant
from site_builder.text.spans import Span
from site_builder.text.words import tokenise

VARIANTS_SHOWN = (
    6  # an event with 25 outlets would make the page quadratic; the rest is a link akind
)
SIGLA_SHOWN = 4  # of the articles with one wording
KINDS = ("quoted", "told", "omits")
LEMMA_WORDS = 9
LEMMA_HEAD, LEMMA_TAIL = 4, 3


def counterpart(corpus: Corpus, statement: Statement, quote: Quote) -> Counterpart:
    """The words of a statement in one quotation, and what the event's other articles have."""
    own = corpus.renderings[statement.id, quote.article_id]
    page, fragment = routes.statement(statement)
    return Counterpart(
        lemma=lemma(
            corpus.articles[quote.article_id].text,
            [u.span for u in own.all_units if u.quote_id == quote.id],
        ),
        variants=variants(corpus, statement, quote.article_id),
        compare=routes.address(page, fragment) if routes.has_page(statement) else "",
    )


def is_told(corpus: Corpus, statement: Statement, article_id: str) -> bool:
    """Whether any other article of the event has the statement, in marks or in its own words."""
    articles = [r.article_id for r in statement.renderings]
    articles += [p.article_id for p in corpus.paraphrases_of[statement.id]]
    return any(a != article_id for a in articles)


def left_alone(corpus: Corpus, statements: Sequence[Statement], quote: Quote) -> Counterpart:
    """A run of sentences of a quotation that every other article omits, under one lemma."""
    own = [corpus.renderings[s.id, quote.article_id] for s in statements]
    units = [u.span for r in own for u in r.all_units if u.quote_id == quote.id]
    event = corpus.events[statements[0].event_id]
    others = [a for a in event.article_ids if a != quote.article_id]
    named = others[:SIGLA_SHOWN] if len(others) > SIGLA_SHOWN + 1 else others
    words = Markup("omits")
    if len(named) < len(others):
        words += Markup(" (and {} others)").format(len(others) - len(named))
    omits = Variant(tuple(corpus.sigla[a] for a in named), "omits", words, ())
    text = corpus.articles[quote.article_id].text
    return Counterpart(lemma(text, units), (omits,) if others else (), "")


def variants(corpus: Corpus, statement: Statement, base: str | None = None) -> tuple[Variant, ...]:
    """The variants of every article of the event but `base`: quoted, told, omitted in this order.

    Articles with one wording, and those that omit, share an entry. Beyond `VARIANTS_SHOWN` entries
    the last one says how many are left and leads to the whole.
    """
    told = {p.article_id: p.span for p in reversed(corpus.paraphrases_of[statement.id])}
    entries: dict[tuple[str, str], list[str]] = {}
    for article_id in corpus.events[statement.event_id].article_ids:
        if article_id == base:
            continue
        if (statement.id, article_id) in corpus.wordings:
            key = ("quoted", corpus.wordings[statement.id, article_id])
        elif article_id in told:
            key = ("told", article_id)
        else:
            key = ("omits", "")
        entries.setdefault(key, []).append(article_id)
    ordered = sorted(entries.items(), key=lambda entry: KINDS.index(entry[0][0]))
    shown = len(ordered) if len(ordered) <= VARIANTS_SHOWN else VARIANTS_SHOWN - 1
    found = [
        _variant(corpus, statement, base, kind, words, articles, told)
        for (kind, words), articles in ordered[:shown]
    ]
    if shown < len(ordered):
        address = routes.address(*routes.statement(statement))
        rest = Link(f"{len(ordered) - shown} more", address, "All variants")
        found.append(Variant((), "more", Markup(""), (rest,)))
    return tuple(found)


def _variant(
    corpus: Corpus,
    statement: Statement,
    base: str | None,
    kind: str,
    wording: str,
    articles: list[str],
    told: dict[str, Span],
) -> Variant:
    """The entry of all articles that have the statement in one kind and wording."""
    named = articles[:SIGLA_SHOWN] if len(articles) > SIGLA_SHOWN + 1 else articles
    is_same = kind == "quoted" and wording == corpus.wordings.get((statement.id, base or ""))
    words = (
        Markup.escape(SAME) if is_same else _words(corpus, statement, articles[0], kind, base, told)
    )
    if len(named) < len(articles):
        words += Markup(" (and {} others)").format(len(articles) - len(named))
    return Variant(
        sigla=tuple(corpus.sigla[a] for a in named),
        kind="same" if is_same else kind,
        words=words,
        places=tuple(
            there for a in named if kind != "omits" for there in _places(corpus, statement, a, told)
        ),
        repeats=tuple(
            one
            for a in named
            if kind == "quoted"
            for one in repeats(corpus, corpus.renderings[statement.id, a])
        ),
        grade=_grade(corpus, statement, base, articles[0])
        if kind == "quoted" and not is_same
        else "",
    )


def _grade(corpus: Corpus, statement: Statement, base: str | None, article_id: str) -> str:
    """The grade of the link between two wordings; "" where the base has none."""
    if (statement.id, base or "") not in corpus.renderings:
        return ""
    grade = grade_between(statement, base or "", article_id)
    return GRADE_NAMES[grade] if grade else ""


def lemma(text: str, spans: Sequence[Span]) -> Markup:
    """The words of the spans; a long run is given by its first and last words."""
    words = [tokens for span in spans if (tokens := tokenise(text, span))]
    if sum(map(len, words)) <= LEMMA_WORDS or not words:
        return _joined(mark_up(text, (), _without_comma(text, span)) for span in spans)
    first, last = words[0][:LEMMA_HEAD], words[-1][-LEMMA_TAIL:]
    head = Span(first[0].span.start, first[-1].span.end)
    tail = Span(last[0].span.start, last[-1].span.end)
    return _joined((mark_up(text, (), head), mark_up(text, (), tail)))


def rendering_words(corpus: Corpus, rendering: Rendering, marks: Iterable[Mark] = ()) -> Markup:
    """The words of one rendering with marks upon them; its units are joined by points."""
    text = corpus.articles[rendering.article_id].text
    kept = list(marks)
    return _joined(mark_up(text, kept, _without_comma(text, u.span)) for u in rendering.units)


def differing(
    text: str, collation: Collation | None, article_id: str, base: str | None
) -> list[Mark]:
    """Bold for the words of `article_id` that `base` lacks, where renderings otherwise agree.

    In wholly different renderings everything would be bold, and say nothing.
    """
    if collation is None or not collation.aligned or base is None:
        return []
    row = next((r for r in collation.rows if r.article_id == article_id), None)
    if row is None or 2 * sum(base in w.lacking for w in row.words) > len(row.words):
        return []
    runs: list[Span] = []
    was_marked = False
    for word in row.words:
        is_marked = base in word.lacking
        if is_marked and was_marked and word.span.start - runs[-1].end < LONGEST_GAP:
            runs[-1] = Span(runs[-1].start, word.span.end)
        elif is_marked:
            runs.append(word.span)
        was_marked = is_marked
    return [Mark(run, "b", rank=1) for run in runs if text[run.start : run.end].strip()]


LONGEST_GAP = 4  # between two words of one run: a comma and a space, not another unit


def _words(
    corpus: Corpus,
    statement: Statement,
    article_id: str,
    kind: str,
    base: str | None,
    told: dict[str, Span],
) -> Markup:
    if kind == "omits":
        return Markup("omits")
    text = corpus.articles[article_id].text
    if kind == "told":
        if not may_show(corpus, article_id, told[article_id]):
            return Markup("in its own words")
        return mark_up(text, (), told[article_id])
    marks = differing(text, statement.collation, article_id, base)
    return rendering_words(corpus, corpus.renderings[statement.id, article_id], marks)


def _without_comma(text: str, span: Span) -> Span:
    """The span without a comma that only joins it to the outlet's own words."""
    words = span.of(text)
    return Span(span.start, span.start + len(words.rstrip(", ")))


def _places(
    corpus: Corpus, statement: Statement, article_id: str, told: dict[str, Span]
) -> tuple[Link, ...]:
    """Links to a variant, one a paragraph: a headline's words stand far from the others."""
    rendering = corpus.renderings.get((statement.id, article_id))
    spans = [u.span for u in rendering.units] if rendering else [told[article_id]]
    places = [place(corpus, article_id, span) for span in spans]
    first_of = {p.text: p for p in reversed(places)}
    return tuple(p for p in places if first_of[p.text] is p)


def _joined(pieces: Iterable[Markup]) -> Markup:
    return Markup(" … ").join(pieces)
