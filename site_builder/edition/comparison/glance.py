"""The event at a glance: what its reports have in common, and where each of them differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from site_builder.edition.comparison.differences import differing_words
from site_builder.model.comparison import Comparison, SpeechPassage, Voice
from site_builder.model.found import Article, Quote, Statement
from site_builder.model.given import QuotationKind
from site_builder.model.glance import (
    Contrast,
    Glance,
    InCommon,
    MissingPassage,
    SharedWording,
    SpokenWords,
)

COUNTED = 4  # reports up to which each number of them has a count of its own
CONTRASTS = 4
WORDINGS = 3  # of a sentence
MISSING = 3
SPEAKERS = 4  # counted by themselves
LONE_LEAST, LONE_MOST = 4, 12  # words of a passage that is named as one report's alone


def glance(
    compared: Comparison,
    reports: Sequence[Article],
    statements: Mapping[str, Statement],
    quotes: Iterable[Quote],
) -> Glance:
    """The glance at an event, from its comparison; `reports` are in the order of the event."""
    spoken = _spoken([a.id for a in reports], compared.voices)
    if len(reports) < 2:
        return Glance(spoken=spoken)
    missing = _missing(compared.speech, reports)
    articles = {a.id: a for a in reports}
    return Glance(
        common=_in_common(compared.speech, len(reports)),
        contrasts=tuple(
            _contrast(statements[i], articles) for i in compared.most_different[:CONTRASTS]
        ),
        missing=tuple(missing[:MISSING]),
        missing_total=len(missing),
        lone=_lone(compared.speech, articles, statements, quotes),
        spoken=spoken,
    )


def _in_common(speech: Sequence[SpeechPassage], reports: int) -> tuple[InCommon, ...]:
    """The passages by the number of reports that quote them, from all reports down to one."""
    numbers = Counter(len(passage.quoted) for passage in speech)
    ranges = [(number, number) for number in range(reports, 0, -1)]
    if reports > COUNTED:
        half = reports // 2
        ranges = [(reports, reports), (half + 1, reports - 1), (2, half), (1, 1)]
    return tuple(
        InCommon(least, most, sum(numbers[n] for n in range(least, most + 1)))
        for least, most in ranges
        if speech
    )


def _contrast(statement: Statement, articles: Mapping[str, Article]) -> Contrast:
    """The wordings: of many the one of most reports, and those that differ most from it."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for rendering in statement.renderings:
        words = articles[rendering.article_id].words
        alike = tuple(n for unit in rendering.units for n in words.within(unit.span).compared)
        groups.setdefault(alike, []).append(rendering.article_id)
    collation = statement.collation
    rows = {row.article_id: row for row in collation.rows} if collation else {}
    chosen = list(groups.values())
    if len(chosen) > WORDINGS:
        first = max(chosen, key=len)

        def likeness(group: Sequence[str]) -> int:
            return -sum(first[0] in word.lacking for word in rows[group[0]].counted)

        others = sorted((g for g in chosen if g is not first), key=likeness)
        chosen = [first, *others[: WORDINGS - 1]]
    heads = [group[0] for group in chosen]
    return Contrast(
        statement.id,
        tuple(SharedWording(tuple(g), differing_words(rows[g[0]], heads)) for g in chosen),
        len(groups),
    )


def _missing(speech: Iterable[SpeechPassage], reports: Sequence[Article]) -> list[MissingPassage]:
    """What most reports quote, and of two reports what one quotes, and others do not.

    First those that a whole text leaves out, of them those that most reports quote.
    """
    most = len(reports) // 2 + 1 if len(reports) > 2 else 1
    passages = sorted(speech, key=lambda passage: -len(passage.quoted))
    found = []
    for passage in passages:
        if most <= len(passage.quoted) < len(reports):
            silent = [a for a in reports if a.id not in (*passage.quoted, *passage.told)]
            whole = tuple(a.id for a in silent if not a.is_excerpt)
            cut = tuple(a.id for a in silent if a.is_excerpt)
            found.append(MissingPassage(passage.statement_id, passage.told, whole, cut))
    return sorted(found, key=lambda missing: not missing.left_out)


def _lone(
    speech: Iterable[SpeechPassage],
    articles: Mapping[str, Article],
    statements: Mapping[str, Statement],
    quotes: Iterable[Quote],
) -> str | None:
    """A passage that one report alone quotes, while the texts of all others are whole.

    First one that no other report tells either, then a sentence, then the longest.
    """
    sentences = {q.id for q in quotes if q.kind is QuotationKind.DIRECT}
    found: list[tuple[bool, bool, int, str]] = []
    for passage in speech:
        others = [a for a in articles.values() if a.id not in passage.quoted]
        if len(passage.quoted) != 1 or any(a.is_excerpt for a in others):
            continue
        (rendering,) = statements[passage.statement_id].renderings
        words = articles[rendering.article_id].words
        length = sum(len(words.within(unit.span)) for unit in rendering.units)
        if LONE_LEAST <= length <= LONE_MOST:
            is_part = any(unit.quote_id not in sentences for unit in rendering.units)
            found.append((bool(passage.told), is_part, -length, passage.statement_id))
    return min(found)[-1] if found else None


def _spoken(ids: Sequence[str], voices: Iterable[Voice]) -> tuple[SpokenWords, ...]:
    """The words by speaker: most words first, then all further speakers, then the unclear ones."""
    said: dict[str | None, Counter[str]] = {}
    for voice in voices:
        said.setdefault(voice.speaker_id, Counter())[voice.article_id] += voice.words
    named = sorted((s for s in said if s), key=lambda s: (-said[s].total(), s))
    alone = SPEAKERS if len(named) > SPEAKERS + 1 else len(named)
    groups: list[tuple[str | None, ...]] = [(s,) for s in named[:alone]]
    groups += [tuple(named[alone:])] if named[alone:] else []
    groups += [(None,)] if None in said else []
    return tuple(
        SpokenWords(group, tuple(sum(said[s][a] for s in group) for a in ids)) for group in groups
    )
