"""What all candidates of one quotation share: its place, the subjects round it, what spoke before.

A scene is set once for each quotation; `candidates` looks at each mention within it.
"""

from __future__ import annotations

from typing import NamedTuple

from site_builder.quotes.speaking.layout import Layout, bucket
from site_builder.quotes.speaking.mention import Mention
from site_builder.quotes.speaking.places import Place, window
from site_builder.quotes.speaking.readings import Reading
from site_builder.text.lexicon import CUE_VERBS

PARAGRAPHS_BACK = ("s", "n", "m")  # the same, the next, one more; f for further
CLASSES = "oks"  # of verbs, the one that tells least first
MOST_PAST = 3  # subjects counted between a mention and the quotation


class Scene(NamedTuple):
    """A quotation, and what is the same for whoever may have spoken it."""

    reading: Reading
    token: int  # of the quotation
    low: int  # the mentions to look at: from,
    middle: int  # first on the right,
    high: int  # to
    context: str  # whether words stand before and after it, and whether it fills its paragraph
    tail: str  # how it ends, and what follows
    lead: str  # how it begins, and what goes before
    left: int  # the nearest mention before it in its paragraph that can be a subject; -1 for none
    first: int  # the first such mention of its sentence
    right: int  # the nearest after it
    past: list[str]  # for each mention on the left what subjects stand between it and the quotation
    sharer: int  # the mention that shares its verb with the last one before the quotation
    sharing: tuple[str, ...]  # what speaks for it
    previous: int  # the mention that spoke the quotation before; -1 for none
    previous_name: str
    gap: str  # how far back that was


def set_scene(reading: Reading, spot: Place, previous: int, previous_token: int) -> Scene:
    """The scene of a quotation; `previous` spoke the one before, at `previous_token`."""
    layout, mentions, token = reading.layout, reading.mentions, spot.token
    low, middle, high = window(layout, reading.firsts, token)
    left, first = _subjects_before(layout, mentions, token, low, middle)
    right = next((k for k in range(middle, high) if not mentions[k].hold), -1)
    return Scene(
        reading,
        token,
        low,
        middle,
        high,
        "l" * spot.left + "r" * spot.right + "w" * spot.whole,
        spot.ending + spot.after,
        spot.start + spot.before,
        left,
        first,
        right,
        _past(mentions, token, low, middle),
        *_sharer(reading, token, first),
        previous,
        mentions[previous].name if previous >= 0 else "",
        _gap(layout, token, previous_token) if previous >= 0 else "",
    )


def verb_word(form: str) -> str:
    """The feature of a verb: its base where it is one of saying."""
    return f"verb {CUE_VERBS.get(form, form)}"


def _gap(layout: Layout, token: int, previous_token: int) -> str:
    """How many paragraphs and how many words lie behind the quotation before."""
    paragraphs = layout.paragraph[token] - layout.paragraph[previous_token]
    words = layout.words_before[token] - layout.words_before[previous_token]
    back = PARAGRAPHS_BACK[paragraphs] if paragraphs < len(PARAGRAPHS_BACK) else "f"
    return back + ("0" if words == 0 else "1" if words < 8 else "2" if words < 30 else "3")


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
        if not m.hold:
            left = k if left < 0 else left
            first = k if m.first >= begins else first
    return left, first


def _sharer(reading: Reading, token: int, first_subject: int) -> tuple[int, tuple[str, ...]]:
    """Whose the last verb before the quotation is, where it shares its subject with another's.

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
    form = "g" if word.endswith("ing") else "d"
    steps = bucket(layout.words_before[token] - layout.words_before[verb])
    return sharer, (
        verb_word(word),
        f"shares {form}{reading.scan.kinds[verb]}{steps}",
        f"shares {form}" + ("first" if sharer == first_subject else ""),
    )


def _past(mentions: list[Mention], token: int, low: int, middle: int) -> list[str]:
    """For each mention on the left how many subjects stand behind it, and their best verb."""
    past: list[str] = []
    count, best = 0, ""
    told = "0"
    for m in reversed(mentions[low:middle]):
        past.append(told)
        if not m.hold and m.verb_class and m.verb < token:
            count += 1
            best = max(best, m.verb_class, key=CLASSES.find)
            told = f"{min(count, MOST_PAST)}{best}"
    past.reverse()
    return past
