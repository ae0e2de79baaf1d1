"""One table of all people of the site: who may be quoted, under which id.

The ids come from the sorted names, not from the order in which the names were met.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from site_builder.edition.people.names import distinct
from site_builder.model.found import ArticleReading, Quote
from site_builder.model.given import Speaker, SpeakerKind
from site_builder.model.quotations import Attribution, NamedPerson
from site_builder.model.together import joint_name, members
from site_builder.text.names import is_slip, office_words, words_of
from site_builder.text.slugs import digest, slug
from site_builder.text.words import tokenise

Key = tuple[str, ...]
KINDS = tuple(SpeakerKind)  # what is a person in one article is one in all


class PeopleTable(Struct, frozen=True):
    """All people, or those that one event may name.

    `entries` are those of `speakers.yaml`, `found` the others by id. `ids` gives the id of each
    name, `corrected` the id of each speaker that a correction gives, as the editor wrote it.
    `known` are the people that other articles name in full; `by_word` lists them by each word next
    to their names, for the whole site only.
    """

    entries: tuple[Speaker, ...] = ()
    found: tuple[Speaker, ...] = ()
    ids: Mapping[str, str] = {}
    corrected: Mapping[str, str | None] = {}
    known: tuple[NamedPerson, ...] = ()
    by_word: Mapping[str, Sequence[NamedPerson]] = {}

    def quoted(self, quotes: Iterable[Quote]) -> tuple[Speaker, ...]:
        """The entries and whoever else speaks one of the quotes, by id."""
        ids = {quote.speaker_id for quote in quotes}
        single = {m for i in ids for m in members(i)}
        people = [*self.entries, *(s for s in self.found if s.id in single)]
        names = {s.id: s.name for s in people}
        people += [
            Speaker(i, joint_name(names[m] for m in members(i)), kind=SpeakerKind.SEVERAL)
            for i in ids
            if i and i not in single
        ]
        return tuple(sorted(people, key=lambda s: s.id))


def list_people(entries: Sequence[Speaker], readings: Iterable[ArticleReading]) -> PeopleTable:
    """The table of the people of `speakers.yaml`, of the names of sources and of full names.

    A person has the name that sources and articles use most, so that one more article seldom
    changes the id; of names that are equally common, the fullest.
    """
    read = tuple(readings)
    named = tuple(k for reading in read for k in reading.people)
    spoken = [one for reading in read for a in reading.attributions for one in a.named]
    uses = Counter(one.name for one in spoken)
    kinds = dict.fromkeys((k.name for k in named), SpeakerKind.PERSON)
    for one in spoken:
        kinds[one.name] = min(kinds.get(one.name, one.kind), one.kind, key=KINDS.index)
    uses.update(k.name for k in named)
    ids = {entry.name: entry.id for entry in entries}
    taken = {entry.id for entry in entries}
    groups: dict[Key, list[str]] = {}
    for name in sorted(set(kinds) - set(ids)):
        groups.setdefault(_key(name, kinds[name]), []).append(name)
    found = []
    for names in groups.values():
        name = min(names, key=lambda n: (-uses[n], -len(words_of(n)), len(n), n))
        identity = slug(name) or "speaker"
        if identity in taken:
            identity = f"{identity}-{digest(name)}"
        taken.add(identity)
        kind = min((kinds[n] for n in names), key=KINDS.index)
        found.append(Speaker(identity, name, kind=kind))
        ids.update(dict.fromkeys(names, identity))
    by_word: dict[str, list[NamedPerson]] = defaultdict(list)
    persons = distinct(named)
    for k in persons:
        for word in k.described_as:
            by_word[word].append(k)
    by_id = tuple(sorted(found, key=lambda s: s.id))
    return PeopleTable(tuple(entries), by_id, ids, known=tuple(persons), by_word=by_word)


def _key(name: str, kind: SpeakerKind) -> Key:
    """What is equal for all names of one speaker: of a person the first and the last word."""
    words = words_of(name)
    return (
        (words[0], words[-1]) if kind is SpeakerKind.PERSON and len(words) > 1 else words or (name,)
    )


def people_of_event(
    people: PeopleTable,
    words: set[str],
    attributions: Sequence[Attribution],
    own: Iterable[NamedPerson],
    corrected: Iterable[str],
) -> PeopleTable:
    """The part of the table that names somebody of one event, of whose articles these are words."""
    spoken = {one.name for a in attributions for one in a.named}
    bearers = {
        k.name: k
        for name in spoken
        if (wanted := office_words(name))
        for k in min((people.by_word.get(word, ()) for word in sorted(wanted)), key=len)
        if wanted.issubset(k.described_as)
    }
    known = tuple(bearers[name] for name in sorted(bearers))
    # Names that the texts lack: a predicted source's, and the bearers' of offices.
    words = words | {
        token.n for name in (*spoken, *(k.name for k in known)) for token in tokenise(name)
    }
    last_names = {words_of(name)[-1] for name in spoken if words_of(name)}
    given = {name: people.corrected[name] for name in sorted(corrected) if name in people.corrected}
    given_ids = {m for identity in given.values() for m in members(identity)}
    entries = tuple(
        e
        for e in people.entries
        if e.id in given_ids or any(_is_named(n, words, last_names) for n in _names(e))
    )
    names = {*spoken, *(k.name for k in (*known, *own)), *(e.name for e in entries)}
    ids = {name: people.ids[name] for name in sorted(names) if name in people.ids}
    needed = {*ids.values(), *given_ids}
    found = tuple(s for s in people.found if s.id in needed)
    return PeopleTable(entries, found, ids, given, known)


def _names(entry: Speaker) -> tuple[str, ...]:
    return (entry.name, *entry.aliases, *entry.offices)


def _is_named(name: str, words: set[str], last_names: set[str]) -> bool:
    """Whether `words` has one of the name, or one of the last names may be a slip for its own."""
    telling, last = _looked_for(name)
    return not words.isdisjoint(telling) or any(is_slip(last, other) for other in last_names)


@lru_cache(maxsize=1 << 16)  # each event asks for all names of `speakers.yaml`
def _looked_for(name: str) -> tuple[frozenset[str], str]:
    """The words of a name that tell something, and the last one."""
    telling = frozenset(token.n for token in tokenise(name)) - {"the", "a", "an", "of"}
    return telling, (words_of(name) or ("",))[-1]
