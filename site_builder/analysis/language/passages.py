"""Passages that are like given words, for messages to editors; nothing is anchored by them."""

from __future__ import annotations

from collections import Counter

from site_builder.text import Span, tokenise

# One character for each, so that places stay: what keyboards and word processors exchange.
MARKS = str.maketrans("“”„‟‘’‚‛`´«»‹›–—―‐‑−\u00a0", "\"\"\"\"''''''\"\"''------ ")
ENOUGH = 0.5  # of the words sought; a passage that shares fewer is not worth showing


def same_but_for_marks(text: str, words: str) -> Span | None:
    """The first passage that equals the words but for the glyphs of marks and for case."""
    line, sought = _plain(text), _plain(words)
    if len(line) != len(text) or not sought:
        return None  # lower case changed the length (“İ”): places would not hold
    at = line.find(sought)
    return Span(at, at + len(sought)) if at >= 0 else None


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


def _plain(text: str) -> str:
    return text.translate(MARKS).replace("\n", " ").lower()
