"""News that never was: events with reports of several outlets, for measuring and for invariants.

An event has facts and sentences that were said. A report tells some of the facts and quotes some of
the sentences, in an order, with quotation marks and with page matter of its outlet. Half of the
sentences are printed as they were said; the others lose a word or are put otherwise, as by another
translator. The same arguments give the same news. The words are in `made_news.json`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from site_builder.model.found import Article, Paragraph
from site_builder.model.given import Role
from site_builder.text.spans import Span

STOCK = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
FACTS, TOLD = 18, 12  # of an event; of them in a report
SAID, QUOTED = 9, 6
BEGUN, ENDED = 0.3, 0.7  # of the sentences have a phrase before or after their core
OUTLETS = 24
MARKS = ("“”", '""', "‘’", "“”")  # of the outlets in turn
EXACT, PUT_OTHERWISE = 0.5, 0.6  # of the sentences; of the words in the others that have a synonym
PEOPLE = 90  # each is the main speaker of every 90th event
FIRST_DAY = date(2015, 1, 1)  # one event a day


class Report(NamedTuple):
    """One outlet's report of an event; its first line is the title."""

    event: int
    outlet: str
    stem: str
    day: date
    topic: str
    speaker: str
    title: str
    text: str


class Happening(NamedTuple):
    """What the reports of an event have in common."""

    nouns: tuple[str, ...]
    places: tuple[str, ...]
    bodies: tuple[str, ...]
    speakers: tuple[tuple[str, str], ...]  # office and name; the first says most
    facts: tuple[str, ...]
    said: tuple[str, ...]


def outlet_names() -> list[str]:
    """The names of all outlets."""
    dice = random.Random("outlets")  # noqa: S311  made news need no secrets
    papers = STOCK["names_of_papers"]
    return [f"{_name(dice)} {papers[n % len(papers)]}" for n in range(OUTLETS)]


def reports(events: int, each: int = 0, seed: int = 1) -> Iterator[Report]:
    """The reports of so many events, `each` of them in so many outlets; 0: in one to seven."""
    dice = random.Random(seed)  # noqa: S311  made news need no secrets
    outlets = outlet_names()
    people = [
        (dice.choice(STOCK["offices"]), f"{dice.choice(STOCK['first_names'])} {_name(dice)}")
        for _ in range(PEOPLE)
    ]
    topics = list(STOCK["topics"])
    for event in range(events):
        topic = topics[event % len(topics)]
        first = event % PEOPLE
        others = dice.sample(people[:first] + people[first + 1 :], 2)
        happening = _happening(dice, topic, (people[first], *others))
        day = FIRST_DAY + timedelta(days=event)
        for number, outlet in enumerate(dice.sample(range(OUTLETS), each or 1 + event % 7)):
            title, text = _report(dice, happening, outlets[outlet], MARKS[outlet % len(MARKS)])
            yield Report(
                event=event,
                outlet=f"outlet-{outlet}",
                stem=f"e{event:05}-{number}",
                day=day + timedelta(days=dice.randrange(2)),
                topic=topic,
                speaker=happening.speakers[0][1],
                title=title,
                text=text,
            )


def made_news(
    events: int, each: int, seed: int = 1, dated: bool = True
) -> list[tuple[int, Article]]:
    """Pairs of the event's number and a report of it, as the analysis reads it."""
    return [(r.event, _article(r, dated)) for r in reports(events, each, seed)]


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(STOCK["syllables"]) for _ in range(3)).capitalize()


def _happening(dice: random.Random, topic: str, speakers: tuple[tuple[str, str], ...]) -> Happening:
    places = tuple(_name(dice) for _ in range(3))
    bodies = tuple(dice.choice(STOCK["bodies"]).format(place=place) for place in places)
    nouns = dice.sample(STOCK["topics"][topic], 9)
    nouns = [f"{_name(dice)} {noun}" if n % 3 else noun for n, noun in enumerate(nouns)]
    made = Happening(tuple(nouns), places, bodies, speakers, (), ())
    return made._replace(
        facts=tuple(_sentence(dice, STOCK["facts"], made) for _ in range(FACTS)),
        said=tuple(_sentence(dice, STOCK["said"], made) for _ in range(SAID)),
    )


