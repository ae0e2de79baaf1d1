"""Who could have spoken a quotation: the mentions round it, each with what speaks for it.

The features are short strings; `source_ranker.json` holds a weight for each. They say where the
mention stands, what verb it governs, what lies between it and the quotation, and whether it spoke
the quotation before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.analysis.language.grammar import words
from site_builder.analysis.language.lexicon import CUE_VERBS
from site_builder.analysis.speaking.layout import Layout, bucket
from site_builder.analysis.speaking.mention import Kind, Mention
from site_builder.analysis.speaking.scan import STRONG_CUE, WEAK_CUE, Scan

# “… ended.” Trump told them: how the words inside the marks end.
ENDINGS = {",": "c", ".": "t", "!": "t", "?": "t", "…": "t", ":": "x", ";": "x"}
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
WINDOW = 26  # mentions on the left that are looked at
RIGHT = 8  # mentions on the right


def describe(mention: Mention) -> str:
    """What a mention is by itself: its kind, its verb, what holds it back."""
    hold = mention.hold[:2]
    return f"{GROUPS[mention.kind]}{hold}{mention.verb_class}{mention.through[:1]}"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that tell a source: whatever stands where, before the quotation, behind it."""

    always: list[str]
    ahead: list[str]
    behind: list[str]


def wording(scan: Scan, mention: Mention) -> Wording:
    """A mention's noun and what brings it in; and its verb, which tells less behind a quotation."""
    lower, kinds = scan.lower, scan.kinds
    always: list[str] = []
    ahead: list[str] = []
    behind: list[str] = []
    if mention.kind in (Kind.NOUN, Kind.ORGANISATION):
        always.append(f"noun {lower[mention.after - 1]}")
    if mention.speech:
        always.append("speech")
    if (
        mention.before == "by"
        and mention.first >= 2
        and kinds[mention.first - 2] in (STRONG_CUE, WEAK_CUE)
    ):
        always.append("by cue")  # “Sanders was asked by host Bill Maher”
    if mention.verb >= 0:
        ahead.append(verb_word(lower[mention.verb]))
    if mention.before in BRINGING:
        ahead.append(f"{mention.before} {mention.verb_class}")
        behind.append(f"R {mention.before} {mention.verb_class}")
    return Wording(always, ahead, behind)


def verb_word(form: str) -> str:
    """The feature of a verb: its base where it is one of saying."""
    return f"verb {CUE_VERBS.get(form, form)}"


