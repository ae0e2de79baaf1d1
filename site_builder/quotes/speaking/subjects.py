"""Whether a mention is a subject, and of which verb.

The words before a mention can keep it from being a subject (“in Tehran, Ayatollah …”). Behind it
appositions, brackets and *who* are skipped until a verb comes.
"""

from __future__ import annotations

import re

from site_builder.quotes.language.grammar import COPULAS, PRONOUNS
from site_builder.quotes.language.nouns import (
    DOCUMENTS,
    SPEECH_NOUNS,
)
from site_builder.quotes.speaking import tags
from site_builder.quotes.speaking.before_mentions import VERB_CLASSES, is_base, look_before
from site_builder.quotes.speaking.mention import (
    NOUN_OF_SAYING,
    OBJECT,
    OTHER,
    OWNER,
    PASSIVE,
    PREPOSITION,
    SUBJECT,
    WEAK,
    Mention,
)
from site_builder.quotes.speaking.scan import (
    BREAK,
    CAPITAL,
    CLOSE,
    COMMA,
    CUES,
    NUMBER,
    OPEN,
    POSSESSIVE,
    QUOTE,
    STOP,
    STRONG_CUE,
    WEAK_CUE,
    WORD,
    Scan,
)
from site_builder.quotes.speaking.tags import ALONE, BETWEEN, CUE_FORM, CUE_PARTICIPLE, VERB

# tokens: “Peter Orszag, Obama’s Office of Management and Budget director …,”
LONGEST_APPOSITION = 30
# “Sen. Ann Lee of Ohio said”, “a spokeswoman for the port authority said”: one or two such phrases.
PLACING = frozenset({"of", "at", "for", "from", "in", "near", "on", "with", "close", "to"})
_PLACE = (
    f"[{tags.OF}{tags.FUNCTION}]"
    f"[{tags.DETERMINER}{tags.NAMED_DETERMINER}{tags.OPENING_DETERMINER}]?"
    f"[{tags.NOUN}{tags.PLURAL}{tags.PERSON}{tags.MODIFIER}{tags.NAME}{tags.TITLE}{tags.BODY}"
    f"{tags.FIELD}{tags.OFFICE_OF}{NUMBER}{POSSESSIVE}]{{1,5}}+"
)
BELONGING = re.compile(f"(?:{_PLACE}){{1,2}}+")
MOST_BETWEEN = 6  # tokens: “has also repeatedly said”
PARTICIPLES = frozenset({"said", "told", "thought", "shot", "written", "spoken", "sworn", "known"})
# “was quoted as saying”: the subject of this passive speaks.
REPORTED = re.compile(
    r"(?:quoted|cited|reported|recorded|heard|overheard) as (?:say|tell|writ|call|describ|warn)ing$"
)
FINDING = ("found", "finds")

PASSED = BETWEEN + POSSESSIVE + NUMBER
PASSED_OR_ALONE = PASSED + ALONE
VERB_PHRASE = re.compile(
    f"[{PASSED}{ALONE}]{{0,{MOST_BETWEEN}}}[{VERB}{CUE_FORM}{CUE_PARTICIPLE}]"
    f"|[{PASSED}]{{0,{MOST_BETWEEN}}}{ALONE}"
)
# “Ann Lee, a teacher, and Bea Hurst, a nurse, who”; “Ann Lee, Bea Hurst and Cy Orr, who”.
LISTED = re.compile(f"{COMMA}{CAPITAL}*+{WORD}{CAPITAL}")
TAKEN_UP = re.compile(f"[^{STOP}{BREAK}{QUOTE}{COMMA}]{{1,8}}{COMMA}")
CLAUSE_END = re.compile(f"[{STOP}{BREAK}{QUOTE}]")
# Up to the first comma of a clause with a verb of saying straight behind it.
APPOSITION = re.compile(
    f"[^{STOP}{BREAK}{QUOTE}]{{0,{LONGEST_APPOSITION}}}?{COMMA}"
    f"(?=[{PASSED}{ALONE}]{{0,{MOST_BETWEEN}}}{CUE_FORM})"
)


