"""The source of an article, fact by fact, and how an editor knows each."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model.found import Article
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import weekday
from site_builder.pages.parts.markup import plain

ATTRIBUTED = {"likely": "likely", "guess": "unsure"}


class SourceFact(Struct, frozen=True):
    """A fact of the source: `evidence` is a sentence, `sureness` certain, likely, guess or ""."""

    name: str
    value: str
    href: str
    evidence: str
    sureness: str
    is_editors: bool  # the text does not say it


def facts_of(corpus: Corpus, article: Article) -> tuple[SourceFact, ...]:
    """What is known of an article's source, without the facts that nobody knows."""
    entry = article.entry
    outlet = plain(corpus.outlet_of(article.id).name)
    if entry is None:
        told = "No editor has described this source; the name is that of its file."
        return (SourceFact("Outlet", outlet, "", told, "guess", is_editors=True),)
    values = {
        "outlet": ("Outlet", outlet),
        "agency": ("Agency", plain(entry.agency or "")),
        "title": ("Headline", plain(article.title or "")),
        "date": ("Date", weekday(article.published) if article.published else ""),
        "author": ("Author", plain(entry.author or "")),
        "address": ("Address", plain(entry.address or "")),
    }
    sure = dict(entry.sure)
    found = []
    for field, (name, value) in values.items():
        known = sure.get(field)
        told = plain(known.evidence) if known else "Given by an editor; the text does not tell."
        href = value if field == "address" else ""
        confidence = known.confidence if known else ""
        if value:
            found.append(SourceFact(name, value, href, told, confidence, known is None))
    return tuple(found)


def attributed(article: Article) -> str:
    """“outlet inferred, likely” or “outlet inferred, unsure”; "" where the text names its outlet.

    Nothing in BB’s text names Breitbart; an editor gives it to Breitbart by its vocabulary.
    """
    known = dict(article.entry.sure if article.entry else ()).get("outlet")
    told = ATTRIBUTED.get(known.confidence) if known else None
    return f"outlet inferred, {told}" if told else ""
