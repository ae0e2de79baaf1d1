"""Addresses made of words, and short fingerprints."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug(words: str, limit: int = 40) -> str:
    """ASCII words joined by hyphens, cut between words at `limit`; "" when no letter remains."""
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", folded.replace("'", ""))
    cut = ""
    for part in parts:
        longer = f"{cut}-{part}" if cut else part[:limit]
        if len(longer) > limit:
            break
        cut = longer
    return cut


def digest(*parts: str, length: int = 6) -> str:
    """A short hexadecimal fingerprint of the parts, the same on every machine (BLAKE2s)."""
    joined = "\x1f".join(parts).encode()
    return hashlib.blake2s(joined, digest_size=16).hexdigest()[:length]
