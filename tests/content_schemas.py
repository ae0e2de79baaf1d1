"""The declarations of the content for readers of the docs and for editors' tools."""

from __future__ import annotations

from typing import Any

from site_builder.sources.content_records import ARTICLE, EVENT, OUTLET, SITE, SPEAKER
from site_builder.sources.passage_records import (
    A_PASSAGE,
    CORRECTIONS,
    NOTE,
    PARAGRAPH,
    PARAPHRASE,
    PASSAGE_KEYS,
    QUOTE,
    STATEMENTS,
    THEME,
)
from site_builder.sources.records import Record

RECORDS = (
    *(SITE, OUTLET, SPEAKER, ARTICLE, EVENT, THEME, A_PASSAGE, NOTE),
    *(QUOTE, PARAGRAPH, STATEMENTS, PARAPHRASE),
)
DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def table(record: Record) -> str:
    """A table of Markdown: each key of the record but those of its passage, and its values."""
    keys = [key for key in record.keys if record is A_PASSAGE or key not in PASSAGE_KEYS]
    rows = (f"| `{key.name}` | {key.described()} |" for key in keys)
    return "\n".join(("| key | what it is |", "|---|---|", *rows))


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file, by its name; of Markdown files that of their keys."""
    files = {
        "site": SITE.schema(),
        "outlets": {"type": ["object", "null"], "additionalProperties": OUTLET.schema()},
        "speakers": {"type": ["object", "null"], "additionalProperties": SPEAKER.schema()},
        "article": ARTICLE.schema(),
        "event": EVENT.schema(),
        "theme": THEME.schema(),
        "note": NOTE.schema(),
        "corrections": CORRECTIONS.schema(),
    }
    return {name: {**DIALECT, **schema} for name, schema in files.items()}
