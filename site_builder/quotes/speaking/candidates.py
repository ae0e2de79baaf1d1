"""Who could have spoken a quotation: the mentions round it, each with what speaks for it.

The features are short strings; `source_ranker.json` holds a weight for each. They say where the
mention stands, what verb it governs, what lies between it and the quotation, and whether it spoke
the quotation before.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.quotes.speaking.layout import bucket
from site_builder.quotes.speaking.mention import Kind, Mention
from site_builder.quotes.speaking.scan import BREAK, COLON
from site_builder.quotes.speaking.scenes import Scene, verb_word
from site_builder.text.lexicon import words

NOBODY = -1  # the candidate of a quotation whose speaker is not named
CUE_CLASSES = ("s", "k")
REGIONS = ("l", "P", "F")  # by paragraphs back; L in the sentence, r and R behind
MOST = ("0", "1", "2", "3")  # counts above are as good as the last
GROUPS = {
    Kind.NAME: "n",
    Kind.ORGANISATION: "o",
    Kind.NOUN: "d",
    "he": "p",
    "she": "p",
    "they": "q",
    "we": "i",
    "i": "i",
    "it": "t",
}
# What brings in a clause or a phrase: “what Trump called”, “as Rubio has said”.
BRINGING = words(
    """
    what as that when which because after while if whether where before since how until than though
    although but and or in with for of from at on about against not
    """
)


def features(scene: Scene) -> Iterator[tuple[int, list[str]]]:
    """For each candidate (index into the mentions, `NOBODY` for none) its features."""
    yield (
        NOBODY,
        [
            "none",
            f"none {scene.context}",
            f"none {scene.tail}",
            f"none {scene.lead}",
            f"none prev {scene.gap}",
        ],
    )
    for k in _candidates(scene):
        yield k, _ahead(scene, k) if k < scene.middle else _behind(scene, k)


def _candidates(scene: Scene) -> list[int]:
    """The mentions to look at: those of the sentence, and beyond it those that can speak.

    A sentence that ends with a colon and its paragraph is one with the quotation below it.
    """
    layout, mentions, token = scene.reading.layout, scene.reading.mentions, scene.token
    sentence = layout.sentence
    is_led_in = scene.reading.scan.kinds.startswith(COLON + BREAK, max(0, token - 2))
    here = sentence[token - 2 if is_led_in else token], sentence[token]
    opens = layout.last_break[layout.paragraph[token]]
    found = [
        k
        for k in range(scene.low, scene.high)
        if (sentence[mentions[k].first] in here or _can_speak(mentions[k], opens))
        and not mentions[k].first < token < mentions[k].after  # “the “supreme leader” himself”
    ]
    if scene.previous >= 0 and scene.previous not in found:
        found.append(scene.previous)
    return found


def _can_speak(m: Mention, opens: int) -> bool:
    """Whether a mention of another sentence says something, or is named in the paragraph.

    In training 39,000 others were looked at, and 18 of 8,400 quotations were theirs alone.
    """
    return not m.hold and (
        m.verb_class in CUE_CLASSES or (m.kind is Kind.NAME and m.first >= opens)
    )


def _ahead(scene: Scene, k: int) -> list[str]:
    """The features of a mention that stands before the quotation."""
    layout, m, token = scene.reading.layout, scene.reading.mentions[k], scene.token
    sentences = layout.sentence[token] - layout.sentence[m.first]
    paragraphs = layout.paragraph[token] - layout.paragraph[m.first]
    region = REGIONS[min(paragraphs, 2)] if sentences else "L"
    crossed = MOST[min(layout.quotes_before[token] - layout.quotes_before[m.first], 2)]
    found = _position(scene, m, region, crossed, sentences)
    if k >= scene.low:
        found.append(f"{region}past {scene.past[k - scene.low]}{m.hold and 'h'}{m.verb_class}")
    if k == scene.left:
        found.append(f"{region}nearest{m.verb_class}{scene.context}")
    if k == scene.first:
        found.append(f"first subject{m.verb_class}{scene.context}")
    if k == scene.sharer:
        found += scene.sharing
    elif m.verb >= 0:
        found.append(verb_word(scene.reading.scan.lower[m.verb]))
    if 0 <= m.verb < token:
        cues = layout.cues_before[token] - layout.cues_before[m.verb + 1]
        found.append(f"{region}more cues{MOST[min(cues, 2)]}{m.verb_class}")
    if m.before in BRINGING and k != scene.sharer:
        found.append(f"{m.before} {m.verb_class}")
    return found + _own(scene, k, m, region, crossed)


def _behind(scene: Scene, k: int) -> list[str]:
    """The features of a mention that stands behind the quotation."""
    layout, m, token = scene.reading.layout, scene.reading.mentions[k], scene.token
    sentences = layout.sentence[m.first] - layout.sentence[token]
    region = "r" if sentences else "R"
    crossed = MOST[min(layout.quotes_before[m.first] - layout.quotes_before[token + 1], 2)]
    found = _position(scene, m, region, crossed, sentences)
    if k == scene.right:
        found.append(f"{region}nearest{m.verb_class}{scene.tail}q{crossed}")
    if m.inverted >= 0:  # “…,” said NAME
        back = bucket(layout.words_before[m.inverted] - layout.words_before[token + 1])
        kind = scene.reading.scan.kinds[m.inverted]
        found.append(f"{region}inverted{kind}{back}{scene.tail}")
    if m.before in BRINGING:
        found.append(f"R {m.before} {m.verb_class}")
    return found + _own(scene, k, m, region, crossed)


def _position(scene: Scene, m: Mention, region: str, crossed: str, sentences: int) -> list[str]:
    """What a mention is, and where: its side, over how many quotations and sentences."""
    group, held = GROUPS[m.kind], m.hold and "h"
    return [
        f"{region}{group}{m.hold[:2]}{m.verb_class}{m.through[:1]}",
        f"{region}{group}q{crossed}{scene.tail}",
        f"{region}{crossed}{scene.lead}{m.verb_class}",
        f"{region}c{scene.context}{held}{m.verb_class}",
        f"{region}s{MOST[min(sentences, 3)]}{crossed}{m.verb_class}",
    ]


def _own(scene: Scene, k: int, m: Mention, region: str, crossed: str) -> list[str]:
    """What tells of a mention on either side: its noun, what brings it in, that it spoke before."""
    found: list[str] = []
    lower = scene.reading.scan.lower
    if m.kind is Kind.NOUN or m.kind is Kind.ORGANISATION:
        found.append(f"noun {lower[m.after - 1]}")
    if m.speech:
        found.append("speech")
    if m.before in ("to", "by"):  # “by NAME”, “according to NAME”
        if m.hold:
            found.append(f"{region}{m.before}")
        if m.before == "to" and m.first >= 2 and lower[m.first - 2] == "according":
            found.append(f"{region}according{crossed}")
    if k == scene.previous:
        found += [
            f"same {scene.gap}{scene.context}",
            f"same {region}{scene.lead}",
            f"same {scene.gap}{scene.tail}",
        ]
    elif scene.previous >= 0 and m.name == scene.previous_name:
        found.append(f"again {region}{scene.gap[0]}{m.verb_class}")
    return found
