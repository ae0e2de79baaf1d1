"""The words that bring a quotation in, once its source is known: *said*, *according to*, a colon.

The candidates are the verbs between source and quotation and the one that the source governs
(`cue_places`); `cue_ranker.json` holds a weight for each of their features.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.quotes.speaking.cue_places import CUES
from site_builder.quotes.speaking.layout import Layout, bucket, crosses_quotation, crosses_sentence
from site_builder.quotes.speaking.readings import Reading
from site_builder.quotes.speaking.scan import BREAK, COMMA, VERBS, Scan
from site_builder.text.lexicon import CUE_VERBS
from site_builder.text.spans import Span

# What is no cue without the word behind it, or another one: “called it “disgusting””, but “called
# for … a “verified nuclear agreement””.
PARTICLES = {
    "according": ("to",),
    "put": ("it",),  # “As Steven M. Rosenthal … recently put it, “…””
    "puts": ("it",),
    "call": ("for", "on", "out"),
    "point": ("out", "to"),
    "refer": ("to",),
    "hint": ("at",),
    "shoot": ("back",),
    "fire": ("back",),
    "snap": ("back",),
    "spell": ("out",),
    "sum": ("up",),
}


def cue_features(
    reading: Reading, index: int, token: int, places: list[int]
) -> Iterator[list[str]]:
    """For each place that may bring in the quotation at `token` for source `index` its features."""
    scan, layout, m = reading.scan, reading.layout, reading.mentions[index]
    kinds, lower, words = scan.kinds, scan.lower, layout.words_before
    side = "l" if m.first < token else "r"
    last = max((c for c in places if c < token and kinds[c] in CUES), default=-1)
    for c in places:
        kind = VERBS.get(lower[c], kinds[c])
        form = _form(lower[c])
        before = _before(scan, c)
        role = "v" if c == m.verb else "i" if c == m.inverted else "-"
        near = (
            bucket(words[token] - words[c]) if c < token else "r" + bucket(words[c] - words[token])
        )
        nearest = "n" if c == last else ""
        gap = _gap(scan, layout, c, token) if c < token else ""
        yield [
            f"{role}{kind}{side}",
            f"{role}{kind}{form}",
            f"{kind}{near}",
            f"{role}{kind}{m.verb_class}{nearest}",
            f"{kind}{form}{nearest}",
            f"before {before}" if before in BEFORE else "before -",
            f"{kind}{'o' if reading.owners.get(c) == index else ''}{role}",
            f"word {lower[c]}" if kind in CUES else f"sign {kind}",
            f"gap {gap}{role}",
            f"gap {gap}{form}{'b' + before if before in BEFORE else ''}",
        ]


def cue_span(scan: Scan, cue: int) -> Span:
    """Where the cue stands, with the word that makes another verb of it: *called for*."""
    word = scan.lower[cue]
    following = scan.lower[cue + 1 : cue + 2]
    takes = PARTICLES.get(CUE_VERBS.get(word, word), ())
    last = cue + 1 if following and following[0] in takes else cue
    return Span(scan.start(cue), scan.end(last))


def _gap(scan: Scan, layout: Layout, c: int, token: int) -> str:
    """What parts a word from the quotation behind it: 0 for nothing, *that*, a sentence's end …"""
    crossed = "Q" * crosses_quotation(layout, c, token) + "." * crosses_sentence(layout, c, token)
    if crossed:
        return crossed
    if c + 1 == token:
        return "0"
    if scan.lower[c + 1] == "that":
        return "that" if c + 2 == token else "that+"
    return scan.kinds[c + 1] if c + 2 == token else "+"


def _form(word: str) -> str:
    """How a verb ends: g *saying*, d *called*, s *says*, x otherwise."""
    if word.endswith("ing"):
        return "g"
    return word[-1] if word.endswith(("d", "s")) else "x"


def _before(scan: Scan, i: int) -> str:
    """The word or comma before token `i`; "" at the beginning of a paragraph."""
    if not i or scan.kinds[i - 1] == BREAK:
        return ""
    return "," if scan.kinds[i - 1] == COMMA else scan.lower[i - 1]


BEFORE = frozenset(
    {
        "to",
        "the",
        "a",
        "an",
        "and",
        "but",
        ",",
        "his",
        "her",
        "their",
        "that",
        "of",
        "for",
        "in",
        "by",
        "would",
        "not",
    }
)
