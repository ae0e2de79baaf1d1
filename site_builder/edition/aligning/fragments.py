"""What is attached to the statements that the linkage formed, or else left alone.

1. A headline, caption or fragment whose words are in one sentence of its own article and speaker
   repeats that sentence.
2. Any other unit that is alone attaches to the one statement that has its words in a row, also if
   its article has a rendering there: it is another part of the sentence, or repeats it.
3. If the outlets translate, a fragment attaches where all its words are, in any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from site_builder.edition.aligning.constraints import Constraints
from site_builder.edition.aligning.pairs import VERBATIM, is_verbatim
from site_builder.edition.aligning.similarity import run_containment, score
from site_builder.edition.aligning.units import Utterance, is_main
from site_builder.edition.aligning.voices import Bond, UnitVoice
from site_builder.model.thresholds import SAME_SPEAKER

# Letters in the stem of a word that by itself attaches a fragment: “generous”, “experience”.
LONE_STEM = 5
# Words that are in more sentences of an article than this point to none of them; keeps the cost
# of an article of many fragments near linear.
SENTENCES = 20
HOSTS = 200  # and in more statements of an event than this to none of these
PART_WORDS = 2  # content words, “not” among them, of a part that is not as printed
OWN = 0.5  # the part of its content words that another part of the sentence must not have


def find_repeats(
    units: Sequence[Utterance], voices: Sequence[UnitVoice], limits: Constraints
) -> dict[int, int]:
    """For each headline and fragment the one sentence of its own article that it repeats.

    That sentence has all its content words in a row, and no other sentence of the article has:
    “The reason … is ‘experience’” and, further down, “This is experience.” Two such sentences prove
    neither.
    """
    if all(map(is_main, units)):
        return {}
    holders: dict[tuple[str, str | None, str], set[int]] = defaultdict(set)
    for number, one in enumerate(units):
        if is_main(one) and voices[number].id is not None:
            for term in one.wording.content:
                holders[one.unit.article_id, voices[number].id, term].add(number)
    decided = {number for pair in limits.together for number in pair}
    found = {}
    for number, one in enumerate(units):
        content = one.wording.content
        if is_main(one) or number in decided or not _says_enough(one):
            continue
        key = one.unit.article_id, voices[number].id
        sets = sorted((holders.get((*key, term), set()) for term in content), key=len)
        if len(sets[0]) > SENTENCES:
            continue
        hosts = [h for h in set.intersection(*sets) if _holds(units[h], one)]
        if len(hosts) == 1 and not limits.separates(number, hosts):
            found[number] = hosts[0]
    return found


def _says_enough(one: Utterance) -> bool:
    """Whether it has a content word, and a second one, a “not” or a long stem."""
    content = one.wording.content
    return bool(content) and (
        len(content) > 1 or "not" in one.wording.terms or len(min(content)) >= LONE_STEM
    )


def _holds(sentence: Utterance, one: Utterance) -> bool:
    """Whether the sentence has its words, as meant: “honourable” is not in “dishonorable”."""
    if one.unit.quote_id == sentence.unit.quote_id:
        return False
    if len(one.wording.content) > 1:
        return one.wording.content_row in sentence.wording.content_row
    if "not" in one.wording.terms:
        return "not" in sentence.wording.terms
    sequence = sentence.wording.sequence
    plain = {t for before, t in zip(("", *sequence), sequence, strict=False) if before != "not"}
    return one.wording.content <= plain


class Attached(Struct, frozen=True):
    """The units of each statement; `parts` are further pieces of one, `repeats` say it again."""

    clusters: list[tuple[int, ...]]
    parts: frozenset[int] = frozenset()
    repeats: Mapping[int, int] = {}


def attach(
    units: Sequence[Utterance],
    voices: Sequence[UnitVoice],
    clusters: Sequence[tuple[int, ...]],
    limits: Constraints,
    repeats: Mapping[int, int],
    in_translation: bool,
) -> Attached:
    """The clusters with what has good evidence in its place; a shared one is never taken apart.

    A repeat (see `find_repeats`) goes where its sentence is, unless an editor keeps them apart.
    """
    homes = {members[0]: list(members) for members in clusters if members[0] not in repeats}
    parts, again = set(), dict(repeats)
    home_of = {m: host for host, members in homes.items() for m in members}
    index = _index(units, home_of)
    printers = _printers(units, voices, home_of)
    alone = [n for n, members in homes.items() if len(members) == 1]
    decided = {number for pair in limits.together for number in pair}
    for number in sorted(alone, key=lambda n: (-len(units[n].wording.sequence), n)):
        host = _host(number, units, voices, index, printers, home_of)
        if host is None or len(homes[number]) > 1 or limits.separates(number, homes[host]):
            continue
        if not decided.isdisjoint(homes[host]):
            continue
        here = [m for m in homes[host] if units[m].unit.article_id == units[number].unit.article_id]
        said = frozenset[str]().union(*(units[m].wording.content for m in here))
        own = units[number].wording.content - said
        is_new = len(own) >= OWN * len(units[number].wording.content)
        if here and not is_new and (own or not _may_repeat(units[number], units[here[0]])):
            continue
        if here and is_new:
            parts.add(number)
        elif here:
            again[number] = here[0]
        homes[host] += homes.pop(number)
        home_of[number] = host
    for _, number, host in sorted(_offers(units, voices, homes) if in_translation else ()):
        if number in homes and _may_join(number, homes[host], units, limits):
            homes[host].append(number)
            del homes[number]
    found = sorted(tuple(sorted(members)) for members in _with_repeats(homes, limits, repeats))
    return Attached(found, frozenset(parts), again)


def _may_repeat(one: Utterance, sentence: Utterance) -> bool:
    """Whether the unit may be a repeat of the sentence that `find_repeats` does not decide."""
    is_other = is_main(one) or one.speaker_id != sentence.speaker_id
    return is_other and one.unit.quote_id != sentence.unit.quote_id


def _index(units: Sequence[Utterance], numbers: Iterable[int]) -> dict[str, list[int]]:
    """The units that have each content word."""
    index: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for term in units[number].wording.content:
            index[term].append(number)
    return index


def _printers(
    units: Sequence[Utterance], voices: Sequence[UnitVoice], numbers: Iterable[int]
) -> dict[str, set[str]]:
    """The articles that print each wording by a name."""
    printers: dict[str, set[str]] = defaultdict(set)
    for number in numbers:
        if voices[number].is_name and units[number].wording.content:
            printers[units[number].printed].add(units[number].unit.article_id)
    return printers


def _host(
    number: int,
    units: Sequence[Utterance],
    voices: Sequence[UnitVoice],
    index: Mapping[str, list[int]],
    printers: Mapping[str, set[str]],
    home_of: Mapping[int, int],
) -> int | None:
    """The one other statement that has the unit's words and no other speaker."""
    rarest = min((index[t] for t in units[number].wording.content), key=len, default=[])
    sayers = {voices[number].person} if voices[number].is_name else set()
    found: dict[int, Bond] = {}  # how near each statement's nearest speaker is
    in_two = _is_printed_twice(units[number], printers)
    for other in rarest if len(rarest) <= HOSTS else ():
        is_here = units[other].unit.article_id == units[number].unit.article_id
        if is_here and voices[other].id == voices[number].id:
            continue  # it tells of nobody else who says so
        bond = voices[other].bond(voices[number])
        is_same = in_two and units[other].printed == units[number].printed
        if is_same or _has_words_of(units[other], units[number], bond):
            sayers |= {voices[other].person} if voices[other].is_name else set()
            if not is_here:
                found[home_of[other]] = min(bond, found.get(home_of[other], bond))
    limit = Bond.CLASH if len(sayers) < 2 else Bond.OPEN
    hosts = [host for host, bond in found.items() if bond < limit and host != number]
    return hosts[0] if len(hosts) == 1 else None