def relate(scan: Scan, mention: Mention) -> None:
    """Finds the mention's verb and what is before it."""
    look_before(scan, mention)
    find_own_verb(scan, mention)


def find_own_verb(scan: Scan, mention: Mention) -> None:
    """Finds the mention's verb, by its case and what is behind it."""
    after = mention.after
    following = scan.kinds[after] if after < len(scan.kinds) else BREAK
    if mention.through == "by" and following != POSSESSIVE:
        return
    if following == POSSESSIVE:
        _possess(scan, mention, after + 1)
        return
    if following == OPEN:
        mention.through = "bracket"
        after = _after_bracket(scan, after)
        following = scan.kinds[after] if after < len(scan.kinds) else BREAK
    is_near = after < mention.after + LONGEST_APPOSITION
    if following != COMMA or not is_near:
        word = scan.lower[after] if following in (WORD, CAPITAL) else ""
        if is_near and (word == "who" or (word == "that" and mention.case == OBJECT)):
            mention.through, mention.relative = "who", after
            mention.case = SUBJECT if word == "that" else mention.case
        elif word in PLACING and mention.case == SUBJECT and mention.kind not in PRONOUNS:
            after = _over_place(scan, after)
    elif mention.case == PREPOSITION:  # “in Tehran, Ayatollah Ali Khamenei …, stressing”
        _take_up(scan, mention, after + 1)
        return
    else:
        after = _over_apposition(scan, mention, after)
        if after < 0:
            return
    verb = find_verb(scan, after)
    if verb >= 0 and not _is_compound(scan, mention, verb):
        _govern(scan, mention, verb)


def _govern(scan: Scan, mention: Mention, verb: int) -> None:
    """The mention governs the verb, or is the subject of a passive: “was declared”."""
    passive = _is_passive(scan, mention, verb)
    reported = REPORTED.match(" ".join(scan.lower[verb : verb + 3])) if passive else None
    if reported:
        verb, passive = verb + 2, False
    mention.verb = verb
    mention.verb_class = PASSIVE if passive else VERB_CLASSES.get(scan.kinds[verb], OTHER)
    if scan.lower[verb] in FINDING:  # “the report found “grave cracks””, “he found that …”
        is_document = scan.lower[mention.after - 1] in DOCUMENTS
        if is_document or scan.lower[verb + 1 : verb + 2] == ["that"]:
            mention.verb_class = WEAK


def _is_passive(scan: Scan, mention: Mention, verb: int) -> bool:
    """Whether the verb is a participle behind a form of *be*: “has been hammered as “low tide””."""
    word, i = scan.lower[verb], verb - 1
    reports = scan.kinds[verb] in CUES or scan.lower[verb + 1 : verb + 2] == ["as"]
    if reports and (word.endswith("ed") or word in PARTICIPLES):
        while i >= mention.after and scan.verb_tags[i] in PASSED_OR_ALONE:
            if scan.lower[i] in COPULAS:
                return True
            i -= 1
    return False


def _is_compound(scan: Scan, mention: Mention, verb: int) -> bool:
    """Whether it is the noun of a compound: “after the Times report”, “in its campaign pledges”."""
    is_governed = mention.case == PREPOSITION and mention.before != "and"
    word = scan.lower[verb]
    is_noun = is_base(word) or (scan.kinds[verb] == WEAK_CUE and is_base(word.removesuffix("s")))
    return is_governed and verb == mention.after and is_noun


def _possess(scan: Scan, mention: Mention, owned: int) -> None:
    """A mention that owns something governs no verb, but perhaps a noun of saying.

    “Khamenei’s criticism”, “Khamenei’s claim”.
    """
    mention.case, mention.through = OWNER, "possessive"
    mention.inverted = -1  # “wrote Bernstein’s Doug Harned”: he wrote
    if owned < len(scan.kinds):
        mention.speech = scan.lower[owned] in SPEECH_NOUNS
        if scan.kinds[owned] in CUES:
            mention.verb, mention.verb_class = owned, NOUN_OF_SAYING


