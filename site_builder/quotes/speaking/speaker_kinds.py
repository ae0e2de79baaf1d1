"""Which kind of speaker a source is: a person, a body, a document, or a description of somebody.

“The pilot said”: if nobody in the article is a pilot, the outlet's words.
"""

from __future__ import annotations

from site_builder.model.given import SpeakerKind
from site_builder.quotes.language.nouns import BODIES, DOCUMENTS
from site_builder.quotes.speaking.mention import Kind
from site_builder.quotes.speaking.owners import owner_of
from site_builder.quotes.speaking.readings import Parse


def speaker_kind(reading: Parse, index: int, name: str) -> SpeakerKind:
    """The kind of the speaker `name` that mention `index` names."""
    mention = reading.mentions[index]
    if name in reading.people.counts:
        return SpeakerKind.PERSON
    head = reading.scan.lower[mention.after - 1]
    if mention.kind is not Kind.NOUN or head in BODIES or owner_of(reading, index) >= 0:
        return SpeakerKind.BODY
    return SpeakerKind.DOCUMENT if head in DOCUMENTS else SpeakerKind.DESCRIPTION
