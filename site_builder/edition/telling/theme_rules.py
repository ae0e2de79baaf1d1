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
        return self.text in (token.n, base_of(token.n))


def base_of(word: str) -> str:
    """The compared word without a possessive ending."""
    return word.removesuffix("'s") if len(word) > 2 else word


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


class Matcher(dict[str, list[tuple[str, tuple[Word, ...]]]]):
    """Many rules: for each compared word those that begin with it, found when first asked for."""

    def __init__(self, rules: Iterable[str]) -> None:
        super().__init__()
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
            for rule, words in self[token.n]:
                end = at + len(words)
                if end <= len(tokens) and all(
                    word.fits(tokens[at + offset]) for offset, word in enumerate(words)
                ):
                    found[rule].append(Span(token.span.start, tokens[end - 1].span.end))
        return found

    def __missing__(self, word: str) -> list[tuple[str, tuple[Word, ...]]]:
        rules = list(self._whole.get(word, ()))
        if base_of(word) != word:
            rules += self._whole.get(base_of(word), ())
        for length in self._lengths:
            if length <= len(word):
                rules += self._open.get(word[:length], ())
        self[word] = rules
        return rules
