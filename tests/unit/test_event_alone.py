"""The edition of one event is made from its own part and from nothing else."""

from array import array
from collections import Counter
from datetime import date
from typing import TypeVar

import msgspec
import pytest
from msgspec.structs import replace
from reports import HERE, target

from site_builder.edition.compile import compare_event, compile_edition, group, link
from site_builder.edition.part import EventPart
from site_builder.model.edition import Around, EventEdition, Neighbour
from site_builder.model.given import (
    ArticleEntry,
    Content,
    EventEntry,
    NoteEntry,
    ParaphraseCorrection,
    QuotationKind,
    QuoteCorrection,
    Seed,
    Speaker,
    StatementCorrection,
    ThemeEntry,
)
from site_builder.pages import all_pages
from site_builder.pages.all_pages import pages
from site_builder.pages.parts.corpus import event_corpus

T = TypeVar("T")
TALKS = {
    "talks-a": "Mayor Ann Lee of Tilburg spoke on Monday.\n"
    "“We will build the new harbour before the winter storms,” Lee said.\n"
    "She added that the harbour would cost the city nothing.\n"
    "The council has argued about the plan for eleven years without a vote.\n",
    "talks-b": "The mayor of Tilburg answered her critics.\n"
    "“We shall build a new harbour before the winter storms come,” said Mayor Ann Lee.\n"
    "The council has argued about the plan for eleven years without any vote.\n"
    "The “harbour front” policy dates from 2014.\n",
}
STRIKE = {
    "strike-a": "Bob Fox leads the union of pilots.\n"
    "“No plane will leave the ground until our wages rise,” Fox said on Friday.\n",
    "strike-b": "Pilots went on strike.\n"
    "“No plane will leave the ground until wages rise,” Bob Fox told them.\n",
}
CONTENT = Content(
    speakers=(
        Speaker("ann-lee", "Ann Lee", offices=("the mayor",), location=HERE),
        Speaker("bob-fox", "Bob Fox", location=HERE),
    ),
    articles=tuple(
        ArticleEntry(stem, HERE, title=stem, date=date(2025, 1, day))
        for day, group in ((6, TALKS), (10, STRIKE))
        for stem in group
    ),
    events=(
        EventEntry("talks", HERE, articles=tuple(TALKS)),
        EventEntry("strike", HERE, articles=tuple(STRIKE)),
    ),
    themes=(
        ThemeEntry(
            "harbour",
            HERE,
            "The harbour",
            1,
            words=("harbour*", "plane"),
            statements=(target("talks-a", "new harbour"),),
            pinned=(target("strike-b", "Pilots went on strike."),),
        ),
    ),
    notes=(NoteEntry("cost", target("talks-a", "cost the city nothing"), "It did not."),),
    corrections=(
        QuoteCorrection(target("talks-b", "We shall build"), "So printed.", QuotationKind.PARTIAL),
        StatementCorrection(
            (target("talks-a", "We will build"), target("talks-b", "We shall build")), "One.", True
        ),
        ParaphraseCorrection(
            target("talks-a", "the harbour would cost the city nothing"),
            target("talks-b", "We shall build"),
            "So told.",
            True,
        ),
    ),
)


def seeds(texts: dict[str, str]) -> tuple[Seed, ...]:
    return tuple(Seed(f"seeds/{stem}.txt", stem, text) for stem, text in texts.items())


def part_of(texts: dict[str, str], event: str = "talks") -> EventPart:
    parts, _, problems = group(seeds(texts), CONTENT, {})
    assert problems == []
    return next(part for part in parts if part.event.id == event)


def as_bytes(value: EventPart | EventEdition | Around) -> bytes:
    """The value as bytes; places of words are lists there."""
    return msgspec.msgpack.encode(value, enc_hook=list)


def from_bytes(data: bytes, kind: type[T]) -> T:
    return msgspec.msgpack.decode(data, type=kind, dec_hook=lambda _, numbers: array("l", numbers))


def made(part: EventPart) -> EventEdition:
    """The event's edition from the bytes of its part: nothing else is within reach."""
    found, problems = compare_event(from_bytes(as_bytes(part), EventPart))
    assert problems == []
    return found


