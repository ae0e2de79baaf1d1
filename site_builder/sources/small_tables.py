"""The tables of `content/` that commands write: published addresses, and what an editor has seen.

`addresses.csv` has addresses that were published, each with an article that it is about; one that
has no page any more leads on. `seen.csv` has what `review` need not list again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.model.given import PublishedAddress, SeenItem
from site_builder.model.problems import Location
from site_builder.sources.findings import Findings

ADDRESSES, SEEN = "addresses.csv", "seen.csv"
ADDRESS = re.compile(r"((?:events|statements)/(?!index\.)[\w-]{1,200}\.html),([^,\s]+)")
ITEM = re.compile(r"([a-z ]{1,40}),([^,\s]{1,200}),([^,\s]{1,200})")
ADDRESS_HEADER, SEEN_HEADER = "address,article", "kind,id,article"
NO_ADDRESS = (
    "this row is not the address of an event or a statement, a comma and a seed",
    "let the command addresses write it",
)
NO_ITEM = (
    "this row is not a kind, an id and an article with commas between",
    "let review --seen ID write it",
)


def read_addresses(path: str, text: str, findings: Findings) -> tuple[PublishedAddress, ...]:
    """The rows of the table; one that is none is an error."""
    found: dict[str, PublishedAddress] = {}
    for row, _ in _rows(path, text, ADDRESS, (ADDRESS_HEADER, *NO_ADDRESS), findings):
        found.setdefault(row[1], PublishedAddress(row[1], row[2]))
    return tuple(found.values())


def read_seen(path: str, text: str, findings: Findings) -> tuple[SeenItem, ...]:
    """The same of what an editor has seen."""
    rows = _rows(path, text, ITEM, (SEEN_HEADER, *NO_ITEM), findings)
    return tuple(SeenItem(row[1], row[2], row[3], place) for row, place in rows)


def _rows(
    path: str,
    text: str,
    form: re.Pattern[str],
    told: tuple[str, str, str],
    findings: Findings,
) -> Iterator[tuple[re.Match[str], Location]]:
    header, what, hint = told
    for number, line in enumerate(text.split("\n"), 1):
        place = Location(path, number)
        if row := form.fullmatch(line.rstrip()):
            if row[0] != header:
                yield row, place
        elif line.strip() not in ("", header):
            findings.error(place, what, hint)


def without_article(text: str, article: str) -> str:
    """The text of `addresses.csv` without the rows of an article."""
    return "".join(
        line
        for line in text.splitlines(keepends=True)
        if not ((row := ADDRESS.fullmatch(line.rstrip())) and row[2] == article)
    )


def address_table(addresses: tuple[PublishedAddress, ...]) -> str:
    """The text of `addresses.csv`."""
    return _table(ADDRESS_HEADER, {f"{one.path},{one.article}" for one in addresses})


def seen_table(seen: tuple[SeenItem, ...]) -> str:
    """The text of `seen.csv`."""
    return _table(SEEN_HEADER, {f"{one.kind},{one.id},{one.article}" for one in seen})


def _table(header: str, rows: set[str]) -> str:
    return "\n".join((header, *sorted(rows))) + "\n"
