"""What an editor should look at: a list in which comes first what harms most.

Nothing in it is a fault. Each line has the place in the seed and the id for `build.py explain`,
which prints why the program decided so and the YAML that decides otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from site_builder.edition.aligning.near_misses import near_misses
from site_builder.editors.citation import Places
from site_builder.model.edition import Edition
from site_builder.model.found import DecidedBy, Grade, Quote, Statement
from site_builder.model.given import Role, Speaker, SpeakerKind
from site_builder.model.problems import Location
from site_builder.model.reasons import all_told
from site_builder.model.thresholds import SAME_SPEAKER
from site_builder.text.names import words_of

# How a text ends that goes on elsewhere, and how a whole one ends: with a stop and its marks.
CUT = re.compile(
    r"(?i)\b(?:(?:continue|keep) reading|to read (?:the (?:full|rest)|more|on)|already a subscriber"
    r"|subscribe (?:now )?to (?:read|continue|keep)|for subscribers|log in to)\b"
)
STOPPED = re.compile(r"(?<![.…])[.?!][\"”’'»)\]]*(?: \([^()]{1,30}\))?$")
LAST_LINES = 5  # in which an invitation to subscribe cuts a text
UNSURE = 0.9  # confidence below which a speaker is worth a look
LOWEST = 20  # probable renderings, those with the lowest scores
NEAR = 0.06  # how far below the threshold a pair is a near miss
NEARLY = 20  # near misses, the nearest
MOST_WORDS = 4  # of a person's name
ODD = re.compile(r"\d|^[a-z][a-z]+\b|\b[A-Z]{3,}\b|['’]s\b|\b(?:of|and|the)\b")

# By harm: what accuses somebody wrongly, then what is missing, then what is only offered.
KINDS = (
    "changed meaning",
    "odd speaker",
    "speaker unsure",
    "two speakers or one",
    "probable rendering",
    "nearly joined",
    "perhaps an excerpt",
    "article without an entry",
    "speaker unclear",
    "paraphrase offered",
    "theme found by rule",
)


class Item(Struct, frozen=True):
    """One thing to look at; `id` is what `build.py explain` takes.

    Of its kind, first comes what has more `weight`.
    """

    kind: str
    location: Location
    words: str
    id: str
    weight: float = 0.0
    speaker: str | None = None  # the id of the speaker that it is about

    @property
    def article(self) -> str:
        """The article that it is in."""
        return self.location.path.rpartition("/")[2].removesuffix(".txt")

    @property
    def key(self) -> tuple[str, str, str]:
        """What `seen.csv` knows it by."""
        return self.kind, self.id, self.article

    def __str__(self) -> str:
        return f"{self.location}: {self.kind}: {self.words} [explain {self.id}]"


def review(edition: Edition) -> tuple[Item, ...]:
    """Everything that is worth an editor's look: by kind in the order of `KINDS`, weight, place."""
    places = Places(edition.articles)
    found = [
        *_changed(edition, places),
        *_excerpts(edition, places),
        *_entries(edition),
        *_speakers(edition, places),
        *_odd(edition, places),
        *_doubles(edition, places),
        *_paraphrases(edition, places),
        *_probable(edition, places),
        *_nearly(edition, places),
        *_themes(edition, places),
    ]
    order = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda i: (order[i.kind], -i.weight, i.location, i.words, i.id)))


def _excerpts(edition: Edition, places: Places) -> Iterator[Item]:
    """Texts of which no editor said whether they are whole, and that end as if they were cut."""
    for article in edition.articles:
        if article.entry is not None and article.entry.complete is not None:
            continue
        body = [p.span for p in article.paragraphs if p.role is Role.BODY][-1:]
        end = [
            p.span for p in article.paragraphs[-LAST_LINES:] if CUT.search(p.span.of(article.text))
        ]
        cut = end or [span for span in body if not STOPPED.search(span.of(article.text))]
        for span in cut[:1]:
            place = places.at(article.id, span.start)
            yield Item("perhaps an excerpt", place, places.words(article.id, span), article.id)


def _entries(edition: Edition) -> Iterator[Item]:
    for article in edition.articles:
        if article.entry is None:
            words = f"content/articles/{article.id}.md is missing"
            yield Item("article without an entry", Location(article.seed_path), words, article.id)


def _changed(edition: Edition, places: Places) -> Iterator[Item]:
    for statement in edition.statements:
        for one in statement.differs:
            sides = ((one.first, one.words), (one.second, one.other_words))
            words = [places.words(u.article_id, s) if s else "nothing" for u, s in sides]
            of = places.words(one.first.article_id, one.first.span)
            told = f"{one.kind.value}: {words[0]} in {one.first.article_id}, {words[1]} in"
            place = places.at(one.first.article_id, one.words.start)
            yield Item(
                "changed meaning", place, f"{told} {one.second.article_id}: {of}", statement.id
            )


