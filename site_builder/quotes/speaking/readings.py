"""One article, read once for attribution: what every quotation's decision looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct

from site_builder.model.found import Article
from site_builder.model.given import Role
from site_builder.quotes.language.names import People, find_people
from site_builder.quotes.speaking.clauses import cue_owners
from site_builder.quotes.speaking.layout import Layout, lay_out
from site_builder.quotes.speaking.mention import Mention
from site_builder.quotes.speaking.mentions import find_mentions
from site_builder.quotes.speaking.scan import Scan, scan
from site_builder.text.spans import Span

# A transcript in marks names its speakers within them: “PENCE: Well, look, …”.
LABEL = re.compile(
    r"[\"“”'‘’]?(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2}|[A-Z][a-z]+ [A-Z][a-z]+):\s"
)


def _unlabelled(text: str, span: Span) -> Span:
    """The quotation without a speaker's label, which is read as words outside the marks."""
    label = LABEL.match(text, span.start, span.end)
    return Span(label.end(), span.end) if label else span


class Parse(Struct):
    """One article, read for attribution: what every quotation's decision looks at."""

    article: Article
    scan: Scan
    layout: Layout
    mentions: list[Mention]
    firsts: list[int]  # for each mention its first token
    people: People
    cues: list[int]  # tokens of all verbs of saying
    owners: dict[int, int]  # token of such a verb → mention that is its subject
    shared: dict[int, int]  # those of them that take up an earlier subject


def parse(article: Article, quoted: Iterable[Span]) -> Parse:
    """The article, read once; the quotations are single tokens, in the order of their places."""
    text, quoted = article.text, sorted(quoted)
    starts = [span.start for span in quoted]
    silent = [
        p.span
        for p in article.paragraphs
        if p.role is Role.FURNITURE
        and bisect_left(starts, p.span.start) == bisect_left(starts, p.span.end)
    ]
    scanned = scan(text, [_unlabelled(text, span) for span in quoted], [*article.asides, *silent])
    mentions = find_mentions(scanned)
    people = find_people(scanned, mentions)
    for p in article.paragraphs:  # nobody takes up a person whom only furniture names
        if p.role is Role.FURNITURE:
            a = bisect_left(mentions, p.span.start, key=lambda m: scanned.start(m.first))
            b = bisect_left(mentions, p.span.end, a, key=lambda m: scanned.start(m.first))
            people.names[a:b] = [""] * (b - a)
    return Parse(
        article,
        scanned,
        lay_out(scanned),
        mentions,
        [m.first for m in mentions],
        people,
        *cue_owners(scanned, mentions),
    )
