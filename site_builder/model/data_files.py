"""Which file of the data has what: one a subject; of a large site one a year, and one a theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from site_builder.model.edition import Edition

WHOLE = 1_000  # articles; with more the files would have over 20 MB together
INDEX = "data/index.json"  # lists the files where there is more than one a subject


class DataFile(NamedTuple):
    """The file at `path`; its `contents` are values of the edition, in their order."""

    subject: str
    path: str
    contents: Sequence[Any]


def data_files(edition: Edition) -> list[DataFile]:
    """All data files by subject. A year is that of the event."""
    years = {e.id: str(e.date.year) if e.date else "undated" for e in edition.events}
    year_of = {a: years[e.id] for e in edition.events for a in e.article_ids}
    subjects: dict[str, tuple[Sequence[Any], Callable[[Any], str]]] = {
        "articles": (edition.articles, lambda article: year_of[article.id]),
        "quotes": (edition.quotes, lambda quote: year_of[quote.article_id]),
        "statements": (edition.statements, lambda statement: years[statement.event_id]),
        "events": (edition.events, lambda event: years[event.id]),
        "themes": (edition.themes, lambda theme: theme.id),
    }
    if not is_divided(edition):
        return [DataFile(name, f"data/{name}.json", all_) for name, (all_, _) in subjects.items()]
    found: dict[tuple[str, str], list[Any]] = {}
    for name, (values, part) in subjects.items():
        for value in values:
            found.setdefault((name, f"data/{name}/{part(value)}.json"), []).append(value)
    return [DataFile(name, path, values) for (name, path), values in found.items()]


def is_divided(edition: Edition) -> bool:
    """Whether a subject has several files."""
    return len(edition.articles) > WHOLE
