"""Addresses made of words, and short fingerprints."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable

# Hexadecimal digits of a fingerprint: 24 bits after words in Latin letters. After others it is 40
# bits, because an edition in one of those scripts may have thousands of one short slug.
SHORT, LONG = 6, 10


def slug(words: str, limit: int = 40) -> str:
    """The words in small letters, joined by hyphens and cut between words at `limit`.

    Latin letters lose their accents; words without a Latin letter keep those that they have. ""
    without any letter or digit.
    """
    parts = _latin(words)
    if not re.search("[a-z]", "".join(parts)):
        kept = unicodedata.normalize("NFC", words).lower()
        parts = "".join(c if _is_of_a_word(c) else " " for c in kept).split() or parts
    cut = ""
    for part in parts:
        longer = f"{cut}-{part}" if cut else part[:limit]
        if len(longer) > limit:
            break
        cut = longer
    return cut


def digest(*parts: str, length: int = SHORT) -> str:
    """A short hexadecimal fingerprint of the parts, the same on every machine (BLAKE2s)."""
    joined = "\x1f".join(parts).encode()
    return hashlib.blake2s(joined, digest_size=16).hexdigest()[:length]


def with_digest(name: str, *parts: str) -> str:
    """A slug with the fingerprint of the parts, which is longer after letters beyond Latin."""
    length = SHORT if re.search("[a-z]", name) else LONG
    return f"{name}-{digest(*parts, length=length)}"


def first_free(identity: Callable[[int], str], taken: Counter[str]) -> str:
    """The first id, by number from 1, that is not `taken`; it is then.

    A count is where to go on after an id, so that a thousand equal sentences take a thousand steps.
    """
    first = made = identity(1)
    while made in taken:
        taken[first] += 1
        made = identity(taken[first])
    taken[made] = max(1, taken[made])
    return made


def _latin(words: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", folded.replace("'", ""))


def _is_of_a_word(character: str) -> bool:
    """Whether it is a letter, a digit or a sign on one: a vowel of Hindi is a mark."""
    return unicodedata.category(character)[0] in "LNM"
