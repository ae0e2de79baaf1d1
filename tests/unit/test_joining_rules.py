"""What is joined word for word, what is not, and who gives a name to an unclear speaker."""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace
from reports import Said, align, report

from site_builder.edition.aligning.voices import Bond, voices
from site_builder.edition.echoes import find_echoes
from site_builder.edition.part import EventPart
from site_builder.edition.people.table import PeopleTable
from site_builder.edition.sister_names import name_by_sisters
from site_builder.model.edition import EventEdition
from site_builder.model.found import Event, Grade
from site_builder.model.given import QuotationKind, Speaker, SpeakerKind
from site_builder.model.reasons import all_told
from site_builder.text.spans import Span

PARTIAL = QuotationKind.PARTIAL
WALL = "We will not let the cold grey sea take what our grandparents built."
STONES = "If the money runs out, we shall carry the heavy stones ourselves."


def part(words: str, speaker: str | None = "khamenei", before: str = "") -> Said:
    return Said(words, speaker, PARTIAL, before)


JOINED = [
    # parts: one outlet interrupts the sentence by its cue
    ("parts", [Said("I trust in the harbour,")], [Said("I trust in the harbour, but walls fall.")]),
    # short: a row of two words that only one sentence has
    ("short", [part("very close")], [part("very close")]),
    ("short", [part("with every breath")], [Said("I will fight with every breath in my body.")]),
    ("short", [part("a spot at the quay")], [Said("Act like it matters, not a spot at a quay.")]),
    ("short", [part("no daylight")], [Said("There won’t be any daylight there at all.")]),
    # doubt: one speaker is unclear
    (
        "doubt",
        [part("greatly increase the risk", None)],
        [Said("It would greatly increase the risk.")],
    ),
    ("doubt", [part("an outrageous distortion", None)], [part("an outrageous distortion")]),
    ("verbatim", [Said(WALL, None)], [Said(f"And so I say to you, my friends: {WALL}")]),
    # an ellipsis parts the passages between which the outlet left words out
    ("ellipsis", [Said(WALL)], [Said(f"{STONES[:-1]}... {WALL[0].lower()}{WALL[1:]}")]),
]
APART = [
    ("two speakers", [Said("The wall must stay.", "orr")], [Said("The wall must stay.", "ferris")]),
    (
        "two say it",
        [part("a great big harbour", None)],
        [part("a great big harbour", "orr"), Said("It is a great big harbour.", "ferris")],
    ),
    ("a motto", [Said("In Stones We Trust", None)], [Said("It says In Stones We Trust here.")]),
    (
        "a name and a word",
        [part("Norwick strength", None)],
        [Said("The need for Norwick strength has not changed at all.")],
    ),
    ("a possessive", [part("my friend")], [Said("I do not see what my friend’s talk is about.")]),
    (
        "another number",
        [part("national emergency", None)],
        [Said("There are national emergencies here.")],
    ),
    ("order", [part("In Stones We Trust")], [Said("I trust in stones.")]),
]


@pytest.mark.parametrize(("rule", "one", "other"), JOINED)
def test_what_is_word_for_word_is_joined(rule: str, one: list[Said], other: list[Said]) -> None:
    assert align(report("a", *one), report("b", *other)).joined, rule


@pytest.mark.parametrize(("rule", "one", "other"), APART)
def test_what_may_be_anybodys_is_not_joined(rule: str, one: list[Said], other: list[Said]) -> None:
    found = align(
        report("a", *one),
        report("b", *other),
        report("c", Said(WALL), Said(STONES)),
        report("d", Said(WALL), Said(STONES)),
    )
    mixed = [s for s in found.statements if {r.article_id for r in s.renderings} >= {"a", "b"}]
    assert mixed == [], rule


@pytest.mark.parametrize(("after", "is_joined"), [(" policy ended.", False), (" he said.", True)])
def test_words_before_a_noun_are_the_name_of_something(after: str, is_joined: bool) -> None:
    article, quotes = report("a", part("don’t ask, don’t tell", None, "They end the "))
    named = replace(article, text=article.text.replace(" he said.", after))
    other = report("b", Said("We end the rule of don’t ask, don’t tell this month."))
    assert bool(align((named, quotes), other).joined) is is_joined


def test_further_parts_of_a_sentence_are_one_wording() -> None:
    whole = "I trust in the harbour, but walls want to see us carry stones to work."
    found = align(
        report(
            "a", Said("I trust in the harbour,"), Said("but walls want to see us carry stones.")
        ),
        report("b", Said(whole)),
    )
    (statement,) = found.statements
    assert [len(r.units) for r in statement.renderings] == [2, 1]
    assert statement.renderings[0].repeats == ()


def test_no_probable_rendering_where_the_outlets_quote_one_original() -> None:
    near = (
        Said("If they act on their threats, we will act on ours."),
        Said("If they put their threat into practice, we will do the same."),
    )
    translated = align(report("a", near[0]), report("b", near[1]))
    assert [s.grade for s in translated.statements] == [Grade.PROBABLE]
    original = align(report("a", near[0], Said(STONES)), report("b", near[1], Said(STONES)))
    assert {s.grade for s in original.statements} == {Grade.SAME_WORDS, None}


