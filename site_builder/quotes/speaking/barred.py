"""Mentions that grammar keeps from having spoken a quotation.

The subject of a passive, the object of the verb, who is blamed, and the subject of the next
sentence: was declared an “unlawful resident”; called Ann Lee “a thief”; accused of “a cover-up”;
“It always did.” He added, “…”.
"""

from __future__ import annotations

from site_builder.quotes.language.nouns import ORGANISATIONS, PERSON_NOUNS, SPEECH_NOUNS
from site_builder.quotes.speaking.before_mentions import COMPLETING
from site_builder.quotes.speaking.contexts import QuotationContext, last_sign
from site_builder.quotes.speaking.mention import (
    NO_VERB,
    OBJECT,
    OTHER,
    PASSIVE,
    Kind,
    Mention,
)
from site_builder.quotes.speaking.scan import BREAK, COLON, COMMA, DASH, QUOTE, STOP
from site_builder.text.lexicon import words

OPENS_SENTENCE = STOP + BREAK + QUOTE
OWNED = ("their", "its", "his", "her", "our")
# Verbs whose object bears the quoted words, and their participles: “accused him of “spying””.
BLAMING = words("accused charged suspected convicted blamed")
PORTRAYING = BLAMING | words("described branded denounced criticised criticized")
OF = frozenset(("of", "as", "with", "for"))
SPEAKING = PERSON_NOUNS | SPEECH_NOUNS | ORGANISATIONS
MAKING = ("make", "makes", "made", "making")


def is_barred(context: QuotationContext, m: Mention) -> bool:
    """Whether the mention cannot have spoken the quotation."""
    return (
        is_passive(context, m)
        or _is_object(context, m)
        or _is_blamed(context, m)
        or _opens_next_sentence(context, m)
        or _is_abstract(context, m)
        or _is_dateline(context, m)
    )


def _is_dateline(context: QuotationContext, m: Mention) -> bool:
    """KINGSTON — The fire “spread like water”: a place in capitals, and no speaker."""
    scan, layout = context.reading.scan, context.reading.layout
    is_first = m.first == layout.last_break[layout.paragraph[m.first]]
    return (
        is_first and scan.kinds.startswith(DASH, m.after) and scan.words(m.first, m.after).isupper()
    )


def _is_abstract(context: QuotationContext, m: Mention) -> bool:
    """“according to their instinctive preference”, but not “according to their lawyer”."""
    lower = context.reading.scan.lower
    return (
        m.kind is Kind.NOUN
        and m.before == "to"
        and lower[m.first - 2] == "according"
        and lower[m.first] in OWNED
        and lower[m.after - 1] not in SPEAKING
    )


def is_passive(context: QuotationContext, m: Mention) -> bool:
    """Whether a mention is the subject of a passive that brings in the quotation.

    “Roth was declared an “unlawful resident””, but not “Roth was attacked and said: “…””.
    """
    if m.verb_class != PASSIVE or m.is_inverted:
        return False
    layout, token = context.reading.layout, context.token
    is_one = layout.sentence[m.verb] == layout.sentence[token]
    if m.verb > token:
        return is_one and not m.through
    return is_one and layout.cues_before[token] == layout.cues_before[m.verb + 1]


def _is_object(context: QuotationContext, m: Mention) -> bool:
    """Whether the quotation says what somebody calls a mention: “called Ann Lee “a thief””.

    “portrays Ann Lee as “a small woman””, “make Ann Lee a “saint””, but not “…,” said Ann Lee “…”.
    """
    scan, token = context.reading.scan, context.token
    if m.verb_class != NO_VERB or not m.after <= token <= m.after + 3:
        return False
    if m.after == token:
        is_behind = m.inverted > 0 and scan.kinds[m.inverted - 1] not in (QUOTE, COMMA)
        return is_behind or m.case == OBJECT
    bears = scan.lower[m.after] == "as" or m.before in MAKING
    return bears and COMPLETING.issuperset(scan.lower[m.after : token])


def _is_blamed(context: QuotationContext, m: Mention) -> bool:
    """“Ann Lee, accused of “a cover-up”, left”; “a man accused of “lying””."""
    lower, kinds, token = context.reading.scan.lower, context.reading.scan.kinds, context.token
    is_set_off = m.after < token and kinds[m.after] == COMMA
    verb = m.after + 1 if is_set_off else m.after
    return (
        verb < token <= verb + 5
        and lower[verb] in (PORTRAYING if is_set_off else BLAMING)
        and lower[verb + 1] in OF
    )


def _opens_next_sentence(context: QuotationContext, m: Mention) -> bool:
    """Whether a mention opens a sentence of its own behind a whole one in marks.

    “It always did.” He added, “we know.” “The wall is cracked.” Borg nodded. It was “over.” He
    sat down.
    """
    kinds, token = context.reading.scan.kinds, context.token
    if m.first != token + 1 or not context.end.startswith("ends with stop"):
        return False
    if token and kinds[token - 1] not in OPENS_SENTENCE:
        return True
    if m.verb_class == OTHER:
        return last_sign(context.reading.scan, token) == "."
    return m.verb >= 0 and kinds[m.verb + 1 : m.verb + 3] in (COMMA + QUOTE, COLON + QUOTE)
