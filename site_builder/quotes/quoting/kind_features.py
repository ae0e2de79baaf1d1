"""What can be seen of a quotation without understanding it: its words, edges and neighbours.

The names of the features are the keys of `quotation_kinds.json`; whoever changes one, or a table
that one reads (`lexicon`, `quotation_words`), trains anew: `benchmarks/train_kinds.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.quotes.quoting.quotation_frames import QUOTED, Frame
from site_builder.quotes.quoting.quotation_words import (
    AUXILIARIES,
    COPULAS,
    DETERMINERS,
    FIRST_PERSON,
    FUNCTION_WORDS,
    JOINTS,
    LINKS,
    MEDIA,
    NAMING,
    PREPOSITIONS,
    PRONOUNS,
    SECOND_PERSON,
    VERBAL,
)
from site_builder.text.lexicon import CUE_VERBS, STRONG

LETTERS = re.compile(r"\w+")  # parts words at apostrophes: “I’m” is first person
CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|m|t|d)\b")
DIGIT = re.compile(r"\d")
POSSESSIVE = ("'s", "’s", "s'", "s’")
SUFFIXES = ("ing", "ed", "ly", "s", "al", "ive", "ist", "ism", "ion", "er", "able", "ous")
SAY = frozenset(("say", "says", "said"))
SMALL = 40  # code points


def is_attributive(frame: Frame) -> bool:
    """Whether a few words stand before a noun like an adjective: the “maximum pressure” policy."""
    return (
        len(frame.words) < SMALL
        and _sort_before(frame.left) in ("determiner", "possessive", "possessive name")
        and _sort_of(frame.right) == "word"
    )


def kind_features(frame: Frame) -> list[str]:
    """The names of what is seen, for the weights of `quotation_kinds.json`."""
    case = _case(frame)
    before, behind = _sort_before(frame.left), _sort_of(frame.right)
    left, right = list(map(str.lower, frame.left)), list(map(str.lower, frame.right))
    size = "small" if len(frame.words) < SMALL else "long"
    seen = [
        *_shape_features(frame, case),
        *_word_features(frame),
        *_neighbour_features(frame, left, right, behind, size),
        *_cue_features("left", left[::-1], size),
        *_cue_features("right", right, size),
        *_naming_features(left, right, size),
        *_paragraph_features(frame, left, right, size),
    ]
    count = len(frame.inner)
    if count < 10:
        if frame.headline:
            case = "headline " + case
        size = "1" if count == 1 else "few" if count < 5 else "some"
        seen += [
            f"{size}, {case}",
            f"{before} ¤ {behind}",
            f"{before}, {case}",
            f"{case}, {behind}",
            f"{before}, {size}",
            f"{size}, {behind}",
            f"{case}: {left[-1] if left else '^'}",
        ]
    return seen


def _case(frame: Frame) -> str:
    body, words = frame.words, frame.inner
    long_words = [w for w in words if len(w) > 3]
    if long_words and all(w[0].isupper() for w in long_words):
        if len(words) == 1:
            return "name"
        return "title" if body[0].isupper() else "title, low start"
    if body[0].isupper():
        return "capital"
    return "lower" if body[0].islower() else "other"


def _sort_before(tokens: Sequence[str]) -> str:
    """A coarse class of what stands before."""
    if not tokens:
        return "start"
    token = tokens[-1]
    if token == QUOTED:
        return "quotation"
    if not token[0].isalnum():
        return "point " + token
    low = token.lower()
    if low in NAMING:
        return "naming"
    if low in MEDIA:
        return "media"
    if low in DETERMINERS:
        return "determiner"
    if low in STRONG:
        return "strong"
    if low in CUE_VERBS:
        return "cue"
    if low in PREPOSITIONS:
        return "preposition"
    if low.endswith(POSSESSIVE):
        return "possessive name" if token[0].isupper() else "possessive"
    if low in COPULAS:
        return "is"
    if low in JOINTS:
        return low
    if token[0].isupper():
        return "name"
    for suffix in ("ly", "ing", "ed"):
        if low.endswith(suffix):
            return "-" + suffix
    return "word"


def _shape_features(frame: Frame, case: str) -> list[str]:
    """How long a quotation is, how it is set, how it ends."""
    count, last = len(frame.inner), frame.words[-1:]
    segment = frame.marked.segment
    length = count if count < 7 else 7 if count < 10 else 10 if count < 16 else 16
    seen = ["bias", f"n {length}", "case " + case]
    if not frame.marked.double:
        seen.append("single marks")
    if last in ".,!?…—-":
        seen.append("ends " + last)
        if last in ".!?…" and count > 4:
            seen.append("long sentence")
    elif count > 6:
        seen.append("long without point")
    if frame.elsewhere:
        seen.append("again" if count < 7 else "again long")
    if not segment.closed:
        seen.append("unclosed")
    if segment.nested:
        seen.append("nested")
    return seen


def _word_features(frame: Frame) -> list[str]:
    """The words within the marks, one by one where they are few."""
    body, count = frame.words, len(frame.inner)
    letters = LETTERS.findall(body)
    size = " small" if count < 7 else ""
    seen: list[str] = []
    if not FIRST_PERSON.isdisjoint(letters):
        seen.append("first person")
    if not SECOND_PERSON.isdisjoint(letters):
        seen.append("second person")
    if not VERBAL.isdisjoint(letters) or CONTRACTED.search(body):
        seen.append("verbal" + size)
    if not FUNCTION_WORDS.isdisjoint(letters):
        seen.append("function word" + size)
    if 0 < count < 7:
        first, final = frame.inner[0].lower(), frame.inner[-1].lower()
        seen += ["first " + first, "last " + final]
        seen += ["last -" + suffix for suffix in SUFFIXES if final.endswith(suffix)]
        if count > 1 and first.endswith(("ing", "ed", "ly")):
            seen.append("first -" + first[-2:])
    if DIGIT.search(body):
        seen.append("digits")
    if "[" in body:
        seen.append("bracket")
    return seen


def _neighbour_features(
    frame: Frame, left: list[str], right: list[str], behind: str, size: str
) -> list[str]:
    """The words next to the quotation, and what sort of words they are."""
    prev = left[-1] if left else "^"
    prev2 = left[-2] if len(left) > 1 else "^"
    seen = [
        f"prev {prev}",
        f"prev2 {prev2}",
        f"prev {prev2} {prev}",
        f"next {right[0] if right else '$'}",
        f"next is {behind} {size}",
    ]
    if prev.endswith(POSSESSIVE):
        seen.append("prev possessive")
    if prev in DETERMINERS:
        seen.append(f"prev determiner, {behind}")
    elif prev in PREPOSITIONS:
        seen.append(f"prev preposition, {behind}")
    elif prev in CUE_VERBS:
        seen.append("prev strong" if prev in STRONG else "prev cue")
    elif frame.left and frame.left[-1][0].isupper():
        seen.append("prev name")
    elif prev == "that":
        seen.append("prev that")
    elif prev.endswith(("ly", "ing")):
        seen.append("prev -ly" if prev.endswith("ly") else "prev -ing")
    return seen


def _naming_features(left: list[str], right: list[str], size: str) -> list[str]:
    """Words of naming, of media and *said* in the outlet's sentence: the show “Morning Joe”."""
    seen = []
    if size == "small":
        if not NAMING.isdisjoint(left[-3:]):
            seen.append("naming left")
        if not MEDIA.isdisjoint(left[-4:]):
            seen.append("media left")
        if not MEDIA.isdisjoint(right[:3]):
            seen.append("media right")
    if not SAY.isdisjoint(right[:3]):
        seen.append("said right")
    return seen


