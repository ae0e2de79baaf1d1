"""Passages that are like given words, for messages to editors; nothing is anchored by them."""

from __future__ import annotations

import re
from collections import Counter

from site_builder.text.spans import LineIndex, Span
from site_builder.text.visible import UNSEEN, visible
from site_builder.text.words import tokenise

# One character for each, so that places stay: what keyboards and word processors exchange.
MARKS = str.maketrans("“”„‟‘’‚‛`´«»‹›–—―‐‑−\u00a0", "\"\"\"\"''''''\"\"''------ ")
SHOWN = 60  # characters of a selector or passage that a message repeats
ENOUGH = 0.5  # of the words sought; a passage that shares fewer is not worth showing


def hint(words: str, text: str) -> str:
    """What an editor may have meant by words that are not in the text."""
    alike = same_but_for_marks(text, words)
    if alike:
        what = "only quotation marks, dashes, case or invisible characters differ"
        return f"{what}: the seed has “{_at(text, alike)}"
    like = like_passage(text, words)
    if like:
        return f"nearest is “{_at(text, like)}; copy the words from the seed"
    return "nothing in the seed is like it; copy the words from the seed"


def shortened(words: str) -> str:
    """The words as a message repeats them."""
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"


def collapsed(words: str) -> str:
    """The words with each run of white space as one space."""
    return " ".join(words.split())


def loose(words: str) -> str:
    """A pattern of the words with any white space between them."""
    return r"\s+".join(map(re.escape, words.split()))


def same_but_for_marks(text: str, words: str) -> Span | None:
    """The first passage that equals the words but for glyphs of marks, case and what is unseen."""
    seen = visible(text)
    line, sought = _plain(seen.text), _plain(UNSEEN.sub("", words))
    if len(line) != len(seen.text) or not sought:
        return None  # lower case changed the length (“İ”): places would be wrong
    at = line.find(sought)
    return seen.back(Span(at, at + len(sought))) if at >= 0 else None


def like_passage(text: str, words: str) -> Span | None:
    """The passage of as many words that shares the most of them, in one pass over the text."""
    sought = [token.n.removesuffix("'s") for token in tokenise(words)]
    tokens = tokenise(text)
    size = min(len(sought), len(tokens))
    if not size:
        return None
    missing = Counter(sought)
    best, best_shared, shared = 0, 0, 0
    plain = [token.n.removesuffix("'s") for token in tokens]
    for index, word in enumerate(plain):
        if index >= size:
            gone = plain[index - size]
            missing[gone] += 1
            shared -= missing[gone] > 0
        shared += missing[word] > 0
        missing[word] -= 1
        if shared > best_shared:
            best, best_shared = max(0, index - size + 1), shared
    if best_shared < ENOUGH * len(sought):
        return None
    return Span(tokens[best].span.start, tokens[best + size - 1].span.end)


def _at(text: str, span: Span) -> str:
    line, _ = LineIndex(text).position(span.start)
    return f"{shortened(collapsed(span.of(text)))}” in line {line}"


def _plain(text: str) -> str:
    return text.translate(MARKS).replace("\n", " ").lower()
