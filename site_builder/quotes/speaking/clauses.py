"""Who can have spoken a quotation by the grammar of its sentence, before any weight is asked.

1. If the clause straight behind the quotation, or the verb straight before it, has a subject, that
   subject spoke: “…,” the pilot said; Another woman said, “…”. The only subject of a sentence with
   one verb of saying spoke too, and so did the one who puts it so: “…,” as the surveyor put it.
2. Of all others those remain that grammar does not keep from speaking (`barred`).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from site_builder.quotes.language.grammar import PHRASE_OPENERS
from site_builder.quotes.language.nouns import CRIES
from site_builder.quotes.speaking.barred import OPENS_SENTENCE, PORTRAYING, is_barred, is_passive
from site_builder.quotes.speaking.candidates import NOBODY, candidates
from site_builder.quotes.speaking.contexts import QuotationContext, last_sign
from site_builder.quotes.speaking.mention import (
    CUE_CLASSES,
    NO_VERB,
    OTHER,
    OWNER,
    PREPOSITION,
    STRONG,
    SUBJECT,
    WEAK,
)
from site_builder.quotes.speaking.nested import who_reports
from site_builder.quotes.speaking.scan import BREAK, COLON, COMMA, QUOTE, STOP

FINAL_SIGNS = (".", "!", "?", "…")
MAIN = frozenset({"but", "and", "while", ",", ""})  # before the subject of a main clause
MOST_QUOTATIONS = 20  # of one sentence that are looked at, so that a long one costs no more
NAMING = PORTRAYING | {"called", "labelled", "labeled", "dubbed"}
PUTTING = (("put", "it"), ("puts", "it"))
LONGEST_PUT = 12  # tokens from a name to the end of *put it*
FURTHEST_PUT = 4  # tokens between a quotation and the phrase that puts it so


def possible(context: QuotationContext) -> list[int]:
    """The mentions that grammar allows to have spoken the quotation, and `NOBODY` if it may be."""
    plain = (
        who_reports(context)
        or _behind(context)
        or _only_subject(context)
        or _who_puts(context)
        or _who_opens(context)
    )
    if plain:
        return plain
    own = _before(context) or _who_blames(context)
    if own:
        return [NOBODY, *own]
    if _is_cried(context):
        return [NOBODY]
    mentions = context.reading.mentions
    found = [k for k in candidates(context) if not is_barred(context, mentions[k])]
    start = _start_of_report(context)
    if start >= 0:
        found = [k for k in found if start <= mentions[k].first and not _is_next(context, k)]
    return [NOBODY, *found]


def _behind(context: QuotationContext) -> list[int]:
    """The mentions of the clause straight behind the quotation, if it says who speaks.

    “…,” the pilot said. “…,” the letter from Hale began. “…!” exclaimed her neighbour, Ann Lee.
    """
    reading, token, k = context.reading, context.token, context.middle
    kinds = reading.scan.kinds
    if k == context.high or (token and kinds[token - 1] not in OPENS_SENTENCE):
        return []
    after = token + 2 if kinds[token + 1] == COMMA else token + 1
    m = reading.mentions[k]
    if k + 1 < context.high and reading.mentions[k + 1].inverted == after:
        m, k = reading.mentions[k + 1], k + 1  # her neighbour, Ann Lee
    last = max(m.verb + 1, m.after)
    ends = last >= len(kinds) or kinds[last] in (STOP, BREAK, COMMA)
    if "comma" in context.end:
        speaks = m.is_cued or (m.verb_class == OTHER and ends)
    else:  # “…?” Orr asked.
        speaks = m.is_cued and ends and last_sign(reading.scan, token) in "?!"
    if not speaks or (m.inverted != after if m.is_inverted else m.first != after):
        return []
    sentence = reading.layout.sentence[token]
    end = reading.layout.sentence_first[sentence + 1] if m.is_inverted else m.verb
    dependent = (PREPOSITION, OWNER)  # “…,” said Ann Lee, who was accused of spying by Bo Roe.
    return [k] + [
        j
        for j in range(k + 1, context.high)
        if (n := reading.mentions[j]).first < end and n.through != "by" and n.case not in dependent
    ]


def _only_subject(context: QuotationContext) -> list[int]:
    """The crowd chanted “…”; A sign on the gate reads “…”: no other subject and no second verb.

    In training the annotated source 479 times of 480.
    """
    reading, token, k = context.reading, context.token, context.first
    if k < 0 or context.end.startswith("ends with comma"):
        return []
    later = reading.mentions[k + 1 : context.middle]
    if any(m.case == SUBJECT and m.verb_class != NO_VERB for m in later):
        return []
    m, layout = reading.mentions[k], reading.layout
    start = layout.sentence_first[layout.sentence[token]]
    governs = m.verb_class in CUE_CLASSES and m.first - start <= 1 and m.through != "by"
    is_first = layout.quotes_before[token] == layout.quotes_before[start]
    if not (governs and start < m.verb < token and is_first):
        return []
    verbs = reading.cues[layout.cues_before[start] : layout.cues_before[token]]
    lower = reading.scan.lower  # “called the claim “nonsense””: no second verb
    return [k] if all(v == m.verb or lower[v - 1] in PHRASE_OPENERS for v in verbs) else []


def _who_puts(context: QuotationContext) -> list[int]:
    """As Tom Ferris, the surveyor, puts it: “…”; ‘a wall of sand’, as the surveyor put it."""
    reading, token = context.reading, context.token
    for k in range(context.low, min(context.high, context.middle + 1)):
        m = reading.mentions[k]
        if m.before != "as":
            continue
        end = reading.layout.sentence_first[reading.layout.sentence[m.first] + 1]
        end = min(end, m.after + LONGEST_PUT, token if m.first < token else end)
        pairs = enumerate(pairwise(reading.scan.lower[m.after : end]), m.after + 2)
        put = next((i for i, pair in pairs if pair in PUTTING), -1)
        gap = token - put if m.first < token else m.first - token - 1
        if put >= 0 and 0 <= gap <= FURTHEST_PUT:
            if m.case != OWNER:
                return [k]
            owned = reading.mentions[k + 1 : k + 2]  # as the Gazette’s Ann Lee puts it
            return [k + 1] if owned and owned[0].first == m.after + 1 else []
    return []


def _who_opens(context: QuotationContext) -> list[int]:
    """Lena Orr: The Wall Is ‘Dead’: who is named again, before the first colon of the line."""
    reading, token = context.reading, context.token
    layout, kinds, names = reading.layout, reading.scan.kinds, reading.people.names
    start = layout.last_break[layout.paragraph[token]]
    start += kinds.startswith(BREAK, start)
    if layout.quotes_before[start] < layout.quotes_before[token]:
        return []
    is_one = layout.sentence[start] == layout.sentence[token]
    k = bisect_left(reading.firsts, start, context.low, context.middle)
    if k == context.middle or reading.mentions[k].first != start:
        return []
    is_label = kinds.startswith(COLON, reading.mentions[k].after)
    return [k] if is_one and is_label and reading.people.counts.get(names[k], 0) > 1 else []


def _before(context: QuotationContext) -> list[int]:
    """The subject whose verb is straight before the quotation.

    “…, but her colleague Jon Rye disagreed: “…””; Another woman said, “…”; what Ann Lee called “…”.
    """
    reading, token, left = context.reading, context.token, context.left
    if left < 0:
        return []
    m, sign = reading.mentions[left], reading.scan.kinds[token - 1]
    if m.verb == token - 1 and m.verb_class in CUE_CLASSES:
        is_relative = m.through == "who" and "comma" not in context.end
        return [left] if m.before == "what" or is_relative else []
    if sign not in (COLON, COMMA) or m.verb != token - 2:
        return []
    leads = m.verb_class == STRONG or (sign == COLON and m.verb_class in (WEAK, OTHER))
    if not leads or (left != context.first and m.before not in MAIN):
        return []
    return [left - 1, left] if m.through == "apposition" and left > context.low else [left]


def _is_cried(context: QuotationContext) -> bool:
    """“was greeted with shouts of “Shame!””: no one person's words."""
    lower, token = context.reading.scan.lower, context.token
    return token > 1 and lower[token - 1] == "of" and lower[token - 2] in CRIES


