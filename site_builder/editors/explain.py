"""Why the program decided as it did, thing by thing, and the YAML that would overrule it.

An id is looked up among quotes, statements, events, articles, themes and notes; everything that has
it is explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from site_builder.edition.aligning.near_misses import near_misses
from site_builder.edition.corrections import UNCLEAR
from site_builder.edition.people.cues import cue_words
from site_builder.editors import compared, overrule
from site_builder.editors.citation import Places
from site_builder.model.comparison import Comparison
from site_builder.model.edition import Edition, Note
from site_builder.model.found import (
    Article,
    ChangedMeaning,
    DecidedBy,
    Event,
    Grade,
    Membership,
    Quote,
    Statement,
    Unit,
    UnitLink,
)
from site_builder.model.quotations import Candidate
from site_builder.model.reasons import all_told, told, two_digits
from site_builder.model.themes import Passage, Theme, theme_stub
from site_builder.model.thresholds import SAME_SPEAKER
from site_builder.text.nearest import nearest
from site_builder.text.spans import Span

NEAREST = 3  # ids that are named if one is unknown
WHOLE = {
    True: "yes",
    False: "no: what is not in it is not left out",
    None: "not said: what is not in it counts as left out (or write complete: no)",
}
FAINT = 0.1  # a score below it says nothing


class _Snippet(Struct, frozen=True):
    """YAML to paste, and what it does and where it goes."""

    title: str
    lines: Sequence[str]


Fact = tuple[str, Iterable[str]]  # a name, and a line for each value; "" continues the fact before
Told = Iterator[Fact | _Snippet]


class _Desk(Struct, frozen=True):
    """An edition with what every explanation looks up."""

    edition: Edition
    places: Places
    names: dict[str, str]  # of speakers, by id
    comparisons: dict[str, Comparison]  # by event

    def cite(self, article_id: str, span: Span) -> str:
        return self.places.cite(article_id, span)

    def speaker(self, speaker_id: str | None) -> str:
        return f"{self.names[speaker_id]} ({speaker_id})" if speaker_id else "unclear"

    def place(self, passage: Unit | Passage) -> tuple[Article, Span]:
        return self.places[passage.article_id], passage.span


def explain(edition: Edition, identity: str) -> list[str]:
    """Everything that is known of why, for each thing that has this id; [] if nothing has it."""
    e = edition
    desk = _Desk(
        edition,
        Places(e.articles),
        {s.id: s.name for s in e.speakers},
        {c.event_id: c for c in e.comparisons},
    )
    things = (
        *((f"quote {identity}", _quote(q, desk)) for q in e.quotes if q.id == identity),
        *((f"statement {identity}", _statement(s, desk)) for s in e.statements if s.id == identity),
        *((f"event {identity}", _event(v, desk)) for v in e.events if v.id == identity),
        *((f"article {identity}", _article(a, desk)) for a in e.articles if a.id == identity),
        *((f"theme {identity}", _theme(t, desk)) for t in e.themes if t.id == identity),
        *((f"note {identity}", _note(n, desk)) for n in e.notes if n.id == identity),
    )
    lines = [line for heading, told in things for line in (heading, *_lines(told))]
    return lines[:-1] if lines and not lines[-1] else lines


def _lines(parts: Told) -> Iterator[str]:
    """Facts as lines; a snippet between empty lines at the margin, so that it can be copied."""
    is_after_empty = False
    for part in parts:
        if isinstance(part, _Snippet):
            if not is_after_empty:
                yield ""
            yield from (f"{part.title}:", "", *part.lines, "")
            is_after_empty = True
            continue
        name, values = part
        for value in values:
            yield f"  {name:<13}{value}" if len(name) < 13 else f"  {name} {value}"
            name, is_after_empty = "", False


def nearest_ids(edition: Edition, identity: str) -> tuple[str, ...]:
    """The ids that the user may have meant, the likeliest first."""
    e = edition
    things = (e.quotes, e.statements, e.events, e.articles, e.themes, e.notes)
    return nearest(identity, {thing.id for group in things for thing in group}, NEAREST)


def _who(decided_by: DecidedBy) -> str:
    return "an editor" if decided_by is DecidedBy.EDITOR else "the program"


# ------------------------------------------------------------------------------------------ quotes


def _quote(quote: Quote, desk: _Desk) -> Told:
    article = desk.places[quote.article_id]
    yield "place", (desk.cite(article.id, s.span) for s in quote.segments)
    yield "kind", [quote.kind.value]
    if quote.kind.is_speech:
        sure = f"confidence {quote.confidence:.2f} (shown from {quote.shown_from:.2f})"
        yield "speaker", [f"{desk.speaker(quote.speaker_id)}, {sure}"]
    elif quote.decided_by is DecidedBy.AUTOMATIC:
        yield "confidence", [f"{quote.confidence:.2f}, of the kind"]
    yield "decided by", [_who(quote.decided_by)]
    yield "source", [desk.cite(article.id, quote.source)] if quote.source else ()
    yield "cue", [desk.cite(article.id, quote.cue)] if quote.cue else ()
    where = "in furniture" if article.is_read else "not English"
    yield where, [] if quote.is_in_story else ["no page counts it"]
    yield "because", map(told, quote.reasons)
    yield "weighed", map(_weighed, quote.candidates)
    statements = desk.edition.statements
    yield "renders", (s.id for s in statements if quote.id in {u.quote_id for u in _units(s)})
    own = [q for q in desk.edition.quotes if q.article_id == article.id]
    cues = cue_words(quote, article, own)
    yaml = overrule.quote_yaml(article, quote, _speakers(quote, desk), cues)
    yield _Snippet(f"To overrule it, in {overrule.CORRECTIONS_FILE}", yaml)


def _units(statement: Statement) -> list[Unit]:
    return [unit for rendering in statement.renderings for unit in rendering.units]


def _weighed(candidate: Candidate) -> str:
    words = f"“{candidate.words}”" if candidate.words else "nobody"
    is_other = candidate.name and candidate.name != candidate.words
    return f"{candidate.share:.3f} {words}{f', {candidate.name}' if is_other else ''}"


def _speakers(quote: Quote, desk: _Desk) -> list[str]:
    """Who may speak: the shown speaker or the likeliest known one by id, then others, or nobody."""
    doubted = [r.names[0] for r in quote.reasons if r.code == "perhaps"]
    ids = {name: identity for identity, name in desk.names.items()}
    named = [name for name in (*doubted, *(c.name for c in quote.candidates)) if name]
    known = [quote.speaker_id, *(ids.get(name) for name in named)]
    first = next((one for one in known if one), UNCLEAR)
    others = (*known, *(name for name in named if name not in ids), UNCLEAR)
    return list(dict.fromkeys((first, *filter(None, others))))


# -------------------------------------------------------------------------------------- statements


def _statement(statement: Statement, desk: _Desk) -> Told:
    units = _units(statement)
    yield "event", [statement.event_id]
    yield "speaker", [desk.speaker(statement.speaker_id)]
    yield "renderings", (desk.cite(u.article_id, u.span) for u in units)
    if statement.grade:
        yield "grade", [f"{statement.grade.value}, by its weakest needed link"]
    yield "decided by", [_who(statement.decided_by)]
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
        yield _Snippet(f"To part the weakest pair, in {overrule.CORRECTIONS_FILE}", yaml)
    elif statement.links:
        yield "", ["only an editor joined them: to part them, take the correction out"]
    for paraphrase in desk.edition.paraphrases:
        if paraphrase.statement_id == statement.id:
            at = desk.cite(paraphrase.article_id, paraphrase.span)
            offered = f"score {paraphrase.score:.2f}, shares {', '.join(paraphrase.shared)}"
            yield "paraphrase", [f"{at}: {offered}; {_who(paraphrase.decided_by)}"]
            place = desk.places[paraphrase.article_id], paraphrase.span
            title = "To confirm it (or, with false, to refuse it), in"
            yaml = overrule.paraphrase_yaml(place, desk.place(units[0]), confirmed=True)
            yield _Snippet(f"{title} {overrule.CORRECTIONS_FILE}", yaml)


def _joined(link: UnitLink, desk: _Desk) -> Told:
    yield "joined", (desk.cite(u.article_id, u.span) for u in (link.first, link.second))
    shared = ", ".join(link.shared) or "no content word"
    score = f"score {two_digits(link.score)} (joined from {SAME_SPEAKER})"
    yield "", [f"{score}, shares {shared}", f"{link.grade.value}: {all_told(link.reasons)}"]


def _changed(change: ChangedMeaning, desk: _Desk) -> Told:
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


def _not_joined(statement: Statement, desk: _Desk) -> Told:
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
    yield _Snippet(f"To join them, in {overrule.CORRECTIONS_FILE}", yaml)


# ----------------------------------------------------------------------------- events and articles


def _event(event: Event, desk: _Desk) -> Told:
    yield "title", [event.title]
    yield "date", [event.date.isoformat() if event.date else "unknown"]
    yield from (("article", [f"{m.article_id}: {_why_there(m)}"]) for m in event.memberships)
    yield from compared.of_event(desk.comparisons[event.id], desk.speaker)
    yield from compared.of_names_and_figures(desk.comparisons[event.id], desk.cite)
    yield _apart(event, event.memberships[-1].article_id)


def _why_there(membership: Membership) -> str:
    near = f"with {membership.nearest}: " if membership.nearest else ""
    return f"{near}{all_told(membership.reasons)} ({_who(membership.decided_by)})"


def _apart(event: Event, article_id: str) -> _Snippet:
    file = f"content/events/{event.id}.md (or add to what is there)"
    yaml = overrule.event_yaml(event, article_id)
    return _Snippet(f"To keep {article_id} out of it, in {file}", yaml)


def _article(article: Article, desk: _Desk) -> Told:
    yield "seed", [article.seed_path]
    whole = article.entry.complete if article.entry else None
    yield "complete", [WHOLE[whole]]
    yield "described in", [article.entry.location.path if article.entry else "none"]
    for event in desk.edition.events:
        for membership in event.memberships:
            if membership.article_id == article.id:
                yield "event", [f"{event.id}: {_why_there(membership)}"]
                found = desk.comparisons[event.id]
                yield from compared.of_article(found, article.id, desk.cite, desk.speaker)
                yield _apart(event, article.id)
    for theme in desk.edition.themes:
        passages = [p for p in theme.passages if p.article_id == article.id]
        yield from _passages(f"theme {theme.id}", theme, passages, desk)
    if article.entry is None:
        file = f"content/articles/{article.id}.md"
        yield _Snippet(f"To describe it: {file}", overrule.entry_yaml(article))


# ---------------------------------------------------------------------------------- themes, notes


def _theme(theme: Theme, desk: _Desk) -> Told:
    yield "title", [theme.title]
    if theme.decided_by is DecidedBy.AUTOMATIC:
        yield "found by", [f"the words {', '.join(theme.words)}"]
        yield _Snippet(f"To make it an editor's: content/themes/{theme.id}.md", theme_stub(theme))
    yield from _passages("passage", theme, theme.passages, desk)


def _passages(name: str, theme: Theme, passages: Iterable[Passage], desk: _Desk) -> Told:
    places = [desk.place(passage) for passage in passages]
    for passage in passages:
        yield name, [desk.cite(passage.article_id, passage.span)]
        why = f"{passage.mode.value}: {all_told(passage.reasons)} ({_who(passage.decided_by)})"
        yield "", [why]
        yield "point", passage.statement_ids
    if places and theme.decided_by is DecidedBy.EDITOR:
        file = f"content/themes/{theme.id}.md (keep the lines that you mean)"
        yield _Snippet(f"To take them out, in {file}", overrule.excluded_yaml(places))


def _note(note: Note, desk: _Desk) -> Told:
    file = f"content/notes/{note.id}.md"
    yield "place", [desk.cite(note.article_id, note.span)]
    yield "written in", [file]
    yaml = overrule.target_keys(desk.places[note.article_id], note.span)
    yield _Snippet(f"To move it, in {file}", yaml)
