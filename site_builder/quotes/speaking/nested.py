"""Who reports what somebody else said: of two verbs of saying in a sentence the outer one counts.

1. A verb straight before the subject of another: “Ann Lee said Bo Roe had called it “a farce””.
2. Accusers, at either end of the sentence: what they say that the accused said is their word.
   “Roe told them he “lost his head,” the prosecutor’s office said.”
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from site_builder.quotes.language.nouns import ACCUSERS
from site_builder.quotes.speaking.before_mentions import is_base
from site_builder.quotes.speaking.contexts import QuotationContext
from site_builder.quotes.speaking.mention import CUE_CLASSES, OWNER, STRONG, SUBJECT, Kind, Mention
from site_builder.quotes.speaking.scan import BREAK, COMMA, QUOTE, STOP

TWO = 2  # verbs of saying, of which one is the outer; *according to* is none
OUTER: tuple[list[str], ...] = ([], ["that"])  # between the outer verb and the inner subject


def who_reports(context: QuotationContext) -> list[int]:
    """The mention that reports the words of another; [] for none."""
    reading, token = context.reading, context.token
    layout, firsts = reading.layout, reading.firsts
    number = layout.sentence[token]
    start, end = layout.sentence_first[number], layout.sentence_first[number + 1]
    verbs = layout.cues_before[end] - layout.cues_before[start]
    if verbs < TWO and (not verbs or "according" not in reading.scan.lower[start:end]):
        return []
    low = bisect_left(firsts, start, context.low, context.high)
    here = range(low, bisect_left(firsts, end, low, context.high))
    behind = next((reading.mentions[k] for k in here if k >= context.middle), None)
    is_last = behind and behind.first == token + 1 and behind.is_cued and "comma" in context.end
    for k, inner in pairwise([] if is_last else here):  # not: “…,” she said
        if _is_outer(context, reading.mentions[k], reading.mentions[inner]):
            return [k]
    speaks = [k for k in here if reading.mentions[k].is_cued]
    for k in (*here[:1], *reversed(here[1:])):
        if any(j != k for j in speaks) and _accuses(context, k):
            return [k]
    return []


def _is_outer(context: QuotationContext, outer: Mention, inner: Mention) -> bool:
    """Police said that Roe called it “…”: a verb of saying, a subject, its verb, the quotation."""
    reading, token = context.reading, context.token
    if outer.case != SUBJECT or outer.verb_class != STRONG or outer.verb >= inner.first:
        return False
    if outer.through or reading.scan.kinds[outer.first - 1 : outer.first] == COMMA:
        return False  # “Ann Lee, a lawyer, said she”
    if outer.kind in (Kind.NAME, Kind.ORGANISATION) and is_base(reading.scan.lower[outer.verb]):
        return False  # “Ohio state delegate Ann Lee”
    if inner.case != SUBJECT or inner.verb_class not in CUE_CLASSES or inner.verb >= token:
        return False
    if inner.through == "who":  # “told police who accused him of “spying””
        return False
    is_last = reading.layout.cues_before[token] == reading.layout.cues_before[inner.verb + 1]
    return is_last and reading.scan.lower[outer.verb + 1 : inner.first] in OUTER


def _accuses(context: QuotationContext, k: int) -> bool:
    """Whether a mention is an accuser at an end of the sentence: “According to police, Roe …”."""
    reading = context.reading
    scan, mention = reading.scan, reading.mentions[k]
    owner = reading.mentions[k - 1] if k else mention
    heads = {scan.lower[mention.after - 1]}
    if owner.case == OWNER and owner.after == mention.first - 1:  # “the prosecutor’s office”
        heads.add(scan.lower[owner.after - 1])
        first = owner.first
    else:
        first = mention.first
    if ACCUSERS.isdisjoint(heads):
        return False
    start = reading.layout.sentence_first[reading.layout.sentence[context.token]]
    if mention.before == "to" and scan.lower[first - 2 : first - 1] == ["according"]:
        is_first = first - 2 <= start + 1
        return not is_first or scan.kinds.startswith(COMMA, mention.after)
    last = max(mention.verb + 1, mention.after)
    ends = scan.kinds[last : last + 1] in ("", STOP, BREAK) or first == context.token + 1
    is_behind = first > context.token and scan.kinds[first - 1] in COMMA + QUOTE
    return is_behind and ends and mention.is_cued and "comma" in context.end
