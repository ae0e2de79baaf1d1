"""How a quotation is placed: what is the same for all candidates that may have spoken it.

A context is made once for each quotation. Its phrases are parts of the features of `candidates`.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from site_builder.quotes.speaking.layout import Layout, bucket
from site_builder.quotes.speaking.mention import CUE_CLASSES, NO_VERB, STRONG, SUBJECT, Mention
from site_builder.quotes.speaking.readings import Parse
from site_builder.quotes.speaking.scan import TOKEN_NAMES, Scan
from site_builder.text.lexicon import CUE_VERBS

WINDOW_BEFORE = 26  # mentions before the quotation that are looked at
WINDOW_BEHIND = 8  # mentions behind it
MOST_NEARER = 3  # subjects counted between a mention and the quotation
MARKS_AND_SPACE = "\"“”'‘’«»„‟`\u200b \u00a0"

# “… ended.” Trump told them: how the words inside the marks end.
ENDINGS = {
    ",": "ends with comma",
    **dict.fromkeys(".!?…", "ends with stop"),
    **dict.fromkeys(":;", "ends with colon"),
}
OPEN_END = "ends open"
NO_WORDS_ROUND, BEFORE, BEHIND = "no words round", "words before", "words behind"
ON_BOTH_SIDES, FILLS_PARAGRAPH = "words on both sides", "fills its paragraph"
PARAGRAPHS_ON = ("same paragraph", "next paragraph", "2 paragraphs on")
FURTHER_ON = "further on"


class QuotationContext(NamedTuple):
    """A quotation and its surroundings; mentions are indexes into the mentions of `reading`."""

    reading: Parse
    token: int  # of the quotation
    low: int  # the mentions to look at: from,
    middle: int  # the first behind the quotation,
    high: int  # up to
    around: str  # whether its sentence has words before and behind it: “words before”
    end: str  # how it ends, and what follows: “ends with comma, then capital”
    start: str  # how it begins, and what goes before: “begins small, after word”
    left: int  # the nearest mention before it in its paragraph that can be a subject; -1 for none
    first: int  # the first such mention of its sentence
    right: int  # the nearest behind it
    nearer: list[str]  # for each mention before it the subjects between: “1 subject nearer, …”
    sharer: int  # the mention that shares its verb with the last one before the quotation
    sharing: tuple[str, ...]  # the features of that verb
    previous: int  # the mention that spoke the quotation before; -1 for none
    previous_name: str
    paragraphs_on: str  # how far back that was: “next paragraph”,
    distance: str  # and “next paragraph, few words”


def context_of(reading: Parse, token: int, previous: int, previous_token: int) -> QuotationContext:
    """The context of the quotation at `token`; `previous` spoke the one before it."""
    layout, mentions = reading.layout, reading.mentions
    low, middle, high = _window(layout, reading.firsts, token)
    left, first = _subjects_before(layout, mentions, token, low, middle)
    right = next((k for k in range(middle, high) if mentions[k].case == SUBJECT), -1)
    end, start = _edges(reading, token)
    paragraphs_on, distance = "", ""
    if previous >= 0:
        paragraphs_on, distance = _distance(layout, token, previous_token)
    return QuotationContext(
        reading,
        token,
        low,
        middle,
        high,
        around(layout, token),
        end,
        start,
        left,
        first,
        right,
        _nearer(mentions, token, low, middle),
        *_sharer(reading, token, first),
        previous,
        mentions[previous].name if previous >= 0 else "",
        paragraphs_on,
        distance,
    )


def verb_word(form: str) -> str:
    """The feature of a verb: its base if it is one of saying."""
    return f"verb {CUE_VERBS.get(form, form)}"


def last_sign(scan: Scan, quote: int) -> str:
    """The last sign within the marks of the quotation at a token."""
    return scan.word(quote).rstrip(MARKS_AND_SPACE)[-1:]


# ------------------------------------------------------------------ its place in the sentence


def around(layout: Layout, token: int) -> str:
    """Whether the sentence of the quotation at `token` has words before and behind it."""
    words, paragraph = layout.words_before, layout.paragraph[token]
    if words[layout.next_break[paragraph]] == words[layout.last_break[paragraph]]:
        return FILLS_PARAGRAPH
    number = layout.sentence[token]
    is_before = words[token] > words[layout.sentence_first[number]]
    is_behind = words[layout.sentence_first[number + 1]] > words[token + 1]
    if is_before:
        return ON_BOTH_SIDES if is_behind else BEFORE
    return BEHIND if is_behind else NO_WORDS_ROUND


def _edges(reading: Parse, token: int) -> tuple[str, str]:
    """How the words inside the marks end and begin, with the tokens next to them."""
    scan, layout = reading.scan, reading.layout
    inner = scan.word(token).strip(MARKS_AND_SPACE)
    paragraph = layout.paragraph[token]
    opens = token <= layout.last_break[paragraph]
    closes = token + 1 >= layout.next_break[paragraph]
    before = "paragraph start" if opens else TOKEN_NAMES[scan.kinds[token - 1]]
    behind = "paragraph end" if closes else TOKEN_NAMES[scan.kinds[token + 1]]
    size = "small" if inner[:1].islower() else "large"
    end = ENDINGS.get(inner[-1:], OPEN_END)
    return f"{end}, then {behind}", f"begins {size}, after {before}"


def _distance(layout: Layout, token: int, previous_token: int) -> tuple[str, str]:
    """How many paragraphs and how many words lie behind the quotation before."""
    paragraphs = layout.paragraph[token] - layout.paragraph[previous_token]
    words = layout.words_before[token] - layout.words_before[previous_token]
    on = PARAGRAPHS_ON[paragraphs] if paragraphs < len(PARAGRAPHS_ON) else FURTHER_ON
    if words < 8:
        return on, f"{on}, few words" if words else f"{on}, no words"
    return on, f"{on}, some words" if words < 30 else f"{on}, many words"


# ------------------------------------------------------------------ the mentions near it


def _window(layout: Layout, firsts: list[int], token: int) -> tuple[int, int, int]:
    """The mentions to look at: from, first behind, up to. `firsts` are their first tokens.

    One paragraph back, and to the end of its own. In training 2 of 23,000 mentions further back
    were a source that had not spoken the quotation before.
    """
    paragraph = layout.paragraph[token]
    low = layout.last_break[max(0, paragraph - 1)]
    high = layout.next_break[paragraph]
    middle = bisect_left(firsts, token)
    a = max(bisect_left(firsts, low, 0, middle), middle - WINDOW_BEFORE)
    b = min(bisect_left(firsts, high, middle), middle + WINDOW_BEHIND)
    return a, middle, b


def _subjects_before(
    layout: Layout, mentions: list[Mention], token: int, low: int, middle: int
) -> tuple[int, int]:
    """The nearest mention of the paragraph that can be a subject, and the first of the sentence."""
    opens = layout.last_break[layout.paragraph[token]]
    begins = layout.sentence_first[layout.sentence[token]]
    left = first = -1
    for k in range(middle - 1, low - 1, -1):
        m = mentions[k]
        if m.first < opens or (left >= 0 and m.first < begins):
            break
        if m.case == SUBJECT:
            left = k if left < 0 else left
            first = k if m.first >= begins else first
    return left, first


def _sharer(reading: Parse, token: int, first_subject: int) -> tuple[int, tuple[str, ...]]:
    """The mention whose second verb is the last one before the quotation, and its features.

    “Khamenei reinforced his stance …, stressing that”
    """
    layout = reading.layout
    before = layout.cues_before[token]
    if not before:
        return -1, ()
    verb = reading.cues[before - 1]
    sharer = reading.shared.get(verb, -1)
    if sharer < 0 or layout.sentence[verb] != layout.sentence[token]:
        return -1, ()
    word = reading.scan.lower[verb]
    form = "participle" if word.endswith("ing") else "second verb"
    steps = bucket(layout.words_before[token] - layout.words_before[verb])
    whose = "of the first subject" if sharer == first_subject else "of another"
    return sharer, (
        verb_word(word),
        f"{form}, {TOKEN_NAMES[reading.scan.kinds[verb]]}, {steps} words away",
        f"{form} {whose}",
    )


def _nearer(mentions: list[Mention], token: int, low: int, middle: int) -> list[str]:
    """For each mention before the quotation how many subjects are nearer, and their best verb."""
    nearer: list[str] = []
    count, best = 0, NO_VERB
    told = "0 subjects nearer"
    for m in reversed(mentions[low:middle]):
        nearer.append(told)
        if m.case == SUBJECT and m.verb_class != NO_VERB and m.verb < token:
            count += 1
            if best != STRONG and m.verb_class in CUE_CLASSES:
                best = m.verb_class
            told = f"{min(count, MOST_NEARER)} subjects nearer, {best}"
    nearer.reverse()
    return nearer
