"""Speakers that the layout names: labels of a transcript, colon lines, sentences that look back.

ORR: “We will, for a month.”
A: “In June, if the weather is good.”
And from Mayor Lena Orr: ¶ “It is a good day for the town.”
“I have lost the shop.” ¶ That was how Stefan Gold described the night.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from site_builder.quotes.speaking.candidates import NOBODY
from site_builder.quotes.speaking.contexts import FILLS_PARAGRAPH, NO_WORDS_ROUND, around
from site_builder.quotes.speaking.mention import OBJECT, PREPOSITION, SUBJECT, Kind, Mention
from site_builder.quotes.speaking.readings import Parse
from site_builder.quotes.speaking.scan import BREAK, COLON

FEWEST_LABELS = 2  # of a transcript
QUESTIONS, ANSWERS = ("q", "question"), ("a", "answer")
# The words between a quotation and the name of its speaker in the sentence behind it.
LOOKING_BACK = re.compile(
    r"(?:that|this|those|these|such) (?:is|was|were|are) (?:how|what|the \w+ (?:of|from|by))"
    r"|(?:so|thus) (?:said|says|spoke|wrote|writes|ran|went)"
    r"|(?:with|in) (?:that|those|these) (?:words?|remarks?|message|verdict) ,"
)
LONGEST_LOOK = 6  # tokens


def named_by_layout(reading: Parse, token: int) -> int | None:
    """The mention that the layout names as the speaker, `NOBODY` for a reporter's question.

    None if the layout says nothing.
    """
    if token in reading.labels and len(reading.labels) >= FEWEST_LABELS:
        return _labelled(reading, reading.labels[token], token)
    if around(reading.layout, token) not in (FILLS_PARAGRAPH, NO_WORDS_ROUND):
        return None
    back = _looked_back(reading, token)
    return _before_colon(reading, token) if back is None else back


def _labelled(reading: Parse, first: int, token: int) -> int | None:
    """The mention that is the label from token `first` to the colon before the quotation."""
    word = reading.scan.lower[first]
    if first == token - 2 and word in QUESTIONS:
        return NOBODY
    if first == token - 2 and word in ANSWERS:
        return _interviewed(reading)
    k = bisect_left(reading.firsts, first)
    is_label = k < len(reading.firsts) and reading.mentions[k].after == token - 1
    return k if is_label and reading.firsts[k] == first else None


def _interviewed(reading: Parse) -> int:
    """The one person named in full before the first label."""
    before = bisect_left(reading.firsts, min(reading.labels.values()))
    names = {reading.people.names[k]: k for k in range(before) if " " in reading.people.names[k]}
    return next(iter(names.values())) if len(names) == 1 else NOBODY


def _looked_back(reading: Parse, token: int) -> int | None:
    scan = reading.scan
    start = token + 1 + scan.kinds.startswith(BREAK, token + 1)
    k = bisect_left(reading.firsts, start)
    if k == len(reading.firsts) or not start < reading.firsts[k] <= start + LONGEST_LOOK:
        return None
    words = " ".join(scan.lower[start : reading.firsts[k]])
    return k if LOOKING_BACK.fullmatch(words) else None


def _before_colon(reading: Parse, token: int) -> int | None:
    """The one person named in the line that ends with a colon above the quotation."""
    if not reading.scan.kinds.endswith(COLON + BREAK, 0, token):
        return None
    layout, firsts = reading.layout, reading.firsts
    low = bisect_left(firsts, layout.sentence_first[layout.sentence[token - 2]])
    found = [k for k in range(low, bisect_left(firsts, token)) if _leads_in(reading.mentions[k])]
    is_name = len(found) == 1 and reading.mentions[found[0]].kind is Kind.NAME
    return found[0] if is_name else None


def _leads_in(m: Mention) -> bool:
    """“And from NAME:”, “NAME wrote:”, but not “a letter to NAME:”."""
    return m.case == SUBJECT or (m.case in (PREPOSITION, OBJECT) and m.before == "from")
