"""A name, an organisation or a description, read from the token that opens it.

A phrase is a determiner, then words and runs of capitals: “the”, “former Vermont Sen. Ann Lee”.
What it is follows from how it ends: a run of capitals names, a common noun describes.
"""

from __future__ import annotations

from site_builder.analysis.language.grammar import (
    ADJECTIVES,
    CONNECTORS,
    DETERMINERS,
    FUNCTION_WORDS,
    MODIFIERS,
    NO_NAMES,
    OFFICE_FIELDS,
    OFFICES_OF,
    ORGANISATIONS,
    PERSON_NOUNS,
    PLACES,
    words,
)
from site_builder.analysis.language.lexicon import CUE_VERBS, HONORIFICS, OFFICES, TITLES
from site_builder.analysis.speaking.mention import Kind, Mention
from site_builder.analysis.speaking.scan import (
    BREAK,
    CAPITAL,
    COLON,
    NUMBER,
    POSSESSIVE,
    QUOTE,
    STOP,
    STRONG_CUE,
    WEAK_CUE,
    WORD,
    Scan,
)
from site_builder.analysis.speaking.subjects import find_verb

MOST_WORDS = 7  # after so many the next common noun is no part of the phrase
MOST_NAMES = 4  # a person has no more: “Council on American Islamic Relations”
LONGEST_NICKNAME = 12  # code points, marks included
MOST_CONNECTORS = 2  # “von der”, “de la”
GENERATIONS = ("jr", "sr", "ii", "iii")
ARTICLES = ("the", "a", "an")
COMPASS = frozenset({"north", "south", "east", "west", "new", "saudi", "great", "san", "los"})
# “Said Dorothy Poynter, who grew up there: …”, “Is Sanders too old?”
INVERTED = words("is are was were did does has had said says added continued stated asked")
SENTENCE_OPENERS = (STOP, BREAK, QUOTE, COLON)  # “He said: Nobody knows”


def phrase(scan: Scan, i: int) -> Mention | None:
    """The name, organisation or description that begins at token `i`; None for none."""
    kinds, lower = scan.kinds, scan.lower
    determined = lower[i] in DETERMINERS
    j = i + determined
    capitals: tuple[int, int] | None = None  # the last run of them
    length = nouns = 0  # words so far; words since the last run
    while j < len(kinds):
        kind = kinds[j]
        if kind == CAPITAL and lower[j] not in NO_NAMES:
            capitals = j, _capitals_end(scan, j)
            length += capitals[1] - j
            nouns = 0
            j = capitals[1]
        elif kind == WORD or (determined and kind in (WEAK_CUE, STRONG_CUE) and _is_noun(scan, j)):
            if length > MOST_WORDS:
                break
            if capitals is None:
                belongs = _describes(lower[j], determined, length)
            else:
                may_go_on = determined and capitals[0] <= i + 1 and nouns == 0
                belongs = _follows_name(lower[j], may_go_on)
            if not belongs:
                break
            length += 1
            nouns += 1
            j += 1
        elif determined and (
            kind == NUMBER or (kind == QUOTE and length == 0 and _goes_on(scan, j))
        ):
            j += 1
        else:
            break
    if length == 0:
        return None
    if capitals is not None and nouns == 0:
        return _named(scan, i, capitals, determined)
    while kinds[j - 1] not in (WORD, CAPITAL, WEAK_CUE, STRONG_CUE):
        j -= 1
    return Mention(i, j, Kind.NOUN, scan.words(i, j), i)


def is_verbal(word: str) -> bool:
    """Whether a word looks like a participle or an adverb, so that no phrase goes on over it."""
    return word.endswith(("ed", "ing", "ly"))


# ------------------------------------------------------------------ how far a phrase goes


def _describes(word: str, determined: bool, length: int) -> bool:
    """Whether a word in lower case belongs to a phrase without a name so far.

    “campaign aides”; behind a determiner any noun: “the report”, but not “the report released”.
    """
    if word in FUNCTION_WORDS:
        return False
    if determined:
        return not (length and is_verbal(word))
    return word in PERSON_NOUNS or word in MODIFIERS


def _follows_name(word: str, may_go_on: bool) -> bool:
    """Whether a word in lower case belongs to a phrase that holds a name.

    “Clinton spokesman”; straight behind determiner and name any noun: “the Trump rally speech”.
    """
    if word in FUNCTION_WORDS or is_verbal(word):
        return False
    return may_go_on or word in PERSON_NOUNS or word in MODIFIERS


def _capitals_end(scan: Scan, j: int) -> int:
    """The token after the run of capitals at `j`, over “von der”, “of State” and a nickname."""
    kinds, lower = scan.kinds, scan.lower
    j += 1
    while j < len(kinds):
        if kinds[j] == CAPITAL:
            if lower[j] in DETERMINERS:
                break
            j += 1
            continue
        following = _within_name(scan, j)
        if following >= len(kinds) or kinds[following] != CAPITAL:
            break
        j = following
    return j


