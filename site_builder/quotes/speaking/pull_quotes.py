"""Words that an article has twice: alone in a paragraph, to catch the eye, and in the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.model.quotations import Quotation
from site_builder.quotes.speaking.contexts import FILLS_PARAGRAPH, MARKS_AND_SPACE, around
from site_builder.quotes.speaking.readings import Parse

KEY = 20  # letters by which two quotations that begin alike are found


def pull_quotes(
    parsed: Parse, quotations: Sequence[Quotation], tokens: Mapping[int, int]
) -> dict[int, int]:
    """For each pull quote the quotation that it repeats from the beginning, by their numbers.

    `tokens` are those of the quotations' first segments.
    """
    text, layout = parsed.article.text, parsed.layout
    begins: dict[str, list[int]] = {}
    for n, q in enumerate(quotations):
        start = q.segments[0].span.start
        begins.setdefault(text[start : start + KEY], []).append(n)
    found = {}
    for group in begins.values():
        if len(group) < 2:
            continue
        told = [n for n in group if around(layout, tokens[n]) != FILLS_PARAGRAPH]
        for n in group if told else ():
            words = quotations[n].segments[0].span.of(text).rstrip(".,!?…" + MARKS_AND_SPACE)
            whole = quotations[told[0]].segments[0].span.start
            if n not in told and len(words) >= KEY and text.startswith(words, whole):
                found[n] = told[0]
    return found
