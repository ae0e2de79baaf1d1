"""Who is meant by *he* or *she*: the people named before it, each with their features."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from site_builder.quotes.speaking.layout import Layout
from site_builder.quotes.speaking.mention import CUE_CLASSES, STRONG, SUBJECT, Mention
from site_builder.quotes.speaking.people import ArticlePeople

AGREES, UNKNOWN, CONFLICTS = "same pronoun", "pronoun unknown", "other pronoun"
INVERTED = "verb before it"  # “…,” said NAME
REACH = 20  # mentions back; looking further is wrong more often than right


class PronounSearch(Struct, frozen=True):
    """A pronoun, *he* or *she*, and what the article says before it."""

    layout: Layout
    mentions: list[Mention]
    people: ArticlePeople
    index: int  # of the pronoun among the mentions
    wanted: str  # he, she
    last_speaker: str  # who spoke the quotation before; "" for nobody
    last_token: int  # of that quotation
    namings: list[int]  # the mentions before the pronoun that name somebody, the nearest first


def namings_before(names: list[str], index: int) -> list[int]:
    """The mentions before `index` that name somebody, the nearest first, as far as is looked."""
    return [k for k in range(index - 1, max(-1, index - 1 - REACH), -1) if names[k]]


def antecedents(search: PronounSearch) -> Iterator[tuple[str, list[str]]]:
    """For each person named before the pronoun, the nearest first, their features.

    A person who goes with the other pronoun is left out if somebody goes with this one.
    """
    mentions, people = search.mentions, search.people
    seen: dict[str, list[str]] = {}
    between, nearest = 0, search.index  # pronouns of the same kind, and up to where
    for k in search.namings:
        name = people.names[k]
        if name and name not in seen:
            between += sum(m.kind == search.wanted for m in mentions[k:nearest])
            nearest = k
            seen[name] = _person(search, mentions[k], name, len(seen), between)
    for name, found in _subjects(search):
        seen[name] += found
    possible = any(found[0] != CONFLICTS for found in seen.values())
    for name, found in seen.items():
        if not (possible and found[0] == CONFLICTS):
            yield name, found


def agrees_nearby(features: list[str]) -> bool:
    """Whether a person's pronoun fits, and the sentence or the one before names them."""
    return features[0] == AGREES and features[2].startswith(("0 sentences", "1 sentences"))


def _subjects(search: PronounSearch) -> Iterator[tuple[str, list[str]]]:
    """The people named as subjects before the pronoun, the nearest first, each with features.

    The owner of a noun of saying is one, too: “Khamenei’s criticism of …”.
    """
    layout, mentions, people = search.layout, search.mentions, search.people
    here = mentions[search.index].first
    opens_sentence, opens_paragraph = _openers(search)
    subject_found = speaker_found = False
    for k in search.namings:
        m, name = mentions[k], people.names[k]
        if not name or (m.case != SUBJECT and not m.speech):
            continue
        sentences = layout.sentence[here] - layout.sentence[m.first]
        paragraphs = layout.paragraph[here] - layout.paragraph[m.first]
        if speaker_found and sentences > 3 and paragraphs > 2:
            return  # features reach no further back
        found: list[str] = []
        speaks = STRONG if m.speech else INVERTED if m.is_inverted else m.verb_class
        if not subject_found:
            subject_found = True
            found.append(f"nearest subject, {min(sentences, 4)} sentences back")
        if speaks in (*CUE_CLASSES, INVERTED) and not speaker_found:
            speaker_found = True
            found.append(f"nearest speaker, {min(paragraphs, 4)} paragraphs back, {speaks}")
            found.append(f"nearest speaker, {min(sentences, 6)} sentences back")
        if k in opens_sentence and sentences <= 3:
            found.append(f"opens its sentence, {sentences} sentences back")
        if k in opens_paragraph and paragraphs <= 2:
            found.append(f"opens its paragraph, {paragraphs} paragraphs back")
        if sentences <= 2:
            found.append(f"subject, {sentences} sentences back, {speaks}")
        yield name, found


def _person(search: PronounSearch, m: Mention, name: str, rank: int, between: int) -> list[str]:
    """The features of a person at their nearest naming `m`, `rank` others being nearer."""
    layout, people = search.layout, search.people
    here = search.mentions[search.index].first
    sentences = layout.sentence[here] - layout.sentence[m.first]
    paragraphs = layout.paragraph[here] - layout.paragraph[m.first]
    gender = people.gender.get(name, "")
    agrees = AGREES if gender == search.wanted else CONFLICTS if gender else UNKNOWN
    found = [
        agrees,
        f"{min(rank, 4)} people nearer, {agrees}",
        f"{min(sentences, 5)} sentences back, {m.case}",
        f"{min(paragraphs, 3)} paragraphs back, {min(rank, 3)} people nearer",
        f"named {min(people.counts[name], 6)} times",
        f"name of {min(len(name.split()), 3)} words",
        f"{min(between, 3)} such pronouns between, {min(rank, 2)} people nearer",
    ]
    if name == search.last_speaker:
        gap = layout.paragraph[here] - layout.paragraph[search.last_token]
        words = layout.words_before[here] - layout.words_before[search.last_token]
        found.append(f"spoke before, {min(gap, 4)} paragraphs back")
        found.append(f"spoke before, {min(gap, 2)} paragraphs back, {agrees}")
        found.append(f"spoke before, {6 * min(words // 6, 8)} words back")
    return found


def _openers(search: PronounSearch) -> tuple[frozenset[int], frozenset[int]]:
    """The named subjects that are the first of their sentence, and of their paragraph."""
    by_sentence: dict[int, int] = {}
    by_paragraph: dict[int, int] = {}
    for k in search.namings:
        m = search.mentions[k]
        if m.case == SUBJECT or m.speech:
            by_sentence[search.layout.sentence[m.first]] = k
            by_paragraph[search.layout.paragraph[m.first]] = k
    return frozenset(by_sentence.values()), frozenset(by_paragraph.values())
