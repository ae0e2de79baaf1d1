"""Why two sentences are one statement, or not, and the YAML that would overrule it."""

from __future__ import annotations

from site_builder.edition.aligning.near_misses import near_misses
from site_builder.editors import compared, overrule
from site_builder.editors.desk import Desk, Snippet, Told, who
from site_builder.model.found import (
    ChangedMeaning,
    Grade,
    Statement,
    Unit,
    UnitLink,
)
from site_builder.model.reasons import all_told, two_digits
from site_builder.model.thresholds import SAME_SPEAKER

FAINT = 0.1  # a score below it says nothing


def units_of(statement: Statement) -> list[Unit]:
    """The sentences of all renderings."""
    return [unit for rendering in statement.renderings for unit in rendering.units]


def explain_statement(statement: Statement, desk: Desk) -> Told:
    """What is known of the statement, link by link, and its nearest sentence elsewhere."""
    units = units_of(statement)
    yield "event", [statement.event_id]
    yield "speaker", [desk.speaker(statement.speaker_id)]
    yield "renderings", (desk.cite(u.article_id, u.span) for u in units)
    if statement.grade:
        yield "grade", [f"{statement.grade.value}, by its weakest needed link"]
    yield "decided by", [who(statement.decided_by)]
    found = desk.comparisons[statement.event_id]
    yield from compared.of_statement(found, statement.id, desk.cite)
    for link in statement.links:
        yield from _joined(link, desk)
        for change in statement.differs:
            if change.is_of(link.first, link.second):
                yield from _changed(change, desk)
    yield from _not_joined(statement, desk)
    by_words = [k for k in statement.links if k.grade is not Grade.EDITOR]
    if by_words:
        weakest = min(by_words, key=lambda link: link.score)
        yaml = overrule.statement_yaml(
            [desk.place(weakest.first), desk.place(weakest.second)], same=False
        )
        yield Snippet(f"To part the weakest pair, in {overrule.CORRECTIONS_FILE}", yaml)
    elif statement.links:
        yield "", ["only an editor joined them: to part them, take the correction out"]
    for paraphrase in desk.edition.paraphrases:
        if paraphrase.statement_id == statement.id:
            at = desk.cite(paraphrase.article_id, paraphrase.span)
            offered = f"score {paraphrase.score:.2f}, shares {', '.join(paraphrase.shared)}"
            yield "paraphrase", [f"{at}: {offered}; {who(paraphrase.decided_by)}"]
            place = desk.places[paraphrase.article_id], paraphrase.span
            title = "To confirm it (or, with false, to refuse it), in"
            yaml = overrule.paraphrase_yaml(place, desk.place(units[0]), confirmed=True)
            yield Snippet(f"{title} {overrule.CORRECTIONS_FILE}", yaml)


def _joined(link: UnitLink, desk: Desk) -> Told:
    yield "joined", (desk.cite(u.article_id, u.span) for u in (link.first, link.second))
    shared = ", ".join(link.shared) or "no content word"
    score = f"score {two_digits(link.score)} (joined from {SAME_SPEAKER})"
    yield "", [f"{score}, shares {shared}", f"{link.grade.value}: {all_told(link.reasons)}"]


def _changed(change: ChangedMeaning, desk: Desk) -> Told:
    """Which words turn the meaning; where only one sentence has them, the place in the other."""
    sides = ((change.first, change.words), (change.second, change.other_words))
    missing = "nothing at"
    lines = [
        desk.cite(u.article_id, span)
        if span
        else f"{missing} {desk.places.at(u.article_id, span.start)}"
        for u, span in sides
    ]
    yield "differs", [f"{change.kind.value}: the meaning is not the same", *lines]


def _not_joined(statement: Statement, desk: Desk) -> Told:
    """The nearest sentence of another statement, and why it is not joined."""
    e = desk.edition
    event = [event for event in e.events if event.id == statement.event_id]
    misses = near_misses(e.articles, event, e.quotes, e.statements, FAINT)
    miss = next((m for m in misses if statement.id in m.statements), None)
    if miss is None:
        yield "not joined", ["no other sentence of the event is near it"]
        return
    pair = [desk.place(unit) for unit in (miss.first, miss.second)]
    other = next(i for i in miss.statements if i != statement.id)
    why = f"score {miss.score:.2f}, shares {', '.join(miss.shared)}: {all_told(miss.reasons)}"
    yield "not joined", (desk.cite(article.id, span) for article, span in pair)
    yield "", [why, f"the other is {other}"]
    yaml = overrule.statement_yaml(pair, same=True)
    yield Snippet(f"To join them, in {overrule.CORRECTIONS_FILE}", yaml)
