"""Who says each quotation, as far as its own article tells: cue, source, speaker, and why.

1. `readings` reads the article once: the words outside the marks, and who could speak;
2. for each quotation the source ranker picks one mention among those round it (`candidates`);
3. a name stands for its fullest form in the article, *he* and *she* for a person named before
   (`antecedents`), an office for the person who bears it (`offices`);
4. the confidence is calibrated: of a hundred decisions of confidence .9, ninety are right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from site_builder.analysis.speaking.antecedents import antecedents
from site_builder.analysis.speaking.candidates import (
    Place,
    features,
    place,
    window,
)
from site_builder.analysis.speaking.cues import cue_features
from site_builder.analysis.speaking.mention import Kind, Mention
from site_builder.analysis.speaking.offices import holder
from site_builder.analysis.speaking.ranking import load_ranker, softmax
from site_builder.analysis.speaking.readings import LABEL, Reading, read
from site_builder.analysis.speaking.scan import (
    BREAK,
    COLON,
    COMMA,
    DASH,
    QUOTE,
    STOP,
)
from site_builder.model import Article, Attribution, Quotation, Role
from site_builder.text import Span

SINGULAR = {"he": "he", "she": "she"}
CLEARLY = 0.8  # raw confidence from which the segments of a quotation may part
UNNAMED = 0.3  # raw confidence that a plural pronoun or nobody at all gets: always unclear


@dataclass(frozen=True, slots=True)
class Decision:
    """Which mention is the source of a quotation (-1: nobody), whom it names, how surely."""

    mention: int
    token: int
    name: str
    source_share: float
    name_share: float
    antecedent: str  # how a pronoun or office was resolved, for readers

    @property
    def sure(self) -> float:
        """The raw confidence."""
        return self.source_share * self.name_share


def attribute(article: Article, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """The quotations with cue, source and speaker from this article alone, in the same order.

    There may be more of them than were given: a quotation whose segments clearly have two speakers
    is parted between them. What nobody speaks (scare quotes, terms, titles) gets none of the three.
    `speaker` is the best guess, however low its `confidence`.
    """
    if not any(q.kind.is_speech for q in quotations):
        return tuple(_unspoken(q) for q in quotations)
    pieces = sorted((s.marked, n) for n, q in enumerate(quotations) for s in q.segments)
    reading = read(article, [span for span, _ in pieces])
    decisions: dict[int, list[Decision]] = {}
    previous: Decision | None = None
    for (_, n), token in zip(pieces, reading.scan.quotes, strict=True):
        if not quotations[n].kind.is_speech:
            continue
        decision = decide(reading, token, previous)
        decisions.setdefault(n, []).append(decision)
        if decision.mention >= 0 and not _in_furniture(article, reading.scan.starts[token]):
            previous = decision
    found: list[Attribution] = []
    for n, q in enumerate(quotations):
        if n not in decisions:
            found.append(_unspoken(q))
            continue
        for piece, chosen in _by_speaker(article.text, q, decisions[n]):
            found.append(_attributed(reading, piece, chosen))
    return tuple(found)


def _by_speaker(
    text: str, quotation: Quotation, decisions: list[Decision]
) -> Iterator[tuple[Quotation, Decision]]:
    """The quotation with its surest decision; in parts where its segments have two speakers.

    “WALLACE: …” and “PENCE: …” in paragraphs that look like one long speech.
    """
    parts = [(0, decisions[0])]  # the first segment of each part, and the part's surest decision
    for k, decision in enumerate(decisions):
        first, best = parts[-1]
        labelled = k > 0 and LABEL.match(text, quotation.segments[k].marked.start)
        if labelled or (decision.name != best.name and min(decision.sure, best.sure) > CLEARLY):
            parts.append((k, decision))
        elif decision.sure > best.sure:
            parts[-1] = (first, decision)
    if len(parts) == 1:
        yield quotation, parts[0][1]
        return
    ends = [first for first, _ in parts[1:]] + [len(decisions)]
    for (first, best), end in zip(parts, ends, strict=True):
        yield replace(quotation, segments=quotation.segments[first:end]), best


def _in_furniture(article: Article, position: int) -> bool:
    """Whether a place is in a line that is no part of the story (“READ: …”)."""
    k = bisect_right(article.paragraphs, position, key=lambda p: p.span.start) - 1
    return k >= 0 and article.paragraphs[k].role is Role.FURNITURE


def decide(reading: Reading, token: int, previous: Decision | None) -> Decision:
    """The source of the quotation at `token`, and whom it names."""
    ranker = load_ranker("source_ranker")
    spot = place(reading.scan, reading.layout, token)
    keys: list[int] = []
    scores: list[float] = []
    for key, found in source_features(reading, spot, previous):
        keys.append(key)
        scores.append(ranker.score(found))
    shares = softmax(scores)
    best = max(range(len(keys)), key=lambda i: shares[i])
    mention, share = keys[best], shares[best]
    if mention < 0:
        return Decision(-1, token, "", share, UNNAMED, "")
    name, name_share, how = _name(reading, mention, previous)
    if name:
        # other mentions of the same person speak for the same answer
        share += sum(
            s
            for k, s in zip(keys, shares, strict=True)
            if k >= 0 and k != mention and reading.people.names[k] == name
        )
    return Decision(mention, token, name, min(share, 1.0), name_share, how)


def source_features(
    reading: Reading, spot: Place, previous: Decision | None
) -> list[tuple[int, list[str]]]:
    """The candidates of a quotation with their features."""
    return list(
        features(
            reading.scan,
            reading.layout,
            reading.mentions,
            reading.described,
            reading.worded,
            spot,
            window(reading.layout, reading.firsts, spot.token),
            reading.cues,
            reading.shared,
            previous.mention if previous else -1,
            previous.token if previous else -1,
        )
    )


def _name(reading: Reading, index: int, previous: Decision | None) -> tuple[str, float, str]:
    """Whom mention `index` names, how surely, and a reader's word on how."""
    mention = reading.mentions[index]
    if previous is not None and previous.mention == index:
        return previous.name, previous.name_share, previous.antecedent
    if mention.kind is Kind.NAME:
        return reading.people.names[index], 1.0, ""
    if mention.kind in SINGULAR:
        return _antecedent(reading, index, SINGULAR[mention.kind], previous)
    if mention.kind in (Kind.NOUN, Kind.ORGANISATION):
        apposed = _apposed(reading, index)
        if apposed:
            return apposed, 1.0, ""
        person, share = holder(
            reading.scan, reading.layout, reading.mentions, reading.people, index
        )
        if person:
            return person, share, f"*{_words(reading, mention)}* taken as {person}"
        return _description(reading, index), 0.9, ""
    return "", UNNAMED, ""


