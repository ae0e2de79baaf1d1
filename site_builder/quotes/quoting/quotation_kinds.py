"""What a pair of quotation marks does: speech, whole or in part, a scare quote, a term, a title.

1. Twelve words and more are speech (`quotation_frames`).
2. Of fewer, `kind_features` names what can be seen: their words, edges and neighbours.
3. `quotation_kinds.json` weighs them (logistic regression): speech, or not.
4. Rules tell whole sentences from parts of the outlet's own sentence, and titles from terms from
   scare quotes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from pkgutil import get_data
from typing import NamedTuple

from site_builder.model.found import Paragraph
from site_builder.model.given import QuotationKind, Role
from site_builder.quotes.quoting.kind_features import is_attributive, kind_features
from site_builder.quotes.quoting.quotation_frames import Frame, bare, frames_of
from site_builder.quotes.quoting.quotation_marks import MarkedSpan
from site_builder.quotes.quoting.quotation_words import MEDIA, NAMING
from site_builder.text.lexicon import OFFICES

# Of the table's score before calibration, in which scare quotes weigh three times.
SPEECH_THRESHOLD = 0.0

CERTAIN = 0.999  # of what is speech by its length
INTRODUCING = ("", ",", ":", "—", "–")

SENTENCE_OPENER = re.compile(r"(?:\[[^\]]*\] ?|[.…‘'“\"(¡¿—-]+ ?)*")
SENTENCE_ENDS = (".", "!", "?", "…", ",", "—", "-", "–", "’", "'", ";", ":")


class Judged(NamedTuple):
    """A kind and how sure we are of it, 0 to 1."""

    kind: QuotationKind
    confidence: float


class _Table(NamedTuple):
    """Weights by feature, and the lines that make a score an honest confidence."""

    weights: dict[str, float]
    speech: tuple[float, float]  # slope, offset
    other: tuple[float, float]


@cache
def _table() -> _Table:
    raw = json.loads(get_data(__package__, "quotation_kinds.json") or "")
    confidence = raw["confidence"]
    return _Table(raw["weights"], tuple(confidence["speech"]), tuple(confidence["other"]))


def judge(text: str, paragraphs: Sequence[Paragraph], marked: Sequence[MarkedSpan]) -> list[Judged]:
    """The kind of each marked span, and how often such a judgement was right on held-out text."""
    frames = frames_of(text, paragraphs, marked)
    scores = iter(_scores([frame for frame in frames if frame]))
    return [
        _judged(frame, next(scores)) if frame else _plain_speech(text, paragraphs, one)
        for one, frame in zip(marked, frames, strict=True)
    ]


def _plain_speech(text: str, paragraphs: Sequence[Paragraph], one: MarkedSpan) -> Judged:
    """The kind of so many words that nobody doubts that somebody says them."""
    role = paragraphs[one.paragraph].role
    return Judged(_speech_kind(one.segment.span.of(text), one, role, ""), CERTAIN)


def _judged(frame: Frame, score: float) -> Judged:
    table = _table()
    if score < SPEECH_THRESHOLD or _is_link_text(frame):
        kind, (slope, offset) = _other_kind(frame), table.other
    else:
        before = frame.left[-1] if frame.left else ""
        kind = _speech_kind(frame.words, frame.marked, frame.role, before)
        slope, offset = table.speech
    return Judged(kind, round(_sigmoid(slope * abs(score) + offset), 3))


def _scores(frames: Sequence[Frame]) -> list[float]:
    """Above 0: speech. What an article sets before nouns in marks is one thing wherever it does.

    “… would reinstate the “maximum pressure” policy” … “implementing the “maximum pressure” policy”
    """
    weight = _table().weights.get
    scores = [sum(map(weight, kind_features(frame), repeat(0.0))) for frame in frames]
    alike: dict[str, list[int]] = {}
    for number, frame in enumerate(frames):
        if frame.elsewhere and is_attributive(frame):
            alike.setdefault(bare(frame.words), []).append(number)
    for numbers in alike.values():
        mean = sum(scores[n] for n in numbers) / len(numbers)
        for number in numbers:
            scores[number] = mean
    return scores


def _is_link_text(frame: Frame) -> bool:
    """Whether a line of the page, not of the story, stands whole within the marks."""
    return frame.role is Role.FURNITURE and frame.opens and frame.ends


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def _speech_kind(words: str, one: MarkedSpan, role: Role, before: str) -> QuotationKind:
    """Direct where whole sentences stand in the marks, partial where the outlet's goes through.

    A whole sentence begins like one and ends like one, and the outlet's own sentence has no place
    for it: Trump told reporters on Tuesday, “would be a terrible thing …” is partial. A single
    word is one only where the outlet brings it in.
    """
    opener = SENTENCE_OPENER.match(words)
    start = opener.end() if opener else 0
    first = words[start : start + 1]
    begins = first.isupper() or first.isdigit()
    ends = words.endswith(SENTENCE_ENDS) or not one.segment.closed
    is_whole = begins and ends and (" " in words or before in INTRODUCING)
    return QuotationKind.DIRECT if is_whole and role is not Role.TITLE else QuotationKind.PARTIAL


def _other_kind(frame: Frame) -> QuotationKind:
    """The title of a work, a term, or a scare quote."""
    words = frame.inner
    left = [token.lower() for token in frame.left[-4:]]
    long_words = [w for w in words if len(w) > 3] or words
    in_capitals = all(w[0].isupper() or w[0].isdigit() for w in long_words)
    if (
        in_capitals
        and frame.role is not Role.TITLE
        and (len(words) > 1 or MEDIA.intersection(left))
    ):
        return QuotationKind.TITLE
    if NAMING.intersection(left[-2:]) and "so-called" not in left:
        return QuotationKind.TERM
    # “supreme leader”, “experts”: who is put in marks is doubted
    if len(words) == 1 or words[-1].lower() in OFFICES or words[-1].lower().rstrip("s") in OFFICES:
        return QuotationKind.SCARE
    return QuotationKind.TERM