def _within_name(scan: Scan, j: int) -> int:
    """The token after what may stand at `j` between two capitals of a name; `j` for nothing."""
    kinds, lower = scan.kinds, scan.lower
    if kinds[j] == QUOTE:
        return j + (j + 1 < len(kinds) and _is_nickname(scan, j))
    if lower[j] == "of":
        field = lower[j + 1] if j + 1 < len(kinds) else ""
        is_office = lower[j - 1] in OFFICES_OF and field in OFFICE_FIELDS
        return j + (is_office or lower[j - 1] in ORGANISATIONS)
    k = j
    while k < min(len(kinds), j + MOST_CONNECTORS) and lower[k] in CONNECTORS:
        k += 1
    return k


def _is_nickname(scan: Scan, j: int) -> bool:
    """“state Del. Marcia "Cia" Price”: a word in marks between two capitals."""
    return (
        len(scan.word(j)) <= LONGEST_NICKNAME
        and scan.lower[j + 1] not in NO_NAMES
        and scan.lower[j + 1] not in TITLES
        and " " not in scan.word(j)
    )


def _goes_on(scan: Scan, j: int) -> bool:
    """Whether the sentence goes on after the quotation: “the “supreme leader” made his remarks”."""
    return scan.word(j).rstrip("\"”’'»\u200b ")[-1:] not in ".!?,…"


def _is_noun(scan: Scan, j: int) -> bool:
    """“the report said”: after a determiner a base form is a noun when a verb follows."""
    word = scan.lower[j]
    return CUE_VERBS.get(word) == word and scan.lower[j - 1] in DETERMINERS


# ------------------------------------------------------------------ what a run of capitals names


def _named(scan: Scan, i: int, run: tuple[int, int], determined: bool) -> Mention | None:
    """A phrase that ends in a run of capitals: a person behind titles, or an organisation."""
    lower = scan.lower
    start, after = run
    head, end, honorific = _name_within(scan, run)
    first, last, single = lower[head], lower[end - 1], end - head == 1
    if (
        last in ORGANISATIONS
        or _is_body(scan, run)
        or (i == head - 1 and lower[i] in ARTICLES and determined)
    ):
        return Mention(i, after, Kind.ORGANISATION, _written(scan, run), start)
    if single and (last in TITLES or last in OFFICES):  # “the President”
        return Mention(i, after, Kind.NOUN, _written(scan, run), start)
    if single and last in ADJECTIVES:  # “Republicans”
        return Mention(i, after, Kind.ORGANISATION, _written(scan, run), start)
    name = " ".join([scan.word(k) for k in range(head, end) if scan.kinds[k] != QUOTE])
    if last in PLACES and (single or first in COMPASS):
        return Mention(i, after, Kind.ORGANISATION, name, head)
    if single and not determined and last not in scan.names and _opens_sentence(scan, head):
        if _is_common(scan, last, after):
            return Mention(i, after, Kind.NOUN, name, head)
        if last in scan.small_words or is_verbal(last):
            return None
    if scan.kinds[head:end].count(CAPITAL) > MOST_NAMES:
        return Mention(i, after, Kind.ORGANISATION, name, start)
    return Mention(i, after, Kind.NAME, name, head, honorific)


def _is_body(scan: Scan, run: tuple[int, int]) -> bool:
    """“Central Council of Jews”, “Bank of America”."""
    if run[1] - run[0] < 3:
        return False
    words = scan.lower[run[0] : run[1]]
    return "of" in words and words[words.index("of") - 1] in ORGANISATIONS


def _name_within(scan: Scan, run: tuple[int, int]) -> tuple[int, int, str]:
    """Where the name begins behind titles, where it ends before *Jr.*, and its honorific."""
    lower = scan.lower
    start, after = run
    head, honorific = start, ""
    for k in range(start, after - 1):
        if lower[k] in TITLES or (lower[k] in OFFICE_FIELDS and lower[k - 1] == "of"):
            head = k + 1
            honorific = HONORIFICS.get(lower[k], honorific)
    while head < after - 1 and (lower[head] in ADJECTIVES or lower[head] in PERSON_NOUNS):
        head += 1
    if head < after - 1 and lower[head] in INVERTED and _opens_sentence(scan, head):
        head += 1
    end = after
    while end > head + 1 and lower[end - 1] in GENERATIONS:
        end -= 1
    return head, end, honorific


def _is_common(scan: Scan, word: str, after: int) -> bool:
    """Whether a capital that opens a sentence, and is no name elsewhere, is a common noun.

    “Aides have also suggested …”, “Critics say …”: a plural, or what nothing of a name follows.
    """
    if word in scan.small_words or is_verbal(word):
        v = find_verb(scan, after) if word[-1] == "s" else -1
        return v >= 0 and (scan.kinds[v] == STRONG_CUE or word in PERSON_NOUNS)
    follower = scan.kinds[after] if after < len(scan.kinds) else STOP
    return word[-1] == "s" or follower not in (STRONG_CUE, WEAK_CUE, POSSESSIVE)


def _opens_sentence(scan: Scan, i: int) -> bool:
    return i == 0 or scan.kinds[i - 1] in SENTENCE_OPENERS


def _written(scan: Scan, run: tuple[int, int]) -> str:
    return scan.words(*run)