def _apposed(reading: Reading, index: int) -> str:
    """The name after a description, between commas: “Another critic, Laurence H. Tribe, …”."""
    mentions, kinds = reading.mentions, reading.scan.kinds
    if index + 1 >= len(mentions):
        return ""
    mention, following = mentions[index], mentions[index + 1]
    return (
        reading.people.names[index + 1]
        if following.kind is Kind.NAME
        and following.first == mention.after + 1
        and kinds[mention.after] == COMMA
        and following.after < len(kinds)
        and kinds[following.after] in (COMMA, STOP, QUOTE, BREAK)
        else ""
    )


def _antecedent(
    reading: Reading, index: int, wanted: str, previous: Decision | None
) -> tuple[str, float, str]:
    ranker = load_ranker("antecedent_ranker")
    names: list[str] = []
    scores: list[float] = []
    for name, found in pronoun_features(reading, index, wanted, previous):
        names.append(name)
        scores.append(ranker.score(found))
    if not names:
        return "", UNNAMED, f"nobody named before *{wanted}*"
    shares = softmax(scores)
    best = max(range(len(names)), key=lambda i: shares[i])
    name = names[best]
    if shares[best] > 0.8:
        reading.people.gender.setdefault(name, wanted)
    return name, shares[best], f"*{wanted}* taken as {name}"


