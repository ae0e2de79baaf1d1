"""An event without words that a text mode keeps back from its reasons and its names of people.

Reasons quote the text (“*the country’s Supreme Leader* taken as Ali Khamenei”). Of an article that
is not shown in full they keep single words (a verb, a pronoun) and words that are shown anyway.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec.structs import replace

from site_builder.model.comparison import Naming
from site_builder.model.edition import Edition, EventEdition
from site_builder.model.given import Outlet, SiteSettings
from site_builder.model.reasons import Reason
from site_builder.model.text_modes import FULL, shown_spans, text_mode
from site_builder.text.words import tokenise


def discreet_edition(edition: Edition) -> Edition:
    """The edition with reasons that contain no words kept back."""
    outlets = {o.id: o for o in edition.outlets}
    by_event = tuple(discreet(found, outlets, edition.site) for found in edition.by_event)
    quotes = {q.id: q for found in by_event for q in found.quotes}
    return replace(
        edition,
        by_event=by_event,
        events=tuple(found.event for found in by_event),
        quotes=tuple(quotes[q.id] for q in edition.quotes),
        comparisons=tuple(found.comparison for found in by_event if found.comparison),
    )


def discreet(
    found: EventEdition, outlets: Mapping[str, Outlet], site: SiteSettings
) -> EventEdition:
    """The event with reasons that contain no words kept back."""
    shown: dict[str, frozenset[str]] = {}
    for article in found.articles:
        mode = text_mode(article, outlets[article.outlet_id], site)
        if mode != FULL:
            own = [q for q in found.quotes if q.article_id == article.id]
            shown[article.id] = frozenset(
                word
                for span in shown_spans(article, mode, own)
                for word in article.words.within(span).compared
            )
    if not shown:
        return found

    def told(article_id: str, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        if article_id not in shown:
            return reasons
        return tuple(_discreet(reason, shown[article_id]) for reason in reasons)

    quotes = tuple(replace(q, reasons=told(q.article_id, q.reasons)) for q in found.quotes)
    memberships = tuple(
        replace(m, reasons=told(m.article_id, m.reasons)) for m in found.event.memberships
    )
    comparison = found.comparison
    if comparison:
        namings = (_printed(naming, shown) for naming in comparison.namings)
        comparison = replace(comparison, namings=tuple(filter(None, namings)))
    return replace(
        found,
        quotes=quotes,
        event=replace(found.event, memberships=memberships),
        comparison=comparison,
    )


def _printed(naming: Naming, kept_back: Container[str]) -> Naming | None:
    """The naming by texts that are shown in full; None if fewer than two have a name."""
    places = tuple(p for p in naming.places if p.article_id not in kept_back)
    is_enough = len({p.article_id for p in places}) > 1
    return replace(naming, places=places) if is_enough else None


def _discreet(reason: Reason, shown: frozenset[str]) -> Reason:
    """The reason with single words and words that are shown anyway, and no others."""
    if reason.code == "perhaps":  # a name that may be no name, but words of the text
        return Reason("unclear")
    return replace(reason, words=tuple(_kept(words, shown) for words in reason.words))


def _kept(words: str | None, shown: frozenset[str]) -> str | None:
    compared = [token.n for token in tokenise(words or "")]
    return words if len(compared) < 2 or shown.issuperset(compared) else None
