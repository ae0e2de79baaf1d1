"""The editors' notes on passages of one event."""

from __future__ import annotations

from msgspec.structs import replace

from site_builder.edition.part import EventPart
from site_builder.model.found import EventEdition, Note
from site_builder.model.problems import Problem


def place_notes(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with the notes whose passage was found, by article and place."""
    notes = [
        Note(
            id=entry.id,
            article_id=entry.target.article,
            span=part.anchored[entry.target],
            title=entry.title,
            body=entry.body,
            motivation=entry.motivation,
            author=entry.author,
        )
        for entry in part.notes
        if entry.target in part.anchored
    ]
    notes.sort(key=lambda note: (note.article_id, note.span, note.id))
    return replace(made, notes=tuple(notes)), []