def pronoun_features(
    reading: Reading, index: int, wanted: str, previous: Decision | None
) -> list[tuple[str, list[str]]]:
    """The people whom a pronoun may mean, with their features."""
    return list(
        antecedents(
            reading.layout,
            reading.mentions,
            reading.people,
            index,
            wanted,
            previous.name if previous else "",
            previous.token if previous else -1,
        )
    )


def _words(reading: Reading, mention: Mention) -> str:
    s = reading.scan
    return s.text[s.starts[mention.first] : s.ends[mention.after - 1]]


def _description(reading: Reading, index: int) -> str:
    """The source's own words, with the possessor before them: “Clinton’s campaign”."""
    mentions, s = reading.mentions, reading.scan
    first, after = mentions[index].first, mentions[index].after
    while (
        index
        and first - mentions[index - 1].after == 1
        and mentions[index - 1].hold == "possessive"
    ):
        index -= 1
        first = mentions[index].first
    words = " ".join(s.text[s.starts[first] : s.ends[after - 1]].split())
    lowered = words.split(" ", 1)
    return lowered[1] if len(lowered) > 1 and lowered[0].lower() in ("the", "a", "an") else words


def _unspoken(quotation: Quotation) -> Attribution:
    return Attribution(quotation, None, None, None, quotation.kind_confidence, ())


def _attributed(reading: Reading, quotation: Quotation, decision: Decision) -> Attribution:
    confidence = load_ranker("source_ranker").calibrated(decision.sure)
    if decision.mention < 0:
        return Attribution(quotation, None, None, None, 0.0, ("nobody is named as the speaker",))
    mention = reading.mentions[decision.mention]
    s = reading.scan
    # with the *who* that takes the name up, where that is what governs the verb
    last = mention.relative if mention.through == "who" else mention.after - 1
    source = Span(s.starts[mention.first], s.ends[last])
    cue = find_cue(reading, decision.mention, decision.token)
    return Attribution(
        quotation,
        Span(s.starts[cue], s.ends[cue]) if cue is not None else None,
        source,
        decision.name or None,
        round(confidence, 3),
        _reasons(reading, mention, decision, cue),
    )


def find_cue(reading: Reading, index: int, token: int) -> int | None:
    """The token that brings the quotation at `token` in for mention `index`; None for none."""
    found = cue_candidates(reading, index, token)
    if not found:
        return None
    if len(found) == 1:
        return found[0][0]
    ranker = load_ranker("cue_ranker")
    return max(found, key=lambda pair: ranker.score(pair[1]))[0]


def cue_candidates(reading: Reading, index: int, token: int) -> list[tuple[int, list[str]]]:
    """The tokens that may be the cue, with their features."""
    return list(
        cue_features(
            reading.scan,
            reading.layout,
            reading.cues,
            reading.owners,
            reading.mentions,
            index,
            token,
        )
    )


def _reasons(
    reading: Reading, mention: Mention, decision: Decision, cue: int | None
) -> tuple[str, ...]:
    s, layout = reading.scan, reading.layout
    said: list[str] = []
    here, there = layout.paragraph[decision.token], layout.paragraph[mention.first]
    if there < here - 1 or (
        there == here - 1 and (cue is None or s.kinds[decision.token - 1] == "\n")
    ):
        said.append("speaker of the paragraph before")
    if cue is not None:
        sign = s.kinds[cue]
        if sign in (COLON, DASH):
            said.append("named before the colon" if sign == COLON else "named at the dash")
        elif cue == mention.verb or cue == mention.inverted:
            said.append(f"subject of *{s.word(cue)}*")
        else:
            said.append(f"subject of the sentence with *{s.word(cue)}*")
    elif not said:
        said.append("named in the same sentence")
    if decision.antecedent:
        said.append(decision.antecedent)
    return tuple(said)
