"""A citation as reference managers read it: RIS, BibTeX, CSL-JSON.

`assets/variorum.js` adds the words of a quotation to the record of its article.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from msgspec import Struct

# What TeX would obey. A brace by its name: BibTeX counts those that are escaped too.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "$&#%_"},
    }
)


class Citation(Struct, frozen=True):
    """What a reader cites: a newspaper's article or words of it, or a page of the site.

    All values are on one line, and "" is what nobody knows. `source` is the newspaper or the site,
    `published` the day of the article or, of a page, that of its last edition; `happened` is that
    of the event that a page is about. `address` is that of the page, absolute where the site's is
    known.
    """

    key: str
    title: str
    source: str
    address: str
    is_article: bool
    author: str = ""
    published: date | None = None
    happened: date | None = None
    language: str = ""
    note: str = ""


def ris(citation: Citation) -> str:
    """The citation as one record of RIS; its lines end in one line feed."""
    day = citation.published
    rows = (
        ("TY", "NEWS" if citation.is_article else "ELEC"),
        ("ID", citation.key),
        ("TI", citation.title),
        ("AU", citation.author),
        ("T2", citation.source),
        ("PY", f"{day.year:04}" if day else ""),
        ("DA", day.strftime("%Y/%m/%d") if day else ""),
        ("LA", citation.language),
        ("UR", citation.address),
        ("N1", citation.note),
    )
    return "".join(f"{tag}  - {value}\n" for tag, value in rows if value) + "ER  - \n"


def bibtex(citation: Citation) -> str:
    """The citation as one entry of BibTeX; `date` is for biblatex, `year` for styles without it."""
    day = citation.published
    author = citation.author.translate(TEX)
    rows = (
        ("title", f"{{{citation.title.translate(TEX)}}}"),  # its capitals are the outlet's own
        ("author", f"{{{author}}}" if "," in author else author),
        ("journal" if citation.is_article else "howpublished", citation.source.translate(TEX)),
        ("year", f"{day.year:04}" if day else ""),
        ("date", day.isoformat() if day else ""),
        ("langid", citation.language),
        ("url", citation.address),
        ("note", citation.note.translate(TEX)),
    )
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in rows if value)
    kind = "article" if citation.is_article else "misc"
    return f"@{kind}{{{citation.key},\n{fields}\n}}\n"


def csl_json(citation: Citation) -> str:
    """The citation as an array of one CSL-JSON item."""
    return f"[{_csl_item(citation)}]\n"


def _csl_item(citation: Citation) -> str:
    rows = (f'  "{name}": {json.dumps(v, ensure_ascii=False)}' for name, v in _values(citation))
    return "{\n" + ",\n".join(rows) + "\n}"


def _values(citation: Citation) -> Iterable[tuple[str, Any]]:
    values = {
        "id": citation.key,
        "type": "article-newspaper" if citation.is_article else "webpage",
        "title": citation.title,
        "author": [{"literal": citation.author}] if citation.author else "",
        "container-title": citation.source,
        "issued": _date(citation.published),
        "event-date": _date(citation.happened),
        "language": citation.language,
        "URL": citation.address,
        "note": citation.note,
    }
    return ((name, value) for name, value in values.items() if value)


def _date(day: date | None) -> Any:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else ""


class CitationFormat(Struct, frozen=True):
    """A format: its name for readers, the suffix of its files, one citation and many in it."""

    name: str
    suffix: str
    one: Callable[[Citation], str]
    many: Callable[[Iterable[Citation]], str]


FORMS = (
    CitationFormat("RIS", "ris", ris, lambda all_: "\n".join(map(ris, all_))),
    CitationFormat("BibTeX", "bib", bibtex, lambda all_: "\n".join(map(bibtex, all_))),
    CitationFormat(
        "CSL-JSON", "json", csl_json, lambda all_: f"[{', '.join(map(_csl_item, all_))}]\n"
    ),
)