def _paragraph_features(frame: Frame, left: list[str], right: list[str], size: str) -> list[str]:
    """How the quotation stands in its paragraph, and what other quotations are near."""
    just_before = QUOTED in left[-3:]
    rules = (
        (frame.headline, "headline"),
        (frame.opens, "opens paragraph"),
        (frame.opens and frame.ends, "whole paragraph"),
        (frame.cues_around, "cue in paragraph"),
        (frame.others, "others in paragraph"),
        (just_before, "quotation just before"),
        (QUOTED in right[:3], "quotation just behind"),
        (not left and not right, "alone in sentence"),
    )
    seen = [f"{name} {size}" for holds, name in rules if holds]
    if just_before and left[-2:] in ([QUOTED, "and"], [QUOTED, ","]):
        seen.append("listed")
    if frame.after == ",":
        seen.append("comma behind")
    return seen


def _sort_of(tokens: Sequence[str]) -> str:
    """A coarse class of what follows."""
    if not tokens:
        return "end"
    token = tokens[0]
    if token == QUOTED:
        return "quotation"
    if not token[0].isalnum():
        return "point " + token
    low = token.lower()
    if low in CUE_VERBS:
        return "cue"
    if low in PREPOSITIONS:
        return "preposition"
    if low in PRONOUNS:
        return "pronoun"
    if low in LINKS:
        return "link"
    if token[0].isupper():
        return "name"
    if low.endswith("ly"):
        return "-ly"
    if low in AUXILIARIES:
        return "auxiliary"
    return "word"


def _cue_features(side: str, tokens: Sequence[str], size: str) -> list[str]:
    """The nearest verb of saying on one side, `tokens` being read away from the quotation."""
    seen: list[str] = []
    for distance, token in enumerate(tokens):
        base = CUE_VERBS.get(token)
        if base is None:
            continue
        near = "next" if distance == 0 else "near" if distance < 4 else "far"
        if distance > 10:
            near = "distant"
        before = distance + 1 if side == "left" else distance - 1
        if 0 <= before < len(tokens) and _makes_noun(tokens[before]):
            # “a warning to the administration of “moderate” President …”
            if not seen:
                seen += [f"{side} noun {near} {size}", f"{side} noun {base}"]
            continue
        strength = "strong" if token in STRONG else "weak"
        return [*seen, f"{side} verb {base}", f"{side} {strength} {near} {size}"]
    if "according" in tokens:
        return [*seen, f"{side} according {size}"]
    return [*seen, f"{side} no verb {size}"]


def _makes_noun(token: str) -> bool:
    """Whether a form behind this word is a noun: a warning, his claims, Trump’s call."""
    return token in DETERMINERS or token.endswith(POSSESSIVE)
