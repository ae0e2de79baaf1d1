"""`content/addresses.csv`: addresses that were published, each with an article that it is about.

The command `addresses` writes it. An address that has no page any more leads on.
"""

from __future__ import annotations

import re

from site_builder.model.given import PublishedAddress
from site_builder.model.problems import Location
from site_builder.sources.findings import Findings

HEADER = "address,article"
ROW = re.compile(r"((?:events|statements)/(?!index\.)[\w-]{1,200}\.html),([^,\s]+)")


def read_addresses(path: str, text: str, findings: Findings) -> tuple[PublishedAddress, ...]:
    """The rows of the table; one that is none is an error."""
    found: dict[str, PublishedAddress] = {}
    for number, line in enumerate(text.split("\n"), 1):
        row = ROW.fullmatch(line.rstrip())
        if row:
            found.setdefault(row[1], PublishedAddress(row[1], row[2]))
        elif line.strip() not in ("", HEADER):
            what = "this row is not the address of an event or a statement, a comma and a seed"
            findings.error(Location(path, number), what, "let the command addresses write it")
    return tuple(found.values())


def without_article(text: str, article: str) -> str:
    """The text of the file without the rows of an article."""
    return "".join(
        line
        for line in text.splitlines(keepends=True)
        if not ((row := ROW.fullmatch(line.rstrip())) and row[2] == article)
    )


def table(addresses: tuple[PublishedAddress, ...]) -> str:
    """The text of the file."""
    rows = sorted(f"{one.path},{one.article}" for one in addresses)
    return "\n".join((HEADER, *rows)) + "\n"
