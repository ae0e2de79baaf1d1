"""Whether a mention is a subject, and of which verb.

The words before a mention can keep it from being a subject (“in Tehran, Ayatollah …”). Behind it
appositions, brackets and *who* are skipped until a verb comes.
"""

from __future__ import annotations

import re

from site_builder.quotes.language.grammar import PHRASE_OPENERS, PREPOSITIONS
from site_builder.quotes.language.nouns import MODIFIERS, PERSON_NOUNS, SPEECH_NOUNS
from site_builder.quotes.speaking.mention import (
    NOUN_OF_SAYING,
    OBJECT,
    OTHER,
    OWNER,
    PREPOSITION,
    STRONG,
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
BELONGING = frozenset({"at", "of", "from", "with"})  # “Sen. Sherrod Brown of Ohio said”
LONGEST_PLACE = 7  # tokens
FURTHEST_BEFORE = 8  # tokens between a preposition and the mention that it governs
MOST_BETWEEN = 6  # tokens: “has also repeatedly said”
VERB_CLASSES = {STRONG_CUE: STRONG, WEAK_CUE: WEAK}
ENDS = frozenset({STOP, BREAK, QUOTE})
HOLDING = PREPOSITIONS | {"and"}  # before a mention: “a letter to Clinton said”
COLOURING = PHRASE_OPENERS | MODIFIERS | PERSON_NOUNS  # “a former aide”

PASSED = BETWEEN + POSSESSIVE + NUMBER
VERB_PHRASE = re.compile(
    f"[{PASSED}{ALONE}]{{0,{MOST_BETWEEN}}}[{VERB}{CUE_FORM}{CUE_PARTICIPLE}]"
    f"|[{PASSED}]{{0,{MOST_BETWEEN}}}{ALONE}"
)
CLAUSE_END = re.compile(f"[{STOP}{BREAK}{QUOTE}]")
# Up to the first comma of a clause with a verb of saying straight behind it.
APPOSITION = re.compile(
    f"[^{STOP}{BREAK}{QUOTE}]{{0,{LONGEST_APPOSITION}}}?{COMMA}"
    f"(?=[{PASSED}{ALONE}]{{0,{MOST_BETWEEN}}}{CUE_FORM})"
)


def relate(scan: Scan, mention: Mention) -> None:
    """Finds the mention's verb and what is before it."""
    _look_before(scan, mention)
    after = mention.after
    following = scan.kinds[after] if after < len(scan.kinds) else BREAK
    if mention.through == "by" and following != POSSESSIVE:
        _govern(scan, mention, mention.first - 2)
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
        if word == "who" and is_near:
            mention.through, mention.relative = "who", after
        elif word in BELONGING and following == WORD:
            after = _over_place(scan, after)
    elif mention.case == PREPOSITION:  # “in Tehran, Ayatollah Ali Khamenei …, stressing”
        _take_up(scan, mention, after + 1)
        return
    else:
        after = _over_apposition(scan, mention, after)
        if after < 0:
            return
    verb = find_verb(scan, after)
    if verb >= 0:
        _govern(scan, mention, verb)


def _govern(scan: Scan, mention: Mention, verb: int) -> None:
    mention.verb = verb
    mention.verb_class = VERB_CLASSES.get(scan.kinds[verb], OTHER)


# ------------------------------------------------------------------ before a mention


def _look_before(scan: Scan, mention: Mention) -> None:
    """Finds what is before a mention: a preposition, a verb that has it as object or as subject."""
    kinds, lower = scan.kinds, scan.lower
    i = mention.first - 1
    if i >= 0 and (lower[i] in COLOURING or kinds[i] == POSSESSIVE):
        i = _before(scan, mention.first)
    if i < 0 or kinds[i] in ENDS:
        return
    kind, before = kinds[i], lower[i]
    mention.before = before
    if before in HOLDING:
        if before == "by" and i and kinds[i - 1] in CUES and not lower[i - 1].endswith("ing"):
            mention.through = "by"
        else:
            mention.case = PREPOSITION
    elif kind in CUES:
        mention.inverted = i
    elif kind in (WORD, CAPITAL) and before.endswith(("ing", "ed")):
        mention.case = OBJECT


def _before(scan: Scan, first: int) -> int:
    """The token before a phrase and its determiners, and before its owner; -1 for none.

    “noted NBC’s Dante Chinni”: *noted*.
    """
    kinds, lower = scan.kinds, scan.lower
    i = first - 1
    furthest = max(-1, i - FURTHEST_BEFORE)
    while i > furthest and kinds[i] == WORD and lower[i] in COLOURING:
        i -= 1
    if i >= 1 and kinds[i] == POSSESSIVE:
        i -= 1
        while i > furthest and (kinds[i] == CAPITAL or lower[i] in PHRASE_OPENERS):
            i -= 1
    return i


# ------------------------------------------------------------------ behind a mention


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
    """The verb of saying behind “at Bank of America” at token `j`; `j` if there is none."""
    kinds, lower = scan.kinds, scan.lower
    k = j + 1
    stop = min(len(kinds), k + LONGEST_PLACE)
    while k < stop and (kinds[k] in (CAPITAL, POSSESSIVE) or lower[k] in ("the", "of", "and")):
        k += 1
    is_place = k < stop and kinds[k] in CUES and kinds[k - 1] in (CAPITAL, POSSESSIVE)
    return k if is_place else j


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
    apposition = APPOSITION.match(verb_tags, j + 1)
    if apposition and apposition.end() <= furthest:
        return apposition.end()
    clause_end = CLAUSE_END.search(verb_tags, j + 1, furthest)
    end = clause_end.start() if clause_end else furthest
    if "who" in lower[j + 1 : end]:
        relative = lower.index("who", j + 1)
        if COMMA not in verb_tags[relative:end]:  # no comma closes the relative clause
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
