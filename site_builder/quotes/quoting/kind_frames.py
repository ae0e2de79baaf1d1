"""Words next to a quotation that decide its kind: the table `kind_frames.tsv`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

from site_builder.quotes.language.grammar import CLOSED_CLASSES, DETERMINERS
from site_builder.quotes.language.nouns import DOCUMENTS, LABELS, WORKS
from site_builder.quotes.quoting.surroundings import Surroundings
from site_builder.text.lexicon import CUE_VERBS

REACH = 8  # tokens on either side that a frame may use
SHORT = 6  # words
SHOUT = 4
FINAL_SIGNS = ".!?…"
OPENING = (".", "!", "?", "…", ":", "—", "–", "-")
CONTINUED = (":", "”", '"')


class KindFrame(NamedTuple):
    """One line of the table; expressions are None where any words will do."""

    kind: str
    left: re.Pattern[str] | None
    shape: str
    right: re.Pattern[str] | None
    example: str

    def fits(self, left: str, right: str) -> bool:
        """Whether the words next to a quotation of this shape are those of the frame."""
        return (self.left is None or self.left.search(left) is not None) and (
            self.right is None or self.right.match(right) is not None
        )


def framed_kind(one: Surroundings) -> str:
    """`speech`, `term` or `title` if the outlet's words next to a quotation tell, else ""."""
    frame = frame_of(one)
    return frame.kind if frame else ""


def frame_of(one: Surroundings) -> KindFrame | None:
    """The first line of the table that fits the quotation."""
    left, right = _words(one.left[-REACH:]), _words(one.right[:REACH])
    shapes = {name for name, has in SHAPES.items() if has(one)}
    fitting = (f for f in frames() if f.shape in shapes and f.fits(left, right))
    return next(fitting, None)


def _words(tokens: Sequence[str]) -> str:
    return " ".join(tokens).lower()


def in_capitals(one: Surroundings) -> bool:
    """Whether its words are written like a title outside a headline, where all words may be."""
    if one.headline or not one.inner:
        return False
    main = [one.inner[0], *(w for w in one.inner if len(w) > 3), one.inner[-1]]
    return all(w[0].isupper() or w[0].isdigit() for w in main)


def _is_nickname(one: Surroundings) -> bool:
    """Juan “Chico” Marin; not: on the BBC’s “Newsnight” Ms. Orr said."""
    around = [*one.left[-1:], *one.right[:1]]
    return (
        len(one.inner) < 3
        and in_capitals(one)
        and one.quoted[-1].isalpha()
        and len(around) == 2
        and all(w[0].isupper() and w.lower() not in CLOSED_CLASSES for w in around)
        and not around[0].endswith(("'s", "’s"))
        and any(w[0].islower() for w in one.left[-3:] + one.right[:4])
    )


SHAPES: dict[str, Callable[[Surroundings], bool]] = {
    "any": lambda one: bool(one.inner),
    "short": lambda one: len(one.inner) <= SHORT,
    "title": lambda one: len(one.inner) > 1 and in_capitals(one),
    "name": in_capitals,
    "nickname": _is_nickname,
    "paragraph": lambda one: (
        one.opens
        and one.ends
        and one.lead in CONTINUED
        and one.quoted[-1] in FINAL_SIGNS
        and not in_capitals(one)
        and not CLOSED_CLASSES.isdisjoint(w.lower() for w in one.inner)
    ),
    "headline": lambda one: (
        one.headline
        and ":" in one.left[1:]
        and one.left[one.left.index(":") - 1].lower() not in LABELS
    ),
    "clause": lambda one: (
        one.quoted[0].isupper()
        and one.quoted[-1] == ","
        and (not one.left or one.left[-1] in OPENING)
    ),
    "shout": lambda one: len(one.inner) <= SHOUT and one.quoted[-1] in "!?",
}


@cache
def frames() -> tuple[KindFrame, ...]:
    """The lines of the table."""
    sets = {
        "{say}": CUE_VERBS,
        "{a}": DETERMINERS,
        "{work}": WORKS,
        "{document}": DOCUMENTS,
        "{works}": [w + "s" for w in WORKS],
    }
    text = (get_data(__package__, "kind_frames.tsv") or b"").decode()
    for name, forms in sets.items():
        text = text.replace(name, f"(?:{'|'.join(sorted(map(re.escape, forms)))})")
    lines = [x.split("\t") for x in text.splitlines() if not x.startswith("#")][1:]
    return tuple(
        KindFrame(
            kind,
            re.compile(f"(?:^| )(?:{left})$") if left else None,
            shape,
            re.compile(f"(?:{right})(?: |$)") if right else None,
            example,
        )
        for kind, left, shape, right, _, _, example in lines
    )
