"""The editors' word on quotations: a kind, a speaker or a cue corrected, with the reason given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from site_builder.edition.part import EventPart
from site_builder.edition.people.cues import named_cue
from site_builder.edition.people.table import PeopleTable
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, DecidedBy, Quote
from site_builder.model.given import Correction, CueWords, QuoteCorrection, Speaker
from site_builder.model.problems import Location, Problem, error, has_errors, warning
from site_builder.model.reasons import Reason, as_given
from site_builder.model.together import JOINT, joint_id
from site_builder.text.names import is_same_person, words_of
from site_builder.text.nearest import did_you_mean, is_like
from site_builder.text.slugs import digest, slug
from site_builder.text.spans import Span

UNCLEAR = "unclear"
AND = re.compile(rf"{JOINT}|, (?:and )?| and ")  # between those who speak together
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def correct_quotes(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its quotes as the editors have them, and what went wrong.

    A correction must fall on exactly one quote. One without an anchor was reported where its words
    were looked for, and one with a faulty speaker where the people were listed.
    """
    by_article: dict[str, tuple[Article, list[Quote]]] = {a.id: (a, []) for a in part.articles}
    for q in made.quotes:
        by_article[q.article_id][1].append(q)
    places = {article_id: _Places(own) for article_id, (_, own) in by_article.items()}
    changed: dict[str, Quote] = {}
    decided: dict[str, list[_Decision]] = {}
    problems: list[Problem] = []
    for c in part.corrections:
        if not isinstance(c, QuoteCorrection) or c.target not in part.anchored:
            continue
        if c.speaker is not None and c.speaker not in part.people.corrected:
            continue
        article, own = by_article[c.target.article]
        span = part.anchored[c.target]
        hit = _quotes_at(places[article.id].near(span), span)
        if len(hit) != 1:
            problems.append(_not_one(c, len(hit)))
            continue
        (quote,) = hit
        before = changed.get(quote.id, quote)
        decision, found = _decide(c, before, part.people, article, own)
        earlier = decided.setdefault(quote.id, [])
        against = [d.correction for d in earlier if d.contradicts(decision)]
        if against and not has_errors(found):
            found.append(_contradicted(c, against[0]))
        problems += found
        if has_errors(found):
            continue
        earlier.append(decision)
        changed[quote.id] = _corrected(quote, earlier, article.text)
        if _facts(changed[quote.id]) == _facts(before):
            problems.append(_needless(c, len(earlier) > 1))
    quotes = tuple(changed.get(q.id, q) for q in made.quotes)
    return replace(made, quotes=quotes, speakers=part.people.quoted(quotes)), problems


class _Decision(Struct, frozen=True):
    """A correction of one quote: whose its words are by it, and what brings them in."""

    correction: QuoteCorrection
    speakers: frozenset[str | None]  # empty where it says nothing of the speaker
    cues: frozenset[Span | None]  # empty where it says nothing of the cue

    @property
    def is_of_cue_alone(self) -> bool:
        """Whether kind and speaker stay the program's."""
        return not self.correction.kind and not self.correction.speaker

    def contradicts(self, other: _Decision) -> bool:
        """Whether no quote can be as both say: of two kinds, speakers or cues."""
        kinds = {d.correction.kind for d in (self, other)} - {None}
        return max(len(kinds), len(self.speakers | other.speakers), len(self.cues | other.cues)) > 1


def _decide(
    c: QuoteCorrection,
    before: Quote,
    people: PeopleTable,
    article: Article,
    quotes: Iterable[Quote],
) -> tuple[_Decision, list[Problem]]:
    """What a correction says of the quote, and what is wrong in it."""
    speaker_id = before.speaker_id if c.speaker is None else people.corrected[c.speaker]
    problems: list[Problem] = []
    kind = c.kind or before.kind
    if c.kind and not kind.is_speech:
        speaker_id = None
    says_who = c.speaker or not kind.is_speech
    cues: frozenset[Span | None] = frozenset()
    if c.cue and not kind.is_speech:
        problems.append(_nobody_speaks(c.cue))
    elif c.cue:
        cue = named_cue(c.cue, before, article, quotes)
        if isinstance(cue, Problem):
            problems.append(cue)
        else:
            cues = frozenset((cue,))
    return _Decision(c, frozenset((speaker_id,)) if says_who else frozenset(), cues), problems


def _corrected(quote: Quote, decisions: list[_Decision], text: str) -> Quote:
    """The program's quote with all that editors decided of it, none of which contradict."""
    kind = next((d.correction.kind for d in decisions if d.correction.kind), quote.kind)
    speaker = next((s for d in decisions for s in d.speakers), quote.speaker_id)
    cue = next((c for d in decisions for c in d.cues), quote.cue)
    said = [d.correction.because for d in decisions if not d.is_of_cue_alone]
    return replace(
        quote,
        kind=kind,
        speaker_id=speaker if kind.is_speech else None,
        cue=cue if kind.is_speech else None,
        source=quote.source if kind.is_speech else None,
        confidence=1.0 if said else quote.confidence,
        reasons=tuple(
            dict.fromkeys([*(as_given(*said) or quote.reasons), *_of_cue(decisions, text, said)])
        ),
        decided_by=DecidedBy.EDITOR if said else quote.decided_by,
    )


