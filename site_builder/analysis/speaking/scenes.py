"""What all candidates of one quotation share: its place, the subjects round it, what spoke before.

A scene is set once for each quotation; `candidates` looks at each mention within it.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.analysis.speaking.layout import Layout, bucket
from site_builder.analysis.speaking.mention import Mention
from site_builder.analysis.speaking.places import Place, window
from site_builder.analysis.speaking.readings import Reading
from site_builder.analysis.speaking.wordings import verb_word

PARAGRAPHS_BACK = ("s", "n", "m")  # the same, the next, one more; f for further
CLASSES = "oks"  # of verbs, the one that tells least first
MOST_PAST = 3  # subjects counted between a mention and the quotation


@dataclass(frozen=True, slots=True)
class Subjects:
    """The mentions round a quotation that could be its subject; -1 where there is none."""

    left: int  # the nearest before it in its paragraph
    left_of_cue: int  # the nearest of these that governs a verb of saying
    first: int  # the first of its sentence
    right: int  # the nearest after it


@dataclass(frozen=True, slots=True)
class Scene:
    """A quotation, and what is the same for whoever may have spoken it."""

    reading: Reading
    spot: Place
    low: int  # the mentions to look at: from,
    middle: int  # first on the right,
    high: int  # to
    context: str  # whether words stand before and after it, and whether it fills its paragraph
    tail: str  # how it ends, and what follows
    lead: str  # how it begins, and what goes before
    subjects: Subjects
    past: list[str]  # for each mention on the left what subjects stand between it and the quotation
    sharer: int  # the mention that shares its verb with the last one before the quotation
    sharing: tuple[str, ...]  # what speaks for it
    previous: int  # the mention that spoke the quotation before; -1 for none
    previous_name: str
    gap: str  # how far back that was


def set_scene(reading: Reading, spot: Place, previous: int, previous_token: int) -> Scene:
    """The scene of a quotation; `previous` spoke the one before, at `previous_token`."""
    layout, mentions = reading.layout, reading.mentions
    low, middle, high = window(layout, reading.firsts, spot.token)
    subjects = _subjects(layout, mentions, spot.token, (low, middle, high))
    sharer, sharing = _sharer(reading, spot.token, subjects.first)
    return Scene(
        reading,
        spot,
        low,
        middle,
        high,
        f"{'l' if spot.left else ''}{'r' if spot.right else ''}{'w' if spot.whole else ''}",
        spot.ending + spot.after,
        spot.start + spot.before,
        subjects,
        _past(mentions, spot.token, low, middle),
        sharer,
        sharing,
        previous,
        mentions[previous].name if previous >= 0 else "",
        _gap(layout, spot.token, previous_token) if previous >= 0 else "",
    )


def _gap(layout: Layout, token: int, previous_token: int) -> str:
    """How many paragraphs and how many words lie behind the quotation before."""
    paragraphs = layout.paragraph[token] - layout.paragraph[previous_token]
    words = layout.words_before[token] - layout.words_before[previous_token]
    back = PARAGRAPHS_BACK[paragraphs] if paragraphs < len(PARAGRAPHS_BACK) else "f"
    return back + ("0" if words == 0 else "1" if words < 8 else "2" if words < 30 else "3")


def _subjects(
    layout: Layout, mentions: list[Mention], token: int, span: tuple[int, int, int]
) -> Subjects:
    low, middle, high = span
    paragraph, sentence = layout.paragraph, layout.sentence
    left = left_of_cue = first = -1
    for k in range(middle - 1, low - 1, -1):
        m = mentions[k]
        if paragraph[m.first] != paragraph[token]:
            break
        if m.hold:
            continue
        if left < 0:
            left = k
        if left_of_cue < 0 and m.verb_class in ("s", "k"):
            left_of_cue = k
        if sentence[m.first] == sentence[token]:
            first = k
    right = next((k for k in range(middle, high) if not mentions[k].hold), -1)
    return Subjects(left, left_of_cue, first, right)


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
