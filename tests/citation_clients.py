"""What reference managers read of our citations: each format by a client of its own.

All give the same keys: key, title, author, source, day, address, note, words; "" for what is not
there.
"""

from __future__ import annotations

import json
from datetime import date

import bibtexparser
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text

# Names of TeX's that the client's decoder does not know, and what it does.
TEX_NAMES = {r"\textbraceleft{}": r"\{", r"\textbraceright{}": r"\}"}
STYLE = "harvard-cite-them-right"

Read = dict[str, str]


def read_ris(text: str) -> list[Read]:
    return [
        {
            "key": one["id"],
            "title": one["title"],
            "author": "; ".join(one.get("authors", ())),
            "source": one["secondary_title"],
            "day": one.get("date", "").replace("/", "-"),
            "address": " ".join(one["urls"]),
            "note": " ".join(one.get("notes", ())),
            "words": one.get("abstract", ""),
        }
        for one in rispy.loads(text)
    ]


def read_bibtex(text: str) -> list[Read]:
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    found = []
    for entry in library.entries:
        value = {
            name: field.value if name == "url" else as_text(field.value)
            for name, field in entry.fields_dict.items()
        }
        source = value.get("journal") or value["howpublished"]
        names = {"day": "date", "address": "url", "words": "abstract"}
        keys = ("title", "author", "day", "address", "note", "words")
        read = {key: value.get(names.get(key, key), "") for key in keys}
        assert value.get("year", "") == read["day"][:4]
        found.append({"key": entry.key, "source": source, **read})
    return found


def as_text(value: str) -> str:
    for name, known in TEX_NAMES.items():
        value = value.replace(name, known)
    if value.startswith("{") and value.endswith("}"):  # what BibTeX must leave as it is
        value = value[1:-1]
    return LatexNodes2Text(keep_braced_groups=False).latex_to_text(value).replace("ˆ", "^")


def read_csl_json(text: str) -> list[Read]:
    items = json.loads(text)
    found = []
    for item, bibliography in zip(items, bibliography_of(items), strict=True):
        assert item["container-title"] in bibliography
        parts = item.get("issued", {"date-parts": [()]})["date-parts"][0]
        found.append(
            {
                "key": item["id"],
                "title": item["title"],
                "author": "; ".join(name["literal"] for name in item.get("author", ())),
                "source": item["container-title"],
                "day": date(*parts).isoformat() if parts else "",
                "address": item["URL"],
                "note": item["note"],
                "words": item.get("abstract", ""),
            }
        )
    return found


def bibliography_of(items: list[dict[str, object]]) -> list[str]:
    """What a CSL processor prints of each item; an item that it does not understand fails."""
    style = CitationStylesStyle(STYLE, validate=False)
    source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(style, source, formatters.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(line) for line in bibliography.bibliography()]


CLIENTS = {"ris": read_ris, "bib": read_bibtex, "json": read_csl_json}
