"""Whether a text is English, by its share of the small words of English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.text.lexicon import words

ENGLISH = "en"
COMMONEST = words(  # of the function words
    """
    a about after all also an and any are as at be because been before being but by can could did
    do does during for from had has have he her him his how i if in into is it its just may me
    more most must my no not now of on one only or other our out over said she should so some
    such than that the their them then there these they this those through to under up us was we
    too why while much yet were what when where which who will with would you your
    """
)
ENOUGH = 60  # words; fewer tell nothing
SHARE = 0.15  # English news has .17 to .54 of them, most of it .24 or more; German .105 at most


def is_english(compared: Sequence[str]) -> bool:
    """Whether a text of these words, as compared, is English; a short one is taken to be."""
    found = len(list(filter(COMMONEST.__contains__, compared)))
    return len(compared) < ENOUGH or found >= SHARE * len(compared)


# 橋を直さなければならない, 我们必须修好这座桥。; a shorter run of signs may be a name.
SIGNS = re.compile(r"[\u3040-\u309f\u4e00-\u9fff]++(?:(?<=[\u3040-\u309f])|(?<=.{8})|(?=[。！？]))")
MARKS = frozenset("«»„")  # of French, German, Russian, Persian
A_FEW = 4  # words; fewer may be a name


def is_foreign_sentence(opening: str, written: str, words: Sequence[str]) -> bool:
    """Whether marked words are a sentence of another language, by their script or their mark.

    « Nous allons réparer le pont »: in such marks, with small letters, and none of them English.
    """
    if written[0] > "\u3000":
        return SIGNS.match(written) is not None
    if opening not in MARKS or len(words) < A_FEW or not COMMONEST.isdisjoint(words):
        return False
    return sum(word[0].islower() for word in words) > len(words) / 2
