"""Why the program decided as it did, thing by thing, and the YAML that would overrule it.

An id is looked up among quotes, statements, events, articles, themes, notes and the suggestions
of `build.py review`; everything that bears it is told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from msgspec import Struct

from site_builder.edition.aligning.near_misses import near_misses
from site_builder.edition.people.cues import other_cue
from site_builder.edition.speakers import THRESHOLD
from site_builder.edition.suggestions import suggest_themes
from site_builder.editors import compared, overrule
from site_builder.editors.citation import cited, location_of
from site_builder.model.comparison import Comparison
from site_builder.model.found import (
    Article,
    Candidate,
    DecidedBy,
    Edition,
    Event,
    Grade,
    Membership,
    Note,
    Passage,
    Quote,
    Statement,
    Theme,
    UnitLink,
)
from site_builder.model.reasons import all_told, told, two_digits
from site_builder.model.thresholds import SAME_SPEAKER
from site_builder.text.nearest import nearest
from site_builder.text.spans import Span

NEAREST = 3  # ids that are named where one is unknown
FAINT = 0.1  # a score below it says nothing
SUGGESTED = "suggest-"

Lines = list[str]


class _Known(Struct, frozen=True):
    """An edition with what every explanation looks up."""

    edition: Edition
    articles: dict[str, Article]
    names: dict[str, str]  # of speakers, by id
    comparisons: dict[str, Comparison]  # by event

    def cite(self, article_id: str, span: Span) -> str:
        return cited(self.articles[article_id], span)

    def speaker(self, speaker_id: str | None) -> str:
        return f"{self.names[speaker_id]} ({speaker_id})" if speaker_id else "unclear"


def explain(edition: Edition, identity: str) -> Lines:
    """All that is known of why, for whatever bears this id; nothing where nothing does."""
    known = _Known(
        edition,
        {a.id: a for a in edition.articles},
        {s.id: s.name for s in edition.speakers},
        {c.event_id: c for c in edition.comparisons},
    )
    told = [
        *(_quote(q, known) for q in edition.quotes if q.id == identity),
        *(_statement(s, known) for s in edition.statements if s.id == identity),
        *(_event(e, known) for e in edition.events if e.id == identity),
        *(_article(a, known) for a in edition.articles if a.id == identity),
        *(_theme(t, known) for t in edition.themes if t.id == identity),
        *(_note(n, known) for n in edition.notes if n.id == identity),
    ]
    if identity.startswith(SUGGESTED):
        told.append(_suggestion(identity, known))
    lines = list(chain.from_iterable(told))
    # One empty line where two snippets meet, none at the end.
    return [line for line, following in pairwise([*lines, ""]) if line or following]


def nearest_ids(edition: Edition, identity: str) -> tuple[str, ...]:
    """The ids that somebody may have meant, the likeliest first."""
    e = edition
    things = (e.quotes, e.statements, e.events, e.articles, e.themes, e.notes)
    return nearest(identity, {thing.id for group in things for thing in group}, NEAREST)


# ------------------------------------------------------------------ quotes


def _quote(quote: Quote, known: _Known) -> Iterator[str]:
    article = known.articles[quote.article_id]
    yield f"quote {quote.id}"
    yield from _facts("stands at", (cited(article, s.span) for s in quote.segments))
    yield from _facts("kind", [quote.kind.value])
    if quote.kind.is_speech:
        sure = f"confidence {quote.confidence:.2f} (shown from {THRESHOLD})"
        yield from _facts("speaker", [f"{known.speaker(quote.speaker_id)}, {sure}"])
    elif quote.decided_by is DecidedBy.AUTOMATIC:
        yield from _facts("confidence", [f"{quote.confidence:.2f}, of the kind"])
    yield from _facts("decided by", [_who(quote.decided_by)])
    yield from _facts("source", [cited(article, quote.source)] if quote.source else ())
    yield from _facts("cue", [cited(article, quote.cue)] if quote.cue else ())
    yield from _facts("in furniture", [] if quote.is_in_story else ["no page counts it"])
    yield from _facts("because", map(told, quote.reasons))
    yield from _facts("weighed", map(_weighed, quote.candidates))
    held = [
        s.id
        for s in known.edition.statements
        if any(u.quote_id == quote.id for r in s.renderings for u in r.units)
    ]
    yield from _facts("renders", held)
    rival = _rival(quote, known)
    own = [q for q in known.edition.quotes if q.article_id == article.id]
    cue = other_cue(quote, article, own)
    yield from _yaml(overrule.CORRECTIONS_FILE, overrule.quote_yaml(article, quote, rival, cue))


def _weighed(candidate: Candidate) -> str:
    words = f"“{candidate.words}”" if candidate.words else "nobody"
    is_other = candidate.name and candidate.name != candidate.words
    return f"{candidate.share:.3f} {words}{f', {candidate.name}' if is_other else ''}"


def _rival(quote: Quote, known: _Known) -> str:
    """The likeliest speaker but the shown one, by name; “unclear” where nobody else is named."""
    doubted = [r.names[0] for r in quote.reasons if r.code == "perhaps"]
    shown = known.names.get(quote.speaker_id or "")
    others = [
        name for name in (*doubted, *(c.name for c in quote.candidates)) if name and name != shown
    ]
    if others:
        return others[0]
    return "unclear" if shown else "Name of the speaker"


# ------------------------------------------------------------------ statements


def _statement(statement: Statement, known: _Known) -> Iterator[str]:
    units = [u for r in statement.renderings for u in r.units]
    yield f"statement {statement.id}"
    yield from _facts("event", [statement.event_id])
    yield from _facts("speaker", [known.speaker(statement.speaker_id)])
    yield from _facts("renderings", (known.cite(u.article_id, u.span) for u in units))
    if statement.grade:
        yield from _facts("grade", [f"{statement.grade.value}, by its weakest needed link"])
    yield from _facts("decided by", [_who(statement.decided_by)])
    found = known.comparisons[statement.event_id]
    for fact in compared.of_statement(found, statement.id, known.cite):
        yield from _facts(*fact)
    for link in statement.links:
        yield from _link("joined", link, known)
    event = [e for e in known.edition.events if e.id == statement.event_id]
    e = known.edition
    misses = near_misses(e.articles, event, e.quotes, e.statements, FAINT)
    nearest = next((m for m in misses if statement.id in m.statements), None)
    if nearest is None:
        yield from _facts("not joined", ["no other sentence of the event is near it"])
    else:
        pair = [(known.articles[u.article_id], u.span) for u in (nearest.first, nearest.second)]
        other = next(i for i in nearest.statements if i != statement.id)
        shared = ", ".join(nearest.shared)
        yield from _facts("not joined", (cited(*place) for place in pair))
        yield from _facts(
            "", [f"score {nearest.score:.2f}, shares {shared}: {all_told(nearest.reasons)}"]
        )
        yield from _facts("", [f"the other is {other}"])
        title = f"To join them, in {overrule.CORRECTIONS_FILE}"
        yield from _yaml(title, overrule.statement_yaml(pair, same=True))
    by_words = [k for k in statement.links if k.grade is not Grade.EDITOR]
    if by_words:
        weakest = min(by_words, key=lambda link: link.score)
        parted = [(known.articles[u.article_id], u.span) for u in (weakest.first, weakest.second)]
        yield from _yaml(
            f"To part the weakest pair, in {overrule.CORRECTIONS_FILE}",
            overrule.statement_yaml(parted, same=False),
        )
    elif statement.links:
        yield from _facts("", ["only an editor joined them: to part them, take the correction out"])
    rendered = known.articles[units[0].article_id], units[0].span
    for paraphrase in known.edition.paraphrases:
        if paraphrase.statement_id == statement.id:
            place = known.articles[paraphrase.article_id], paraphrase.span
            shared = ", ".join(paraphrase.shared)
            offered = f"{cited(*place)}: score {paraphrase.score:.2f}, shares {shared}"
            yield from _facts("paraphrase", [f"{offered}; {_who(paraphrase.decided_by)}"])
            yield from _yaml(
                f"To confirm it (or, with false, to refuse it), in {overrule.CORRECTIONS_FILE}",
                overrule.paraphrase_yaml(place, rendered, confirmed=True),
            )


def _link(name: str, link: UnitLink, known: _Known) -> Iterator[str]:
    first, second = (known.cite(u.article_id, u.span) for u in (link.first, link.second))
    shared = ", ".join(link.shared) or "no content word"
    yield from _facts(name, [first, second])
    yield from _facts(
        "", [f"score {two_digits(link.score)} (joined from {SAME_SPEAKER}), shares {shared}"]
    )
    yield from _facts("", [f"{link.grade.value}: {all_told(link.reasons)}"])


# ------------------------------------------------------------------ events and articles


def _event(event: Event, known: _Known) -> Iterator[str]:
    yield f"event {event.id}"
    yield from _facts("title", [event.title])
    yield from _facts("date", [event.date.isoformat() if event.date else "unknown"])
    for membership in event.memberships:
        yield from _facts("article", [f"{membership.article_id}: {_why_there(membership)}"])
    for fact in compared.of_event(known.comparisons[event.id], known.speaker):
        yield from _facts(*fact)
    yield from _yaml(*_event_yaml(event, event.memberships[-1].article_id))


def _why_there(membership: Membership) -> str:
    near = f"with {membership.nearest}: " if membership.nearest else ""
    return f"{near}{all_told(membership.reasons)} ({_who(membership.decided_by)})"


def _event_yaml(event: Event, apart: str) -> tuple[str, Lines]:
    title = f"To keep {apart} out of it, in content/events/{event.id}.md (or add to what is there)"
    return title, overrule.event_yaml(event, apart)


def _article(article: Article, known: _Known) -> Iterator[str]:
    yield f"article {article.id}"
    entry = article.entry.location.path if article.entry else "none"
    yield from _facts("seed", [article.seed_path])
    yield from _facts("described in", [entry])
    events = [(e, m) for e in known.edition.events for m in e.memberships]
    for event, membership in events:
        if membership.article_id == article.id:
            yield from _facts("event", [f"{event.id}: {_why_there(membership)}"])
            found = known.comparisons[event.id]
            for fact in compared.of_article(found, article.id, known.cite, known.speaker):
                yield from _facts(*fact)
            yield from _yaml(*_event_yaml(event, article.id))
    for theme in known.edition.themes:
        passages = [p for p in theme.passages if p.article_id == article.id]
        for passage in passages:
            yield from _passage(f"theme {theme.id}", passage, known)
        if passages:
            yield from _excluded(theme, passages, known)
    if article.entry is None:
        yield from _yaml(f"To describe it: content/articles/{article.id}.md", overrule.entry_yaml())


# ------------------------------------------------------------------ themes, notes, suggestions


def _theme(theme: Theme, known: _Known) -> Iterator[str]:
    yield f"theme {theme.id}"
    yield from _facts("title", [theme.title])
    for passage in theme.passages:
        yield from _passage("passage", passage, known)
    yield from _excluded(theme, theme.passages, known)


def _passage(name: str, passage: Passage, known: _Known) -> Iterator[str]:
    yield from _facts(name, [known.cite(passage.article_id, passage.span)])
    why = f"{passage.mode.value}: {all_told(passage.reasons)} ({_who(passage.decided_by)})"
    yield from _facts("", [why])
    yield from _facts("point", passage.statement_ids)


def _excluded(theme: Theme, passages: Iterable[Passage], known: _Known) -> Iterator[str]:
    places = [(known.articles[p.article_id], p.span) for p in passages]
    if places:
        title = f"To take them out, in {overrule.theme_file(theme)} (keep the lines that you mean)"
        yield from _yaml(title, overrule.excluded_yaml(places))


def _note(note: Note, known: _Known) -> Iterator[str]:
    yield f"note {note.id}"
    yield from _facts("stands at", [known.cite(note.article_id, note.span)])
    yield from _facts("written in", [f"content/notes/{note.id}.md"])
    place = known.articles[note.article_id], note.span
    yield from _yaml(f"To move it, in content/notes/{note.id}.md", overrule.target_keys(*place))


def _suggestion(identity: str, known: _Known) -> Iterator[str]:
    e = known.edition
    for one in suggest_themes(e.articles, e.quotes, e.themes, e.speakers, e.outlets):
        if one.id == identity:
            place = location_of(known.articles[one.article_id], one.span.start)
            yield f"suggestion {one.id}"
            yield from _facts("phrase", [one.phrase])
            yield from _facts("first at", [str(place)])
            yield from _facts("articles", one.article_ids)
            title = f"To make it a theme: content/themes/{identity.removeprefix(SUGGESTED)}.md"
            yield from _yaml(title, overrule.theme_yaml(one.phrase, one.phrase))


# ------------------------------------------------------------------ lines


def _who(decided_by: DecidedBy) -> str:
    return "an editor" if decided_by is DecidedBy.EDITOR else "the program"


def _facts(name: str, values: Iterable[str]) -> Iterator[str]:
    """A line a value; the name stands before the first."""
    for value in values:
        yield f"  {name:<13}{value}" if len(name) < 13 else f"  {name} {value}"
        name = ""


def _yaml(title: str, lines: Lines) -> Iterator[str]:
    """A snippet between empty lines, at the margin, so that it can be copied as it stands."""
    said = title if title.startswith("To ") else f"To overrule it, in {title}"
    yield from ("", f"{said}:", "", *lines, "")
