"""Where an article comes from, fact by fact, and how an editor knows each."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model.found import Article
from site_builder.model.given import ArticleEntry
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import weekday
from site_builder.pages.parts.markup import plain

FIELDS = (
    ("outlet", "Outlet"),
    ("agency", "Agency"),
    ("title", "Headline"),
    ("date", "Date"),
    ("author", "Author"),
    ("address", "Address"),
)

ATTRIBUTED = {"likely": "likely", "guess": "a guess"}


class Fact(Struct, frozen=True):
    """A fact of the source: `evidence` is a sentence, `sureness` certain, likely, guess or ""."""

    name: str
    value: str
    href: str
    evidence: str
    sureness: str
    is_editors: bool  # the text does not tell it


def facts_of(corpus: Corpus, article: Article) -> tuple[Fact, ...]:
    """What is known of an article's source; what nobody knows is left out."""
    entry = article.entry
    if entry is None:
        name = plain(corpus.outlets[article.outlet_id].name)
        told = "No editor has described this source; the name is that of its file."
        return (Fact("Outlet", name, "", told, "guess", is_editors=True),)
    values = _values(corpus, article, entry)
    sure = dict(entry.sure)
    found = []
    for field, name in FIELDS:
        value = values[field]
        if not value:
            continue
        known = sure.get(field)
        found.append(
            Fact(
                name,
                value,
                value if field == "address" else "",
                plain(known.evidence) if known else "Given by an editor; the text does not tell.",
                known.confidence if known else "",
                is_editors=known is None,
            )
        )
    return tuple(found)


def attributed(article: Article) -> str:
    """“attributed; likely” or “attributed; a guess”; "" where the text names its outlet.

    Nothing in BB’s text names Breitbart; an editor gives it to Breitbart by its vocabulary.
    """
    known = dict(article.entry.sure if article.entry else ()).get("outlet")
    told = ATTRIBUTED.get(known.confidence) if known else None
    return f"attributed; {told}" if told else ""


def _values(corpus: Corpus, article: Article, entry: ArticleEntry) -> dict[str, str]:
    return {
        "outlet": plain(corpus.outlets[article.outlet_id].name),
        "agency": plain(entry.agency or ""),
        "title": plain(article.title or ""),
        "date": weekday(article.published) if article.published else "",
        "author": plain(entry.author or ""),
        "address": plain(entry.address or ""),
    }
