"""One sentence in its wordings, each with its reports and verbs of saying."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Statement
from site_builder.model.glance import Contrast, SharedWording
from site_builder.pages.parts.cited_words import alone, places, verbs
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count_in_words, in_words
from site_builder.pages.parts.layout import statement_name
from site_builder.pages.parts.values import Link, Siglum

NAMED = 4  # reports of one wording, or in one state


class Reports(Struct, frozen=True):
    """The signs of some reports, and how many more there are (“and 3 others”, or "")."""

    sigla: tuple[Siglum, ...]
    others: str


class ContrastWording(Struct, frozen=True):
    """A wording, the words that not all of them have in `b`; the way to the first report's."""

    reports: Reports
    words: Markup
    verbs: str
    place: Link


class ContrastView(Struct, frozen=True):
    """A sentence in its wordings; `number` says how many of them are here."""

    title: str
    number: str  # “in three wordings”, “in three of five wordings”
    href: str
    wordings: tuple[ContrastWording, ...]


def contrast_view(corpus: Corpus, contrast: Contrast) -> ContrastView:
    """The sentence as pages show it."""
    statement = corpus.statements[contrast.statement_id]
    shown = len(contrast.wordings)
    of = f"{in_words(shown)} of " if shown < contrast.total else ""
    return ContrastView(
        title=f"“{statement_name(corpus, statement.id, 48)}”",
        number=f"in {of}{count_in_words(contrast.total, 'wording')}",
        href=routes.address(*routes.statement(statement)),
        wordings=tuple(_wording(corpus, statement, one) for one in contrast.wordings),
    )


def reports_named(corpus: Corpus, ids: Sequence[str]) -> Reports:
    """The signs of the reports; one alone is never counted among others."""
    named = ids[:NAMED] if len(ids) > NAMED + 1 else ids
    left = len(ids) - len(named)
    return Reports(tuple(corpus.sigla[a] for a in named), f"and {left} others" if left else "")


def _wording(corpus: Corpus, statement: Statement, wording: SharedWording) -> ContrastWording:
    first = wording.articles[0]
    renderings = [corpus.renderings[statement.id, a] for a in wording.articles]
    spans = [unit.span for unit in renderings[0].units]
    introduced = dict.fromkeys(filter(None, (verbs(corpus, r) for r in renderings)))
    return ContrastWording(
        reports_named(corpus, wording.articles),
        alone(corpus, first, spans, wording.differing),
        ", ".join(introduced) or "no verb",
        places(corpus, renderings[0])[0],
    )
