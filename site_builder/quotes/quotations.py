"""Quotations: marked spans with their kinds, and the pieces of one speech joined.

1. `marked_spans` pairs the marks of the paragraphs.
2. `quotation_kinds` says of each pair whether somebody speaks.
3. Pieces of one speech become segments of one quotation: paragraphs of which each opens with a
   mark and only the last closes one, and pieces with nothing but “, he said” between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.model.found import Article
from site_builder.model.given import QuotationKind
from site_builder.model.quotations import Quotation, Segment
from site_builder.quotes.quoting.mark_pairs import NAME, SAID
from site_builder.quotes.quoting.marked_spans import MarkedSpan, pair_marks
from site_builder.quotes.quoting.quotation_kinds import Judged, judge
from site_builder.text.lexicon import CUE_VERBS
from site_builder.text.spans import Span, strip
from site_builder.text.words import Words

JudgedSpan = tuple[MarkedSpan, Judged]

# Between two pieces of one speech: a speaker, a verb of saying, little else.
# “…,” Khamenei wrote on his official Twitter account in English. “…”
LONGEST_CUE_PHRASE = 120
# “They negotiated …,” he said, but the US was “not even committed …”: two quotations.
SPEECH_BREAKERS = re.compile(
    r"\b(?:and|but|or|while|as|before|after|adding|when|whose|who|which|that|because|although|though"
    r"|then|calling|saying|noting|referring|if|whether|to)\b"
)

# “…,” said Mara Ellison, who chairs the board. “…”: who she is breaks nothing.
RELATIVE = re.compile(r"(?<=\w), (?:who|whose)\b")
# “…,” Ms. Moss said. “…,” the pilot said: another one speaks.
_SOMEBODY = rf"(?:the|an?|one|another)(?: [\w’'-]{{1,20}}){{1,6}}|{NAME}(?: {NAME}){{0,3}}"
OWN_SPEAKER = re.compile(rf" (?:({_SOMEBODY}) (?:{SAID})|(?:said|says) ({_SOMEBODY}))\b")
PRONOUNS = frozenset({"He", "She", "They", "It", "We"})

# “The wall,” she said, pausing to look at it, “is the last thing …”: one quotation.
ASIDE = re.compile(r", (\w+ing)\b[^,;:.]{0,80},$")


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """The article's quotations in the order of their first marks, from text and paragraphs alone.

    Each pair of marks that is not inside another is a segment of exactly one quotation.
    """
    marked = pair_marks(article.text, [p.span for p in article.paragraphs])
    pieces: list[list[JudgedSpan]] = []
    for piece in zip(marked, judge(article, marked), strict=True):
        if pieces and _continues(article.words, pieces[-1][-1], piece):
            pieces[-1].append(piece)
        else:
            pieces.append([piece])
    return tuple(_quotation(article.id, together) for together in pieces)


def _quotation(article_id: str, pieces: Sequence[JudgedSpan]) -> Quotation:
    """One speech: direct if any piece of it is; as sure as its surest piece of speech."""
    kinds = [kind for _, kind in pieces]
    best = max(kinds, key=lambda kind: (kind.kind.is_speech, kind.confidence))
    is_direct = any(kind.kind is QuotationKind.DIRECT for kind in kinds)
    return Quotation(
        article_id,
        tuple([span.segment for span, _ in pieces]),
        QuotationKind.DIRECT if is_direct else best.kind,
        best.confidence,
    )


def _continues(words: Words, one: JudgedSpan, other: JudgedSpan) -> bool:
    """Whether a marked span continues the speech of the one before."""
    (before, kind_before), (span, kind) = one, other
    if span.continues:
        return True
    if before.paragraph != span.paragraph or before.double != span.double:
        return False
    between = Span(before.segment.marked.end, span.segment.marked.start)
    if len(between) > LONGEST_CUE_PHRASE or words.text[between.start - 2] not in ",?!.…—-":
        return False
    if not (before.segment.closed and kind_before.kind.is_speech and kind.kind.is_speech):
        return False
    phrase = strip(words.text, between)
    if _has_own_speaker(words.text, phrase, before.segment, span.segment):
        return False
    return _is_cue_phrase(words, phrase, kind.kind)


def _has_own_speaker(text: str, phrase: Span, one: Segment, other: Segment) -> bool:
    """Whether a sentence of the outlet's own says who speaks the second piece."""
    ends = text[one.span.end - 1]
    if text[phrase.end - 1] == ",":
        return ends == "."  # “It always did.” He added, “we know.”
    own = OWN_SPEAKER.match(text, other.marked.end)
    if not own or text[other.span.end - 1] not in ",?!…":
        return False
    named = own[1] or own[2]
    return named not in PRONOUNS and named.split()[-1] not in phrase.of(text).split()


def _is_cue_phrase(words: Words, between: Span, follows: QuotationKind) -> bool:
    """Whether these words only say who speaks, so that the speech may continue behind them."""
    phrase = between.of(words.text)
    aside = ASIDE.search(phrase)
    if aside and aside[1] not in CUE_VERBS:
        phrase = phrase[: aside.start()] + ","
    if phrase.endswith(".") and phrase.startswith(("said ", "says ")):
        phrase = RELATIVE.sub(",", phrase)
    if len(words.sentences(between)) != 1 or ": " in phrase or SPEECH_BREAKERS.search(phrase):
        return False
    if CUE_VERBS.keys().isdisjoint(words.within(between).forms):
        return False
    if phrase.endswith("."):
        return follows is QuotationKind.DIRECT
    return phrase.endswith((",", "—", "–", "-"))
