"""Who could have spoken a quotation: the mentions round it, each with what speaks for it.

The features are short strings; `source_ranker.json` holds a weight for each. They say where the
mention stands, what verb it governs, what lies between it and the quotation, and whether it spoke
the quotation before.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.speaking.layout import bucket
from site_builder.analysis.speaking.mention import Mention
from site_builder.analysis.speaking.scenes import Scene
from site_builder.analysis.speaking.wordings import BRINGING, describe, verb_word, wording

REGIONS = ("l", "P", "F")  # by paragraphs back; L in the sentence, r and R behind
BRINGING_IN = ("to", "by")
NOBODY = -1  # the candidate of a quotation whose speaker is not named


def features(scene: Scene) -> Iterator[tuple[int, list[str]]]:
    """For each candidate (index into the mentions, `NOBODY` for none) its features."""
    context, tail, lead, gap = scene.context, scene.tail, scene.lead, scene.gap
    yield (
        NOBODY,
        ["none", f"none {context}", f"none {tail}", f"none {lead}", f"none prev {gap}"],
    )
    mentions = scene.reading.mentions
    for k in _candidates(scene):
        m = mentions[k]
        if k < scene.middle:
            yield k, _ahead(scene, k, m)
        else:
            yield k, _behind(scene, k, m)


def _candidates(scene: Scene) -> list[int]:
    """The mentions to look at: all of the paragraph, of the one before those that can speak."""
    reading = scene.reading
    mentions = reading.mentions
    opens = reading.layout.last_break[reading.layout.paragraph[scene.spot.token]]
    found = [
        k
        for k in range(scene.low, scene.high)
        if mentions[k].first >= opens or mentions[k].verb_class or not mentions[k].hold
    ]
    if scene.previous >= 0 and scene.previous not in found:
        found.append(scene.previous)
    return found


def _ahead(scene: Scene, k: int, m: Mention) -> list[str]:
    """The features of a mention that stands before the quotation."""
    layout, token = scene.reading.layout, scene.spot.token
    first = m.first
    paragraphs = layout.paragraph[token] - layout.paragraph[first]
    sentences = layout.sentence[token] - layout.sentence[first]
    passed = layout.quotes_before[token] - layout.quotes_before[first]
    steps = layout.words_before[token] - layout.words_before[m.after]
    region = "L" if not sentences else REGIONS[min(paragraphs, 2)]
    crossed = "0" if passed == 0 else "1" if passed == 1 else "2"
    found = _position(scene, m, region, crossed, steps, sentences)
    if k >= scene.low:
        held = "h" if m.hold else ""
        found.append(f"{region}past {scene.past[k - scene.low]}{held}{m.verb_class}")
    if not m.hold:
        found += _subject(scene, k, m, region, crossed)
    if m.verb >= 0:
        found += _verb(scene, m, region, crossed)
    scan = scene.reading.scan
    found += wording(scan, m)
    if k == scene.sharer:
        found += scene.sharing
    else:
        if m.verb >= 0:
            found.append(verb_word(scan.lower[m.verb]))
        if m.before in BRINGING:
            found.append(f"{m.before} {m.verb_class}")
    if m.before in BRINGING_IN:
        found += _brought_in(scene, m, region, crossed)
    if scene.previous >= 0 and m.name == scene.previous_name:
        found += _again(scene, k, m, region)
    return found


def _behind(scene: Scene, k: int, m: Mention) -> list[str]:
    """The features of a mention that stands behind the quotation."""
    layout, token = scene.reading.layout, scene.spot.token
    words = layout.words_before
    verb_class = m.verb_class
    sentences = layout.sentence[m.first] - layout.sentence[token]
    passed = layout.quotes_before[m.first] - layout.quotes_before[token] - 1
    steps = words[m.first] - words[token + 1]
    region = "r" if sentences else "R"
    crossed = "0" if passed == 0 else "1" if passed == 1 else "2"
    found = _position(scene, m, region, crossed, steps, sentences)
    if k == scene.subjects.right:
        found.append(f"{region}nearest{verb_class}{scene.tail}q{crossed}")
    if m.inverted >= 0:  # “…,” said NAME
        back = bucket(words[m.inverted] - words[token + 1])
        kind = scene.reading.scan.kinds[m.inverted]
        found.append(f"{region}inverted{kind}{back}{scene.tail}")
    found += wording(scene.reading.scan, m)
    if m.before in BRINGING:
        found.append(f"R {m.before} {m.verb_class}")
    if m.before in BRINGING_IN:
        found += _brought_in(scene, m, region, crossed)
    if scene.previous >= 0 and m.name == scene.previous_name:
        found += _again(scene, k, m, region)
    return found


def _position(
    scene: Scene, m: Mention, region: str, crossed: str, steps: int, sentences: int
) -> list[str]:
    """Where a mention stands: its side, how far off, over how many quotations and sentences."""
    what, verb_class = describe(m), m.verb_class
    held = "h" + verb_class if m.hold else verb_class
    return [
        f"{region}{what}",
        f"{region}{what[0]}q{crossed}{scene.tail}",
        f"{region}{crossed}{scene.lead}{verb_class}",
        f"{region}c{scene.context}{held}",
        f"{region}d{bucket(steps)}{held}",
        f"{region}s{min(sentences, 3)}{crossed}{verb_class}",
    ]


def _subject(scene: Scene, k: int, m: Mention, region: str, crossed: str) -> list[str]:
    """Whether a mention before the quotation is the nearest or the first that can be a subject."""
    subjects, context, verb_class = scene.subjects, scene.context, m.verb_class
    found = []
    if k == subjects.left:
        found.append(f"{region}nearest{verb_class}{context}")
    if k == subjects.left_of_cue:
        found.append(f"{region}nearest subject{crossed}{context}")
        found.append(f"{region}nearest subject{verb_class}{scene.spot.before}")
    if k == subjects.first:
        found.append(f"first subject{verb_class}{context}")
    return found


def _verb(scene: Scene, m: Mention, region: str, crossed: str) -> list[str]:
    """How far from the quotation a mention's verb stands, and how many verbs of saying between."""
    layout, token = scene.reading.layout, scene.spot.token
    words, cues = layout.words_before, layout.cues_before
    if m.verb > token:
        return [f"{region}verb beyond{m.verb_class}{bucket(words[m.verb] - words[token])}"]
    steps = words[token] - words[m.verb] - 1
    more = cues[token] - cues[m.verb + 1]
    return [
        f"{region}v{m.verb_class}{bucket(steps)}q{crossed}",
        f"{region}more cues{min(more, 2)}{m.verb_class}",
    ]


def _brought_in(scene: Scene, m: Mention, region: str, crossed: str) -> list[str]:
    """“by NAME”, “to NAME”, “according to NAME”."""
    found = [f"{region}{m.before}"] if m.hold else []
    if m.before == "to" and m.first >= 2 and scene.reading.scan.lower[m.first - 2] == "according":
        found.append(f"{region}according{crossed}")
    return found


def _again(scene: Scene, k: int, m: Mention, region: str) -> list[str]:
    """What speaks for the mention that spoke the quotation before, or another of its name."""
    if k != scene.previous:
        return [f"again {region}{scene.gap[0]}{m.verb_class}"]
    return [
        f"same {scene.gap}{scene.context}",
        f"same {region}{scene.lead}",
        f"same {scene.gap}{scene.tail}",
    ]
