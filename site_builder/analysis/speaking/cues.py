"""The words that bring a quotation in, once its source is known: *said*, *according to*, a colon.

The candidates are the verbs between source and quotation and the one that the source governs;
`cue_ranker.json` holds a weight for each of their features.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from site_builder.analysis.speaking.layout import Layout, bucket
from site_builder.analysis.speaking.mention import Mention
from site_builder.analysis.speaking.scan import (
    BREAK,
    COLON,
    COMMA,
    DASH,
    STRONG_CUE,
    WEAK_CUE,
    Scan,
)

MOST = 6  # verbs looked at on the way to the quotation


def cue_features(
    scan: Scan,
    layout: Layout,
    cues: list[int],
    owners: dict[int, int],
    mentions: list[Mention],
    index: int,
    token: int,
) -> Iterator[tuple[int, list[str]]]:
    """For each token that may bring in the quotation at `token` for source `index` its features."""
    m = mentions[index]
    kinds, lower, words = scan.kinds, scan.lower, layout.words_before
    side = "l" if m.first < token else "r"
    found = _near(scan, cues, m, token)
    last = max((c for c in found if c < token and kinds[c] in (STRONG_CUE, WEAK_CUE)), default=-1)
    for c in found:
        kind = kinds[c]
        form = _form(lower[c])
        before = _before(scan, c)
        role = "v" if c == m.verb else "i" if c == m.inverted else "-"
        near = (
            bucket(words[token] - words[c]) if c < token else "r" + bucket(words[c] - words[token])
        )
        nearest = "n" if c == last else ""
        yield (
            c,
            [
                f"{role}{kind}{side}",
                f"{role}{kind}{form}",
                f"{kind}{near}",
                f"{role}{kind}{m.verb_class}{nearest}",
                f"{kind}{form}{nearest}",
                f"before {before}" if before in BEFORE else "before -",
                f"{kind}{'o' if owners.get(c) == index else ''}{role}",
                f"word {lower[c]}" if kind in (STRONG_CUE, WEAK_CUE) else f"sign {kind}",
            ],
        )


def _near(scan: Scan, cues: list[int], m: Mention, token: int) -> list[int]:
    """The tokens that may bring the quotation at `token` in for source `m`, each once."""
    kinds, lower = scan.kinds, scan.lower
    left = m.first < token
    found: list[int] = []
    if m.verb >= 0:
        found.append(m.verb)
    if m.inverted >= 0:
        found.append(m.inverted)
    if left:
        a, b = bisect_left(cues, m.after), bisect_left(cues, token)
        found += [c for c in cues[max(a, b - MOST) : b] if c not in found]
    else:
        a, b = bisect_left(cues, token), bisect_left(cues, m.first)
        found += [c for c in cues[a : min(b, a + 3)] if c not in found]
    if m.before == "to" and m.hold and m.first >= 2:
        for k in (m.first - 2, m.first - 3):
            if k >= 0 and lower[k] == "according":
                found.append(k)
    for k in (token - 1, token + 1):
        if 0 <= k < len(kinds) and kinds[k] in (COLON, DASH) and (k < token) == left:
            found.append(k)
    if not left and m.first > 0 and kinds[m.first - 1] in (COLON, DASH):
        found.append(m.first - 1)
    if kinds[m.after : m.after + 1] in ([COLON], [DASH]):
        found.append(m.after)
    return list(dict.fromkeys(found))


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
        "would",
        "not",
    }
)
