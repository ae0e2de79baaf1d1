"""The noun phrases of an article that could speak, each with the verb that it governs.

A mention is a name with what stands before it (“Clinton spokesman Josh Schwerin”), a description
(“the Vermont senator”), an organisation (“the White House”) or a pronoun.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.analysis.grammar import (
    ADJECTIVES,
    AUXILIARIES,
    CONNECTORS,
    DETERMINERS,
    FUNCTION_WORDS,
    IRREGULAR_PAST,
    MODIFIERS,
    NO_NAMES,
    ORGANISATIONS,
    PERSON_NOUNS,
    PLACES,
    PREPOSITIONS,
    SPEECH_NOUNS,
    words,
)
from site_builder.analysis.lexicon import CUE_VERBS, HONORIFICS, OFFICES, TITLES
from site_builder.analysis.scan import (
    BREAK,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    NUMBER,
    OPEN,
    POSSESSIVE,
    PRONOUN,
    QUOTE,
    STOP,
    STRONG_CUE,
    WEAK_CUE,
    WORD,
    Scan,
)


class Kind:
    """What a mention is made of. Pronouns are their own kind: he, she, they, we, i, it."""

    NAME = "name"
    ORGANISATION = "org"
    NOUN = "noun"


@dataclass(slots=True)
class Mention:
    """Tokens `first` to `after` of a scan; `name` are the words that name it."""

    first: int
    after: int
    kind: str  # of Kind, or a pronoun
    name: str
    head: int  # token where the name itself begins
    honorific: str = ""  # he, she: Mr., Mrs.
    hold: str = ""  # what makes it no subject: preposition, possessive, object
    verb: int = -1  # token of the verb that it governs
    verb_class: str = ""  # s strong cue, k weak cue, o other, "" none
    through: str = ""  # what stands between it and its verb: comma, bracket
    inverted: int = -1  # token of the cue just before: “…,” said NAME
    before: str = ""  # the word before
    speech: bool = False  # a noun of saying is its own: “Khamenei’s criticism”
    relative: int = -1  # token of the *who* that takes it up


LONGEST_APPOSITION = (
    30  # tokens: “Peter Orszag, Obama’s Office of Management and Budget director …,”
)

OPENERS = DETERMINERS | PERSON_NOUNS  # words in lower case that may open a description
VERB_ENDINGS = ("ed", "s", "ing")
NO_VERBS = FUNCTION_WORDS | DETERMINERS
VERB_CLASSES = {STRONG_CUE: "s", WEAK_CUE: "k"}
LONGEST_NICKNAME = 12  # code points, marks included


def find_mentions(scan: Scan) -> list[Mention]:
    """Every mention of the scan, in order; none overlap."""
    kinds, lower = scan.kinds, scan.lower
    mentions: list[Mention] = []
    after = 0  # of the mention before
    for i in _openings(scan):
        if i < after:
            continue
        kind = kinds[i]
        mention: Mention | None
        if kind == PRONOUN:
            mention = Mention(i, i + 1, lower[i], lower[i], i)
        elif kind == NUMBER:
            mention = _share(scan, i)
        elif lower[i] in QUANTIFIERS and _speaks(scan, i + 1):
            mention = Mention(i, i + 1, Kind.NOUN, scan.word(i), i)
        elif kind == CAPITAL or lower[i] in OPENERS:
            mention = _phrase(scan, i)
        else:
            mention = Mention(i, i + 1, Kind.NOUN, scan.word(i), i)
        if mention is not None:
            _relate(scan, mention)
            mentions.append(mention)
            after = mention.after
    return mentions


def _openings(scan: Scan) -> list[int]:
    """The tokens at which a mention may begin.

    A plural straight before a verb of saying is one: “critics say”, “sources said”.
    """
    kinds, lower = scan.kinds, scan.lower
    return [
        i
        for i, (kind, word, following) in enumerate(
            zip(kinds, lower, [*kinds[1:], BREAK], strict=True)
        )
        if kind in (CAPITAL, PRONOUN)
        or (kind == NUMBER and (word[-1] == "%" or following == WORD))
        or (
            kind == WORD
            and (
                word in OPENERS
                or word in QUANTIFIERS
                or (following == STRONG_CUE and word[-1] == "s" and word not in FUNCTION_WORDS)
            )
        )
    ]


# Words that stand for the people who speak: “Yet another said, …”, “some called it …”.
QUANTIFIERS = words(
    """
    another others some many most several few both one neither none everyone everybody nobody
    someone somebody anyone those all people
    """
)


def _speaks(scan: Scan, i: int) -> bool:
    """Whether a verb of saying stands at token `i`, over auxiliaries."""
    v = _verb(scan, i, len(scan.kinds))
    return v >= 0 and scan.kinds[v] == STRONG_CUE


def _share(scan: Scan, i: int) -> Mention | None:
    """“63 percent said”, “10 percent of registered voters reported”."""
    kinds, lower = scan.kinds, scan.lower
    j = i + 1
    if lower[i][-1] != "%":
        if lower[j : j + 1] != ["percent"]:
            return None
        j += 1
    after = j
    if lower[j : j + 1] == ["of"]:
        j += 1
        while j < min(i + 8, len(kinds)) and kinds[j] in (WORD, CAPITAL) and not _verbal(lower[j]):
            j += 1
    found = j if _speaks(scan, j) else after
    return Mention(i, found, Kind.NOUN, scan.word(i), i) if _speaks(scan, found) else None


def _phrase(scan: Scan, i: int) -> Mention | None:
    """The name, organisation or description that begins at token `i`."""
    kinds, lower = scan.kinds, scan.lower
    n = len(kinds)
    j = i
    determined = lower[j] in DETERMINERS
    if determined:
        j += 1
    run: tuple[int, int] | None = None  # the last run of capitals
    content = 0
    nouns = 0
    while j < n:
        kind = kinds[j]
        if kind == CAPITAL:
            if lower[j] in NO_NAMES:
                break
            start = j
            j += 1
            while j < n and (
                (kinds[j] == CAPITAL and lower[j] not in DETERMINERS)
                or (
                    lower[j] in CONNECTORS
                    and j + 1 < n
                    and kinds[j + 1] == CAPITAL
                    and kinds[j] == WORD
                )
                or _is_nickname(scan, j, n)
            ):
                j += 1
            run = (start, j)
            content += j - start
            nouns = 0
            continue
        if kind == WORD or (kind in (WEAK_CUE, STRONG_CUE) and determined and _is_noun(scan, j)):
            word = lower[j]
            if word in FUNCTION_WORDS or content > 7:
                break
            if run is not None and not (word in PERSON_NOUNS or word in MODIFIERS):
                if determined and not run[0] > i + 1 and nouns == 0 and not _verbal(word):
                    pass  # “the Trump rally speech”
                else:
                    break
            elif run is None and not determined:
                if not (word in PERSON_NOUNS or word in MODIFIERS):
                    break
            elif content and _verbal(word):
                break
            j += 1
            content += 1
            nouns += 1
            continue
        if kind == NUMBER and determined:
            j += 1
            continue
        if kind == QUOTE and content == 0 and determined and _goes_on(scan, j):
            j += 1
            continue
        break
    if content == 0:
        return None
    if run is not None and nouns == 0:
        return _named(scan, i, run, determined)
    while j > i and kinds[j - 1] not in (WORD, CAPITAL, WEAK_CUE, STRONG_CUE):
        j -= 1
    return Mention(i, j, Kind.NOUN, scan.text[scan.starts[i] : scan.ends[j - 1]], i)


def _goes_on(scan: Scan, j: int) -> bool:
    """Whether the sentence goes on after the quotation: “the “supreme leader” made his remarks”."""
    return scan.text[scan.starts[j] : scan.ends[j]].rstrip("\"”’'»\u200b ")[-1:] not in ".!?,…"


def _is_nickname(scan: Scan, j: int, n: int) -> bool:
    """“state Del. Marcia "Cia" Price”: a word in marks between two capitals."""
    return (
        scan.kinds[j] == QUOTE
        and j + 1 < n
        and scan.kinds[j + 1] == CAPITAL
        and scan.ends[j] - scan.starts[j] <= LONGEST_NICKNAME
        and scan.lower[j + 1] not in NO_NAMES
        and scan.lower[j + 1] not in TITLES
        and " " not in scan.word(j)
    )


def _is_noun(scan: Scan, j: int) -> bool:
    """“the report said”: after a determiner a base form is a noun when a verb follows."""
    word = scan.lower[j]
    return CUE_VERBS.get(word) == word and scan.lower[j - 1] in DETERMINERS


def _verbal(word: str) -> bool:
    return word.endswith(("ed", "ing", "ly"))


def _named(scan: Scan, i: int, run: tuple[int, int], determined: bool) -> Mention | None:
    """A phrase that ends in a run of capitals: a person behind titles, or an organisation."""
    lower = scan.lower
    start, after = run
    honorific = ""
    head = start
    for k in range(start, after):
        if lower[k] in TITLES and k + 1 < after:
            head = k + 1
            honorific = HONORIFICS.get(lower[k], honorific)
    while head < after - 1 and lower[head] in ADJECTIVES:
        head += 1
    end = after
    while end > head + 1 and lower[end - 1] in ("jr", "sr", "ii", "iii"):
        end -= 1
    last = lower[end - 1]
    words = [scan.word(k) for k in range(head, end) if scan.kinds[k] != QUOTE]
    name = " ".join(words)
    if last in ORGANISATIONS or (
        determined and lower[i] in ("the", "a", "an") and end - head >= 1 and i == head - 1
    ):
        return Mention(
            i, after, Kind.ORGANISATION, scan.text[scan.starts[start] : scan.ends[after - 1]], start
        )
    if end - head == 1 and (last in TITLES or last in ADJECTIVES or last in OFFICES):
        kind = Kind.NOUN if last in TITLES or last in OFFICES else Kind.ORGANISATION
        return Mention(i, after, kind, scan.text[scan.starts[start] : scan.ends[after - 1]], start)
    if last in PLACES and (end - head == 1 or lower[head] in COMPASS):
        return Mention(i, after, Kind.ORGANISATION, name, head)
    if (
        end - head == 1
        and not determined
        and _opens_sentence(scan, head)
        and last not in scan.names
    ):
        if last in scan.small_words or _verbal(last):
            v = _verb(scan, after, len(scan.kinds))
            if last[-1] == "s" and v >= 0 and (scan.kinds[v] == STRONG_CUE or last in PERSON_NOUNS):
                return Mention(i, after, Kind.NOUN, name, head)  # “Aides have also suggested”
            return None
        follower = scan.kinds[after] if after < len(scan.kinds) else STOP
        if last.endswith("s") or follower not in (STRONG_CUE, WEAK_CUE, POSSESSIVE):
            return Mention(i, after, Kind.NOUN, name, head)
    if end - head > 4:
        return Mention(i, after, Kind.ORGANISATION, name, start)
    return Mention(i, after, Kind.NAME, name, head, honorific)


COMPASS = frozenset({"north", "south", "east", "west", "new", "saudi", "great", "san", "los"})


def _opens_sentence(scan: Scan, i: int) -> bool:
    return i == 0 or scan.kinds[i - 1] in (STOP, BREAK, QUOTE, COLON)


def _relate(scan: Scan, mention: Mention) -> None:
    """Finds the mention's verb and what stands before it."""
    kinds, lower = scan.kinds, scan.lower
    n = len(kinds)
    i = mention.first - 1
    furthest = max(-1, i - 8)
    while (
        i > furthest
        and kinds[i] == WORD
        and (lower[i] in DETERMINERS or lower[i] in MODIFIERS or lower[i] in PERSON_NOUNS)
    ):
        i -= 1
    if i >= 1 and kinds[i] == POSSESSIVE:  # “noted NBC’s Dante Chinni”
        i -= 1
        while i > furthest and i >= 0 and (kinds[i] == CAPITAL or lower[i] in DETERMINERS):
            i -= 1
    before = lower[i] if i >= 0 and kinds[i] not in (BREAK, STOP, QUOTE) else ""
    mention.before = before
    if before in PREPOSITIONS:
        mention.hold = "preposition"
    elif i >= 0 and kinds[i] in (STRONG_CUE, WEAK_CUE):
        mention.inverted = i
    elif i >= 0 and kinds[i] in (WORD, CAPITAL) and before.endswith(("ing", "ed")):
        mention.hold = "object"
    j = mention.after
    if j < n and kinds[j] == POSSESSIVE:
        mention.hold = "possessive"
        mention.through = "possessive"
        j += 1
        mention.speech = j < n and lower[j] in SPEECH_NOUNS
        # “Khamenei’s claim”: a noun of saying
        if j < n and kinds[j] in (STRONG_CUE, WEAK_CUE):
            mention.verb, mention.verb_class = j, "n"
        return
    limit = min(n, j + LONGEST_APPOSITION)
    if j < limit and kinds[j] == OPEN:
        while j < limit and kinds[j] != CLOSE and kinds[j] != BREAK:
            j += 1
        j += 1
        mention.through = "bracket"
    if j < limit and kinds[j] == COMMA:
        if mention.hold == "preposition":  # “in Tehran, Ayatollah Ali Khamenei …, stressing”
            v = _verb(scan, j + 2, n) if lower[j + 1 : j + 2] == ["who"] else -1
            if v >= 0:  # “steep for Mr. Sanders, who said he intended to get “recharged …””
                mention.hold, mention.through, mention.relative = "", "who", j + 1
                mention.verb = v
                mention.verb_class = VERB_CLASSES.get(kinds[v], "o")
            return
        beyond, mention.through = _over_apposition(scan, mention, j, limit)
        if beyond < 0:
            return
        j = beyond
    elif j < limit and lower[j] == "who":
        mention.through = "who"
        mention.relative = j
    v = _verb(scan, j, n)
    if v >= 0:
        mention.verb = v
        mention.verb_class = VERB_CLASSES.get(kinds[v], "o")