def _take_up(scan: Scan, mention: Mention, who: int) -> None:
    """A mention behind a preposition governs a verb only through the *who* at token `who`.

    “steep for Mr. Sanders, who said he intended to get “recharged …””
    """
    closed = TAKEN_UP.match(scan.kinds, who)  # “and Nan Pell, the speaker, who told”
    # not of “like a war, said Ann Lee, who”
    if closed and scan.kinds[who] not in CUES and scan.lower[who : who + 1] != ["who"]:
        who = closed.end()
    verb = find_verb(scan, who + 1) if scan.lower[who : who + 1] == ["who"] else -1
    if verb >= 0:
        mention.case, mention.through, mention.relative = SUBJECT, "who", who
        _govern(scan, mention, verb)


def _after_bracket(scan: Scan, j: int) -> int:
    """The token after the bracket that opens at `j`: “Ann Lee (D-Vt.) said”."""
    kinds = scan.kinds
    for k in range(j, min(len(kinds), j + LONGEST_APPOSITION)):
        if kinds[k] in (CLOSE, BREAK):
            return k + 1
    return min(len(kinds), j + LONGEST_APPOSITION) + 1


def _over_place(scan: Scan, j: int) -> int:
    """The token behind the phrase that opens at `j` with a preposition if a verb is there, or `j`.

    “Sen. Ann Lee of Ohio said”, “a spokeswoman for the port authority in Norwick has said”.
    """
    start = j + (scan.lower[j] == "close")  # “close to Ann Lee”
    belonging = BELONGING.match(scan.noun_tags, start)
    if belonging is None:
        return j
    verb = find_verb(scan, belonging.end())
    word = scan.lower[verb]
    speaks = scan.kinds[verb] == STRONG_CUE or (scan.kinds[verb] in CUES and word.endswith("ed"))
    is_finite = word in ("began", "begins", "reads", "read", "reports", *FINDING) or (
        speaks and word[-3:] != "ing"
    )
    return belonging.end() if verb >= 0 and is_finite else j


def _over_apposition(scan: Scan, mention: Mention, j: int) -> int:
    """The token from which a mention with a comma at `j` may find its verb; -1 for none.

    “Orszag, Obama’s … director, said”: after the comma that a verb of saying follows, else after
    the first one. “His partner, Lawrence B. Cummings, called”: straight after the name's comma.
    “McConnell, now the leader, who in 2010 said”: after *who*.
    """
    kinds, lower = scan.kinds, scan.lower
    if mention.first and kinds[mention.first - 1] == COMMA and find_verb(scan, j + 1) >= 0:
        mention.through = "apposition"
        return j + 1
    mention.through = "comma"
    verb_tags, furthest = scan.verb_tags, mention.after + LONGEST_APPOSITION
    clause_end = CLAUSE_END.search(verb_tags, j + 1, furthest)
    end = clause_end.start() if clause_end else furthest
    apposition = APPOSITION.match(verb_tags, j + 1, furthest + MOST_BETWEEN + 1)
    if apposition and apposition.end() <= furthest:
        end = apposition.end()
    if any(lower[item.end() - 2] == "and" for item in LISTED.finditer(kinds, j, end)):
        return -1  # the last of the list governs the verb
    if apposition and apposition.end() <= furthest:
        return apposition.end()
    if "who" in lower[j + 1 : end]:
        relative = lower.index("who", j + 1)
        is_own = lower[j + 1] not in COPULAS  # not “some who met Lee, were doctors who said”
        if is_own and COMMA not in verb_tags[relative:end]:  # no comma closes the relative clause
            mention.relative, mention.through = relative, "who"
            return relative
    first = verb_tags.find(COMMA, j + 1, end)
    return first + 1 if first >= 0 else -1


def find_verb(scan: Scan, j: int) -> int:
    """The first verb from token `j` on, after auxiliaries and adverbs; -1 if there is none.

    An auxiliary without another verb is the verb itself: “he was the one”.
    """
    found = VERB_PHRASE.match(scan.verb_tags, j)
    return found.end() - 1 if found else -1
