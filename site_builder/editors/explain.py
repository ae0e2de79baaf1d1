"""Why the program decided as it did, thing by thing, and the YAML that would overrule it.

An id is looked up among quotes, statements, events, articles, themes and notes; everything that has
it is explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.edition.corrections import UNCLEAR
from site_builder.edition.people.cues import cue_words
from site_builder.editors import compared, overrule
from site_builder.editors.citation import Places
from site_builder.editors.desk import Desk, Snippet, Told, who
from site_builder.editors.explain_statement import explain_statement, units_of
from site_builder.editors.own_lines import own_facts
from site_builder.model.edition import Edition, Note
from site_builder.model.found import (
    Article,
    DecidedBy,
    Event,
    Membership,
    Quote,
)
from site_builder.model.quotations import Candidate
from site_builder.model.reasons import all_told, told
from site_builder.model.themes import Passage, Theme, theme_stub
from site_builder.text.nearest import nearest

NEAREST = 3  # ids that are named if one is unknown
WHOLE = {
    True: "yes",
    False: "no: what is not in it is not left out",
    None: "not said: what is not in it counts as left out (or write complete: no)",
}


def explain(edition: Edition, identity: str) -> list[str]:
    """Everything that is known of why, for each thing that has this id; [] if nothing has it."""
    e, desk = edition, desk_of(edition)
    things = (
        *((f"quote {identity}", explain_quote(q, desk)) for q in e.quotes if q.id == identity),
        *(
            (f"statement {identity}", explain_statement(s, desk))
            for s in e.statements
            if s.id == identity
        ),
        *((f"event {identity}", _event(v, desk)) for v in e.events if v.id == identity),
        *((f"article {identity}", _article(a, desk)) for a in e.articles if a.id == identity),
        *((f"theme {identity}", _theme(t, desk)) for t in e.themes if t.id == identity),
        *((f"note {identity}", _note(n, desk)) for n in e.notes if n.id == identity),
    )
    lines = [line for heading, told in things for line in (heading, *_lines(told))]
    return lines[:-1] if lines and not lines[-1] else lines


def desk_of(edition: Edition) -> Desk:
    """The edition with what every explanation looks up."""
    return Desk(
        edition,
        Places(edition.articles),
        {s.id: s.name for s in edition.speakers},
        {c.event_id: c for c in edition.comparisons},
    )


def _lines(parts: Told) -> Iterator[str]:
    """Facts as lines; a snippet between empty lines at the margin, so that it can be copied."""
    is_after_empty = False
    for part in parts:
        if isinstance(part, Snippet):
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


# ------------------------------------------------------------------------------------------ quotes


def explain_quote(quote: Quote, desk: Desk) -> Told:
    """What is known of the quotation: its speaker, and who else was weighed."""
    article = desk.places[quote.article_id]
    yield "place", (desk.cite(article.id, s.span) for s in quote.segments)
    yield "kind", [quote.kind.value]
    if quote.kind.is_speech:
        sure = f"confidence {quote.confidence:.2f} (shown from {quote.shown_from:.2f})"
        yield "speaker", [f"{desk.speaker(quote.speaker_id)}, {sure}"]
    elif quote.decided_by is DecidedBy.AUTOMATIC:
        yield "confidence", [f"{quote.confidence:.2f}, of the kind"]
    yield "decided by", [who(quote.decided_by)]
    yield "source", [desk.cite(article.id, quote.source)] if quote.source else ()
    yield "cue", [desk.cite(article.id, quote.cue)] if quote.cue else ()
    where = "in furniture" if article.is_read else "not English"
    yield where, [] if quote.is_in_story else ["no page counts it"]
    yield "because", map(told, quote.reasons)
    yield "weighed", map(_weighed, quote.candidates)
    statements = desk.edition.statements
    yield "renders", (s.id for s in statements if quote.id in {u.quote_id for u in units_of(s)})
    own = [q for q in desk.edition.quotes if q.article_id == article.id]
    cues = cue_words(quote, article, own)
    yaml = overrule.quote_yaml(article, quote, _speakers(quote, desk), cues)
    yield Snippet(f"To overrule it, in {overrule.CORRECTIONS_FILE}", yaml)


def _weighed(candidate: Candidate) -> str:
    words = f"“{candidate.words}”" if candidate.words else "nobody"
    is_other = candidate.name and candidate.name != candidate.words
    return f"{candidate.share:.3f} {words}{f', {candidate.name}' if is_other else ''}"


def _speakers(quote: Quote, desk: Desk) -> list[str]:
    """Who may speak: the shown speaker or the likeliest known one by id, then others, or nobody."""
    doubted = [r.names[0] for r in quote.reasons if r.code == "perhaps"]
    ids = {name: identity for identity, name in desk.names.items()}
    named = [name for name in (*doubted, *(c.name for c in quote.candidates)) if name]
    known = [quote.speaker_id, *(ids.get(name) for name in named)]
    first = next((one for one in known if one), UNCLEAR)
    others = (*known, *(name for name in named if name not in ids), UNCLEAR)
    return list(dict.fromkeys((first, *filter(None, others))))


# ----------------------------------------------------------------------------- events and articles


def _event(event: Event, desk: Desk) -> Told:
    yield "title", [event.title]
    yield "date", [event.date.isoformat() if event.date else "unknown"]
    yield from (("article", [f"{m.article_id}: {_why_there(m)}"]) for m in event.memberships)
    yield from compared.of_event(desk.comparisons[event.id], desk.speaker)
    yield from compared.of_names_and_figures(desk.comparisons[event.id], desk.cite)
    yield _apart(event, event.memberships[-1].article_id)


def _why_there(membership: Membership) -> str:
    near = f"with {membership.nearest}: " if membership.nearest else ""
    return f"{near}{all_told(membership.reasons)} ({who(membership.decided_by)})"


def _apart(event: Event, article_id: str) -> Snippet:
    file = f"content/events/{event.id}.md (or add to what is there)"
    yaml = overrule.event_yaml(event, article_id)
    return Snippet(f"To keep {article_id} out of it, in {file}", yaml)


def _article(article: Article, desk: Desk) -> Told:
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
        yaml = overrule.entry_yaml(own_facts(article, desk.edition.outlets))
        yield Snippet(f"To describe it: {file}", yaml)


# ---------------------------------------------------------------------------------- themes, notes


def _theme(theme: Theme, desk: Desk) -> Told:
    yield "title", [theme.title]
    if theme.decided_by is DecidedBy.AUTOMATIC:
        yield "found by", [f"the words {', '.join(theme.words)}"]
        yield Snippet(f"To make it an editor's: content/themes/{theme.id}.md", theme_stub(theme))
    yield from _passages("passage", theme, theme.passages, desk)


def _passages(name: str, theme: Theme, passages: Iterable[Passage], desk: Desk) -> Told:
    places = [desk.place(passage) for passage in passages]
    for passage in passages:
        yield name, [desk.cite(passage.article_id, passage.span)]
        why = f"{passage.mode.value}: {all_told(passage.reasons)} ({who(passage.decided_by)})"
        yield "", [why]
        yield "point", passage.statement_ids
    if places and theme.decided_by is DecidedBy.EDITOR:
        file = f"content/themes/{theme.id}.md (keep the lines that you mean)"
        yield Snippet(f"To take them out, in {file}", overrule.excluded_yaml(places))


def _note(note: Note, desk: Desk) -> Told:
    file = f"content/notes/{note.id}.md"
    yield "place", [desk.cite(note.article_id, note.span)]
    yield "written in", [file]
    yaml = overrule.target_keys(desk.places[note.article_id], note.span)
    yield Snippet(f"To move it, in {file}", yaml)
