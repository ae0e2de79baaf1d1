"""Who could have spoken a quotation: the mentions near it, each with its features.

A feature is a phrase, and `learnt/sources.json` has a weight for each, with a legend. The phrases
say where the mention is, which verb it governs, what is between it and the quotation, and whether
it spoke the quotation before.
"""

from __future__ import annotations

from site_builder.quotes.speaking.contexts import QuotationContext, verb_word
from site_builder.quotes.speaking.layout import bucket
from site_builder.quotes.speaking.mention import CUE_CLASSES, SUBJECT, Kind, Mention
from site_builder.quotes.speaking.scan import BREAK, COLON, TOKEN_NAMES
from site_builder.text.lexicon import words

NOBODY = -1  # the candidate of a quotation whose speaker is not named
# Where a mention is. Before the quotation, by paragraphs back:
SAME_SENTENCE, BACK = "before", ("sentence before", "paragraph before", "further back")
BEHIND, LATER_SENTENCE = "behind", "sentence behind"
CROSSED = ("0 quotations between", "1 quotation between", "2 quotations between")
AWAY = ("same sentence", "1 sentence away", "2 sentences away", "3 sentences away")
MOST_CUES = 2
GROUPS = {
    Kind.NAME: "name",
    Kind.ORGANISATION: "organisation",
    Kind.NOUN: "description",
    "he": "he or she",
    "she": "he or she",
    "they": "they",
    "we": "I or we",
    "i": "I or we",
    "it": "it",
}
# What opens a clause or a phrase: “what Trump called”, “as Rubio has said”.
OPENING = words(
    """
    what as that when which because after while if whether where before since how until than though
    although but and or in with for of from at on about against not
    """
)


def features(context: QuotationContext, k: int) -> list[str]:
    """The features of candidate `k`: an index into the mentions, or `NOBODY`."""
    if k >= 0:
        return _ahead(context, k) if k < context.middle else _behind(context, k)
    return [
        "nobody",
        f"nobody, {context.around}",
        f"nobody, {context.end}",
        f"nobody, {context.start}",
        f"nobody, spoke before: {context.distance}",
    ]


def candidates(context: QuotationContext) -> list[int]:
    """The mentions to look at: those of the sentence, and beyond it those that can speak.

    A sentence that ends with a colon and its paragraph is one with the quotation below it.
    """
    layout, mentions, token = context.reading.layout, context.reading.mentions, context.token
    sentence = layout.sentence
    is_led_in = context.reading.scan.kinds.startswith(COLON + BREAK, max(0, token - 2))
    here = sentence[token - 2 if is_led_in else token], sentence[token]
    opens = layout.last_break[layout.paragraph[token]]
    found = [
        k
        for k in range(context.low, context.high)
        if (sentence[mentions[k].first] in here or _can_speak(mentions[k], opens))
        and not mentions[k].first < token < mentions[k].after  # “the “supreme leader” himself”
    ]
    if context.previous >= 0 and context.previous not in found:
        found.append(context.previous)
    return found


def _can_speak(m: Mention, opens: int) -> bool:
    """Whether a mention of another sentence says something, or is named in the paragraph.

    In training 39,000 others were looked at, and 18 of 8,400 quotations were theirs alone.
    """
    return m.case == SUBJECT and (
        m.verb_class in CUE_CLASSES or (m.kind is Kind.NAME and m.first >= opens)
    )


