"""The names by which a reader finds a page at once, as a script that works from the disk too.

A page that is opened from the disk may load scripts, and may not fetch data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from site_builder.model import routes
from site_builder.model.edition import Edition
from site_builder.model.together import members
from site_builder.pages.parts.layout import event_name

MOST = 800  # events, and speakers: some 25 KB as a server compresses them
Name = tuple[str, str]  # as it is shown, and the path of its page


def first_hits(edition: Edition) -> bytes:
    """A script that sets `firstHits`: kinds of pages, each with its names and their paths.

    Of events it has the newest, of speakers those who are quoted most often.
    """
    quoted = Counter(
        speaker_id
        for quote in edition.quotes
        if quote.speaker_id and quote.kind.is_speech
        for speaker_id in {quote.speaker_id, *members(quote.speaker_id)}
    )
    names = {speaker.id: speaker.name for speaker in edition.speakers}
    most = [speaker_id for speaker_id, _ in quoted.most_common() if speaker_id in names]
    reporting = {article.outlet_id for article in edition.articles}
    kinds: list[tuple[str, Iterable[Name]]] = [
        ("Event", ((event_name(e), routes.event(e.id)) for e in edition.events[:MOST])),
        ("Speaker", ((names[s], routes.speaker(s)) for s in most[:MOST])),
        ("Outlet", ((o.name, routes.outlet(o.id)) for o in edition.outlets if o.id in reporting)),
        ("Theme", ((t.title, routes.theme(t.id)) for t in edition.themes)),
    ]
    listed = [(kind, [*found]) for kind, found in kinds]
    return b"self.firstHits = " + msgspec.json.encode(listed) + b"\n"
