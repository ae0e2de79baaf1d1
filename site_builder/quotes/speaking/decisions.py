"""Which mention is the source of a quotation, who it names, and which word introduces it.

Each is a choice of a learned ranker among a few candidates: of mentions (`candidates`), of people
who may be meant by a pronoun (`antecedents`), of words that may introduce the quotation (`cues`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from site_builder.model.quotations import NamedSpeaker
from site_builder.model.reasons import Reason
from site_builder.model.together import joint_name
from site_builder.quotes.speaking.antecedents import (
    UNKNOWN,
    PronounSearch,
    agrees_nearby,
    antecedents,
    namings_before,
)
from site_builder.quotes.speaking.candidates import NOBODY, candidates, features
from site_builder.quotes.speaking.clauses import possible
from site_builder.quotes.speaking.contexts import MARKS_AND_SPACE, QuotationContext, context_of
from site_builder.quotes.speaking.cue_places import CueSearch, cue_places
from site_builder.quotes.speaking.cues import cue_features, settled
from site_builder.quotes.speaking.doubts import is_doubtful
from site_builder.quotes.speaking.mention import OWNER, Kind, Mention
from site_builder.quotes.speaking.offices import holder
from site_builder.quotes.speaking.owners import body_meant, owner_of
from site_builder.quotes.speaking.readings import Parse
from site_builder.quotes.speaking.speaker_kinds import speaker_kind
from site_builder.quotes.speaking.speakers_by_layout import named_by_layout
from site_builder.quotes.speaking.together import spoken_together
from site_builder.quotes.tables import load_table, softmax
from site_builder.text.lexicon import CUE_VERBS

SINGULAR = ("he", "she")
REPLIES = ("answer", "reply", "respond", "retort")
DOUBTFUL = 0.6  # share of somebody whose pronoun is not known, where it fits somebody else
SET_OUT = 0.99  # raw confidence of a source that the layout names
SOURCES = {
    Kind.NAME: "name",
    "he": "pronoun",
    "she": "pronoun",
    Kind.NOUN: "description",
    Kind.ORGANISATION: "body",
    "it": "body",
}
OFFICE = "office"  # a description or body that is taken as a person
CARRIED = "carried over"  # the source of the quotation before, if it is a name or a pronoun
UNNAMED = 0.3  # raw confidence that a plural pronoun or nobody at all gets: always unclear


class Decision(NamedTuple):
    """Which mention is the source of a quotation (-1: nobody), who it names, how surely."""

    mention: int
    token: int
    name: str
    source_share: float
    name_share: float
    antecedent: Reason | None  # how a pronoun or office was resolved
    weighed: Sequence[tuple[int, float]] = ()  # each candidate, a mention or -1, with its share
    source: str = ""  # what kind of source it is, by which its confidence is calibrated
    together: tuple[NamedSpeaker, ...] = ()  # see `Attribution`
    doubtful: bool = False  # see `doubts`

    @property
    def sure(self) -> float:
        """The raw confidence; `learnt/sources.json` has a curve for each kind of source."""
        return self.source_share * self.name_share


def decide(reading: Parse, token: int, previous: Decision | None) -> Decision:
    """The source of the quotation at `token`, and who it names."""
    named = named_by_layout(reading, token)
    if named == NOBODY:
        return Decision(NOBODY, token, "", 1.0, UNNAMED, None, [(NOBODY, 1.0)])
    if named is not None:
        name, name_share, how = _name(reading, named, previous)
        return Decision(named, token, name, SET_OUT, name_share, how, [(named, 1.0)])
    ranker = load_table("sources")
    context = _context(reading, token, previous)
    keys = possible(context)
    shares = softmax([ranker.score(features(context, key)) for key in keys])
    share = max(shares)
    mention = keys[shares.index(share)]
    if mention < 0:
        weighed = list(zip(keys, shares, strict=True))
        return Decision(-1, token, "", share, UNNAMED, None, weighed)
    name, name_share, how = _name(reading, mention, previous)
    group = spoken_together(reading, mention)
    if name:
        # other mentions of the same person, and who speaks with them, speak for the same answer
        share += sum(
            s
            for k, s in zip(keys, shares, strict=True)
            if k >= 0 and k != mention and (k in group or reading.people.names[k] == name)
        )
    weighed = list(zip(keys, shares, strict=True))
    source = _source(reading, mention, previous)
    found = Decision(mention, token, name, min(share, 1.0), name_share, how, weighed, source)
    if not name:
        return found
    before = previous if previous is not None and previous.mention == mention else None
    doubtful = before is not None and before.doubtful
    doubtful |= is_doubtful(reading, token, mention, name, before.token if before else -1)
    return _joined(reading, found._replace(doubtful=doubtful), group, previous)


def _joined(
    reading: Parse, found: Decision, group: Sequence[int], previous: Decision | None
) -> Decision:
    """The decision with all who speak together, if several do; no name if one of them has none."""
    if previous is not None and previous.mention == found.mention:
        return found._replace(together=previous.together)
    if len(group) < 2:
        return found
    named: dict[str, NamedSpeaker] = {}
    name_share = 1.0
    for k in group:
        name, share, _ = _name(reading, k, previous)
        named[name] = NamedSpeaker(name, speaker_kind(reading, k, name))
        name_share = min(share, name_share)
    if "" in named:
        return found._replace(name="", name_share=UNNAMED)
    together = tuple(named.values()) if len(named) > 1 else ()
    return found._replace(name=joint_name(named), name_share=name_share, together=together)


def _source(reading: Parse, index: int, previous: Decision | None) -> str:
    """What kind of source a mention is; "" for *they* and others that name nobody."""
    source = SOURCES.get(reading.mentions[index].kind, "")
    if source in ("name", "pronoun"):
        return CARRIED if previous is not None and previous.mention == index else source
    return OFFICE if source and reading.people.names[index] else source


def source_features(
    reading: Parse, token: int, previous: Decision | None
) -> list[tuple[int, list[str]]]:
    """The candidates of a quotation with their features."""
    context = _context(reading, token, previous)
    return [(key, features(context, key)) for key in (NOBODY, *candidates(context))]


def _context(reading: Parse, token: int, previous: Decision | None) -> QuotationContext:
    mention, at = (previous.mention, previous.token) if previous else (-1, -1)
    return context_of(reading, token, mention, at)


def _name(
    reading: Parse, index: int, previous: Decision | None
) -> tuple[str, float, Reason | None]:
    """Who mention `index` names, how surely, and how it was found."""
    mention = reading.mentions[index]
    if previous is not None and previous.mention == index:
        return previous.name, previous.name_share, previous.antecedent
    if mention.kind is Kind.NAME:
        return reading.people.names[index], 1.0, None
    if mention.kind in SINGULAR:
        return _antecedent(reading, index, mention.kind, previous)
    if mention.kind == "it":
        body = _body_before(reading, mention, previous) or body_meant(reading, index)
        return (body, 0.9, Reason("taken as", ("it",), (body,))) if body else ("", UNNAMED, None)
    if mention.kind in (Kind.NOUN, Kind.ORGANISATION):
        person, share = holder(
            reading.scan, reading.layout, reading.mentions, reading.people, index
        )
        if person:
            reading.people.names[index] = person  # a later pronoun may mean this person
            words = reading.scan.words(mention.first, mention.after)
            return person, share, Reason("taken as", (words,), (person,))
        return _described(reading, index)
    return "", UNNAMED, None


def _described(reading: Parse, index: int) -> tuple[str, float, Reason | None]:
    """Who speaks for a document, or is meant by a body's noun; else the source's own words."""
    mention, owner = reading.mentions[index], owner_of(reading, index)
    words = reading.scan.words(mention.first, mention.after)
    if owner >= 0:
        name = reading.people.names[owner] or reading.mentions[owner].name
        return name, 0.9, Reason("owner", (words,), (name,))
    body = body_meant(reading, index)
    if body:
        return body, 0.9, Reason("taken as", (words,), (body,))
    return _description(reading, index), 1.0, None


def _body_before(reading: Parse, mention: Mention, previous: Decision | None) -> str:
    """The body that spoke just before *it*: “The White House said … It added …”; "" for none."""
    if previous is None:
        return ""
    body, paragraph = reading.mentions[previous.mention], reading.layout.paragraph
    is_near = paragraph[mention.first] - paragraph[body.first] <= 1
    return previous.name if is_near and body.kind is Kind.ORGANISATION else ""


def _antecedent(
    reading: Parse, index: int, wanted: str, previous: Decision | None
) -> tuple[str, float, Reason | None]:
    ranker = load_table("antecedents")
    asker = _asker(reading, index, previous)
    people = {
        name: found
        for name, found in pronoun_features(reading, index, wanted, previous)
        if name != asker  # “Why me?” Orr asked. “Because you did it,” she answered.
    }
    if not people:
        return "", UNNAMED, Reason("nobody before", (wanted,))
    shares = softmax([ranker.score(found) for found in people.values()])
    share, name = max(zip(shares, people, strict=True), key=lambda pair: pair[0])
    if people[name][0] == UNKNOWN and any(agrees_nearby(found) for found in people.values()):
        share = min(share, DOUBTFUL)
    if share > 0.8:
        reading.people.gender.setdefault(name, wanted)
    return name, share, Reason("taken as", (wanted,), (name,))


def _asker(reading: Parse, index: int, previous: Decision | None) -> str:
    """Who asked the question before if the pronoun's verb is *answered* or the like; "" else."""
    scan, verb = reading.scan, reading.mentions[index].verb
    if previous is None or verb < 0 or CUE_VERBS.get(scan.lower[verb]) not in REPLIES:
        return ""
    asks = scan.word(previous.token).rstrip(MARKS_AND_SPACE).endswith("?")
    return previous.name if asks else ""


