"""The words that bring a quotation in, once its source is known: *said*, *according to*, a colon.

The candidates are the verbs between source and quotation and the one that the source governs;
`cue_ranker.json` holds a weight for each of their features.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from site_builder.analysis.layout import Layout, bucket
from site_builder.analysis.mention import Mention
from site_builder.analysis.scan import BREAK, COLON, COMMA, DASH, STRONG_CUE, WEAK_CUE, Scan

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
    found = list(dict.fromkeys(found))
    last = max((c for c in found if c < token and kinds[c] in (STRONG_CUE, WEAK_CUE)), default=-1)
    for c in found:
        kind = kinds[c]
        word = lower[c]
        form = (
            "g"
            if word.endswith("ing")
            else "d"
            if word.endswith("d")
            else "s"
            if word.endswith("s")
            else "x"
        )
        before = lower[c - 1] if c and kinds[c - 1] not in (BREAK,) else ""
        if kinds[c - 1 : c] == [COMMA]:
            before = ","
        role = "v" if c == m.verb else "i" if c == m.inverted else "-"
        near = (
            bucket(words[token] - words[c]) if c < token else "r" + bucket(words[c] - words[token])
        )
        yield (
            c,
            [
                f"{role}{kind}{'l' if left else 'r'}",
                f"{role}{kind}{form}",
                f"{kind}{near}",
                f"{role}{kind}{m.verb_class}{'n' if c == last else ''}",
                f"{kind}{form}{'n' if c == last else ''}",
                f"before {before}" if before in BEFORE else "before -",
                f"{kind}{'o' if owners.get(c) == index else ''}{role}",
                f"word {word}" if kind in (STRONG_CUE, WEAK_CUE) else f"sign {kind}",
            ],
        )


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
