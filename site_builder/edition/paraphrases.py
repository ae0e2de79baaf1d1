"""Clauses outside quotation marks that render a statement: weak links, offered as probable.

The score is that of two sentences, the rule stricter: two shared content words or more, or one on
which all outlets that quote the statement agree. Editors confirm and refuse.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.aligning.similarity import Wording, score, shared_words, wording
from site_builder.edition.part import EventPart
from site_builder.edition.telling.reported import Clause, Names, reported_clauses
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, DecidedBy, Paraphrase, Quote, Statement
from site_builder.model.given import ParaphraseCorrection
from site_builder.model.problems import Problem, error
from site_builder.text.spans import Span
from site_builder.text.terms import Token, Vocabulary, as_written, tokens_of, vocabulary, words_of

# Two quoted sentences join from 0.31; here no marks vouch for the words. Names do not count among
# the shared words: “the Supreme Court” in two sentences is a subject, not a rendering.
TWO_SHARED = 0.42
THREE_SHARED = 0.35
# “vowing to respond forcefully to any threats”: one word of few, and all outlets quote it.
CORE = 0.25
FEW = 4  # content words of a clause of which one word may be enough, names not counted
SPREAD = 3  # statements of the event that may have that word (“threaten”, not “negotiate”)


class _Renderings(Struct, frozen=True):
    """A statement with its renderings' wordings and the words that all outlets quote."""

    statement: Statement
    wordings: tuple[Wording, ...]
    core: frozenset[str]


def find_paraphrases(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its paraphrases, by article and place; what is wrong with the corrections."""
    articles = {a.id: a for a in part.articles}
    names = Names(made.speakers)
    quotes_of: dict[str, list[Quote]] = defaultdict(list)
    for quote in made.quotes:
        quotes_of[quote.article_id].append(quote)
    clauses = [
        clause
        for article_id in part.event.article_ids
        for clause in reported_clauses(articles[article_id], quotes_of[article_id], names)
    ]
    found, problems = _corrected(_found(clauses, made.statements, articles), part, made)
    place = {i: n for n, i in enumerate(part.event.article_ids)}
    found.sort(key=lambda p: (place[p.article_id], p.span, p.statement_id))
    return replace(made, paraphrases=tuple(found)), problems


def _found(
    clauses: Sequence[Clause], statements: Sequence[Statement], articles: Mapping[str, Article]
) -> list[Paraphrase]:
    if not clauses:
        return []
    known = vocabulary(
        words_of(articles[u.article_id].words, u.span)
        for s in statements
        for r in s.renderings
        for u in r.all_units
    )
    prepared = [_prepare(s, articles, known) for s in statements]
    spread = Counter(t for p in prepared for t in {t for w in p.wordings for t in w.content})
    index: dict[tuple[str, str], list[_Renderings]] = defaultdict(list)
    for one in prepared:
        if one.statement.speaker_id is not None:
            for term in {t for w in one.wordings for t in w.content}:
                index[one.statement.speaker_id, term].append(one)
    found = []
    for clause in clauses:
        tokens = list(tokens_of(articles[clause.article_id].words, clause.words))
        words = wording([word for _, parts in tokens for word in parts], known)
        near = {
            one.statement.id: one
            for term in sorted(words.content)
            for one in index[clause.speaker_id, term]
        }
        plain = _without_names(tokens, known)
        offers = [(_evidence(words, plain, one, spread), one) for one in near.values()]
        best = max(offers, key=lambda o: (o[0], o[1].statement.id), default=None)
        if best is not None and best[0] > 0:
            value, one = best
            nearest = max(one.wordings, key=lambda w: score(words, w))
            found.append(
                Paraphrase(
                    statement_id=one.statement.id,
                    article_id=clause.article_id,
                    span=clause.span,
                    score=round(value, 4),
                    shared=shared_words(words, nearest, as_written(tokens, known)),
                    decided_by=DecidedBy.AUTOMATIC,
                )
            )
    return found


def _prepare(
    statement: Statement, articles: Mapping[str, Article], known: Vocabulary
) -> _Renderings:
    wordings = []
    for rendering in statement.renderings:
        text = articles[rendering.article_id].words
        wordings.append(
            wording([w for u in rendering.units for w in words_of(text, u.span)], known)
        )
    core = frozenset.intersection(*(w.content for w in wordings))
    return _Renderings(statement, tuple(wordings), core if len(wordings) > 1 else frozenset())


def _without_names(tokens: Iterable[Token], known: Vocabulary) -> frozenset[str]:
    """The clause's content words that have no capital: a paraphrase says “Tehran” for “we”."""
    plain = [word for written, words in tokens if not written[0].isupper() for word in words]
    return wording(plain, known).content


def _evidence(
    words: Wording, plain: frozenset[str], one: _Renderings, spread: Mapping[str, int]
) -> float:
    """The score of the best rendering, or 0 where the rule asks for more."""
    shared = max(len(plain & w.content) for w in one.wordings)
    least = THREE_SHARED if shared > 2 else TWO_SHARED if shared > 1 else None
    if len(plain) <= FEW and any(spread[t] <= SPREAD for t in plain & one.core):
        least = CORE
    if least is None:
        return 0.0
    value = max(score(words, w) for w in one.wordings)
    return value if value >= least else 0.0


# ------------------------------------------------------------------ editors


def _corrected(
    found: list[Paraphrase], part: EventPart, made: EventEdition
) -> tuple[list[Paraphrase], list[Problem]]:
    """The paraphrases as the editors have them."""
    problems = []
    for correction in part.corrections:
        if not isinstance(correction, ParaphraseCorrection):
            continue
        span = part.anchored.get(correction.target)
        place = part.anchored.get(correction.statement)
        if span is None or place is None:
            continue
        statement = _statement_at(correction.statement.article, place, made.statements)
        if statement is None:
            words = correction.statement.selector.exact[:60]
            problems.append(
                error(
                    correction.statement.location,
                    f"there is no statement at “{words}”",
                    "give words that the article prints in quotation marks as speech",
                )
            )
            continue
        article_id = correction.target.article
        found = [
            p
            for p in found
            if not (
                p.article_id == article_id
                and p.span.overlaps(span)
                and (correction.confirmed or p.statement_id == statement.id)
            )
            or (p.decided_by is DecidedBy.EDITOR and p.statement_id != statement.id)
        ]
        if correction.confirmed:
            found.append(_confirmed(article_id, span, statement, part.articles))
    return found, problems


def _statement_at(
    article_id: str, place: Span, statements: Sequence[Statement]
) -> Statement | None:
    return next(
        (
            s
            for s in statements
            for r in s.renderings
            if r.article_id == article_id and any(u.span.overlaps(place) for u in r.all_units)
        ),
        None,
    )


def _confirmed(
    article_id: str, span: Span, statement: Statement, articles: Iterable[Article]
) -> Paraphrase:
    by_id = {a.id: a for a in articles}
    known = vocabulary(
        words_of(by_id[u.article_id].words, u.span) for r in statement.renderings for u in r.units
    )
    tokens = list(tokens_of(by_id[article_id].words, span))
    words = wording([word for _, parts in tokens for word in parts], known)
    one = _prepare(statement, by_id, known)
    nearest = max(one.wordings, key=lambda w: score(words, w))
    return Paraphrase(
        statement_id=statement.id,
        article_id=article_id,
        span=span,
        score=round(score(words, nearest), 4),
        shared=shared_words(words, nearest, as_written(tokens, known)),
        decided_by=DecidedBy.EDITOR,
    )