def _is_printed_twice(one: Utterance, printers: Mapping[str, set[str]]) -> bool:
    """Whether two other articles print just these words, two or more, by a name.

    Fewer content words than are asked of an unclear speaker are then enough: “very close”.
    """
    if one.is_label or len(one.wording.sequence) < 2:
        return False
    return len(printers.get(one.printed, set()) - {one.unit.article_id}) > 1


def _has_words_of(long: Utterance, short: Utterance, bond: Bond) -> bool:
    """Whether another sentence has the words in a row, or nearly so."""
    one, other = short.wording, long.wording
    if short is long or len(one.sequence) > len(other.sequence):
        return False
    if short.occasion.differs(long.occasion):
        return False
    if bond is not Bond.SAME:
        return is_verbatim(short, long, bond)
    if len(one.content_row.split()) < PART_WORDS:
        return len(one.sequence) > 1 and short.printed in long.printed
    return one.content_row in other.content_row or run_containment(one, other) >= VERBATIM


def _offers(
    units: Sequence[Utterance], voices: Sequence[UnitVoice], homes: Mapping[int, list[int]]
) -> Iterator[tuple[float, int, int]]:
    """The statements that each lone fragment fits: (less for better evidence, fragment, host)."""
    content = {
        host: [units[m].wording.content for m in members if is_main(units[m])]
        for host, members in homes.items()
    }
    index: dict[str, set[int]] = defaultdict(set)
    for host, found in content.items():
        for term in chain.from_iterable(found):
            index[term].add(host)
    for number, members in homes.items():
        if len(members) > 1 or is_main(units[number]) or voices[number].id is None:
            continue
        for host in _near(units[number], index):
            if host != number and voices[host].id == voices[number].id:
                value = _evidence(units[number], [units[m] for m in homes[host]], index)
                if value >= SAME_SPEAKER:
                    yield -value, number, host


