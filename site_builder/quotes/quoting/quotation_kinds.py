"""The kind of each marked span: direct or partial speech, scare quote, term or title.

1. Twelve words and more are speech (`surroundings`).
2. For fewer words the outlet's words next to them may decide (`kind_frames`).
3. Otherwise `kind_features` lists what can be seen: words, edges and neighbours, and
   `learnt/kinds.json` has a weight for each of these features: a sum above 0 means speech.
4. Rules distinguish whole sentences from parts of the outlet's own sentence, and titles, terms and
   scare quotes from each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from site_builder.model.found import Article
from site_builder.model.given import QuotationKind, Role
from site_builder.quotes.language.nouns import MEDIA, NAMING
from site_builder.quotes.quoting.kind_features import is_attributive, kind_features
from site_builder.quotes.quoting.kind_frames import framed_kind
from site_builder.quotes.quoting.marked_spans import MarkedSpan
from site_builder.quotes.quoting.surroundings import Surroundings, bare, surroundings_of
from site_builder.quotes.tables import load_table
from site_builder.text.language import is_foreign_sentence
from site_builder.text.lexicon import OFFICES
from site_builder.text.spans import strip

# Of the table's score before calibration, in which scare quotes weigh three times.
SPEECH_THRESHOLD = 0.0

CERTAIN = 0.999  # of what is speech by its length
FRAMED = 0.98  # of what its frame decides
FRAMED_KINDS = {"term": QuotationKind.TERM, "title": QuotationKind.TITLE}
SPOKEN = 10.0  # the score of what its frame says is speech
INTRODUCING = ("", ",", ":", "—", "–")

SENTENCE_OPENER = re.compile(r"(?:\[[^\]]*\] ?|[.…‘'“\"(¡¿—-]+ ?)*")
SENTENCE_ENDS = (".", "!", "?", "…", ",", "—", "-", "–", "’", "'", ";", ":")


class Judged(NamedTuple):
    """A kind and how sure we are of it, 0 to 1."""

    kind: QuotationKind
    confidence: float


def judge(article: Article, marked: Sequence[MarkedSpan]) -> list[Judged]:
    """The kind of each marked span, and how often such a judgement was right on held-out text."""
    found = surroundings_of(article, marked)
    scores = iter(_scores([around for around in found if around]))
    return [
        _judged(article.text, around, next(scores)) if around else _clear_speech(article, one)
        for one, around in zip(marked, found, strict=True)
    ]


def _clear_speech(article: Article, one: MarkedSpan) -> Judged:
    paragraph = article.paragraphs[one.paragraph]
    words = one.segment.span.of(article.text)
    if paragraph.role is not Role.TITLE and one.segment.marked == strip(
        article.text, paragraph.span
    ):
        return Judged(QuotationKind.DIRECT, CERTAIN)
    return Judged(_speech_kind(words, one, paragraph.role, ""), CERTAIN)


def _judged(text: str, around: Surroundings, score: float) -> Judged:
    opening = text[around.marked.segment.marked.start]
    if is_foreign_sentence(opening, around.quoted, around.inner):
        return Judged(_speech_kind(around.quoted, around.marked, around.role, ""), FRAMED)
    framed = framed_kind(around)
    if framed in FRAMED_KINDS:
        return Judged(FRAMED_KINDS[framed], FRAMED)
    if framed:
        score = SPOKEN
    if score < SPEECH_THRESHOLD or _is_link_text(around):
        kind, curve = _other_kind(around), "other"
    else:
        before = around.left[-1] if around.left else ""
        kind, curve = _speech_kind(around.quoted, around.marked, around.role, before), "speech"
    return Judged(kind, round(load_table("kinds").share_right(curve, abs(score)), 3))


def _scores(found: Sequence[Surroundings]) -> list[float]:
    """Scores above 0 mean speech. The same words before nouns get the same score in an article.

    “… would reinstate the “maximum pressure” policy” … “implementing the “maximum pressure” policy”
    """
    table = load_table("kinds")
    scores = [table.score(kind_features(around)) for around in found]
    alike: dict[str, list[int]] = {}
    for number, around in enumerate(found):
        if around.elsewhere and is_attributive(around):
            alike.setdefault(bare(around.quoted), []).append(number)
    for numbers in alike.values():
        mean = sum(scores[n] for n in numbers) / len(numbers)
        for number in numbers:
            scores[number] = mean
    return scores


def _is_link_text(around: Surroundings) -> bool:
    """Whether the marks contain a whole line of the page that is not of the story."""
    return around.role is Role.FURNITURE and around.opens and around.ends


def _speech_kind(words: str, one: MarkedSpan, role: Role, before: str) -> QuotationKind:
    """DIRECT if the marks contain whole sentences, PARTIAL if they contain parts of the outlet's.

    A whole sentence begins and ends like one: Trump told reporters on Tuesday, “would be a terrible
    thing …” is partial. A single word is a sentence only behind a comma, a colon or a dash.
    """
    opener = SENTENCE_OPENER.match(words)
    start = opener.end() if opener else 0
    first = words[start : start + 1]
    begins = first.isupper() or first.isdigit()
    ends = words.endswith(SENTENCE_ENDS) or not one.segment.closed
    is_whole = begins and ends and (" " in words or before in INTRODUCING)
    return QuotationKind.DIRECT if is_whole and role is not Role.TITLE else QuotationKind.PARTIAL


def _other_kind(around: Surroundings) -> QuotationKind:
    """The title of a work, a term, or a scare quote."""
    words = around.inner
    left = [token.lower() for token in around.left[-4:]]
    long_words = [w for w in words if len(w) > 3] or words
    in_capitals = all(w[0].isupper() or w[0].isdigit() for w in long_words)
    if (
        in_capitals
        and around.role is not Role.TITLE
        and (len(words) > 1 or MEDIA.intersection(left))
    ):
        return QuotationKind.TITLE
    if NAMING.intersection(left[-2:]) and "so-called" not in left:
        return QuotationKind.TERM
    # “supreme leader”, “experts”: who is put in marks is doubted
    if len(words) == 1 or words[-1].lower() in OFFICES or words[-1].lower().rstrip("s") in OFFICES:
        return QuotationKind.SCARE
    return QuotationKind.TERM
