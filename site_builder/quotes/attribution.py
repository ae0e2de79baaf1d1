"""Who says each quotation, as far as its own article tells: cue, source, speaker, and why.

1. `readings` reads the article once: the words outside the marks, and who could speak;
2. for each quotation the table of sources chooses one mention among those near it (`candidates`);
3. a name means its fullest form in the article, *he* and *she* a person named before
   (`antecedents`), an office the person who has it (`offices`);
4. the confidence is calibrated for each kind of source: of a hundred decisions of confidence .9,
   ninety are right. From its kind's threshold on a speaker is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from site_builder.model.given import SpeakerKind
from site_builder.model.quotations import Attribution, Candidate, Quotation
from site_builder.model.reasons import Reason
from site_builder.model.thresholds import SHOWN
from site_builder.quotes.language.nouns import SPEECH_NOUNS
from site_builder.quotes.speaking.cues import cue_span
from site_builder.quotes.speaking.decisions import Decision, decide, ranked_cues
from site_builder.quotes.speaking.doubts import DOUBTED
from site_builder.quotes.speaking.mention import NOUN_OF_SAYING, Kind, Mention
from site_builder.quotes.speaking.pull_quotes import pull_quotes
from site_builder.quotes.speaking.readings import LABEL, Parse
from site_builder.quotes.speaking.scan import COLON, DASH, WORD
from site_builder.quotes.speaking.speaker_kinds import speaker_kind
from site_builder.quotes.speaking.together import spoken_together
from site_builder.quotes.tables import load_table
from site_builder.text.spans import Span

MOST_CANDIDATES = 4  # that are kept; those behind have next to no share
CLEARLY = 0.8  # raw confidence from which the segments of a quotation may have two speakers


def attribute(parsed: Parse, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """The quotations with cue, source and speaker from their article alone, in the same order.

    There may be more of them than were given: a quotation whose segments clearly have two speakers
    becomes two. Scare quotes, terms and titles, which nobody speaks, get none of the three.
    `speaker` is the best guess, however low its `confidence`.
    """
    pieces = [(s.marked, n) for n, q in enumerate(quotations) for s in q.segments]
    pieces.sort(key=lambda piece: piece[0].start)
    tokens: dict[int, int] = {}
    for (_, n), token in zip(pieces, parsed.scan.quotes, strict=True):
        tokens.setdefault(n, token)
    pulled = pull_quotes(parsed, quotations, tokens)
    decisions: dict[int, list[Decision]] = {}
    previous: Decision | None = None
    for (_, n), token in zip(pieces, parsed.scan.quotes, strict=True):
        if not quotations[n].kind.is_speech or n in pulled:
            continue
        decision = decide(parsed, token, previous)
        decisions.setdefault(n, []).append(decision)
        if decision.mention >= 0:
            previous = decision
    found: list[Attribution] = []
    for n, q in enumerate(quotations):
        if pulled.get(n) in decisions:  # what is pulled out has the speaker of where it is told
            told = _attributed(parsed, q, decisions[pulled[n]][0])
            reasons = (Reason("repeated"),)
            found.append(replace(told, cue=None, source=None, cues=(), reasons=reasons))
            continue
        if n not in decisions:
            found.append(Attribution(q, None, None, None, q.kind_confidence, ()))
            continue
        for piece, chosen in _by_speaker(parsed, q, decisions[n]):
            found.append(_attributed(parsed, piece, chosen))
    return tuple(found)


def _by_speaker(
    parsed: Parse, quotation: Quotation, decisions: list[Decision]
) -> Iterator[tuple[Quotation, Decision]]:
    """The quotation with its surest decision; in parts where its segments have two speakers.

    “WALLACE: …” and “PENCE: …” in paragraphs that look like one long speech; “…,” Moss said. “…,”
    the pilot said.
    """
    parts = [(0, decisions[0])]  # the first segment of each part, and the part's surest decision
    for k, decision in enumerate(decisions):
        first, best = parts[-1]
        start = quotation.segments[k].marked.start
        apart = k > 0 and (
            LABEL.match(parsed.article.text, start)
            or (
                decision.name != best.name
                and (min(decision.sure, best.sure) > CLEARLY or _has_its_own(parsed, decision))
            )
        )
        is_another = k > 0 and decision.mention != best.mention
        if apart or (is_another and _is_behind(parsed, decision) and _is_behind(parsed, best)):
            parts.append((k, decision))
        elif decision.sure > best.sure:
            parts[-1] = (first, decision)
    if len(parts) == 1:
        yield quotation, parts[0][1]
        return
    ends = [first for first, _ in parts[1:]] + [len(decisions)]
    for (first, best), end in zip(parts, ends, strict=True):
        yield replace(quotation, segments=quotation.segments[first:end]), best


def _is_behind(parsed: Parse, decision: Decision) -> bool:
    """Whether the sentence of a piece goes on behind it and says who speaks: “…,” she says."""
    if decision.mention < 0:
        return False
    m, layout = parsed.mentions[decision.mention], parsed.layout
    return m.first > decision.token and layout.sentence[m.first] == layout.sentence[decision.token]


def _has_its_own(parsed: Parse, decision: Decision) -> bool:
    """Whether a name or description straight behind a piece, or before it, says who speaks."""
    if decision.mention < 0:
        return False
    mention, layout = parsed.mentions[decision.mention], parsed.layout
    is_named = mention.kind in (Kind.NAME, Kind.NOUN, Kind.ORGANISATION)
    first, second = sorted((mention.first, decision.token))
    return is_named and mention.is_cued and layout.sentence[first] == layout.sentence[second]


def _attributed(parsed: Parse, quotation: Quotation, decision: Decision) -> Attribution:
    table = load_table("sources")
    confidence = min(table.share_right(decision.source, decision.sure), quotation.kind_confidence)
    if decision.doubtful:
        confidence = min(confidence, DOUBTED)
    if decision.mention < 0:
        nobody = (Reason("nobody"),)
        candidates = _candidates(parsed, decision)
        return Attribution(quotation, None, None, None, 0.0, nobody, candidates)
    mention = parsed.mentions[decision.mention]
    s = parsed.scan
    group = spoken_together(parsed, decision.mention) if decision.together else []
    first, final = (parsed.mentions[k] for k in (group[0], group[-1])) if group else (mention,) * 2
    # with *who*, if that is what governs the verb
    last = final.relative if final.through == "who" else final.after - 1
    source = Span(s.start(first.first), s.end(last))
    cues = ranked_cues(parsed, decision.mention, decision.token)
    cue = cues[0] if cues else None
    return Attribution(
        quotation,
        cue_span(s, cue) if cue is not None else None,
        source,
        decision.name or None,
        round(confidence, 3),
        _reasons(parsed, mention, decision, cue),
        _candidates(parsed, decision),
        tuple([cue_span(s, c) for c in cues]),
        SpeakerKind.SEVERAL
        if decision.together
        else speaker_kind(parsed, decision.mention, decision.name),
        table.thresholds.get(decision.source, SHOWN),
        decision.source,
        decision.together,
    )


def _candidates(parsed: Parse, decision: Decision) -> tuple[Candidate, ...]:
    """Who was weighed as the speaker, the heaviest first; mentions with the same words are one."""
    scan, names = parsed.scan, parsed.people.names
    shares: dict[tuple[str, str], float] = {}
    for k, share in decision.weighed:
        words, name = "", ""
        if k >= 0:
            mention = parsed.mentions[k]
            words, name = " ".join(scan.words(mention.first, mention.after).split()), names[k]
        shares[words, name] = shares.get((words, name), 0.0) + share
    heaviest = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CANDIDATES]
    return tuple([Candidate(words, name, share) for (words, name), share in heaviest])


def _reasons(
    parsed: Parse, mention: Mention, decision: Decision, cue: int | None
) -> tuple[Reason, ...]:
    s, layout = parsed.scan, parsed.layout
    said: list[Reason] = []
    here, there = layout.paragraph[decision.token], layout.paragraph[mention.first]
    if there < here - 1 or (
        there == here - 1 and (cue is None or s.kinds[decision.token - 1] == "\n")
    ):
        said.append(Reason("paragraph before"))
    if cue is not None:
        sign = s.kinds[cue]
        if sign in (COLON, DASH):
            said.append(Reason("before colon" if sign == COLON else "at dash"))
        elif s.lower[cue] == "according":
            said.append(Reason("named after", ("according to",)))
        elif _is_noun(parsed, mention, cue):
            said.append(Reason("named with", (s.word(cue),)))
        elif cue == mention.verb or cue == mention.inverted:
            said.append(Reason("subject", (s.word(cue),)))
        else:
            said.append(Reason("subject of sentence", (s.word(cue),)))
    elif not said:
        said.append(Reason("same sentence"))
    if decision.antecedent:
        said.append(decision.antecedent)
    return tuple(said)


def _is_noun(parsed: Parse, mention: Mention, cue: int) -> bool:
    """Whether the cue is a noun of saying: “Trump’s accusation that”, “Khamenei’s claim”."""
    if cue == mention.verb:
        return mention.verb_class == NOUN_OF_SAYING
    return parsed.scan.kinds[cue] == WORD and parsed.scan.lower[cue] in SPEECH_NOUNS