def test_grades_say_what_they_mean() -> None:
    def grade(one: Said, other: Said) -> Grade | None:
        (statement,) = align(report("a", one), report("b", other)).statements
        return statement.grade

    assert grade(Said(WALL), Said(WALL.replace("We", "“We” ").replace("“We” ", "we"))) is (
        Grade.SAME_WORDS
    )
    assert grade(Said(WALL), Said(WALL.replace("cold ", ""))) is Grade.CLOSE
    assert grade(part("very close"), part("Very close")) is Grade.SAME_WORDS
    assert grade(part("every breath"), Said("I fight with every breath.")) is Grade.FRAGMENT


SPEAKERS = {
    "nunez": "Rosa Núñez",
    "rosa": "Rosa Nunez",
    "lone": "Nunez",
    "deputy": "Deputy Rosa Nunez",
    "lee": "Ann Lee",
    "lee-two": "Tom Lee",
    "only-lee": "Lee",
    "ad": "the ad",
    "orr": "Lena Orr",
}


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        ("nunez", "nunez", Bond.SAME),
        ("nunez", "rosa", Bond.NAMESAKE),
        ("lone", "rosa", Bond.NAMESAKE),
        ("deputy", "nunez", Bond.NAMESAKE),
        ("lee", "lee-two", Bond.CLASH),
        ("only-lee", "lee", Bond.CLASH),  # which of the two?
        ("ad", "orr", Bond.OPEN),
        (None, "orr", Bond.OPEN),
        ("lee--orr", "orr", Bond.NAMESAKE),  # who speak together
        ("lee--orr", "nunez", Bond.CLASH),
        ("unlisted", "orr", Bond.CLASH),
    ],
)
def test_who_two_speakers_are_to_each_other(one: str | None, other: str, bond: Bond) -> None:
    people = [Speaker(i, name) for i, name in SPEAKERS.items()]
    first, second, *_ = voices([one, other, *SPEAKERS], people)
    assert first.bond(second) is second.bond(first) is bond


def named(*reports: tuple, speakers: Iterable[str] = ("orr", "ferris")) -> dict[str, str | None]:
    found = align(*reports)
    people = tuple(Speaker(i, i.capitalize()) for i in speakers)
    event = Event("e", "Event", None, None, ())
    part_ = EventPart(event, found.articles, people=PeopleTable(found=people))
    sure = tuple(replace(q, confidence=0.99 if q.speaker_id else 0.4) for q in found.quotes)
    made = EventEdition(event, found.articles, sure, people, found.statements)
    after, _ = name_by_sisters(part_, made)
    for quote in after.quotes:
        told = "gives the same words to Orr" in all_told(quote.reasons)
        assert told == (quote.speaker_id is not None and quote.confidence < 0.99)
    return {q.id: q.speaker_id for q in after.quotes}


def test_an_unclear_speaker_takes_the_name_of_a_sister_article() -> None:
    assert named(report("a", Said(WALL, "orr")), report("b", Said(WALL, None)))["b-0"] == "orr"


def test_few_words_or_two_names_give_no_name() -> None:
    few = "The cold harbour."
    assert named(report("a", Said(few, "orr")), report("b", Said(few, None)))["b-0"] is None
    both = report("b", Said(f"{WALL} {STONES}", None))
    two = named(report("a", Said(WALL, "orr"), Said(STONES, "ferris")), both)
    assert two["b-0"] is None


@pytest.mark.parametrize(("words", "wanted"), [("The pilot", "orr"), ("A pilot", "pilot")])
def test_who_is_described_as_one_person_takes_the_name_of_a_sister(words: str, wanted: str) -> None:
    told = report("b", Said(WALL, None, before=f"{words} said: "))
    found = align(report("a", Said(WALL, "orr")), told)
    texts = {a.id: a.text for a in found.articles}
    people = (Speaker("orr", "Orr"), Speaker("pilot", "pilot", kind=SpeakerKind.DESCRIPTION))
    event = Event("e", "Event", None, None, ())
    quotes = []
    for quote in found.quotes:
        at = texts[quote.article_id].find(words)
        source = Span(at, at + len(words)) if at >= 0 else None
        speaker = quote.speaker_id or "pilot"
        quotes.append(replace(quote, speaker_id=speaker, confidence=0.99, source=source))
    part_ = EventPart(event, found.articles, people=PeopleTable(found=people))
    made = EventEdition(event, found.articles, tuple(quotes), people, found.statements)
    after, _ = name_by_sisters(part_, made)
    assert {q.id: q.speaker_id for q in after.quotes} == {"a-0": "orr", "b-0": wanted}


@pytest.mark.parametrize(
    ("second", "is_joined"),
    [
        ("He told an interview on Tuesday: ", False),
        ("On Tuesday came: ", True),  # one saw it a day later
        ("He told an interview: ", True),
        ("In his Monday interview came: ", True),
    ],
)
def test_what_was_tweeted_and_said_on_another_day_was_said_twice(
    second: str, is_joined: bool
) -> None:
    found = align(
        report("a", Said(WALL, before="He tweeted on Monday: ")),
        report("b", Said(WALL, before=second)),
    )
    assert bool(found.joined) is is_joined
    echoes = find_echoes(found.articles, found.quotes, found.statements)
    assert len(echoes) == (not is_joined)