def _may_join(
    number: int, members: Sequence[int], units: Sequence[Utterance], limits: Constraints
) -> bool:
    articles = {units[m].unit.article_id for m in members}
    return units[number].unit.article_id not in articles and not limits.separates(number, members)


def _with_repeats(
    homes: Mapping[int, list[int]], limits: Constraints, repeats: Mapping[int, int]
) -> list[list[int]]:
    """The statements with their repeats; a repeat that an editor keeps apart is alone."""
    home_of = {m: members for members in homes.values() for m in members}
    alone = []
    for number, sentence in repeats.items():
        if limits.separates(number, home_of[sentence]):
            alone.append([number])
        else:
            home_of[sentence].append(number)
    return [*alone, *homes.values()]


def _near(one: Utterance, index: Mapping[str, set[int]]) -> set[int]:
    """The statements that share a content word that is not too common."""
    found = (index[t] for t in one.wording.content if t in index)
    return {host for hosts in found if len(hosts) <= HOSTS for host in hosts}


def _evidence(one: Utterance, others: Sequence[Utterance], index: Mapping[str, set[int]]) -> float:
    """How well a unit fits a statement, comparable with `SAME_SPEAKER`; 0 for no good evidence.

    `index` gives the statements that have a word. A fragment fits if one rendering has all of its
    words, two or more; or if every rendering, two or more, has a long word of it that no other
    statement has.
    """
    values = [score(one.wording, other.wording) for other in others]
    if not one.is_fragment:
        return sum(values) / len(values)
    content = one.wording.content
    if len(content) > 1 and any(content <= other.wording.content for other in others):
        return max(values)
    core = frozenset.intersection(*(o.wording.content for o in others if is_main(o)))
    own = {t for t in content & core if len(t) >= LONE_STEM and len(index[t]) == 1}
    if own and len(others) > 1:
        return max(SAME_SPEAKER, *values)
    return 0.0
