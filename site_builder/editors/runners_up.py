"""Who else was weighed as the speaker of a quotation, and how heavily; what else as its cue.

Attribution keeps its decision alone; for an editor who asks, one article is read again.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from site_builder.edition.aligning.units import role_at
from site_builder.model.found import Article
from site_builder.model.given import Role
from site_builder.quotes.quotations import find_quotations
from site_builder.quotes.speaking.cues import cue_span
from site_builder.quotes.speaking.decisions import Decision, cue_candidates, decide, source_features
from site_builder.quotes.speaking.ranking import load_ranker, softmax
from site_builder.quotes.speaking.readings import Reading, read
from site_builder.text.spans import Span

SHOWN = 4  # candidates; those behind have next to nothing


class Candidate(Struct, frozen=True):
    """Words that could name the source, whom they name ("" where nobody by name), their share."""

    words: str
    name: str
    share: float


class Weighed(Struct, frozen=True):
    """The candidates, the heaviest first, and for the first one the cues, likewise."""

    candidates: tuple[Candidate, ...] = ()
    cues: tuple[Span, ...] = ()


def weighed(article: Article, marked: tuple[Span, ...]) -> Weighed:
    """What was weighed for the quotation that has these pieces, marks included.

    Empty where the program finds no speech there. `words` is "" for nobody at all. Of several
    pieces the one that decides is shown, which is the surest.
    """
    pieces = sorted((s.marked, q) for q in find_quotations(article) for s in q.segments)
    if not any(span in marked and q.kind.is_speech for span, q in pieces):
        return Weighed()
    reading = read(article, [span for span, _ in pieces])
    previous: Decision | None = None
    best: tuple[float, Weighed] = (-1.0, Weighed())
    for (span, quotation), token in zip(pieces, reading.scan.quotes, strict=True):
        if not quotation.kind.is_speech:
            continue
        decision = decide(reading, token, previous)
        if span in marked and decision.sure > best[0]:
            ranker = load_ranker("source_ranker")
            found = source_features(reading, token, previous)
            shares = softmax([ranker.score(features) for _, features in found])
            by_words: dict[tuple[str, str], float] = defaultdict(float)
            for (key, _), share in zip(found, shares, strict=True):
                by_words[_named(reading, key) if key >= 0 else ("", "")] += share
            ordered = sorted(by_words.items(), key=lambda pair: (-pair[1], pair[0]))
            shown = tuple(Candidate(*k, share) for k, share in ordered[:SHOWN])
            best = decision.sure, Weighed(shown, _cues(reading, decision))
        in_story = role_at(article, reading.scan.start(token)) is not Role.FURNITURE
        if decision.mention >= 0 and in_story:
            previous = decision
    return best[1]


def _cues(reading: Reading, decision: Decision) -> tuple[Span, ...]:
    """What may bring the quotation in for whoever speaks it, the likeliest first."""
    if decision.mention < 0:
        return ()
    ranker, s = load_ranker("cue_ranker"), reading.scan
    found = cue_candidates(reading, decision.mention, decision.token)
    ordered = sorted(found, key=lambda pair: -ranker.score(pair[1]))
    return tuple(cue_span(s, c) for c, _ in ordered)


def _named(reading: Reading, key: int) -> tuple[str, str]:
    mention, s = reading.mentions[key], reading.scan
    words = s.words(mention.first, mention.after)
    return " ".join(words.split()), reading.people.names[key]