# What brings in a clause or a phrase: “what Trump called”, “as Rubio has said”.
BRINGING = words(
    """
    what as that when which because after while if whether where before since how until than though
    although but and or in with for of from at on about against not
    """
)


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation among the tokens."""

    token: int
    ending: str
    start: str  # l lower case, u upper case
    left: bool  # words before it in its sentence
    right: bool  # words after it in its sentence
    whole: bool  # it fills its paragraph
    before: str  # token class just before
    after: str  # token class just after


def place(scan: Scan, layout: Layout, token: int) -> Place:
    """How the quotation at `token` stands in its sentence."""
    text = scan.text
    start, end = scan.starts[token], scan.ends[token]
    inner = text[start:end].strip("\"“”'‘’«»„‟`\u200b \u00a0")
    ending = ENDINGS.get(inner[-1:], "n")
    p = layout.paragraph[token]
    first, after = layout.last_break[p], layout.next_break[p]
    words = layout.words_before
    number = layout.sentence[token]
    left = words[token] > words[layout.sentence_first[number]]
    right = words[layout.sentence_first[number + 1]] > words[token + 1]
    whole = words[after] == words[first]
    return Place(
        token,
        ending,
        "l" if inner[:1].islower() else "u",
        left,
        right,
        whole,
        scan.kinds[token - 1] if token > first else "^",
        scan.kinds[token + 1] if token + 1 < after else "$",
    )


def window(layout: Layout, firsts: list[int], token: int) -> tuple[int, int, int]:
    """The mentions to look at: from, first on the right, to. `firsts` are their first tokens.

    One paragraph back, and to the end of its own. In training 2 of 23,000 mentions further back
    were a source that had not spoken the quotation before.
    """
    p = layout.paragraph[token]
    low = layout.last_break[max(0, p - 1)]
    high = layout.next_break[p]
    middle = bisect_left(firsts, token)
    a = max(bisect_left(firsts, low, 0, middle), middle - WINDOW)
    b = min(bisect_left(firsts, high, middle), middle + RIGHT)
    return a, middle, b


def features(
    scan: Scan,
    layout: Layout,
    mentions: list[Mention],
    described: list[str],
    worded: list[Wording],
    spot: Place,
    span: tuple[int, int, int],
    verbs: list[int],
    shared: dict[int, int],
    previous: int,
    previous_token: int,
) -> Iterator[tuple[int, list[str]]]:
    """For each candidate (index into `mentions`, -1 for nobody) its features.

    `verbs` are all verbs of saying, `shared` those that take up an earlier subject.
    `previous` is the mention that spoke the quotation before, at `previous_token`; -1 for none.
    """
    token = spot.token
    paragraph, sentence = layout.paragraph, layout.sentence
    quotes, words, cues = layout.quotes_before, layout.words_before, layout.cues_before
    here_p, here_s = paragraph[token], sentence[token]
    context = f"{'l' if spot.left else ''}{'r' if spot.right else ''}{'w' if spot.whole else ''}"
    tail = spot.ending + spot.after
    lead = spot.start + spot.before
    a, middle, b = span
    if previous >= 0:
        gap = here_p - paragraph[previous_token]
        gap_name = "s" if gap == 0 else "n" if gap == 1 else "m" if gap == 2 else "f"
        between = words[token] - words[previous_token]
        gap_name += "0" if between == 0 else "1" if between < 8 else "2" if between < 30 else "3"
        previous_name = mentions[previous].name
    else:
        gap_name = previous_name = ""
    yield -1, ["none", f"none {context}", f"none {tail}", f"none {lead}", f"none prev {gap_name}"]
    opens = layout.last_break[here_p]
    candidates = [
        k
        for k in range(a, b)
        if mentions[k].first >= opens or mentions[k].verb_class or not mentions[k].hold
    ]
    if previous >= 0 and previous not in candidates:
        candidates.append(previous)
    # the nearest subject on each side, and the first of the sentence
    nearest_left = nearest_subject = first_subject = -1
    for k in range(middle - 1, a - 1, -1):
        m = mentions[k]
        if paragraph[m.first] != here_p:
            break
        if not m.hold:
            if nearest_left < 0:
                nearest_left = k
            if m.verb_class in ("s", "k") and nearest_subject < 0:
                nearest_subject = k
            if sentence[m.first] == here_s:
                first_subject = k
    nearest_right = -1
    for k in range(middle, b):
        if not mentions[k].hold:
            nearest_right = k
            break
    # “Khamenei reinforced his stance …, stressing that”: whose is the last verb before the marks
    sharer = -1
    at = cues[token]
    if at and sentence[verbs[at - 1]] == here_s:
        sharer = shared.get(verbs[at - 1], -1)
        if sharer >= 0:
            form = "g" if scan.lower[verbs[at - 1]].endswith("ing") else "d"
            steps = words[token] - words[verbs[at - 1]]
            sharing = f"shares {form}{scan.kinds[verbs[at - 1]]}{bucket(steps)}"
    # the subjects that stand between a mention on the left and the quotation
    past: list[str] = [""] * (middle - a)
    count, best = 0, ""
    for k in range(middle - 1, a - 1, -1):
        past[k - a] = f"{min(count, 3)}{best}"
        m = mentions[k]
        if not m.hold and m.verb_class and m.verb < token:
            count += 1
            best = max(best, m.verb_class, key="oks".find)
    for k in candidates:
        m = mentions[k]
        first = m.first
        what = described[k]
        verb_class = m.verb_class
        held = "h" + verb_class if m.hold else verb_class
        if k < middle:
            gap_p = here_p - paragraph[first]
            if gap_p == 0:
                region = "L" if sentence[first] == here_s else "l"
            else:
                region = "P" if gap_p == 1 else "F"
            passed = quotes[token] - quotes[first]
            steps = words[token] - words[m.after]
            loose = sentence[token] - sentence[first]
        else:
            region = "R" if sentence[first] == here_s else "r"
            passed = quotes[first] - quotes[token] - 1
            steps = words[first] - words[token + 1]
            loose = sentence[first] - here_s
        passed_name = "0" if passed == 0 else "1" if passed == 1 else "2"
        f = [
            f"{region}{what}",
            f"{region}{what[0]}q{passed_name}{tail}",
            f"{region}{passed_name}{lead}{verb_class}",
            f"{region}c{context}{held}",
            f"{region}d{bucket(steps)}{held}",
            f"{region}s{min(loose, 3)}{passed_name}{verb_class}",
        ]
        if k < middle:
            if k >= a:
                f.append(f"{region}past {past[k - a]}{held}")
            if k == nearest_left:
                f.append(f"{region}nearest{verb_class}{context}")
            if k == nearest_subject:
                f.append(f"{region}nearest subject{passed_name}{context}")
                f.append(f"{region}nearest subject{verb_class}{spot.before}")
            if k == first_subject:
                f.append(f"first subject{verb_class}{context}")
            if m.verb >= 0 and m.verb < token:
                after_verb = words[token] - words[m.verb] - 1
                f.append(f"{region}v{verb_class}{bucket(after_verb)}q{passed_name}")
                more = cues[token] - cues[m.verb + 1]
                f.append(f"{region}more cues{min(more, 2)}{verb_class}")
            elif m.verb > token:
                f.append(f"{region}verb beyond{verb_class}{bucket(words[m.verb] - words[token])}")
        else:
            if k == nearest_right:
                f.append(f"{region}nearest{verb_class}{tail}q{passed_name}")
            if m.inverted >= 0:
                back = words[m.inverted] - words[token + 1]
                f.append(f"{region}inverted{scan.kinds[m.inverted]}{bucket(back)}{tail}")
        said = worded[k]
        f += said.always
        if k == sharer:
            f.append(verb_word(scan.lower[verbs[at - 1]]))
            f.append(sharing)
            f.append(sharing[:8] + ("first" if k == first_subject else ""))
        else:
            f += said.ahead if k < middle else said.behind
        if m.before in ("to", "by") and m.hold:
            f.append(f"{region}{m.before}")
        if m.before == "to" and m.first >= 2 and scan.lower[m.first - 2] == "according":
            f.append(f"{region}according{passed_name}")
        if previous >= 0:
            if k == previous:
                f.append(f"same {gap_name}{context}")
                f.append(f"same {region}{lead}")
                f.append(f"same {gap_name}{tail}")
            elif m.name == previous_name:
                f.append(f"again {region}{gap_name[0]}{verb_class}")
        yield k, f
