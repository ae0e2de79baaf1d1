"""Whether renderings agree enough to be set beside one another word by word."""

from __future__ import annotations

from site_builder.model.found import CollatedWord, Collation

OWN_AT_MOST = 0.6  # share of a rendering's words; beyond, everything would be bold and say nothing


def is_comparable(collation: Collation) -> bool:
    """Whether the renderings agree enough for their own words to stand out."""
    for row in collation.rows:
        own = sum(1 for word in row.counted if is_own(collation, word))
        if own > OWN_AT_MOST * len(row.counted):
            return False
    return True


def is_own(collation: Collation, word: CollatedWord) -> bool:
    """Whether all other rows lack the word."""
    return len(word.lacking) == len(collation.rows) - 1
