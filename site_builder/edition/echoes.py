"""The same words said again on another day: shown side by side, never merged.

1. Sentences of different events, or of two occasions that the reports of one event name, are
   candidates if they share rare runs of three words.
2. An echo is near-verbatim: `LIKE` of the shorter one's runs and `CONTENT` content words are in
   both, and nothing says that two people spoke.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from msgspec import Struct

from site_builder.edition.aligning.occasions import SaidWhere, occasion
from site_builder.edition.aligning.similarity import (
    Wording,
    run_containment,
    shared_content,
    wording,
)
from site_builder.model.found import Article, Echo, Quote, Statement
from site_builder.text.terms import Vocabulary, words_of

RUN = 3  # words; word 3-grams found near-verbatim repeats with F1 .95
COMMON = 50  # a run in more sentences than this is a formula and nominates nobody
RUNS = 3  # shared runs that make a candidate: eight words in a row, or nearly
LIKE = 0.5  # of the shorter one's runs of terms; a translation made twice stays below
CONTENT = 6  # content words, repeats counted; five are a slogan


class _Sentence(Struct, frozen=True):
    statement: Statement
    runs: frozenset[tuple[str, ...]]
    wording: Wording
    occasion: SaidWhere


def find_echoes(
    articles: tuple[Article, ...], quotes: tuple[Quote, ...], statements: tuple[Statement, ...]
) -> tuple[Echo, ...]:
    """The pairs of statements of two events or occasions that are nearly the same words, by id."""
    sentences = _sentences(articles, quotes, statements)
    best: dict[tuple[str, str], Echo] = {}
    for a, b in _candidates(sentences):
        echo = _echo(sentences[a], sentences[b])
        if echo:
            pair = echo.first, echo.second
            if pair not in best or (echo.score, echo.shared) > (
                best[pair].score,
                best[pair].shared,
            ):
                best[pair] = echo
    return tuple(best[pair] for pair in sorted(best))


def _sentences(
    articles: tuple[Article, ...], quotes: tuple[Quote, ...], statements: tuple[Statement, ...]
) -> list[_Sentence]:
    by_id = {article.id: article for article in articles}
    known = Vocabulary()
    speech = {quote.id for quote in quotes if quote.kind.is_speech}
    found = []
    for statement in sorted(statements, key=lambda s: s.id):
        for rendering in statement.renderings:
            for unit in rendering.units:
                if unit.quote_id not in speech:
                    continue
                words = words_of(by_id[unit.article_id].words, unit.span)
                runs = frozenset(zip(*(words[i:] for i in range(RUN)), strict=False))
                if len(runs) >= RUNS:
                    when = occasion(by_id[unit.article_id], unit)
                    found.append(_Sentence(statement, runs, wording(words, known), when))
    return found


def _candidates(sentences: list[_Sentence]) -> list[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for run in sentence.runs:
            holders[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= COMMON:
            shared.update((a, b) for a in numbers for b in numbers if a < b)
    return sorted(pair for pair, runs in shared.items() if runs >= RUNS)


def _echo(a: _Sentence, b: _Sentence) -> Echo | None:
    first, second = a.statement, b.statement
    is_again = first.event_id != second.event_id or a.occasion.differs(b.occasion)
    if first.id == second.id or not is_again or _two_speakers(first, second):
        return None
    score = run_containment(a.wording, b.wording)
    common = Counter(a.wording.sequence) & Counter(b.wording.sequence)
    if score < LIKE or sum(common[term] for term in a.wording.content) < CONTENT:
        return None
    shared = tuple(term for term in shared_content(a.wording, b.wording) if term != "not")
    return Echo(first.id, second.id, round(score, 4), shared)


def _two_speakers(a: Statement, b: Statement) -> bool:
    return None not in (a.speaker_id, b.speaker_id) and a.speaker_id != b.speaker_id
