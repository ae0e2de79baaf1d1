"""What the other reports have where one has a statement, and what they print that one omits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.collation import Collation
from site_builder.model.comparison import Silence
from site_builder.model.found import Article, Quote, Statement
from site_builder.pages.parts.cited_words import alone, may_show, place, places_of
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import capital, count
from site_builder.pages.parts.evidence import GRADE_NAMES, SAME, grade_between, repeats
from site_builder.pages.parts.layout import page_of
from site_builder.pages.parts.markup import Mark, mark_up
from site_builder.pages.parts.meaning import differs, turn_marks
from site_builder.pages.parts.values import (
    ABSENT,
    PERHAPS,
    Counterpart,
    Link,
    Siglum,
    Variant,
)
from site_builder.text.spans import Span
from site_builder.text.words import tokenise

WAYS = ("quoted", "told", *ABSENT)
VARIANTS_SHOWN = 6  # of a statement; the page of the event or the statement has the others
SIGLA_SHOWN = 4  # of the reports with one wording
LEMMA_WORDS = 9
LEMMA_HEAD, LEMMA_TAIL = 4, 3
LONGEST_GAP = 4  # letters between two differing words that are marked as one: a comma and a space


def counterpart(corpus: Corpus, statement: Statement, quote: Quote) -> Counterpart:
    """The words of a statement in one quotation, and what the event's other reports have."""
    return Counterpart(
        lemma=_lemma_of(corpus, [statement], quote),
        variants=variants(corpus, statement, quote.article_id),
        compare=page_of(statement),
    )


def left_alone(corpus: Corpus, statements: Sequence[Statement], quote: Quote) -> Counterpart:
    """Neighbouring sentences of a quotation that no other report has, under one lemma."""
    found = []
    for way, ids in corpus.versions[statements[0].id]:
        others = [article_id for article_id in ids if article_id != quote.article_id]
        if way in ABSENT and others:
            found.append(_absent(corpus, way, others))
    return Counterpart(_lemma_of(corpus, statements, quote), tuple(found), "")


def is_told(corpus: Corpus, statement: Statement, article_id: str) -> bool:
    """Whether any other report of the event has the statement, in marks or in its own words."""
    having = [(way, ids) for way, ids in corpus.versions[statement.id] if way not in ABSENT]
    return any(ids != (article_id,) for _, ids in having)


def variants(corpus: Corpus, statement: Statement, base: str = "") -> tuple[Variant, ...]:
    """What every report of the event but `base` has: quoted, told, omitted in this order.

    Reports with one wording share a variant; so do those that omit the statement. The last of
    `VARIANTS_SHOWN` says how many are left and links to all of them.
    """
    ways = [
        (way, others, len(others) < len(ids))
        for way, ids in corpus.versions[statement.id]
        if (others := [article_id for article_id in ids if article_id != base])
    ]
    order = corpus.events[statement.event_id].article_ids
    ways.sort(key=lambda way: (WAYS.index(way[0]), order.index(way[1][0])))
    shown = len(ways) if len(ways) <= VARIANTS_SHOWN else VARIANTS_SHOWN - 1
    found = []
    for way, ids, is_same in ways[:shown]:
        if way == "quoted":
            found.append(_quoted(corpus, statement, ids, base, is_same=is_same))
        elif way == "told":
            found.append(_told(corpus, statement, ids[0]))
        else:
            found.append(_absent(corpus, way, ids))
    if shown < len(ways):
        address = routes.address(*routes.statement(statement))
        rest = Link(f"{len(ways) - shown} more", address, "All readings")
        found.append(Variant((), "more", Markup(""), (rest,)))
    return tuple(found)


def quoted_variants(corpus: Corpus, statement: Statement) -> tuple[Variant, ...]:
    """The variants in quotation marks, for the reports without the statement: all have the same."""
    if statement.id not in corpus.quoted_variants:
        found = variants(corpus, statement)
        corpus.quoted_variants[statement.id] = tuple(v for v in found if v.kind == "quoted")
    return corpus.quoted_variants[statement.id]


def lemma(text: str, spans: Sequence[Span], marks: Sequence[Mark] = ()) -> Markup:
    """The words of the spans; a long run without marks is given by its first and last words."""
    words = [tokens for span in spans if (tokens := tokenise(text, span))]
    if sum(map(len, words)) <= LEMMA_WORDS or not words or marks:
        return _joined(text, (_without_comma(text, span) for span in spans), marks)
    first, last = words[0][:LEMMA_HEAD], words[-1][-LEMMA_TAIL:]
    head = Span(first[0].span.start, first[-1].span.end)
    tail = Span(last[0].span.start, last[-1].span.end)
    return _joined(text, (head, tail))


def _lemma_of(corpus: Corpus, statements: Sequence[Statement], quote: Quote) -> Markup:
    """The words of the statements in one quotation."""
    own = [corpus.renderings[s.id, quote.article_id] for s in statements]
    units = [u.span for r in own for u in r.all_units if u.quote_id == quote.id]
    marks = [m for s in statements for m in turn_marks(corpus, s, quote.article_id)]
    return lemma(corpus.articles[quote.article_id].text, units, marks)


