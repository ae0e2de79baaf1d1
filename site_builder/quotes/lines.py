"""The lines of a copied article: which look like a headline, and which like a sentence.

A *sentence* is a line of some words that ends with a stop.
"""

from __future__ import annotations

import re

from site_builder.text.spans import Span

# Without the white space at its ends; the group is where it has a word.
LINE = re.compile(r"(?=\S)[^\w\n]*+(\w(?:.*\S)?)?")
LONGEST_HEADLINE = 25  # words
CAPITALISED_SHARE = 0.6  # of a headline's words of four letters and more
WORD = re.compile(r"\w[\w.'’-]*")
STOP = re.compile(r"[.!?…][\"”’'»)\]]*$")
DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:, [\w. ]{2,25})?(?: ?\([\w ,./-]{2,30}\))?"
    r" ?[—–-]{1,2} ?\S|\([A-Z]{2,}\) ?[—–-]"
)
# “Mayor Lena Orr said on Monday that …” is no headline; headlines are in the present tense.
TOLD = re.compile(
    r"\b(?:said|told|added)\b.*\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|that)\b"
)


def lines_with_words(text: str) -> list[Span]:
    """The lines with a word in them, without the white space at their ends."""
    return [Span(*line.span()) for line in LINE.finditer(text) if line.lastindex]


def is_headline(line: str) -> bool:
    """Whether a line looks like a headline: short, without a final stop, or in capitals.

    A lead of the story (“Iran’s Supreme Leader … has ruled out negotiations …, citing past
    experiences and vowing to respond forcefully to any threats.”) does not.
    """
    if len(line) > 12 * LONGEST_HEADLINE or DATELINE.match(line) or TOLD.search(line):
        return False
    words = [word for word in WORD.findall(line) if word[0].isalpha()]
    if not words or len(words) > LONGEST_HEADLINE:
        return False
    long_words = [w for w in words if len(w) > 3]
    capitals = sum(w[0].isupper() for w in long_words)
    if len(long_words) > 2 and capitals > CAPITALISED_SHARE * len(long_words):
        return True
    return not line.rstrip("\"”’'").endswith((".", ",", ";", ":"))


def is_sentence(line: str) -> bool:
    """Whether a line is one of a story: some words, or words in marks, and a stop at their end."""
    if len(line) > 200:
        return True
    is_long = line.count(" ") > 3 or line[0] in '“"„«'
    return is_long and STOP.search(line) is not None
