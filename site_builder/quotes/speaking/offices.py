"""Who is meant by an office or description: “the mayor”, “the Vermont senator”."""

from __future__ import annotations

from site_builder.quotes.language.nouns import (
    BODIES,
    DOCUMENTS,
    MEN,
    ORGANISATIONS,
    PARTIES,
    TELLING,
    WOMEN,
)
from site_builder.quotes.speaking.layout import Layout
from site_builder.quotes.speaking.mention import NO_VERB, OWNER, SUBJECT, Kind, Mention
from site_builder.quotes.speaking.people import ArticlePeople
from site_builder.quotes.speaking.scan import BREAK, CAPITAL, CLOSE, COMMA, OPEN, STOP, WORD, Scan
from site_builder.text.lexicon import OFFICES, words
from site_builder.text.spans import Span

# “Gov. Mike Pence” is “the Indiana governor”.
SHORT = {
    "gov": "governor",
    "sen": "senator",
    "sens": "senator",
    "rep": "congressman",
    "reps": "congressman",
    "congresswoman": "congressman",
    "representative": "congressman",
    "lawmaker": "congressman",
    "gen": "general",
    "dr": "doctor",
    "prof": "professor",
    "chairwoman": "chairman",
    "chair": "chairman",
    "candidate": "nominee",
    "hopeful": "nominee",
    "contender": "nominee",
}
EMPTY = words("the a an of and in for at on to his her its their former then current who is was")
LONGEST_TITLE = 8  # tokens
SIDES = PARTIES | {"democratic", "vice", "deputy", "shadow"}
REACH = 80  # mentions back
NO_PERSON = (BODIES | DOCUMENTS | ORGANISATIONS) - PARTIES  # “the Vermont Republican” is one
ANOTHERS = 1.2  # “Ruritanian President Ann Lee” is less likely to be “the president”
BY_TITLE, BY_APPOSITION, BY_STORY = 3.0, 2.0, 1.0


def holder(
    scan: Scan, layout: Layout, mentions: list[Mention], people: ArticlePeople, index: int
) -> tuple[str, float]:
    """The person that description `index` fits best, and how sure; "" if it fits nobody.

    The head noun is next to the person's name in this article, or it is a description that a story
    gives to the person it has just told of. “The pilot” is the only pilot of the article.
    """
    mention = mentions[index]
    described = [SHORT.get(w, w) for w in scan.lower[mention.first : mention.after]]
    head = described[described.index("of") - 1 if "of" in described[2:] else -1]
    if len(described) < 2 or described[0] != "the" or _is_body(mention, head):
        return "", 0.0
    wanted = set(described[1:])
    if head not in OFFICES and head not in TELLING:
        named = zip(
            mentions[max(0, index - REACH) : index],
            people.names[max(0, index - REACH) : index],
            strict=True,
        )
        fitting = {n for m, n in named if n and _fit(scan, m, wanted, head) >= BY_APPOSITION}
        return (fitting.pop(), 0.9) if len(fitting) == 1 else ("", 0.0)
    scores: dict[str, float] = {}
    ranks: dict[str, float] = {}  # the nearer, the better
    told, told_in = "", -1  # the first subject of the nearest paragraph that has one
    for k in range(index - 1, max(-1, index - REACH - 1), -1):
        m = mentions[k]
        name = people.names[k]
        if m.kind is not Kind.NAME or not name or m.case == OWNER:
            continue
        if name not in scores:
            scores[name] = ranks[name] = -0.05 * len(ranks)
        is_subject = m.case == SUBJECT and m.verb_class != NO_VERB and people.counts[name] > 1
        if is_subject and (told_in < 0 or layout.paragraph[m.first] == told_in):
            told, told_in = name, layout.paragraph[m.first]
        scores[name] = max(scores[name], _fit(scan, m, wanted, head) + ranks[name])
    if not scores:
        return "", 0.0
    best = max(scores, key=lambda name: (scores[name], name))
    if scores[best] >= BY_STORY:
        return best, 0.9 if scores[best] >= BY_APPOSITION - 0.5 else 0.7
    if head in TELLING and told and _may_be(scan, mention, people.gender.get(told, "")):
        return told, 0.6
    return "", 0.0


