"""One article, read once for attribution: what every quotation's decision looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import compress, count

from msgspec import Struct

from site_builder.model.found import Article
from site_builder.model.given import Role
from site_builder.quotes.language.grammar import BETWEEN_SUBJECT_AND_VERB
from site_builder.quotes.speaking.layout import Layout, lay_out
from site_builder.quotes.speaking.mention import SUBJECT, Mention
from site_builder.quotes.speaking.mentions import find_mentions
from site_builder.quotes.speaking.people import ArticlePeople, find_people
from site_builder.quotes.speaking.scan import (
    BREAK,
    CAPITAL,
    COLON,
    COMMA,
    CUES,
    POSSESSIVE,
    QUOTE,
    STOP,
    Scan,
    scan,
)
from site_builder.text.spans import Span

ENDS = frozenset({STOP, BREAK})
IS_EVENT = bytes(chr(code) in ENDS | CUES for code in range(256))
# A transcript in marks names its speakers within them: “PENCE: Well, look, …”.
LABELLED = re.compile(f"(?:^|(?<={BREAK}))({CAPITAL}{{1,4}}){COLON}(?={QUOTE})")
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
    people: ArticlePeople
    cues: list[int]  # tokens of all verbs of saying
    owners: dict[int, int]  # token of such a verb → mention that is its subject
    shared: dict[int, int]  # those of them that take up an earlier subject
    labels: dict[int, int]  # quotation behind “NAME:” at the start of its line → token of NAME


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
    for p in article.paragraphs:  # a pronoun never means a person named in furniture only
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
        {m.end(): m.start(1) for m in LABELLED.finditer(scanned.kinds)},
    )


# ------------------------------------------------------------------ verbs of saying


def cue_owners(
    scan: Scan, mentions: list[Mention]
) -> tuple[list[int], dict[int, int], dict[int, int]]:
    """The tokens of all verbs of saying, in order, and for each the index of its subject.

    The subject is the mention that governs the verb, else the last subject of the sentence:
    “Trump signed an executive order …, but also called for …”. The third value has only the verbs
    that share an earlier subject: participles, second verbs.
    """
    kinds = scan.kinds
    direct = _governed(scan, mentions)
    cues: list[int] = []
    owners: dict[int, int] = {}
    shared: dict[int, int] = {}
    subject = -1
    events = compress(count(), scan.kinds.encode().translate(IS_EVENT))
    for i in sorted({*direct, *events}):
        kind = kinds[i]
        if kind in ENDS:
            subject = -1
            continue
        if kind in CUES:
            cues.append(i)
        if i in direct:
            owner = direct[i]
            if mentions[owner].case == SUBJECT:
                subject = owner
            if kind in CUES:
                owners[i] = owner
        elif subject >= 0 and kinds[i - 1] != POSSESSIVE:
            owners[i] = subject
            if is_second(scan, i):
                shared[i] = subject
    return cues, owners, shared


def _governed(scan: Scan, mentions: list[Mention]) -> dict[int, int]:
    """For each verb that a mention governs, the index of the mention."""
    direct: dict[int, int] = {}
    for k, m in enumerate(mentions):
        if m.verb >= 0 and (m.verb not in direct or m.case == SUBJECT):
            direct[m.verb] = k
        if m.inverted > 0 and scan.kinds[m.inverted - 1] in (QUOTE, COMMA):
            direct[m.inverted] = k
    return direct


def is_second(scan: Scan, i: int) -> bool:
    """Whether the verb at `i` shares an earlier subject: “…, stressing”, “but also called”."""
    if scan.lower[i].endswith("ing") and scan.kinds[i - 1] == COMMA:
        return True
    k = i - 1
    while k > max(0, i - 4) and _is_between(scan.lower[k]):
        k -= 1
    return scan.lower[k] in ("and", "but")


def _is_between(word: str) -> bool:
    return word in BETWEEN_SUBJECT_AND_VERB or word.endswith("ly")