def _ahead(context: QuotationContext, k: int) -> list[str]:
    """The features of a mention before the quotation."""
    layout, m, token = context.reading.layout, context.reading.mentions[k], context.token
    sentences = layout.sentence[token] - layout.sentence[m.first]
    paragraphs = layout.paragraph[token] - layout.paragraph[m.first]
    place = BACK[min(paragraphs, 2)] if sentences else SAME_SENTENCE
    crossed = CROSSED[min(layout.quotes_before[token] - layout.quotes_before[m.first], 2)]
    found = _position(context, m, place, crossed, sentences)
    if k >= context.low:
        nearer = context.nearer[k - context.low]
        found.append(f"{place}: {nearer}, {_is_subject(m)}, {m.verb_class}")
    if k == context.left:
        found.append(f"{place}: nearest subject, {m.verb_class}, {context.around}")
    if k == context.first:
        found.append(f"first subject, {m.verb_class}, {context.around}")
    if k == context.sharer:
        found += context.sharing
    elif m.verb >= 0:
        found.append(verb_word(context.reading.scan.lower[m.verb]))
    if 0 <= m.verb < token:
        cues = min(layout.cues_before[token] - layout.cues_before[m.verb + 1], MOST_CUES)
        found.append(f"{place}: {cues} verbs of saying nearer, {m.verb_class}")
    if m.before in OPENING and k != context.sharer:
        found.append(f"after “{m.before}”, {m.verb_class}")
    return found + _own(context, k, m, place, crossed)


def _behind(context: QuotationContext, k: int) -> list[str]:
    """The features of a mention behind the quotation."""
    layout, m, token = context.reading.layout, context.reading.mentions[k], context.token
    sentences = layout.sentence[m.first] - layout.sentence[token]
    place = LATER_SENTENCE if sentences else BEHIND
    crossed = CROSSED[min(layout.quotes_before[m.first] - layout.quotes_before[token + 1], 2)]
    found = _position(context, m, place, crossed, sentences)
    if k == context.right:
        found.append(f"{place}: nearest subject, {m.verb_class}, {context.end}, {crossed}")
    if m.inverted >= 0:  # “…,” said NAME
        steps = bucket(layout.words_before[m.inverted] - layout.words_before[token + 1])
        kind = TOKEN_NAMES[context.reading.scan.kinds[m.inverted]]
        found.append(f"{place}: {kind} before it, {steps} words away, {context.end}")
    if m.before in OPENING:
        found.append(f"behind, after “{m.before}”, {m.verb_class}")
    return found + _own(context, k, m, place, crossed)


def _position(
    context: QuotationContext, m: Mention, place: str, crossed: str, sentences: int
) -> list[str]:
    """What a mention is and where: its side, over how many quotations and sentences."""
    group, verb = GROUPS[m.kind], m.verb_class
    through = f", {m.through}" if m.through else ""
    return [
        f"{place}: {group}, {m.case}, {verb}{through}",
        f"{place}: {group}, {crossed}, {context.end}",
        f"{place}: {crossed}, {context.start}, {verb}",
        f"{place}: {context.around}, {_is_subject(m)}, {verb}",
        f"{place}: {AWAY[min(sentences, 3)]}, {crossed}, {verb}",
    ]


def _is_subject(m: Mention) -> str:
    return SUBJECT if m.case == SUBJECT else "no subject"


def _own(context: QuotationContext, k: int, m: Mention, place: str, crossed: str) -> list[str]:
    """What tells of a mention on either side: its noun, what is before it, that it spoke before."""
    found: list[str] = []
    lower = context.reading.scan.lower
    if m.kind is Kind.NOUN or m.kind is Kind.ORGANISATION:
        found.append(f"noun {lower[m.after - 1]}")
    if m.speech:
        found.append("owns a noun of saying")
    if m.before in ("to", "by"):  # “by NAME”, “according to NAME”
        if m.case != SUBJECT:
            found.append(f"{place}: after “{m.before}”")
        if m.before == "to" and m.first >= 2 and lower[m.first - 2] == "according":
            found.append(f"{place}: after “according to”, {crossed}")
    if k == context.previous:
        found += [
            f"spoke before: {context.distance}, {context.around}",
            f"spoke before: {place}, {context.start}",
            f"spoke before: {context.distance}, {context.end}",
        ]
    elif context.previous >= 0 and m.name == context.previous_name:
        on = context.paragraphs_on
        found.append(f"same name as who spoke before: {place}, {on}, {m.verb_class}")
    return found
