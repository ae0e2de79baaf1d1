"""Decisions that are wrong too often to be shown, though the weights are sure of them.

Training articles have next to none of these layouts, so that no weight knows of them. The guess
remains, but its speaker is unclear.
"""

from __future__ import annotations

from bisect import bisect_left

from site_builder.quotes.language.nouns import PERSON_NOUNS
from site_builder.quotes.speaking.contexts import (
    FILLS_PARAGRAPH,
    MARKS_AND_SPACE,
    around,
    last_sign,
)
from site_builder.quotes.speaking.mention import NO_VERB, SUBJECT, Kind
from site_builder.quotes.speaking.readings import Parse
from site_builder.quotes.speaking.scan import QUOTE

DOUBTED = 0.6  # the highest confidence of such a decision


def is_doubtful(reading: Parse, token: int, mention: int, name: str, before: int) -> bool:
    """Whether a mention may well not have spoken the quotation at `token`.

    `name` is who it names; `before` is the quotation before if the same mention spoke that, or -1.
    """
    if before >= 0:
        return (
            _is_far(reading, token, before)
            or _is_interrupted(reading, token, max(before, reading.mentions[mention].first), name)
            or _is_pulled(reading, token)
            or _is_asked(reading, token, name)
        )
    return reading.mentions[mention].kind in ("he", "she") and _is_another(reading, mention, name)


def _is_far(reading: Parse, token: int, before: int) -> bool:
    """Whether a paragraph without a quotation is between it and the quotation before.

    “We can mine it.” ¶ Ada Moss, who runs the port, wants a quay. ¶ “It is good for us.”
    """
    paragraph = reading.layout.paragraph
    return paragraph[token] - paragraph[before] > 1


def _is_interrupted(reading: Parse, token: int, told: int, name: str) -> bool:
    """Whether a sentence between two quotations has another person as its last subject.

    “…,” Orr said. Ferris shook his head. “…”
    """
    layout = reading.layout
    start = layout.sentence_first[layout.sentence[told] + 1]
    low, high = (bisect_left(reading.firsts, at) for at in (start, token))
    for k in range(high - 1, low - 1, -1):
        m = reading.mentions[k]
        opens = m.first == layout.sentence_first[layout.sentence[m.first]]
        if m.case == SUBJECT and (opens or m.verb_class != NO_VERB):
            another = reading.people.names[k]
            is_described = m.kind is Kind.NOUN and reading.scan.lower[m.after - 1] in PERSON_NOUNS
            return another != name if another else is_described
    return False


def _is_pulled(reading: Parse, token: int) -> bool:
    """Whether a paragraph is a piece of a sentence: “… prevent the boats from leaving”."""
    inner = reading.scan.word(token).strip(MARKS_AND_SPACE)
    fills = around(reading.layout, token) == FILLS_PARAGRAPH
    return fills and (inner.startswith(("…", "...")) or inner[:1].islower())


def _is_asked(reading: Parse, token: int, name: str) -> bool:
    """Whether it is a question that the next paragraph answers: “Did you?” ¶ “No,” Orr said."""
    scan, layout, mentions = reading.scan, reading.layout, reading.mentions
    is_question = last_sign(scan, token) == "?" and around(layout, token) == FILLS_PARAGRAPH
    answer = token + 2
    if not is_question or not scan.kinds.startswith(QUOTE, answer):
        return False
    k = bisect_left(reading.firsts, answer)
    return k < len(mentions) and mentions[k].is_cued and reading.people.names[k] == name


def _is_another(reading: Parse, index: int, name: str) -> bool:
    """Whether *he* is a woman, or the only men named before him in his sentence are others.

    Roe fell ill when he took Lee home. She was “hungry”; Though Mary knows the lamp, she says, “…”.
    """
    mention, people = reading.mentions[index], reading.people
    if people.gender.get(name, mention.kind) != mention.kind:
        return True
    opens = reading.layout.sentence_first[reading.layout.sentence[mention.first]]
    low = bisect_left(reading.firsts, opens, 0, index)
    subjects = {people.names[k] for k in range(low, index) if reading.mentions[k].case == SUBJECT}
    others = {n for n in subjects if n and people.gender.get(n, mention.kind) == mention.kind}
    return bool(others) and name not in people.names[low:index]
