"""Who speaks for a document, and which body “the company” or *it* means.

“Hale’s letter said”: Hale. “The company said”: the last body that it fits.
"""

from __future__ import annotations

from site_builder.quotes.language.nouns import (
    ADJECTIVES,
    BODIES,
    COMPANIES,
    DOCUMENTS,
    PLACES,
    PUBLIC_BODIES,
)
from site_builder.quotes.speaking.mention import OWNER, SUBJECT, Kind
from site_builder.quotes.speaking.readings import Parse

SENDING = ("from", "by")  # “the letter from Hale”
REACH = 60  # mentions back


def owner_of(reading: Parse, index: int) -> int:
    """The mention that owns the document of mention `index`, or sends it; -1 for none."""
    mentions, mention = reading.mentions, reading.mentions[index]
    if reading.scan.lower[mention.after - 1] not in DOCUMENTS:
        return -1
    before, after = mentions[max(0, index - 1)], mentions[index + 1 : index + 2]
    if before.case == OWNER and before.after == mention.first - 1:
        owner = index - 1
    elif after and after[0].before in SENDING and after[0].first == mention.after + 1:
        owner = index + 1
    else:
        return -1
    return owner if mentions[owner].kind in (Kind.NAME, Kind.ORGANISATION) else -1


def body_meant(reading: Parse, index: int) -> str:
    """The body that “the company” or *it* means; "" for none or if two fit."""
    mention = reading.mentions[index]
    if mention.kind == "it":
        return _subject_before(reading, index)
    head = reading.scan.lower[mention.after - 1]
    if head not in BODIES or reading.scan.lower[mention.first] != "the":
        return ""
    near = reading.mentions[max(0, index - REACH) : index]
    bodies = [m for m in near if m.kind is Kind.ORGANISATION and _fits(head, m.name)]
    fitting = {m.name for m in bodies if m.case in (SUBJECT, OWNER) or m.before == "and"}
    return fitting.pop() if len(fitting) == 1 else ""


def _fits(head: str, name: str) -> bool:
    words = name.lower().split()
    if head in COMPANIES:
        is_place = name.lower() in PLACES or words[-1] in ADJECTIVES
        return not is_place and PUBLIC_BODIES.isdisjoint(words)
    return ("police" if head == "force" else head) in words[1:]


def _subject_before(reading: Parse, index: int) -> str:
    """The body that is the nearest subject, in this sentence or the one before."""
    sentence, here = reading.layout.sentence, reading.mentions[index]
    for m in reversed(reading.mentions[max(0, index - REACH) : index]):
        if sentence[here.first] - sentence[m.first] > 1:
            break
        if m.case == SUBJECT:
            is_body = m.kind is Kind.ORGANISATION and m.name.lower() not in PLACES
            return m.name if is_body else ""
    return ""
