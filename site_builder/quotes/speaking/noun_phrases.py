"""A name, an organisation or a description, read from the token that opens it.

A phrase is a determiner, then words and runs of capitals: “the”, “former Vermont Sen. Ann Lee”.
What it is follows from how it ends: a run of capitals names, a common noun describes.
"""

from __future__ import annotations

import re

from site_builder.quotes.language.grammar import PHRASE_OPENERS
from site_builder.quotes.language.nouns import (
    ADJECTIVES,
    BODIES,
    FIRST_NAMES,
    MODIFIERS,
    OFFICE_FIELDS,
    OFFICES_OF,
    ORGANISATIONS,
    PARTIES,
    PERSON_NOUNS,
    PLACES,
    SURNAMES,
)
from site_builder.quotes.speaking import tags
from site_builder.quotes.speaking.mention import Kind, Mention
from site_builder.quotes.speaking.scan import (
    BREAK,
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
from site_builder.quotes.speaking.subjects import find_verb
from site_builder.quotes.speaking.tags import is_verbal
from site_builder.text.dates import WEEKDAYS
from site_builder.text.lexicon import GENERATIONS, HONORIFICS, LETTERS, OFFICES, TITLES, words
from site_builder.text.names import is_suffix, mixed_case

MOST_WORDS = 8  # of a phrase, without its determiner
OFFICE_WORDS = TITLES | OFFICES
FIELD_OPENERS = ("of", "for", "the")
NO_HEADS = ADJECTIVES | PERSON_NOUNS | {""}  # "": a nickname
ROYAL = ("king", "queen", "pope", "prince", "princess", "emperor", "empress")
COMMON = (tags.NOUN, tags.PLURAL)
ARTICLES = ("the", "a", "an")
LONGEST_ACRONYM = 5
# “PSNI”, “PayPal”, but not “McCain”, “DeSantis”, “O’Neill”
ACRONYM = re.compile(
    rf"[A-Z][A-Z0-9&]{{1,{LONGEST_ACRONYM - 1}}}s?"
    r"|(?!Ma?c|Fitz|[DVL][aeiou]n?[A-Z]|St|Al|El)[A-Z]?[a-z]+[A-Z]\w*"
)
# “Said Dorothy Poynter, who grew up there: …”, “Is Sanders too old?”
INVERTED = words("is are was were did does has had said says added continued stated asked")
SENTENCE_OPENERS = (STOP, BREAK, QUOTE, COLON)  # “He said: Nobody knows”

# ------------------------------------------------------------------ how far a phrase goes

PLAIN = tags.NAME + tags.BODY + tags.FIELD + tags.NAME_PARTICLE
NAMING = PLAIN + tags.TITLE + tags.OFFICE_OF + tags.NAMED_DETERMINER
GOING_ON = PLAIN + tags.TITLE + tags.OFFICE_OF + tags.NO_NAME
ANY_CAPITAL = GOING_ON + tags.NAMED_DETERMINER + tags.OPENING_DETERMINER
# Capitals: “Sen. Bernie Sanders”, with small words between two of them: “Bank of America”,
# “Ursula von der Leyen”, “de La Torre”, “Secretary of State”, “Marcia "Cia" Price”.
RUN = (
    f"[{NAMING}](?:[{GOING_ON}]+"
    f"|(?:(?<={tags.BODY}){tags.OF}|{tags.PARTICLE}[{tags.PARTICLE}{tags.NAME_PARTICLE}]?+)"
    f"(?=[{ANY_CAPITAL}])"
    f"|(?<=[{tags.OFFICE_OF}{tags.FIELD}]){tags.OF}{tags.DETERMINER}?(?=[{PLAIN}])"
    f"|[{tags.NICKNAME}{tags.OPEN_NICKNAME}](?=[{PLAIN}{tags.NAMED_DETERMINER}]))*"
)

ANY_DETERMINER = tags.DETERMINER + tags.NAMED_DETERMINER + tags.OPENING_DETERMINER
OFFICE = tags.PERSON + tags.MODIFIER  # “Clinton spokesman”, “former political”
ANY_NOUN = tags.NOUN + tags.PLURAL + tags.QUANTIFIER + tags.DETERMINER + tags.PARTICLE + OFFICE
BASE = f"(?<=[{ANY_DETERMINER}]){tags.CUE_BASE}"  # “the report”
# Behind a determiner:
# 1. a name, and straight behind it any noun: “the Trump speech crowd”;
# 2. else nouns, of which only the first may look like a participle: “the 3 retired senators”, but
#    not “the report released”;
# 3. names, each with its offices: “the … Trump campaign”.
DETERMINED = re.compile(
    f"[{ANY_DETERMINER}](?:({RUN})(?:{NUMBER}*[{ANY_NOUN}])?(?:{NUMBER}*[{OFFICE}])*"
    f"|[{NUMBER}{tags.OPEN_NICKNAME}]*"
    f"(?:(?:[{ANY_NOUN}{tags.VERBAL}]|{BASE})(?:{NUMBER}*(?:[{ANY_NOUN}]|{BASE}))*"
    f"|(?=[{NAMING}])))"
    f"(?:{NUMBER}*({RUN})(?:{NUMBER}*[{OFFICE}])*)*"
)
BARE = re.compile(f"(?=[{NAMING}{tags.PERSON}])[{OFFICE}]*(?:({RUN})[{OFFICE}]*)*")


def phrase(scan: Scan, i: int) -> Mention | None:
    """The name, organisation or description that begins at token `i`; None for none."""
    determined = scan.lower[i] in PHRASE_OPENERS
    pattern = DETERMINED if determined else BARE
    found = pattern.match(scan.noun_tags, i, i + determined + MOST_WORDS)
    if found is None:
        return None
    after = found.end()
    run = found.span(found.lastindex) if found.lastindex else (-1, -1)  # the last
    body = _over_body(scan, after) if determined and run[0] >= 0 else after
    if body > after:
        return Mention(i, body, Kind.NOUN, scan.words(i, body), i)
    if run[1] == after:
        is_kind = after == run[0] + 1 and scan.lower[run[0]] in MODIFIERS
        if not (is_kind and scan.noun_tags.startswith(COMMON, after)):
            return _named(scan, i, run)
        while scan.noun_tags.startswith(COMMON, after):  # “Federal labor laws”
            after += 1
    if scan.lower[after - 1 : after + 1] == ["close", "to"]:  # “a source close to Ann Lee”
        after -= 1
    return Mention(i, after, Kind.NOUN, scan.words(i, after), i)


def _over_body(scan: Scan, after: int) -> int:
    """The token behind a body: “the Norwick news agency”, “the Norwick fire department”."""
    k = after + scan.noun_tags.startswith(tags.CUE_BASE, after)
    return k + 1 if scan.kinds.startswith(WORD, k) and scan.lower[k] in BODIES else after


# ------------------------------------------------------------------ what a run of capitals names


def _named(scan: Scan, i: int, run: tuple[int, int]) -> Mention | None:
    """A phrase that ends in a run of capitals: a person behind titles, or an organisation."""
    lower = scan.lower
    start, after = run
    while after > start + 1 and lower[after - 1] in WEEKDAYS:  # “Mayor Ann Lee Monday told”
        after -= 1
    head, end, honorific = _name_within(scan, start, after)
    last, single = lower[end - 1], end - head == 1
    if not honorific and _is_body(scan, i, (start, after), (head, end)):
        return Mention(i, after, Kind.ORGANISATION, scan.words(start, after), start)
    # “the President”, “the Mayor of London”, “one Labour MP”
    is_field = head > start and lower[head - 1] in FIELD_OPENERS
    is_letters = end < after and last in NO_HEADS
    if single and not honorific and (last in OFFICE_WORDS or is_field or is_letters):
        return Mention(i, after, Kind.NOUN, scan.words(start, after), start)
    if single and head > start and lower[head - 1] in ROYAL:  # “King Charles”
        head, single = head - 1, False
    name = _name(scan, head, end)
    if not honorific and _is_thing(scan, head, end):
        return Mention(i, after, Kind.ORGANISATION, name, head)
    if (
        single
        and last not in scan.names
        and lower[i] not in PHRASE_OPENERS
        and _opens_sentence(scan, head)
    ):
        if _is_common(scan, last, after):
            return Mention(i, after, Kind.NOUN, name, head)
        if last in scan.small_words or is_verbal(last):
            return None
    return Mention(i, after, Kind.NAME, name, head, honorific)


def _name(scan: Scan, head: int, end: int) -> str:
    """The words of a name, without a nickname; in mixed case, also where the text has capitals."""
    name = " ".join([scan.word(k) for k in range(head, end) if scan.kinds[k] != QUOTE])
    return mixed_case(name) if name.isupper() and len(name) > LONGEST_ACRONYM else name


def _is_body(scan: Scan, i: int, run: tuple[int, int], name: tuple[int, int]) -> bool:
    """“Central Council of Jews”, “Bank of America”, “the Gazette”; “Rebecca Hall” is a person."""
    lower = scan.lower
    (start, after), (head, end) = run, name
    words = lower[start:after]
    if lower[end - 1] in ORGANISATIONS:
        has_title = head > start and lower[head - 1] in TITLES
        is_person = has_title or (end - head == 2 and lower[head] in FIRST_NAMES)
        return lower[end - 1] not in SURNAMES or not is_person
    if i == head - 1 and lower[i] in ARTICLES:
        return True
    of = next((k for k, word in enumerate(words) if word in FIELD_OPENERS[:2]), 0)
    return 0 < of < end - start and head <= start + of and words[of - 1] in ORGANISATIONS


def _is_thing(scan: Scan, head: int, end: int) -> bool:
    """Whether a name is a place, an acronym or a brand: “New York”, “PSNI”, “PayPal”."""
    lower = scan.lower
    word = scan.word(head)
    if end - head > 1:  # “New York”, “NSW Health”
        is_acronym = len(word) > 2 and ACRONYM.fullmatch(word) and word.isupper()
        name = scan.words(head, end)
        return " ".join(lower[head:end]) in PLACES or (bool(is_acronym) and not name.isupper())
    if lower[head] in PLACES or lower[head] in ADJECTIVES:  # “Republicans”
        return True
    is_label = scan.kinds.startswith(COLON, end)
    return not is_label and bool(ACRONYM.fullmatch(word))


def _name_within(scan: Scan, start: int, after: int) -> tuple[int, int, str]:
    """The name without titles and letters: its first token, the one after it, and its honorific."""
    lower = scan.lower
    if after == start + 1:
        return start, after, ""
    end = after
    while end > start + 1 and lower[end - 1] in LETTERS and is_suffix(scan.word(end - 1)):
        end -= 1
    last = end - 1
    while last > start + 1 and lower[last] in GENERATIONS:  # “Martin King Jr.”
        last -= 1
    head, honorific = start, ""
    k = start
    while k < last:
        word = lower[k]
        if word in TITLES or word in PARTIES or (word in PERSON_NOUNS and last - k > 1):
            head = k + 1
            honorific = HONORIFICS.get(word, honorific)
        elif word in FIELD_OPENERS and k > start and lower[k - 1] in OFFICES_OF:
            head = k = _over_field(lower, k + 1, last)
            continue
        k += 1
    is_further = lower[start - 1 : start] == ["and"]  # “for Health and Social Care Ann Lee”
    while head < last and (
        lower[head].rpartition("-")[2] in NO_HEADS  # “Ex-minister”, “Actor-turned-politician”
        or "-of-" in lower[head]  # “Mother-of-two”
        or (is_further and lower[head] in OFFICE_FIELDS)
    ):
        head += 1
    is_verb = lower[head] in INVERTED or _has_object(lower, head, last)
    if head < last and is_verb and _opens_sentence(scan, head):
        head += 1
    return head, end, honorific


def _has_object(lower: list[str], head: int, last: int) -> bool:
    """Whether a participle has a name behind it: “Indicting Ann Lee, Prosecutor Shows …”."""
    word = lower[head]
    is_participle = word.endswith("ing") and word not in FIRST_NAMES
    return is_participle and last - head > 1 and lower[head + 1] in FIRST_NAMES


def _over_field(lower: list[str], k: int, last: int) -> int:
    """The token of the name behind an office's field: “of National Intelligence”, “of York”.

    A field of no table leaves two words to the name: “Bishop of Hexford Ann Lee”.
    """
    opens = k
    for length in (3, 2, 1):
        if k + length <= last and " ".join(lower[k : k + length]) in PLACES:
            return k + length
    while k < last and (lower[k] in OFFICE_FIELDS or lower[k] in FIELD_OPENERS):
        k += 1
    if k == last and lower[k] in OFFICE_FIELDS:  # “the Chancellor of the Exchequer”
        opens = last
    return k if k > opens else max(opens, last - 1)


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