def _over_apposition(scan: Scan, mention: Mention, j: int, limit: int) -> tuple[int, str]:
    """Where the verb of a mention is looked for when a comma follows it at `j`; -1 for nowhere.

    “Orszag, Obama’s … director, said”: after the comma that a verb of saying follows, else after
    the first one. “His partner, Lawrence B. Cummings, called”: straight after the name's comma.
    “McConnell, now the leader, who in 2010 said”: after *who*.
    """
    kinds, lower, n = scan.kinds, scan.lower, len(scan.kinds)
    if mention.first and kinds[mention.first - 1] == COMMA:
        v = _verb(scan, j + 1, n)
        if v >= 0 and kinds[v] in (STRONG_CUE, WEAK_CUE):
            return j + 1, "apposition"
    first = relative = closing = -1
    for k in range(j + 1, limit):
        if kinds[k] in (STOP, BREAK, QUOTE):
            break
        if lower[k] == "who" and relative < 0:
            relative = k
        if kinds[k] == COMMA:
            v = _verb(scan, k + 1, n)
            if v >= 0 and kinds[v] in (STRONG_CUE, WEAK_CUE) and not lower[v].endswith("ing"):
                return k + 1, "comma"
            closing = k
            if first < 0:
                first = k + 1
    if relative >= 0 and closing < relative:  # no comma closes the relative clause
        mention.relative = relative
        return relative, "who"
    return first, "comma"


def _verb(scan: Scan, j: int, n: int) -> int:
    """The first verb from token `j` on, over auxiliaries and adverbs; -1 where there is none."""
    kinds, lower = scan.kinds, scan.lower
    seen = -1
    stop = min(n, j + 7)
    while j < stop:
        kind = kinds[j]
        if kind in (STRONG_CUE, WEAK_CUE):
            return j
        if kind == WORD:
            word = lower[j]
            if word in IRREGULAR_PAST:
                return j
            if word in AUXILIARIES or word.endswith("ly"):
                if seen < 0 and word in ("is", "was", "are", "were", "has", "had", "have"):
                    seen = j
                j += 1
                continue
            if word.endswith(VERB_ENDINGS) and word not in NO_VERBS:
                return j
            return seen
        if kind in (POSSESSIVE, NUMBER) and j + 1 < stop:
            j += 1
            continue
        return seen
    return seen