def _is_body(mention: Mention, head: str) -> bool:
    """Whether a mention is no person's: “the GAO”, “the department”, “the letter”."""
    is_acronym = mention.kind is Kind.ORGANISATION and head not in OFFICES | PARTIES
    return is_acronym or head in NO_PERSON


def _may_be(scan: Scan, mention: Mention, pronoun: str) -> bool:
    """Whether a description may mean somebody, though no words tell that it does.

    Not “the former president”, who is no longer told of, “the Union Leader”, or a man by “the
    businesswoman”.
    """
    words, last = scan.lower[mention.first : mention.after], mention.after - 1
    of_a_man, of_a_woman = (not kin.isdisjoint(words) for kin in (MEN, WOMEN))
    is_other = pronoun == "she" if of_a_man else pronoun == "he" if of_a_woman else False
    return "former" not in words and scan.kinds[last] != CAPITAL and not is_other


def _fit(scan: Scan, m: Mention, wanted: set[str], head: str) -> float:
    """How well the words next to one naming of a person fit a description."""
    title, apposition = titles(scan, m), appositions(scan, m)
    score = 0.0
    if head in title:
        score = BY_TITLE - ANOTHERS * (wanted == {head} != title)
        for word in ("vice", "former", "deputy"):
            if (word in title) != (word in wanted):
                score -= 1
    elif head in apposition:
        score = BY_APPOSITION
    if not SIDES.isdisjoint(wanted) and SIDES.isdisjoint(wanted & (title | apposition)):
        score = min(score, BY_STORY / 2)  # “the Republican nominee” is not “the nominee, Ann Lee”
    return score + 0.5 * len(wanted & (title | apposition) - {head}) if score else 0.0


def titles(scan: Scan, m: Mention) -> set[str]:
    """The words before a name: “Indiana Gov. Mike Pence”, “the Taoiseach, Ann Lee”."""
    return {SHORT.get(w, w) for w in scan.lower[_title_begins(scan, m) : m.head]} - EMPTY


def appositions(scan: Scan, m: Mention) -> set[str]:
    """The words after a name, between commas or brackets: “Khamenei, the … decision maker, …”."""
    first, after = _apposition(scan, m)
    return {SHORT.get(w, w) for w in scan.lower[first:after]} - EMPTY


def namings(scan: Scan, m: Mention) -> list[Span]:
    """The places where a title with its name, or a description next to it, names a person."""
    begins = _title_begins(scan, m)
    found = []
    if m.first < m.head:
        found.append(Span(scan.start(m.first), scan.end(m.after - 1)))
    elif begins < m.head:
        found.append(Span(scan.start(begins), scan.end(m.head - 2)))
    first, after = _apposition(scan, m)
    if first < after and scan.kinds[after : after + 1] in (COMMA, STOP, CLOSE):
        found.append(Span(scan.start(first), scan.end(after - 1)))
    return found


def _title_begins(scan: Scan, m: Mention) -> int:
    """The first token of what is before a name, the name's own first token if nothing is."""
    if m.first == m.head and scan.kinds[max(0, m.first - 1)] == COMMA:
        for k in range(m.first - 2, max(-1, m.first - LONGEST_TITLE), -1):
            if scan.kinds[k] not in (WORD, CAPITAL):
                break
            if scan.lower[k] == "the":
                return k
    return m.first


def _apposition(scan: Scan, m: Mention) -> tuple[int, int]:
    """The tokens after a subject's name up to the next point, or none."""
    j = m.after
    if m.case != SUBJECT or j >= len(scan.kinds) or scan.kinds[j] not in (COMMA, OPEN):
        return j, j
    k = j + 1
    while k < min(j + 12, len(scan.kinds)) and scan.kinds[k] not in (STOP, BREAK, COMMA, CLOSE):
        k += 1
    return j + 1, k


def described(scan: Scan, m: Mention) -> set[str]:
    """All words next to a name."""
    return titles(scan, m) | appositions(scan, m)