def pronoun_features(
    reading: Parse, index: int, wanted: str, previous: Decision | None
) -> list[tuple[str, list[str]]]:
    """The people who may be meant by a pronoun, with their features."""
    speaker, at = (previous.name, previous.token) if previous else ("", -1)
    mentions = reading.mentions
    namings = namings_before(reading.people.names, index)
    found = PronounSearch(
        reading.layout, mentions, reading.people, index, wanted, speaker, at, namings
    )
    return list(antecedents(found))


def _description(reading: Parse, index: int) -> str:
    """The source's own words, with the possessor before them: “Clinton’s campaign”."""
    mentions, s = reading.mentions, reading.scan
    first, after = mentions[index].first, mentions[index].after
    while index and first - mentions[index - 1].after == 1 and mentions[index - 1].case == OWNER:
        index -= 1
        first = mentions[index].first
    words = " ".join(s.words(first, after).split())
    lowered = words.split(" ", 1)
    return lowered[1] if len(lowered) > 1 and lowered[0].lower() in ("the", "a", "an") else words


def ranked_cues(reading: Parse, index: int, token: int) -> list[int]:
    """The tokens that may introduce the quotation at `token` for mention `index`, best first."""
    places = _cue_places(reading, index, token)
    if len(places) < 2:
        return places
    ranker = load_table("cues")
    found = cue_features(reading, index, token, places)
    scores = {c: ranker.score(features) for c, features in zip(places, found, strict=True)}
    ranked = sorted(places, key=lambda c: -scores[c])
    choice = settled(reading.scan, reading.layout, places, ranked[0], token)
    return [choice, *(c for c in ranked if c != choice)]


def cue_candidates(reading: Parse, index: int, token: int) -> list[tuple[int, list[str]]]:
    """The tokens that may be the cue, with their features."""
    places = _cue_places(reading, index, token)
    return list(zip(places, cue_features(reading, index, token, places), strict=True))


def _cue_places(reading: Parse, index: int, token: int) -> list[int]:
    if token in reading.labels:
        return [token - 1]
    return cue_places(CueSearch(reading.scan, reading.cues, reading.mentions[index], token))
