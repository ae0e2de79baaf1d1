"""The answers to a review as one file of corrections, each of them commented out.

An editor takes the marks away from the answers that are right, and says why. An answer counts
once its reason is the editor's own.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.editors.desk import Snippet
from site_builder.editors.explain import desk_of, explain_quote
from site_builder.editors.explain_statement import explain_statement
from site_builder.editors.review import Item
from site_builder.model.edition import Edition
from site_builder.model.problems import printable

HEAD = (
    "# Answers to a review. Take “# ” away from the lines of an answer that is right, and write",
    "# why in “because”. The lines with ## say what it is about. The rest may go.",
)
# How the title of the answer to each kind begins; the other kinds are answered in other files.
ANSWERS = {
    "changed meaning": "To part",
    "odd speaker": "To overrule",
    "speaker unsure": "To overrule",
    "two speakers or one": "To overrule",
    "probable rendering": "To part",
    "nearly joined": "To join",
    "speaker unclear": "To overrule",
    "paraphrase offered": "To confirm",
}


def answers(edition: Edition, items: Iterable[Item]) -> tuple[list[str], int]:
    """The lines of the file, and how many items it answers. What two items ask is answered once."""
    desk = desk_of(edition)
    quotes = {quote.id: quote for quote in edition.quotes}
    statements = {statement.id: statement for statement in edition.statements}
    by_heading: dict[str, dict[tuple[str, ...], str]] = {}
    answered = 0
    for item in items:
        if not (start := ANSWERS.get(item.kind)):
            continue
        quote = quotes.get(item.id)
        told = explain_quote(quote, desk) if quote else explain_statement(statements[item.id], desk)
        snippets = [p for p in told if isinstance(p, Snippet) and p.title.startswith(start)]
        # A statement may have several paraphrases, some of them in one article.
        here = [one.lines for one in snippets if f'"{item.article}"' in "".join(one.lines)]
        fresh = [lines for lines in here if tuple(lines[1:]) not in by_heading.get(lines[0], {})]
        for heading, *lines in (fresh or here)[:1]:
            by_heading.setdefault(heading, {}).setdefault(tuple(lines), str(item))
            answered += 1
    lines = [*HEAD]
    for heading, found in sorted(by_heading.items()):
        lines += ["", heading]
        for answer_lines, item_told in found.items():
            lines += ["", f"  ## {printable(item_told)}", *map(_commented, answer_lines)]
    return lines, answered


def _commented(line: str) -> str:
    """The line with its mark behind the indentation, so that taking `# ` away leaves YAML."""
    bare = line.lstrip()
    return f"{line[: len(line) - len(bare)]}# {bare}"
