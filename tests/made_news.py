"""News that never was: events with several reports each, for measuring and for invariants.

An event has facts and said sentences, made of its own words, of its subject's (which other events
share) and of all news'. Each report tells some of the facts in an order of its own, quotes some of
the sentences, and puts every third word otherwise, as outlets and translators do.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from site_builder.model.found import Article, Paragraph
from site_builder.model.given import Role
from site_builder.text.spans import Span

SYLLABLES = ("ka", "lo", "mi", "ren", "ta", "vos", "du", "pel", "ari", "sun", "gor", "bet", "wick")
LITTLE = ("the", "of", "to", "and", "in", "that", "for", "on", "with", "as", "by", "was", "not")
OTHERWISE = 0.35  # of the words of a fact or sentence, in each report
FACTS, TOLD = 18, 11  # of an event; of them in a report
SAID, QUOTED = 7, 4


def made_news(
    events: int, reports: int, seed: int = 1, dated: bool = True, subjects: int = 40
) -> list[tuple[int, Article]]:
    """Pairs of the event's number and a report of it. `subjects` is how many subjects recur."""
    dice = random.Random(seed)  # noqa: S311  # made news need no secrets
    common = [_word(dice) for _ in range(600)]
    of_subject = [[_word(dice) for _ in range(50)] for _ in range(subjects)]
    news = []
    for event in range(events):
        subject = dice.choice(of_subject)
        own = [_word(dice) for _ in range(25)]
        facts = [_sentence(dice, own, subject, common) for _ in range(FACTS)]
        said = [_sentence(dice, own, subject, common) for _ in range(SAID)]
        speaker = f"{_word(dice).title()} {_word(dice).title()}"
        day = date(2025, 1, 1) + timedelta(days=dice.randrange(365))
        for report in range(reports):
            lines = [_retold(dice, fact, common) + "." for fact in dice.sample(facts, TOLD)]
            for sentence in dice.sample(said, QUOTED):
                at = dice.randrange(1, len(lines))
                lines.insert(at, f"“{_retold(dice, sentence, common)},” {speaker} said.")
            late = day + timedelta(days=dice.randrange(2))
            news.append((event, _article(f"e{event:04}-{report}", lines, late if dated else None)))
    return news


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(3))


def _sentence(dice: random.Random, *stocks: Sequence[str]) -> list[str]:
    return [dice.choice(dice.choice(stocks)) for _ in range(dice.randrange(7, 13))]


def _retold(dice: random.Random, words: Sequence[str], common: Sequence[str]) -> str:
    told = [dice.choice(common) if dice.random() < OTHERWISE else word for word in words]
    line = " ".join(f"{word} {dice.choice(LITTLE)}" for word in told)
    return line[0].upper() + line[1:]


def _article(stem: str, lines: list[str], published: date | None) -> Article:
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Article(
        id=stem,
        seed_path=f"seeds/{stem}.txt",
        text="\n".join(lines),
        outlet_id="o",
        published=published,
        paragraphs=tuple(paragraphs),
    )
