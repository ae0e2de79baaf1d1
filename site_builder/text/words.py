"""The words of a text, as written and as compared; an article's are computed once.

`Words` travels with its article (`article.words`). Parallel lists give for each word where it
starts, where it ends and its compared form. Ask it for a passage:

    article.words.within(span)              the passage's words, again a `Words`
    article.words.within(span).compared     their compared forms
    article.words.within(span).forms        their forms as written
    article.words.within(span).spans        their places
    for word in article.words.within(span)  `Token`s: `t` as written, `n` as compared, `span`
    len(article.words)                      how many words
    article.words.sentences(span)           the sentences of the passage
    article.words.first(span, 4)            the places of its first four words
    article.words.last(span, 4)             the places of its last four words

A passage that begins or ends within a word has the part of the word that is in the passage.
`read_words` makes the `Words` of any other text; `tokenise` is the short way for a name or a
selector.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct

from site_builder.text.sentences import Break, cut_sentences, sentence_breaks
from site_builder.text.spans import Span
from site_builder.text.visible import INVISIBLE, UNSEEN, Places

WORD = re.compile(r"\w++(?:['’\-.,]\w++)*+(?:['’](?=\s|$))?")
# A word may contain what nobody sees: a soft hyphen, a zero-width space.
WORD_WITH_UNSEEN = re.compile(
    rf"\w+(?:(?:['’\-.,]|[{INVISIBLE}]+)\w+)*(?:['’](?=[\s{INVISIBLE}]|$))?"
)
APOSTROPHES = "'’"


class Token(Struct, frozen=True):
    """A word as written (`t`), as compared (`n`, see `normalise`), and its place."""

    t: str
    n: str
    span: Span


class Words(Struct, frozen=True):
    """The words of a text or of a passage of it: parallel lists, in order of place."""

    text: str  # the whole text, also where these are the words of a passage
    starts: Places
    ends: Places
    compared: list[str]
    breaks: tuple[Break, ...]  # between the sentences of the whole text

    def __len__(self) -> int:
        return len(self.compared)

    def __iter__(self) -> Iterator[Token]:
        text = self.text
        for start, end, compared in zip(self.starts, self.ends, self.compared, strict=True):
            yield Token(text[start:end], compared, Span(start, end))

    @property
    def forms(self) -> list[str]:
        """The words as written."""
        text = self.text
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    @property
    def spans(self) -> list[Span]:
        """The places of the words."""
        return [Span(start, end) for start, end in zip(self.starts, self.ends, strict=True)]

    def within(self, span: Span) -> Words:
        """The words of a passage; of a word that its border cuts, the part within."""
        low = bisect_right(self.ends, span.start)
        high = bisect_left(self.starts, span.end, low)
        cuts_first = low < high and self.starts[low] < span.start
        cuts_last = low < high and self._is_cut(self.ends[high - 1], span.end)
        if low + 1 == high and (cuts_first or cuts_last):
            return self._again(span.start, span.end)
        found = self._between(low + cuts_first, high - cuts_last)
        if cuts_first:
            found = self._again(span.start, self.ends[low])._followed_by(found)
        if cuts_last:
            found = found._followed_by(self._again(self.starts[high - 1], span.end))
        return found

    def sentences(self, span: Span) -> list[Span]:
        """The sentences within `span`, white space between them left out."""
        return list(cut_sentences(self.text, self.breaks, span))

    def first(self, span: Span, count: int) -> list[Span]:
        """The places of the passage's first words, at most `count`."""
        last = bisect_right(self.ends, span.start) + count - 1
        end = min(span.end, self.ends[last]) if last < len(self.ends) else span.end
        return self.within(Span(span.start, end)).spans

    def last(self, span: Span, count: int) -> list[Span]:
        """The places of the passage's last words, at most `count`, in order."""
        first = bisect_left(self.starts, span.end) - count
        start = max(span.start, self.starts[first]) if first >= 0 else span.start
        return self.within(Span(start, span.end)).spans

    def _is_cut(self, end: int, border: int) -> bool:
        """Whether a word that ends at `end` ends elsewhere if the text ends at `border`.

        An apostrophe at the end of a passage belongs to its last word: “dogs’”.
        """
        return end > border or (end == border - 1 and self.text[end] in APOSTROPHES)

    def _between(self, low: int, high: int) -> Words:
        starts, ends, compared = self.starts, self.ends, self.compared
        return Words(self.text, starts[low:high], ends[low:high], compared[low:high], self.breaks)

    def _again(self, start: int, end: int) -> Words:
        return _read(self.text, start, end, self.breaks)

    def _followed_by(self, other: Words) -> Words:
        return Words(
            self.text,
            self.starts + other.starts,
            self.ends + other.ends,
            self.compared + other.compared,
            self.breaks,
        )


def read_words(text: str) -> Words:
    """The words and sentences of a whole text."""
    return _read(text, 0, len(text), sentence_breaks(text))


def _read(text: str, start: int, end: int, breaks: tuple[Break, ...]) -> Words:
    is_plain = text.isascii() or not UNSEEN.search(text, start, end)
    found = list((WORD if is_plain else WORD_WITH_UNSEEN).finditer(text, start, end))
    forms = [match[0] for match in found]
    # equal forms are one string: most words come several times
    compared = {form: normalise(form if is_plain else UNSEEN.sub("", form)) for form in set(forms)}
    return Words(
        text,
        array("l", [match.start() for match in found]),
        array("l", [match.end() for match in found]),
        list(map(compared.__getitem__, forms)),
        breaks,
    )


NO_WORDS = read_words("")


def normalise(word: str) -> str:
    """A word as it is compared: compatibility-folded, lower case, straight apostrophes."""
    if word.isascii():  # most words: nothing to fold
        return word.lower()
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace("‘", "'")


def tokenise(text: str, span: Span | None = None) -> list[Token]:
    """The words of a short text, such as a name, or of its `span`, in order."""
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    return list(_read(text, start, end, ()))