def _sentence(dice: random.Random, forms: Mapping[str, Sequence[str]], made: Happening) -> str:
    """A sentence about an event, without a full stop."""
    nouns = dice.sample(made.nouns, 3)
    words = []
    parts = {"begin": BEGUN, "core": 1, "end": ENDED}
    form = "".join(dice.choice(forms[k]) for k, often in parts.items() if dice.random() < often)
    for word in form.split(" "):
        verb, past = dice.choice(STOCK["verbs"])
        words.append(
            word.format(
                do=verb,
                did=past,
                a=dice.choice(STOCK["adjectives"]),
                n=nouns[0],
                m=nouns[1],
                o=nouns[2],
                place=dice.choice(made.places),
                body=dice.choice(made.bodies),
                when=dice.choice(STOCK["when"]),
                count=dice.randrange(3, 400),
            )
        )
    return " ".join(words)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _retold(dice: random.Random, sentence: str) -> str:
    """The sentence as an outlet prints it: as it was, with a word less, or put otherwise."""
    kind = dice.random()
    words = sentence.split(" ")
    if kind < EXACT:
        return sentence
    if kind < (1 + EXACT) / 2:
        small = [n for n, word in enumerate(words) if n and word in STOCK["adjectives"]]
        return " ".join(w for n, w in enumerate(words) if not small or n != small[-1])
    told = [
        STOCK["otherwise"].get(word.lower(), word) if dice.random() < PUT_OTHERWISE else word
        for word in words
    ]
    return " ".join(told)


def _report(dice: random.Random, made: Happening, paper: str, marks: str) -> tuple[str, str]:
    """The title and the whole text of a report."""
    title = _capital(_retold(dice, made.said[0]))
    lines = [_capital(_retold(dice, fact)) + "." for fact in dice.sample(made.facts, TOLD)]
    said = [made.said[n] for n in sorted(dice.sample(range(SAID), QUOTED))]
    for number, sentence in enumerate(said):
        at = 1 + number * (len(lines) - 1) // QUOTED
        lines.insert(at, _quoting(dice, _capital(_retold(dice, sentence)), made, marks))
    for form in dice.sample(STOCK["furniture"], 3):
        at = dice.choice((0, len(lines) // 2, len(lines)))
        line = form.format(n=made.nouns[0], place=made.places[0], paper=paper)
        lines.insert(at, line)
    return title, "\n\n".join((title, *lines))


def _quoting(dice: random.Random, words: str, made: Happening, marks: str) -> str:
    """A paragraph that quotes the words."""
    opens, closes = marks
    office, name = made.speakers[0] if dice.random() < 0.8 else dice.choice(made.speakers)
    source = dice.choice((f"{office} {name}", name, name.split(" ")[1]))
    verb, when = dice.choice(STOCK["verbs_of_saying"]), dice.choice(STOCK["when"][:4])
    fact = dice.choice(made.facts)
    half = words.rfind(" the ") + 1
    return dice.choice(
        (
            f"{opens}{words},{closes} {source} {verb} {when}.",
            f"{opens}{words},{closes} {source} {verb}. {_capital(fact)}.",
            f"{source} {verb} in {made.places[0]}: {opens}{words}.{closes}",
            f"{_capital(fact)}, {source} said. {opens}{words}.{closes}",
            f"According to {source}, {opens}{words}{closes}.",
            f"{source} spoke of “{words[half:]}” and said that {fact}.",
        )
    )


def _article(report: Report, dated: bool) -> Article:
    paragraphs, start = [], 0
    for line in report.text.split("\n"):
        if line:
            paragraphs.append(Paragraph(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Article(
        id=report.stem,
        seed_path=f"seeds/{report.stem}.txt",
        text=report.text,
        outlet_id="o",
        published=report.day if dated else None,
        paragraphs=tuple(paragraphs),
    )
