"""A text with marks upon it becomes HTML: one merge, and all escaping of seeds' text.

1. every mark opens and closes at its span's ends; marks that cross close and open again
2. `rank` fixes the nesting: a lower rank is further out
3. `id`, `anchor` and the elements of `first` are on a mark's first piece, `last` on its last
4. invisible characters that could lie about the text are wrapped, never dropped; so are spaced
   points, which a line must not break

What is inserted contains no text of its own (`Element` has none), so the text between the tags is
the seed's, code point for code point, for all marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from markupsafe import Markup
from msgspec import Struct

from site_builder.text.spans import Span

Attributes = tuple[tuple[str, str], ...]


class Element(Struct, frozen=True):
    """An element without text: a button whose label is drawn by the stylesheet."""

    tag: str
    attrs: Attributes = ()
    children: tuple[Element, ...] = ()


class Mark(Struct, frozen=True):
    """An element round a span of text; attributes without a value have the value "".

    `anchor` is one more class, for the first piece alone.
    """

    span: Span
    tag: str
    rank: int
    attrs: Attributes = ()
    id: str = ""
    anchor: str = ""
    first: tuple[Element, ...] = ()
    last: tuple[Element, ...] = ()


INNERMOST = 1_000

# “we will violate theirs . . .”: points that a line must not break between.
POINTS = re.compile(r"[ \u00a0]\.(?:[ \u00a0]\.){1,9}")

# Bidi overrides, embeddings and isolates, zero-width and tag characters: what a reader cannot see
# but a browser would obey.
UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\U000e0000-\U000e0fff]"
)
# Joiners and direction marks that Persian, Arabic, Indic scripts and emoji need between letters.
JOINERS = "\u061c\u200c\u200d\u200e\u200f"
FIRST_JOINING = "\u0590"


def mark_up(text: str, marks: Iterable[Mark] = (), span: Span | None = None) -> Markup:
    """The HTML of `text` within `span` (all by default); marks are cut off at the span's ends.

    Linear in the text and in the pieces of the marks. A mark that covers no character raises
    ValueError: it would be lost.
    """
    span = Span(0, len(text)) if span is None else span
    kept = [*_within(marks, span), *_unseen(text, span), *_points(text, span)]
    return Markup("".join(_pieces(text, kept, span)))  # noqa: S704 - every piece is escaped below


def plain(text: str, limit: int = 0) -> str:
    """The text on one line without invisible characters, for titles and labels; not HTML.

    `limit` counts code points; a longer text is cut between words and ends in “…”.
    """
    line = " ".join(UNSEEN.sub("", text).split())
    if not limit or len(line) <= limit:
        return line
    cut = line[: limit + 1].rpartition(" ")[0] or line[:limit]
    return cut.rstrip(" ,;:.") + "…"


def _within(marks: Iterable[Mark], span: Span) -> Iterator[Mark]:
    for mark in marks:
        if not mark.span:
            raise ValueError(f"a mark covers no character: {mark}")
        if mark.span.overlaps(span):
            yield mark


def _unseen(text: str, span: Span) -> Iterator[Mark]:
    for match in UNSEEN.finditer(text, span.start, span.end):
        at, character = match.start(), match.group()
        around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        if character in JOINERS and any(c >= FIRST_JOINING and c not in JOINERS for c in around):
            continue
        name = f"U+{ord(character):04X}"
        yield Mark(
            Span(at, at + 1), "bdi", INNERMOST, (("class", "unseen-character"), ("data-u", name))
        )


def _points(text: str, span: Span) -> Iterator[Mark]:
    for match in POINTS.finditer(text, span.start, span.end):
        yield Mark(Span(*match.span()), "span", INNERMOST - 1, (("class", "points"),))


def _pieces(text: str, marks: list[Mark], span: Span) -> Iterator[str]:
    """Tags and escaped text in order. `open_marks` are places in `marks`, outermost first."""
    marks.sort(key=lambda m: (m.rank, m.span.start, -m.span.end))
    starts: dict[int, list[int]] = {}
    for place, mark in enumerate(marks):
        starts.setdefault(max(mark.span.start, span.start), []).append(place)
    ends = {min(m.span.end, span.end) for m in marks}
    open_marks: list[int] = []
    done = span.start
    for at in sorted({*starts, *ends}):
        yield _escape(text[done:at])
        done = at
        starting = starts.get(at, [])
        # Everything from the outermost mark that ends here, or that a new mark must enclose,
        # closes; what goes on opens again, in rank's order.
        depth = next(
            (
                d
                for d, place in enumerate(open_marks)
                if marks[place].span.end <= at
                or at >= span.end
                or (starting and place > starting[0])
            ),
            len(open_marks),
        )
        closing = open_marks[depth:]
        del open_marks[depth:]
        for place in reversed(closing):
            yield from _close(marks[place], at, span)
        going_on = [p for p in closing if marks[p].span.end > at and at < span.end]
        for place in sorted([*going_on, *starting]):
            yield from _open(marks[place], is_first=place in starting)
            open_marks.append(place)
    yield _escape(text[done : span.end])


def _open(mark: Mark, *, is_first: bool) -> Iterator[str]:
    attrs = mark.attrs
    if is_first and mark.anchor:
        names = " ".join([v for k, v in attrs if k == "class"] + [mark.anchor])
        attrs = (("class", names), *((k, v) for k, v in attrs if k != "class"))
    if is_first and mark.id:
        attrs = (("id", mark.id), *attrs)
    yield _tag(mark.tag, attrs)
    if is_first:
        yield from chain.from_iterable(map(_element, mark.first))


def _close(mark: Mark, at: int, span: Span) -> Iterator[str]:
    if at >= min(mark.span.end, span.end):
        yield from chain.from_iterable(map(_element, mark.last))
    yield f"</{mark.tag}>"


def _element(element: Element) -> Iterator[str]:
    yield _tag(element.tag, element.attrs)
    yield from chain.from_iterable(map(_element, element.children))
    yield f"</{element.tag}>"


def _tag(name: str, attrs: Attributes) -> str:
    written = "".join(f' {k}="{_escape_value(v)}"' if v else f" {k}" for k, v in attrs)
    return f"<{name}{written}>"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escape_value(value: str) -> str:
    return _escape(value).replace('"', "&quot;")