def test_an_event_is_compared_from_the_bytes_of_its_part() -> None:
    found = made(part_of(TALKS | STRIKE))
    assert found == compare_event(part_of(TALKS | STRIKE))[0]
    assert [len(s.renderings) for s in found.statements] == [2]
    assert [p.statement_id for p in found.paraphrases] == [found.statements[0].id]
    assert [(c.first_article, c.second_article) for c in found.shared_copy] == [
        ("talks-a", "talks-b")
    ]
    assert len(found.passages) == 4
    assert [n.id for n in found.notes] == ["cost"]
    assert [s.id for s in found.speakers] == ["ann-lee"]
    assert from_bytes(as_bytes(found), EventEdition) == found


def test_an_edit_of_another_event_changes_nothing_here() -> None:
    before = part_of(TALKS | STRIKE)
    edited = {
        stem: text.replace("leads the", "led a").replace("our wages rise", "Mayor Ann Lee resigns")
        for stem, text in STRIKE.items()
    }
    after = part_of(TALKS | edited)
    assert part_of(TALKS | edited, "strike") != part_of(TALKS | STRIKE, "strike")
    assert as_bytes(after) == as_bytes(before)
    assert made(after) == made(before)


def test_the_order_of_the_seeds_changes_nothing() -> None:
    texts = TALKS | STRIKE
    turned = dict(reversed(texts.items()))
    assert as_bytes(part_of(turned)) == as_bytes(part_of(texts))
    assert compile_edition(seeds(turned), CONTENT) == compile_edition(seeds(texts), CONTENT)


def test_the_site_is_linked_from_its_events() -> None:
    parts, outlets, _ = group(seeds(TALKS | STRIKE), CONTENT, {})
    edition, problems = link(CONTENT, outlets, [made(part) for part in parts])
    assert problems == []
    assert replace(edition, problems=()) == compile_edition(seeds(TALKS | STRIKE), CONTENT)
    strike, talks = edition.around
    assert strike.before is None
    names = {e.id: e.title for e in edition.events}
    assert (strike.after, talks.before) == (
        Neighbour("talks", names["talks"], date(2025, 1, 6)),
        Neighbour("strike", names["strike"], date(2025, 1, 10)),
    )
    assert talks.after is None
    assert [theme_id for theme_id, _ in talks.themes] == ["harbour", "plan"]
    assert {o.id for o in talks.outlets} == {a.outlet_id for a in edition.by_event[1].articles}


def test_the_pages_of_an_event_are_made_from_the_event_and_what_is_around_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edition = compile_edition(seeds(TALKS | STRIKE), CONTENT)
    whole = {page.path: page for page in pages(edition)}
    bytes_of = [
        (as_bytes(found), as_bytes(around))
        for found, around in zip(edition.by_event, edition.around, strict=True)
    ]
    for name in ("site_corpus", "site_pages"):
        monkeypatch.delattr(all_pages, name)
    alone = [
        page
        for found, around in bytes_of
        for page in all_pages.event_pages(
            event_corpus(from_bytes(found, EventEdition), from_bytes(around, Around))
        )
    ]
    kinds = Counter(page.path.split("/")[0] for page in alone)
    assert kinds == {"events": 2, "articles": 4, "statements": 2}
    assert all(page == whole[page.path] for page in alone)


def test_a_caller_is_told_which_stage_begins() -> None:
    begun: list[str] = []
    compile_edition(seeds(TALKS | STRIKE), CONTENT, begins=begun.append)
    assert begun[:3] == ["group", "identify_speakers", "correct_quotes"]
    assert (begun[-1], begun.count("align_statements")) == ("link", 2)


def test_an_office_alone_may_mean_a_listed_person_whom_another_event_names() -> None:
    seeds = tuple(
        Seed(f"seeds/{stem}.txt", stem, text)
        for stem, text in {
            "kites": "Prime Minister Rufus Firefly forbade all kites above the palace.\n",
            "wheat": "The price of wheat fell again.\n"
            "“Bread will be cheap this winter,” the prime minister said on Friday.\n",
        }.items()
    )
    listed = Content(speakers=(Speaker("firefly", "Rufus Firefly", location=HERE),))
    edition = compile_edition(seeds, listed)
    assert [quote.speaker_id for quote in edition.quotes] == ["firefly"]
