"""How far in its sentence a verb of saying reaches: the other half is the outlet's own telling.

1. A sentence falls into parts where it turns: at “;”, “, but”, “, while”, “, with”.
2. A part with a clue of speech is told; of the others it depends on which side of a turn they are.
3. What a relative clause adds in passing is the outlet's, unless it has a clue or a modal verb.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from site_builder.text.spans import Span
from site_builder.text.words import Token

# “The JCPOA still exists in theory …, but IAEA chief Rafael Grossi declared …”
# “The country’s economic woes sparked demonstrations …, with thousands … denouncing the regime …”
# “… several Iranian officials called for Trump’s execution, while Iranian courts … charged …”
TURNS = frozenset(("but", "while", "with"))
# What follows these upon a told part is told no more; “but it would not last” is.
# “… the 2015 nuclear deal, which Trump withdrew from in 2018 …”, “Khamenei, who is the ultimate
# authority …, added that …”, “… ‘axis of resistance’, through which the Islamic Republic …”
RELATIVES = frozenset(("which", "who", "whose", "where"))
# “… a means to impose new demands, which Iran will not fulfill” is still his.
MODALS = frozenset(("will", "would", "shall", "should", "must", "can", "cannot", "could", "won't"))

Range = tuple[int, int]


def reach(text: str, tokens: Sequence[Token], clues: Sequence[int]) -> list[Span]:
    """The parts of the sentence that are told as somebody's, given its clues of speech."""
    if not clues:
        return []
    commas = [False, *(("," in _between(text, a, b)) for a, b in pairwise(tokens))]
    told: list[Span] = []
    for low, high in _told_parts(text, tokens, commas, clues):
        done = low
        for start, end in _asides(tokens, commas, (low, high), clues):
            told += [token.span for token in tokens[done:start]]
            done = end
        told += [token.span for token in tokens[done:high]]
    return told


def _between(text: str, one: Token, other: Token) -> str:
    return text[one.span.end : other.span.start]


def _told_parts(
    text: str, tokens: Sequence[Token], commas: Sequence[bool], clues: Sequence[int]
) -> list[Range]:
    strong = {n + 1 for n, (a, b) in enumerate(pairwise(tokens)) if ";" in _between(text, a, b)}
    turns = sorted(
        strong
        | {
            n
            for n, token in enumerate(tokens)
            # “… reaffirmed that, while … diplomacy …, the US remains an exception” goes on.
            if commas[n] and token.n in TURNS and tokens[n - 1].n != "that"
        }
    )
    parts = list(pairwise([0, *turns, len(tokens)]))
    has_clue = [_first(clues, part) is not None for part in parts]
    found = []
    for n, (low, high) in enumerate(parts):
        after = n > 0 and has_clue[n - 1]
        ends = low in strong or tokens[low].n == "while"
        later = parts[n + 1] if n + 1 < len(parts) and has_clue[n + 1] else None
        if (
            has_clue[n]
            or (after and not ends)
            or (later and not _own(later, commas, clues, strong))
        ):
            found.append((low, high))
    return found


def _own(part: Range, commas: Sequence[bool], clues: Sequence[int], strong: set[int]) -> bool:
    """Whether a part's clue speaks for that part alone: “…, but not now, he said” does not."""
    first = _first(clues, part)
    return part[0] in strong or (first is not None and not any(commas[part[0] + 1 : first + 1]))


def _first(clues: Sequence[int], part: Range) -> int | None:
    at = bisect_left(clues, part[0])
    return clues[at] if at < len(clues) and clues[at] < part[1] else None


def _asides(
    tokens: Sequence[Token], commas: Sequence[bool], part: Range, clues: Sequence[int]
) -> Iterator[Range]:
    """The relative clauses of a part that only add to it, each up to its next comma."""
    low, high = part
    done = low
    for n in range(low + 1, high):
        opens = commas[n] or (n - 1 > done and commas[n - 1])  # “, which”, “, through which”
        if n < done or tokens[n].n not in RELATIVES or not opens:
            continue
        end = next((m for m in range(n + 1, high) if commas[m]), high)
        is_told = _first(clues, (n, end)) is not None
        if not is_told and not any(token.n in MODALS for token in tokens[n:end]):
            yield n, end
            done = end