def _who_blames(context: QuotationContext) -> list[int]:
    """The mention whose relative clause blames somebody: “told police who called him “a spy””."""
    reading, token = context.reading, context.token
    for k in range(context.middle - 1, context.low - 1, -1):
        m = reading.mentions[k]
        if m.verb >= 0 and m.verb < token and m.verb_class in CUE_CLASSES:
            is_last = m.through == "who" and token <= m.verb + 6
            return [k] if is_last and reading.scan.lower[m.verb] in NAMING else []
    return []


def _start_of_report(context: QuotationContext) -> int:
    """The token from which the quotation's own sentence says who speaks; -1 if it does not.

    “Greenpeace called the plan “a scandal””, “Ann Lee was branded “a thief””: nobody of the
    sentences before spoke. A stop in marks ends a sentence, too.
    """
    reading, token = context.reading, context.token
    start = reading.layout.sentence_first[reading.layout.sentence[token]]
    quote = token
    for _ in range(MOST_QUOTATIONS):
        quote = reading.scan.kinds.rfind(QUOTE, start, quote)
        if quote < start or last_sign(reading.scan, quote) in FINAL_SIGNS:
            break
    start = max(start, quote)
    reports = any(
        start <= m.first
        and m.case == SUBJECT
        and m.verb < token
        and (m.verb_class in CUE_CLASSES or is_passive(context, m))
        for m in reading.mentions[context.low : context.middle]
    )
    return start if reports else -1


def _is_next(context: QuotationContext, k: int) -> bool:
    """Whether a mention belongs to a later sentence than the quotation that a stop ends."""
    m = context.reading.mentions[k]
    return m.first == context.token + 1 and context.end.startswith("ends with stop")
