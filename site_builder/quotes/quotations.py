"""Quotations: marked spans with what they do, and the pieces of one speech joined.

1. `quotation_marks` pairs the marks of the paragraphs.
2. `quotation_kinds` says of each pair whether somebody speaks.
3. Pieces of one speech become segments of one quotation: paragraphs of which each opens with a
   mark and only the last closes one, and pieces with nothing but “, he said” between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.model.found import Article, Quotation
from site_builder.model.given import QuotationKind
from site_builder.quotes.quoting.quotation_kinds import Judged, judge
from site_builder.quotes.quoting.quotation_marks import MarkedSpan, pair_marks
from site_builder.text.lexicon import CUE_VERBS

WORD = re.compile(r"\w")

# What stands between two pieces of one speech: a speaker, a verb of saying, little else.
# “…,” Khamenei wrote on his official Twitter account in English. “…”
LONGEST_CUE_PHRASE = 120
LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])")
SENTENCE_WITHIN = re.compile(  # the point first: nothing is tried at any other code point
    r"[.!?…:;](?<!\b[A-Z].)(?<!Mr.)(?<!Ms.)(?<!Dr.)(?<!Sen.)(?<!Rep.)(?<!Gov.)\s"
)
# “They negotiated …,” he said, but the US was “not even committed …”: two quotations.
SPEECH_BREAKERS = re.compile(
    r"\b(?:and|but|or|while|as|before|after|adding|when|whose|who|which|that|because|although|though"
    r"|then|calling|saying|noting|referring|if|whether|to)\b"
)


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """The article's quotations in the order of their first marks, from text and paragraphs alone.

    Each pair of marks that stands in no other is a segment of exactly one quotation.
    """
    text = article.text
    marked = pair_marks(text, [p.span for p in article.paragraphs])
    judged = judge(article, marked)
    pieces: list[list[int]] = []
    for at, span in enumerate(marked):
        if at and _continues(text, marked[at - 1], judged[at - 1], span, judged[at]):
            pieces[-1].append(at)
        else:
            pieces.append([at])
    return tuple(_quotation(article.id, marked, judged, piece) for piece in pieces)


def _quotation(
    article_id: str, marked: Sequence[MarkedSpan], judged: Sequence[Judged], piece: Sequence[int]
) -> Quotation:
    """One speech: direct if any piece of it is; as sure as its surest piece of speech."""
    best = judged[piece[0]]
    if len(piece) > 1:
        kinds = [judged[at] for at in piece]
        best = max(kinds, key=lambda kind: (kind.kind.is_speech, kind.confidence))
        if any(kind.kind is QuotationKind.DIRECT for kind in kinds):
            best = Judged(QuotationKind.DIRECT, best.confidence)
    segments = tuple([marked[at].segment for at in piece])
    return Quotation(article_id, segments, best.kind, best.confidence)


def _continues(
    text: str, before: MarkedSpan, kind_before: Judged, span: MarkedSpan, kind: Judged
) -> bool:
    """Whether a marked span goes on with the speech of the one before."""
    if span.continues:
        return True
    if before.paragraph != span.paragraph or before.double != span.double:
        return False
    start, end = before.segment.marked.end, span.segment.marked.start
    if end - start > LONGEST_CUE_PHRASE or text[start - 2] not in ",?!.…—-":
        return False
    if not (before.segment.closed and kind_before.kind.is_speech and kind.kind.is_speech):
        return False
    return _is_cue_phrase(text[start:end], kind.kind)


def _is_cue_phrase(between: str, follows: QuotationKind) -> bool:
    """Whether these words only say who speaks, and the speech may go on behind them."""
    phrase = between.strip()
    if not phrase or SENTENCE_WITHIN.search(phrase):
        return False
    if SPEECH_BREAKERS.search(phrase):
        return False
    if not any(word in CUE_VERBS for word in LOWER_WORD.findall(phrase)):
        return False
    if phrase.endswith("."):
        return follows is QuotationKind.DIRECT
    return phrase.endswith((",", "—", "–", "-"))
