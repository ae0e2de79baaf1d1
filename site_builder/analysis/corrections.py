"""The editors' word on quotations: a kind or a speaker corrected, with the reason given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from site_builder.analysis.language.name_matching import is_same_person, words_of
from site_builder.analysis.language.nearest import did_you_mean, is_like
from site_builder.model import (
    Correction,
    DecidedBy,
    Quote,
    QuoteCorrection,
    Speaker,
    Target,
)
from site_builder.problems import Problem, Severity, error, warning
from site_builder.text import Span, digest, slug

UNCLEAR = "unclear"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def correct_quotes(
    quotes: tuple[Quote, ...],
    speakers: tuple[Speaker, ...],
    corrections: tuple[Correction, ...],
    anchored: Mapping[Target, Span],
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...], list[Problem]]:
    """The quotes as the editors have them, the speakers they may add, and what went wrong.

    A correction must fall on exactly one quote. One that is not in `anchored` was reported where
    its words were looked for.
    """
    changed = {q.id: q for q in quotes}
    decided: dict[str, list[_Decision]] = {}
    by_article: dict[str, list[Quote]] = {}
    for q in quotes:
        by_article.setdefault(q.article_id, []).append(q)
    people = {s.id: s for s in speakers}
    problems: list[Problem] = []
    for c in corrections:
        if not isinstance(c, QuoteCorrection) or c.target not in anchored:
            continue
        hit = _quotes_at(by_article.get(c.target.article, []), anchored[c.target])
        if len(hit) != 1:
            problems.append(_not_one(c, len(hit)))
            continue
        before = changed[hit[0].id]
        speaker_id, problem = _speaker(c, before, people)
        if problem:
            problems.append(problem)
        if problem and problem.severity is Severity.ERROR:
            continue
        kind = c.kind or before.kind
        says_who = c.speaker or not kind.is_speech
        if c.kind and not c.kind.is_speech:
            speaker_id = None
        decision = _Decision(c, frozenset((speaker_id,)) if says_who else frozenset())
        earlier = decided.setdefault(before.id, [])
        against = next((d for d in earlier if d.contradicts(decision)), None)
        if against:
            problems.append(_contradicted(c, against.correction))
            continue
        earlier.append(decision)
        if not kind.is_speech:
            speaker_id = None
        if (kind, speaker_id) == (before.kind, before.speaker_id):
            problems.append(
                warning(
                    c.target.location,
                    f"the correction of “{c.target.selector.exact}” changes nothing",
                    "another correction says so; remove one"
                    if len(earlier) > 1
                    else "the program says so by itself; remove the correction",
                )
            )
        changed[before.id] = replace(
            before,
            kind=kind,
            speaker_id=speaker_id,
            cue=before.cue if kind.is_speech else None,
            source=before.source if kind.is_speech else None,
            confidence=1.0,
            reasons=tuple(dict.fromkeys(d.correction.because for d in earlier)),
            decided_by=DecidedBy.EDITOR,
        )
    return (
        tuple(changed[q.id] for q in quotes),
        tuple(sorted(people.values(), key=lambda s: s.id)),
        problems,
    )


@dataclass(frozen=True, slots=True)
class _Decision:
    """A correction of one quote, and whom its words belong to by it."""

    correction: QuoteCorrection
    speakers: frozenset[str | None]  # empty where it says nothing of the speaker

    def contradicts(self, other: _Decision) -> bool:
        """Whether no quote can be as both say: of two kinds, or of two speakers."""
        kinds = {d.correction.kind for d in (self, other)} - {None}
        return len(kinds) > 1 or len(self.speakers | other.speakers) > 1


def _contradicted(c: QuoteCorrection, earlier: QuoteCorrection) -> Problem:
    return error(
        c.target.location,
        f"“{c.target.selector.exact}” lies in a quotation that {earlier.target.location} corrects"
        " to something else",
        "keep one of the two",
    )


def _quotes_at(quotes: list[Quote], span: Span) -> list[Quote]:
    """The quotes that hold the span, marks included, or that it covers wholly."""
    return [
        q
        for q in quotes
        if any(s.marked.holds(span) for s in q.segments)
        or all(span.holds(s.span) for s in q.segments)
        or (
            span.overlaps(q.segments[0].marked)
            and Span(q.segments[0].marked.start, q.segments[-1].marked.end).holds(span)
        )
    ]


def _not_one(c: QuoteCorrection, count: int) -> Problem:
    words = c.target.selector.exact
    if count:
        return error(
            c.target.location,
            f"“{words}” covers {count} quotations, and a correction is for one",
            "give the words of one quotation",
        )
    return error(
        c.target.location,
        f"“{words}” lies in no quotation",
        "give words that stand between quotation marks",
    )


def _speaker(
    c: QuoteCorrection, before: Quote, people: dict[str, Speaker]
) -> tuple[str | None, Problem | None]:
    """The corrected speaker's id; a name nobody bears yet makes a new speaker.

    With a warning where it is near a known one or written like an id: most likely a slip.
    """
    wanted = c.speaker
    if wanted is None:
        return before.speaker_id, None
    if wanted == UNCLEAR:
        return None, None
    if wanted in people:
        return wanted, None
    words = words_of(wanted)
    same = [
        s
        for s in people.values()
        if any(words_of(n) == words for n in (s.name, *s.aliases))
        or (len(words) > 1 and is_same_person(words_of(s.name), words))
    ]
    if len(same) == 1:
        return same[0].id, None
    if len(same) > 1:
        ids = ", ".join(sorted(s.id for s in same))
        return None, error(
            c.target.location, f"“{wanted}” names several speakers: {ids}", "give the id of one"
        )
    identity = slug(wanted) or f"speaker-{digest(wanted)}"  # a name in letters beyond Latin
    if not any(map(str.isalpha, wanted)):
        return None, error(
            c.target.location, f"“{wanted}” is no speaker's name", "write a name with letters"
        )
    if identity in people:
        identity = f"{identity}-{digest(wanted)}"
    names = {name for s in people.values() for name in (s.id, s.name, *s.aliases)} | {UNCLEAR}
    is_id = ID.fullmatch(wanted)
    near = did_you_mean(wanted, names) if is_id or is_like(wanted, names) else ""
    people[identity] = Speaker(identity, wanted)
    if not near and not is_id:
        return identity, None
    return identity, warning(
        c.target.location,
        f"nobody is called “{wanted}”, so this names a new speaker",
        near or "write the name as readers know it, or an id of speakers.yaml",
    )