def _of_cue(decisions: list[_Decision], text: str, said: list[str]) -> list[Reason]:
    """What the reasons say of a cue that an editor named, and why, if nothing else says why."""
    reasons = []
    for d in decisions:
        why = () if d.correction.because in said else (d.correction.because,)
        for cue in d.cues:
            code = ("cue" if cue else "no cue") + (" because" if why else "")
            words = (" ".join(cue.of(text).split()),) if cue else ()
            reasons.append(Reason(code, words, why))
    return reasons


def _facts(quote: Quote) -> tuple[object, ...]:
    """What a correction may change."""
    return quote.kind, quote.speaker_id, quote.cue


def _needless(c: QuoteCorrection, is_second: bool) -> Problem:
    return warning(
        c.target.location,
        f"the correction of “{c.target.selector.exact}” changes nothing",
        "another correction says so; remove one"
        if is_second
        else "the program says so by itself; remove the correction",
    )


def _nobody_speaks(given: CueWords) -> Problem:
    return error(
        given.location,
        "nothing brings in what nobody speaks",
        "give a kind that is speech (direct or partial), or remove the cue",
    )


def _contradicted(c: QuoteCorrection, earlier: QuoteCorrection) -> Problem:
    return error(
        c.target.location,
        f"“{c.target.selector.exact}” lies in a quotation that {earlier.target.location} corrects"
        " to something else",
        "keep one of the two",
    )


class _Places:
    """The quotes of one article, to be found by their places; made in the time of a sort."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._quotes = sorted(quotes, key=lambda q: q.segments[0].marked.start)
        self._starts = [q.segments[0].marked.start for q in self._quotes]
        self._ends = list(accumulate((q.segments[-1].marked.end for q in self._quotes), max))

    def near(self, span: Span) -> list[Quote]:
        """The quotes that touch the span, and perhaps some between these."""
        first = bisect_left(self._ends, span.start)
        return self._quotes[first : bisect_right(self._starts, span.end)]


def _quotes_at(quotes: list[Quote], span: Span) -> list[Quote]:
    """The quotes that contain the span, marks included, or that are within it."""
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
        "give words between quotation marks",
    )


# ------------------------------------------------------------------ the speakers that they name


def list_corrected(
    people: PeopleTable, corrections: Iterable[Correction]
) -> tuple[PeopleTable, list[Problem]]:
    """The table of people with whoever the corrections name, and what is wrong in their names.

    A name that nobody has makes a new speaker. With a warning if it is near a known one or written
    like an id: most likely a slip.
    """
    speakers = {s.id: s for s in (*people.entries, *people.found)}
    names = {name for s in speakers.values() for name in (s.id, s.name, *s.aliases)} | {UNCLEAR}
    corrected: dict[str, str | None] = {UNCLEAR: None}
    found = list(people.found)
    problems = []
    for c in corrections:
        if not isinstance(c, QuoteCorrection) or c.speaker is None or c.speaker in corrected:
            continue
        wanted = c.speaker
        same = _bearers(wanted, speakers)
        several = [] if same else [_bearers(part, speakers) for part in AND.split(wanted)]
        if len(several) > 1 and all(len(one) == 1 for one in several):
            corrected[wanted] = joint_id(one.id for (one,) in several)
        elif len(same) > 1:
            ids = ", ".join(sorted(s.id for s in same))
            fault = f"“{wanted}” names several speakers: {ids}"
            problems.append(error(c.target.location, fault, "give the id of one"))
        elif same:
            corrected[wanted] = same[0].id
        elif not any(map(str.isalpha, wanted)):
            fault = f"“{wanted}” is no speaker's name"
            problems.append(error(c.target.location, fault, "write a name with letters"))
        else:
            new = _new_speaker(wanted, speakers)
            problems += _slip(c.target.location, wanted, names)
            corrected[wanted] = new.id
            speakers[new.id] = new
            names |= {new.id, new.name}
            found.append(new)
    found.sort(key=lambda s: s.id)
    return replace(people, found=tuple(found), corrected=corrected), problems


def _bearers(wanted: str, speakers: Mapping[str, Speaker]) -> list[Speaker]:
    """The speakers with this id or, if there is none, with this name."""
    if wanted in speakers:
        return [speakers[wanted]]
    words = words_of(wanted)
    return [
        s
        for s in speakers.values()
        if any(words_of(n) == words for n in (s.name, *s.aliases))
        or (len(words) > 1 and is_same_person(words_of(s.name), words))
    ]


def _new_speaker(name: str, speakers: Mapping[str, Speaker]) -> Speaker:
    identity = slug(name) or f"speaker-{digest(name)}"  # a name in letters beyond Latin
    return Speaker(f"{identity}-{digest(name)}" if identity in speakers else identity, name)


def _slip(location: Location, wanted: str, names: set[str]) -> list[Problem]:
    """A warning if the name of a new speaker is most likely a slip."""
    is_id = ID.fullmatch(wanted)
    near = did_you_mean(wanted, names) if is_id or is_like(wanted, names) else ""
    if not near and not is_id:
        return []
    fault = f"nobody is called “{wanted}”, so this names a new speaker"
    hint = near or "write the name as readers know it, or an id of speakers.yaml"
    return [warning(location, fault, hint)]