def _quoted(
    corpus: Corpus, statement: Statement, ids: Sequence[str], base: str, *, is_same: bool
) -> Variant:
    """One wording of the statement and the reports that have it; `is_same` as the base's."""
    renderings = [corpus.renderings[statement.id, article_id] for article_id in _named(ids)]
    grade = None
    words = Markup.escape(SAME)
    if not is_same:
        text = corpus.articles[ids[0]].text
        bold = differing(text, statement.collation, ids[0], base)
        marks = turn_marks(corpus, statement, ids[0], base) if base else []
        words = alone(corpus, ids[0], [u.span for u in renderings[0].units], bold, marks)
        if (statement.id, base) in corpus.renderings:
            grade = grade_between(statement, base, ids[0])
    return Variant(
        sigla=_sigla(corpus, ids),
        kind="same" if is_same else "quoted",
        words=words + _and_others(ids),
        places=tuple(
            link
            for r in renderings
            for link in places_of(corpus, r.article_id, [u.span for u in r.units])
        ),
        repeats=tuple(one for r in renderings for one in repeats(corpus, r)),
        grade=GRADE_NAMES[grade] if grade else "",
        differs=differs(statement.turns_between(base, ids[0])),
    )


def _told(corpus: Corpus, statement: Statement, article_id: str) -> Variant:
    """The report's own words for the statement."""
    confirmed = corpus.paraphrases_of[statement.id]
    told = next((p for p in confirmed if p.article_id == article_id), None)
    if told is None:
        return Variant(_sigla(corpus, [article_id]), "told", Markup.escape(PERHAPS), ())
    words = Markup("in its own words")
    if may_show(corpus, article_id, told.span):
        words = mark_up(corpus.articles[article_id].text, (), told.span)
    link = place(corpus, article_id, told.span)
    return Variant(_sigla(corpus, [article_id]), "told", words, (link,))


def _absent(corpus: Corpus, way: str, ids: Sequence[str]) -> Variant:
    return Variant(_sigla(corpus, ids), "omits", Markup.escape(ABSENT[way]) + _and_others(ids), ())


def _named(ids: Sequence[str]) -> Sequence[str]:
    """The reports that a variant names; one is never left out alone."""
    return ids[:SIGLA_SHOWN] if len(ids) > SIGLA_SHOWN + 1 else ids


def _sigla(corpus: Corpus, ids: Sequence[str]) -> tuple[Siglum, ...]:
    return tuple(corpus.sigla[article_id] for article_id in _named(ids))


def _and_others(ids: Sequence[str]) -> Markup:
    others = len(ids) - len(_named(ids))
    return Markup(" (and {} others)").format(others) if others else Markup("")


def differing(text: str, collation: Collation | None, article_id: str, base: str) -> list[Span]:
    """Bold for the words of `article_id` that `base` lacks, where renderings otherwise agree.

    In wholly different renderings everything would be bold, and say nothing.
    """
    rows = collation.rows if collation and collation.aligned and base else ()
    words = next((row.words for row in rows if row.article_id == article_id), ())
    lacked = [word.span for word in words if base in word.lacking]
    if 2 * len(lacked) > len(words):
        return []
    runs: list[Span] = []
    for before, word in pairwise([None, *words]):
        if word is None or base not in word.lacking:
            continue
        is_next = before is not None and runs and runs[-1].end == before.span.end
        if is_next and word.span.start - runs[-1].end < LONGEST_GAP:
            runs[-1] = Span(runs[-1].start, word.span.end)
        else:
            runs.append(word.span)
    return [run for run in runs if run.of(text).strip()]


def _without_comma(text: str, span: Span) -> Span:
    """The span without a comma that only joins it to the outlet's own words."""
    return Span(span.start, span.start + len(span.of(text).rstrip(", ")))


def _joined(text: str, spans: Iterable[Span], marks: Sequence[Mark] = ()) -> Markup:
    """The words of the spans, with points between."""
    return Markup(" … ").join(mark_up(text, marks, span) for span in spans)


UNCLEAR = "Speaker unclear"
SHOWN = 5  # of one speaker; the next ones are folded
AT_MOST = 40  # the page of the event has the others


class SpeakerSilence(Struct, frozen=True):
    """What the report omits of one speaker's words."""

    speaker: str
    omissions: tuple[Counterpart, ...]
    more: tuple[Counterpart, ...]  # folded
    more_count: str


def silences_of(corpus: Corpus, article: Article) -> tuple[tuple[SpeakerSilence, ...], int]:
    """What the report omits, by speaker, and how many statements that is.

    The speaker with most omissions comes first, unclear ones last; each in the order of the speech.
    """
    compared = corpus.comparisons[corpus.event_of[article.id].id]
    own = [silence for silence in compared.silences if silence.article_id == article.id]
    by_speaker: dict[str, list[Silence]] = {}
    for silence in own:
        name = corpus.speaker_name(corpus.statements[silence.statement_id].speaker_id)
        by_speaker.setdefault(capital(name) if name == UNCLEAR else name, []).append(silence)
    ordered = sorted(by_speaker.items(), key=lambda one: (one[0] == UNCLEAR, -len(one[1]), one[0]))
    found = []
    for name, silences in ordered:
        omissions = tuple(_omission(corpus, silence) for silence in silences[:AT_MOST])
        more = f"{count(len(silences) - SHOWN, 'passage')} more"
        found.append(SpeakerSilence(name, omissions[:SHOWN], omissions[SHOWN:], more))
    return tuple(found), len(own)


def _omission(corpus: Corpus, silence: Silence) -> Counterpart:
    statement = corpus.statements[silence.statement_id]
    here = ""
    if silence.told:
        number = corpus.paragraph_at(silence.article_id, silence.told.start)
        here = f"Told here in its own words, ¶{number}"
    return Counterpart(Markup.escape(here), quoted_variants(corpus, statement), page_of(statement))
