"""Whose words each report of an event quotes, and how much: bars in parts, one part a speaker."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Event
from site_builder.pages.parts import charts
from site_builder.pages.parts.english import listing, percent
from site_builder.pages.parts.lookup import Corpus, words_in
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Link, Siglum

NAMED = 3  # speakers with a shade of their own; the others share the last
OTHERS = "others"
SHADES = ("first", "second", "third", "rest")
GAP = 0.4  # between two parts, of a hundred


class Part(Struct, frozen=True):
    """One speaker's words in a report; `shade` is a class, widths are of a hundred."""

    shade: str
    x: str
    width: str


class Quoted(Struct, frozen=True):
    """The words that one report quotes, in parts; `label` says the same."""

    siglum: Siglum
    parts: tuple[Part, ...]
    label: str


class Shade(Struct, frozen=True):
    """A speaker of the key, linked to their page where they have one."""

    name: str
    speaker: Link


class Voices(Struct, frozen=True):
    """The picture: a bar for each report, and its key."""

    key: tuple[Shade, ...]
    reports: tuple[Quoted, ...]


def voices(corpus: Corpus, event: Event) -> Voices:
    """Who is quoted how much; empty where fewer than two people speak."""
    said = {a: _words(corpus, a) for a in event.article_ids}
    total: Counter[str] = Counter()
    for words in said.values():
        total.update(words)
    order = sorted((s for s in total if s), key=lambda s: (-total[s], s))
    named = order[:NAMED]
    if len(order) < 2:
        return Voices((), ())
    key = [
        Shade(
            SHADES[n],
            Link(
                plain(corpus.speakers[s].name),
                routes.address(routes.speaker(s)),
            ),
        )
        for n, s in enumerate(named)
    ]
    if len(total) > len(named):
        key.append(Shade(SHADES[-1], Link("others and unclear", "")))
    longest = max(sum(words.values()) for words in said.values())
    return Voices(
        tuple(key),
        tuple(
            _quoted(corpus, a, said[a], named, longest)
            for a in event.article_ids
            if said[a].total()
        ),
    )


def _words(corpus: Corpus, article_id: str) -> Counter[str]:
    """Words of speech inside marks, by speaker; "" where it is unclear who speaks."""
    found: Counter[str] = Counter()
    for quote in corpus.quotes_of[article_id]:
        if quote.kind.is_speech:
            spans = (s.span for s in quote.segments)
            found[quote.speaker_id or ""] += words_in(corpus.articles[article_id], spans)
    return found


def _quoted(
    corpus: Corpus, article_id: str, said: Counter[str], named: list[str], longest: int
) -> Quoted:
    shares = [(plain(corpus.speakers[s].name), said[s]) for s in named]
    shares.append((OTHERS, said.total() - sum(words for _, words in shares)))
    parts = []
    x = 0.0
    for shade, (_, words) in zip([*SHADES[: len(named)], SHADES[-1]], shares, strict=True):
        width = words * 100 / longest
        if words:
            drawn = charts.number(max(width - GAP, GAP))
            parts.append(Part(shade, charts.number(x), drawn))
        x += width
    each = [f"{name} {percent(words, said.total())}\u202f%" for name, words in shares if words]
    return Quoted(corpus.sigla[article_id], tuple(parts), listing(each))