def _speakers(edition: Edition, places: Places) -> Iterator[Item]:
    names = {s.id: s.name for s in edition.speakers}
    unread = {article.id for article in edition.articles if not article.is_read}
    for quote in edition.quotes:
        if not quote.kind.is_speech or quote.decided_by is DecidedBy.EDITOR:
            continue
        if quote.article_id in unread:  # no speaker is looked for
            continue
        if quote.speaker_id is not None and quote.confidence >= UNSURE:
            continue
        place = places.at(quote.article_id, quote.segments[0].marked.start)
        words = places.words(quote.article_id, quote.segments[0].span)
        why = all_told(quote.reasons)
        if quote.speaker_id is None:
            length = float(sum(len(segment.span) for segment in quote.segments))
            yield Item("speaker unclear", place, f"{words} ({why})", quote.id, length)
        else:
            who = f"{names[quote.speaker_id]} {quote.confidence:.2f}"
            told, sure = f"{words} ({who}; {why})", quote.confidence
            yield Item("speaker unsure", place, told, quote.id, -sure, quote.speaker_id)


def _odd(edition: Edition, places: Places) -> Iterator[Item]:
    """Speakers whose names look like none, and people known by one word, however sure they are."""
    for speaker, quote in _spoken(edition):
        words = words_of(speaker.name)
        is_asked = speaker.kind is SpeakerKind.PERSON and speaker.location is None
        if is_asked and (len(words) == 1 or len(words) > MOST_WORDS or ODD.search(speaker.name)):
            yield _at(places, "odd speaker", quote, speaker.name)


def _doubles(edition: Edition, places: Places) -> Iterator[Item]:
    """Speakers who may be one: a shared last name with the same initial, with *Jr.*, or alone."""
    by_last: dict[str, list[tuple[tuple[str, ...], Speaker, Quote]]] = {}
    for speaker, quote in _spoken(edition):
        words = words_of(speaker.name)
        if words:
            by_last.setdefault(words[-1], []).append((words, speaker, quote))
    for people in by_last.values():
        for (one, first, _), (other, second, quote) in combinations(people, 2):
            is_asked = first.location is None or second.location is None
            if is_asked and (min(len(one), len(other)) == 1 or one[0][:1] == other[0][:1]):
                yield _at(places, "two speakers or one", quote, f"{first.name} and {second.name}")


def _spoken(edition: Edition) -> Iterator[tuple[Speaker, Quote]]:
    """Each speaker who is quoted, with the first quotation."""
    first = {q.speaker_id: q for q in reversed(edition.quotes)}
    for speaker in edition.speakers:
        if speaker.id in first and speaker.kind is not SpeakerKind.SEVERAL:
            yield speaker, first[speaker.id]


def _at(places: Places, kind: str, quote: Quote, words: str) -> Item:
    place = places.at(quote.article_id, quote.segments[0].marked.start)
    return Item(kind, place, words, quote.id, speaker=quote.speaker_id)


def _paraphrases(edition: Edition, places: Places) -> Iterator[Item]:
    statements = {s.id: s for s in edition.statements}
    for one in edition.paraphrases:
        if one.decided_by is DecidedBy.EDITOR:
            continue
        unit = statements[one.statement_id].renderings[0].units[0]
        words = places.words(one.article_id, one.span)
        of = places.words(unit.article_id, unit.span)
        place = places.at(one.article_id, one.span.start)
        told = f"{words} for {of} (score {one.score:.2f})"
        yield Item("paraphrase offered", place, told, one.statement_id, one.score)


def _probable(edition: Edition, places: Places) -> Iterator[Item]:
    found: list[tuple[float, Statement]] = []
    for statement in edition.statements:
        scores = [k.score for k in statement.links if k.grade is Grade.PROBABLE]
        if statement.grade is Grade.PROBABLE and scores:
            found.append((min(scores), statement))
    for score, statement in sorted(found, key=lambda f: (f[0], f[1].id))[:LOWEST]:
        link = next(k for k in statement.links if k.score == score and k.grade is Grade.PROBABLE)
        first = places.words(link.first.article_id, link.first.span)
        second = places.words(link.second.article_id, link.second.span)
        place = places.at(link.first.article_id, link.first.span.start)
        told = f"{first} and {second} (score {score:.2f})"
        yield Item("probable rendering", place, told, statement.id, -score, statement.speaker_id)


def _nearly(edition: Edition, places: Places) -> Iterator[Item]:
    e = edition
    near = near_misses(e.articles, e.events, e.quotes, e.statements, SAME_SPEAKER - NEAR)
    for one in [n for n in near if not n.are_two][:NEARLY]:
        first = places.words(one.first.article_id, one.first.span)
        second = places.words(one.second.article_id, one.second.span)
        place = places.at(one.first.article_id, one.first.span.start)
        told = f"{first} and {second} (score {one.score:.2f}; {all_told(one.reasons)})"
        yield Item("nearly joined", place, told, one.statements[0], one.score)


def _themes(edition: Edition, places: Places) -> Iterator[Item]:
    outlet_of = {a.id: a.outlet_id for a in edition.articles}
    for theme in edition.themes:
        if theme.decided_by is DecidedBy.AUTOMATIC:
            first = theme.passages[0]
            outlets = {outlet_of[p.article_id] for p in theme.passages}
            told = f"“{theme.title}”: {len(theme.passages)} passages of {len(outlets)} outlets"
            place = places.at(first.article_id, first.span.start)
            yield Item("theme found by rule", place, told, theme.id)
