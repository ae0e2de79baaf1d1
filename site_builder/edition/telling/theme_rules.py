"""The words of themes as one matcher: a single pass over a sentence finds all of them.

A rule is a word or a phrase. A word ending in `*` matches every word that begins so, a `*` alone
for any one word. Case, the shape of apostrophes and a possessive ’s do not matter: “Iran” finds
“Iran’s”. There are no regular expressions to write, and none that could run wild.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from site_builder.text.spans import Span
from site_builder.text.words import Token, normalise, tokenise

ANY = "*"


class Word(Struct, frozen=True):
    """One word of a rule: `text` whole, or, if `is_open`, the beginning of a word."""

    text: str
    is_open: bool = False

    def fits(self, token: Token) -> bool:
        """Whether the token is such a word."""
        if self.is_open:
            return token.n.startswith(self.text)
        return token.n == self.text or base_of(token) == self.text


def base_of(token: Token) -> str:
    """The token without a possessive ending."""
    return token.n.removesuffix("'s") if len(token.n) > 2 else token.n


def parse_rule(rule: str) -> tuple[Word, ...]:
    """The words of a rule as an editor wrote it; empty if it has no word."""
    words: list[Word] = []
    for piece in rule.split():
        if piece.strip("“”‘’\"'") == ANY:
            words.append(Word("", is_open=True))
            continue
        tokens = tokenise(piece)
        open_end = piece.rstrip("“”‘’\"'").endswith(ANY)
        for number, token in enumerate(tokens, 1):
            # A possessive in the rule is meant: “Iran’s problems” does not find “Iran problems”.
            words.append(Word(normalise(token.t), open_end and number == len(tokens)))
    return tuple(words) if any(word.text for word in words) else ()


class Matcher:
    """Many rules, indexed by their first words."""

    def __init__(self, rules: Iterable[str]) -> None:
        self._whole: dict[str, list[tuple[str, tuple[Word, ...]]]] = defaultdict(list)
        self._open: dict[str, list[tuple[str, tuple[Word, ...]]]] = defaultdict(list)
        for rule in sorted(set(rules)):
            words = parse_rule(rule)
            if words:
                table = self._open if words[0].is_open else self._whole
                table[words[0].text].append((rule, words))
        self._lengths = sorted({len(beginning) for beginning in self._open})

    def find(self, tokens: Sequence[Token]) -> dict[str, list[Span]]:
        """Where each rule that matches does so, in the order of the text."""
        found: dict[str, list[Span]] = defaultdict(list)
        for at, token in enumerate(tokens):
            for rule, words in self._beginning_with(token):
                end = at + len(words)
                if end <= len(tokens) and all(
                    word.fits(tokens[at + offset]) for offset, word in enumerate(words)
                ):
                    found[rule].append(Span(token.span.start, tokens[end - 1].span.end))
        return found

    def _beginning_with(self, token: Token) -> list[tuple[str, tuple[Word, ...]]]:
        candidates = list(self._whole.get(token.n, ()))
        if base_of(token) != token.n:
            candidates += self._whole.get(base_of(token), ())
        for length in self._lengths:
            if length <= len(token.n):
                candidates += self._open.get(token.n[:length], ())
        return candidates
