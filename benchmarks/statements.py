"""What joining costs: `python benchmarks/statements.py [quotes] [quotes an event]`.

Prints CPU seconds and the peak of memory for made quotes (10,000 in events of 25 by default), the
reports of each event rewording the same sentences; `--growth` adds ten times as many quotes and
the ratio.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from site_builder.edition.part import EventPart
from site_builder.edition.statements import align_statements
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, DecidedBy, Event, Membership, Paragraph, Quote
from site_builder.model.given import QuotationKind, Role
from site_builder.model.quotations import Segment
from site_builder.model.reasons import as_given
from site_builder.text.spans import Span

OUTLETS = 5
SPEAKERS = 3
WORDS_IN_SENTENCE = (6, 18)
STOPS = ["the", "of", "to", "and", "we", "they", "is", "not", "in", "will", "that", "a"]
SYLLABLES = ["ba", "con", "di", "fer", "gra", "lu", "men", "no", "pre", "ri", "sta", "tor", "ve"]


def made(count: int, size: int) -> tuple[list[Article], list[Event], list[Quote]]:
    """Articles, events and quotes; the same every time."""
    chance = random.Random(7)  # noqa: S311 (made text, no secret)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(4000)]
    articles, events, quotes = [], [], []
    for number in range(count // size):
        sentences = [_sentence(chance, vocabulary) for _ in range(max(1, size // 3))]
        ids = [f"{number:05}-{n}" for n in range(OUTLETS)]
        shares = [size // OUTLETS + (n < size % OUTLETS) for n in range(OUTLETS)]
        for article_id, share in zip(ids, shares, strict=True):
            article, found = _article(chance, vocabulary, article_id, sentences, share)
            articles.append(article)
            quotes += found
        members = tuple(Membership(i, as_given(""), DecidedBy.AUTOMATIC) for i in ids)
        events.append(Event(f"event-{number:05}", "", None, None, members))
    return articles, events, quotes


def _sentence(chance: random.Random, vocabulary: list[str]) -> list[str]:
    length = chance.randint(*WORDS_IN_SENTENCE)
    return [chance.choice(STOPS if chance.random() < 0.45 else vocabulary) for _ in range(length)]


def _article(
    chance: random.Random,
    vocabulary: list[str],
    article_id: str,
    sentences: list[list[str]],
    share: int,
) -> tuple[Article, list[Quote]]:
    text, quotes = "", []
    for number in range(share):
        which = chance.randrange(len(sentences))
        words = [
            w if chance.random() < 0.8 else chance.choice(vocabulary) for w in sentences[which]
        ]
        start = len(text) + 1
        end = start + len(" ".join(words)) + 1
        text += "“" + " ".join(words).capitalize() + ".” he said.\n"
        quotes.append(
            Quote(
                id=f"{article_id}-{number}",
                article_id=article_id,
                segments=(Segment(Span(start, end), Span(start - 1, end + 1)),),
                kind=QuotationKind.DIRECT,
                cue=None,
                source=None,
                speaker_id=f"speaker-{which % SPEAKERS}",
                confidence=1.0,
                reasons=(),
                decided_by=DecidedBy.AUTOMATIC,
            )
        )
    whole = (Paragraph(Span(0, len(text)), Role.BODY),)
    outlet = article_id.rsplit("-", 1)[1]
    return Article(article_id, f"seeds/{article_id}.txt", text, outlet, paragraphs=whole), quotes


def measure(count: int, size: int) -> float:
    """CPU seconds of one run; the figures are printed."""
    articles, events, quotes = made(count, size)
    reports = {a.id: a for a in articles}
    spoken = defaultdict(list)
    for quote in quotes:
        spoken[quote.article_id].append(quote)
    before = _megabytes()
    gc.disable()  # as the command does
    start = time.process_time()
    statements = []
    for event in events:
        part = EventPart(event, tuple(reports[i] for i in sorted(event.article_ids)))
        said = tuple(q for article in part.articles for q in spoken[article.id])
        statements += align_statements(part, EventEdition(event, part.articles, said))[0].statements
    seconds = time.process_time() - start
    gc.enable()
    joined = sum(len(s.renderings) > 1 for s in statements)
    print(
        f"{len(quotes):,} quotes in events of {size}: {seconds:.2f} CPU s, peak {_megabytes():.0f} "
        f"MB ({before:.0f} before), {len(statements):,} statements, {joined:,} of several outlets"
    )
    return seconds


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    quotes_made, event_size = (numbers + [10_000, 25][len(numbers) :])[:2]
    once = measure(quotes_made, event_size)
    if "--growth" in sys.argv:
        print(f"ratio at ten times as many: {measure(10 * quotes_made, event_size) / once:.1f}")
