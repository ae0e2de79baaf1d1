"""What a pair of quotation marks does: speech, whole or in part, a scare quote, a term, a title.

1. `kind_features` names what can be seen of a quotation: its words, its edges, its neighbours.
2. `quotation_kinds.json` weighs them (logistic regression): speech, or not.
3. Rules tell whole sentences from parts of the outlet's own sentence, and titles from terms from
   scare quotes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import NamedTuple

from site_builder.analysis.language.lexicon import OFFICES
from site_builder.analysis.quoting.kind_features import is_attributive, kind_features
from site_builder.analysis.quoting.quotation_frames import Frame, bare, frames_of
from site_builder.analysis.quoting.quotation_marks import MarkedSpan
from site_builder.analysis.quoting.quotation_words import MEDIA, NAMING
from site_builder.model import Paragraph, QuotationKind, Role

# Of the table's score before calibration, in which scare quotes weigh three times.
SPEECH_THRESHOLD = 0.0

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
    raw = json.loads((files(__package__) / "quotation_kinds.json").read_text(encoding="utf-8"))
    confidence = raw["confidence"]
    return _Table(raw["weights"], tuple(confidence["speech"]), tuple(confidence["other"]))


def judge(text: str, paragraphs: Sequence[Paragraph], marked: Sequence[MarkedSpan]) -> list[Judged]:
    """The kind of each marked span, and how often such a judgement was right on held-out text."""
    table = _table()
    judged: list[Judged] = []
    frames = frames_of(text, paragraphs, marked)
    for frame, score in zip(frames, _scores(frames, table.weights), strict=True):
        is_speech = score >= SPEECH_THRESHOLD and not _is_link_text(frame)
        slope, offset = table.speech if is_speech else table.other
        confidence = round(_sigmoid(slope * abs(score) + offset), 3)
        judged.append(Judged(_speech_kind(frame) if is_speech else _other_kind(frame), confidence))
    return judged


def _scores(frames: Sequence[Frame], weights: Mapping[str, float]) -> list[float]:
    """Above 0: speech. What an article sets before nouns in marks is one thing wherever it does.

    “… would reinstate the “maximum pressure” policy” … “implementing the “maximum pressure” policy”
    """
    scores = [sum(map(weights.get, kind_features(frame), repeat(0.0))) for frame in frames]
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


def _speech_kind(frame: Frame) -> QuotationKind:
    """Direct where whole sentences stand in the marks, partial where the outlet's goes through.

    A whole sentence begins like one and ends like one, and the outlet's own sentence has no place
    for it: Trump told reporters on Tuesday, “would be a terrible thing …” is partial.
    """
    words = frame.words
    opener = SENTENCE_OPENER.match(words)
    start = opener.end() if opener else 0
    first = words[start : start + 1]
    if frame.role is Role.TITLE:
        return QuotationKind.PARTIAL
    ended = words.endswith(SENTENCE_ENDS) or not frame.marked.segment.closed
    before = frame.left[-1] if frame.left else ""
    if first.isupper() or first.isdigit():
        if ended and len(frame.inner) > 1:
            return QuotationKind.DIRECT
        introduced = before in ("", ",", ":", "—", "–")
        return QuotationKind.DIRECT if introduced and ended else QuotationKind.PARTIAL
    return QuotationKind.PARTIAL


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
