"""Why the renderings of a statement are linked: one row for each two reports, the rest folded."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from site_builder.model.found import DecidedBy, Paraphrase, Statement, Unit, UnitLink
from site_builder.model.reasons import two_digits
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.reasons import why
from site_builder.pages.parts.repeats import GRADE_NAMES, SAME, repeat_name
from site_builder.pages.parts.values import Siglum


class LinkedText(Struct, frozen=True):
    """One of two texts that are linked; `name` is "" for the wording itself, else “headline”."""

    siglum: Siglum
    name: str


class Evidence(Struct, frozen=True):
    """Why two texts are linked; a sentence in own words has one side, the other is the statement.

    `score` has two decimals.
    """

    sides: tuple[LinkedText, ...]
    shared: str
    score: str
    grade: str
    rule: str


def evidence(corpus: Corpus, statement: Statement) -> tuple[Evidence, ...]:
    """The strongest link between the wordings of each two reports."""
    return tuple(_of_link(corpus, link, {}) for link in statement.links if link.is_main)


def more_evidence(corpus: Corpus, statement: Statement) -> tuple[Evidence, ...]:
    """All other links: those of repeats, and of sentences in an outlet's own words."""
    repeated = (unit for rendering in statement.renderings for unit in rendering.repeats)
    names = {unit: repeat_name(corpus, unit) for unit in repeated}
    return (
        *(_of_link(corpus, link, names) for link in statement.links if not link.is_main),
        *(_of_paraphrase(corpus, told) for told in corpus.paraphrases_of[statement.id]),
    )


def _of_link(corpus: Corpus, link: UnitLink, names: Mapping[Unit, str]) -> Evidence:
    units = link.first, link.second
    words = [corpus.articles[u.article_id].words.within(u.span).compared for u in units]
    return Evidence(
        tuple(LinkedText(corpus.sigla[u.article_id], names.get(u, "")) for u in units),
        ", ".join(link.shared),
        two_digits(link.score),
        SAME if words[0] == words[1] else GRADE_NAMES[link.grade],
        why(link.reasons),
    )


def _of_paraphrase(corpus: Corpus, told: Paraphrase) -> Evidence:
    grade, rule = "paraphrase, probable", "reported speech outside quotation marks"
    if told.decided_by is DecidedBy.EDITOR:
        grade, rule = "linked by an editor", "confirmed by an editor"
    sides = (LinkedText(corpus.sigla[told.article_id], "own words"),)
    return Evidence(sides, ", ".join(told.shared), two_digits(told.score), grade, rule)
