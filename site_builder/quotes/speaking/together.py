"""Who else speaks with a source: “Ann Lee and Bo Roe said in a letter that …”.

The members of a list speak together if one verb of saying is theirs: behind the last one, before
the first one (“…,” said Ann Lee and Bo Roe), or before its *by* or *according to*.
"""

from __future__ import annotations

from msgspec.structs import replace

from site_builder.quotes.language.grammar import PHRASE_OPENERS, QUANTIFIERS
from site_builder.quotes.speaking.mention import (
    NO_VERB,
    OWNER,
    SUBJECT,
    Kind,
    Mention,
)
from site_builder.quotes.speaking.noun_phrases import OFFICE_WORDS
from site_builder.quotes.speaking.readings import Parse
from site_builder.quotes.speaking.scan import CLOSE, COLON, COMMA, NUMBER, OPEN, POSSESSIVE, Scan
from site_builder.quotes.speaking.subjects import find_own_verb
from site_builder.quotes.speaking.tags import ALONE, CUE_FORM, CUE_PARTICIPLE, VERB

VERBS = (ALONE, VERB, CUE_FORM, CUE_PARTICIPLE)
REACH = 30  # tokens from a member to an *and*
LONGEST_BRACKET = 8  # tokens
MOST_MEMBERS = 6
MOST_WORDS = 8  # of a body's name
DETERMINING = PHRASE_OPENERS | QUANTIFIERS
KIN = ("his", "her", "their")


def spoken_together(reading: Parse, index: int) -> list[int]:
    """The mentions that speak with mention `index`, in order; for most only itself."""
    mentions = reading.mentions
    first = mentions[index].first
    if "and" not in reading.scan.lower[max(0, first - REACH) : first + REACH]:
        return [index]
    members, left = [index], index
    while len(members) < MOST_MEMBERS and (left := _left_of(reading, left)) >= 0:
        members.insert(0, left)
    for k in range(index + 1, len(mentions)):
        if k - members[-1] > 2 or len(members) == MOST_MEMBERS:
            break
        if _left_of(reading, k) == members[-1]:
            members.append(k)
    while members[0] < index and not _opens(reading, mentions[members[0]]):
        del members[0]
    ends = [mentions[k] for k in members[-2:]]
    is_list = len(ends) > 1 and "and" in reading.scan.lower[ends[0].after : ends[1].first]
    return members if is_list and _share_a_verb(reading, members) else [index]


def _left_of(reading: Parse, k: int) -> int:
    """The member before the *and* or comma before mention `k`; -1 for none.

    Over what says more of it: “Ann Lee (D-Ohio) and”, “Ann Lee of Ohio and”, “Ann Lee, 44, and”.
    """
    scan, mentions, mention = reading.scan, reading.mentions, reading.mentions[k]
    i = mention.first - 1
    is_and = i > 0 and scan.lower[i] == "and"
    i -= is_and
    is_comma = i > 0 and scan.kinds[i] == COMMA
    i -= is_comma
    if not k or i < 0 or not (is_and or is_comma):
        return -1
    if scan.kinds[i] == CLOSE:
        i = scan.kinds.rfind(OPEN, max(0, i - LONGEST_BRACKET), i) - 1
    elif is_comma and scan.kinds[i] == NUMBER and scan.kinds[i - 1] == COMMA:
        i -= 2
    at = next((j for j in range(k - 1, max(-1, k - 5), -1) if mentions[j].after == i + 1), -1)
    if at < 0:
        return -1
    last = mentions[at]
    if not is_and and mention.kind is Kind.NAME and scan.lower[last.first] in KIN:
        return _left_of(reading, at)  # “Ann Lee and her brother |, Bo Roe”
    if at and is_and and mention.kind is mentions[at - 1].kind is Kind.NAME:
        sign = scan.kinds[mentions[at - 1].after : last.first]
        is_place = last.before in ("of", "from") and " " in mention.name and len(sign) == 1
        if is_place or (is_comma and sign == COMMA and last.kind is Kind.NOUN):
            return at - 1  # “Ann Lee | of Ohio and”, “Ann Lee | , the mayor, and”
    are_members = _is_member(scan, mention, 1) and _is_member(scan, last, MOST_WORDS)
    return at if are_members and (is_and or mention.kind is last.kind) else -1


def _is_member(scan: Scan, m: Mention, longest: int) -> bool:
    """Whether a mention is one of a list, and no second office or second half of a body's name.

    “the former first lady and senator”, “former Ohio Gov. and Mayor Ann Lee”, “Customs and Border
    Protection”; nor a pronoun that begins a clause: “to the county and he”.
    """
    if m.kind is Kind.NAME:
        return scan.lower[m.after - 1] not in OFFICE_WORDS
    if m.kind is Kind.NOUN or m.kind is Kind.ORGANISATION:
        is_short = m.kind is Kind.ORGANISATION and m.after - m.first <= longest
        return is_short or scan.lower[m.first] in DETERMINING
    return longest > 1


def _opens(reading: Parse, m: Mention) -> bool:
    """Whether a list of speakers may begin with the mention."""
    if m.through == "by" or m.is_inverted:
        return True
    if m.before == "to" and reading.scan.lower[m.first - 2] == "according":
        return True
    return m.case == SUBJECT and reading.scan.verb_tags[max(0, m.first - 1)] not in VERBS


def _share_a_verb(reading: Parse, members: list[int]) -> bool:
    """Whether all members have one verb, and none has another."""
    scan, own = reading.scan, [reading.mentions[k] for k in members]
    first, last = own[0], own[-1]
    is_owner = any(m.case == OWNER or scan.kinds[m.after : m.after + 1] == POSSESSIVE for m in own)
    if is_owner or not _opens(reading, first):
        return False
    plain = replace(last, case=SUBJECT, verb=-1, verb_class=NO_VERB, through="")
    find_own_verb(scan, plain)
    if first.before == "to" or first.through == "by":
        return not any(m.is_inverted for m in own[1:])
    if first.is_inverted:
        return plain.verb < 0 or plain.through == "who"
    is_governing = plain.verb >= 0 or scan.kinds.startswith(COLON, last.after)
    return is_governing and all(m.verb in (-1, plain.verb) for m in own[:-1])
