"""Short parallel lists in renderings: “wise, prudent, dignified” against another three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from site_builder.text.spans import Span
from site_builder.text.terms import STOP

MOST_ITEMS = 5
MOST_WORDS = 3  # printed words in one item, “nor dignified” has two
JOINERS = frozenset({"and", "or", "nor"})
LEADS = JOINERS | {"not", "neither", "either", "both", "no", "a", "an", "the", "very", "too"}


class Printed(Protocol):
    """What a list needs of a printed word."""

    @property
    def span(self) -> Span:
        """Its place."""

    @property
    def key(self) -> tuple[str, ...]:
        """Its words as compared."""


def item_slots(texts: Sequence[str], rows: Sequence[Sequence[Printed]]) -> list[list[int]] | None:
    """A slot for each word: 0 before the list, 1, 2, 3 … its items, and the last after it.

    None unless every row has one list and all lists are of one length.
    """
    lists = [_list(text, row) for text, row in zip(texts, rows, strict=True)]
    if any(len(one) != len(lists[0]) or not one for one in lists):
        return None
    after = len(lists[0]) + 1
    slots = []
    for row, items in zip(rows, lists, strict=True):
        places = [0] * len(row)
        for slot, (start, end) in enumerate(items, 1):
            places[start:end] = [slot] * (end - start)
        rest = len(row) - items[-1][1]
        places[items[-1][1] :] = [after] * rest
        slots.append(places)
    return slots


def _list(text: str, row: Sequence[Printed]) -> list[tuple[int, int]]:
    """The ranges of the items of the only list in the row; empty where there is none or two.

    Read from its end: a joiner with one content word (“nor dignified”), and before it items of
    one content word each that end in a comma or come right before the joiner.
    """
    found: list[list[tuple[int, int]]] = []
    for joint, word in enumerate(row):
        if word.key and word.key[0] in JOINERS:
            items = _items(text, row, joint)
            if len(items) >= 3 and not (found and items[0] == found[-1][0]):
                found.append(items)
            elif items and found and items[0] == found[-1][0]:
                found[-1] = items
    return found[0] if len(found) == 1 and len(found[0]) <= MOST_ITEMS else []


def _items(text: str, row: Sequence[Printed], joint: int) -> list[tuple[int, int]]:
    last = _content_after(row, joint)
    if last is None or last - joint >= MOST_WORDS:
        return []
    items = [(joint, last + 1)]
    start = joint
    while start > 0 and len(items) <= MOST_ITEMS:
        if start != joint and not _has_comma(text, row[start - 1]):
            break
        head = start - 1
        if not _is_content(row[head]):
            break
        while head > 0 and start - head < MOST_WORDS and _leads(row[head - 1]):
            head -= 1
        items.insert(0, (head, start))
        if row[head].key[0] in ("neither", "either", "both"):
            break
        start = head
    return items


def _content_after(row: Sequence[Printed], joint: int) -> int | None:
    for n in range(joint + 1, len(row)):
        if not _leads(row[n]):
            return n if _is_content(row[n]) else None
    return None


def _is_content(word: Printed) -> bool:
    return bool(word.key) and word.key[-1] not in STOP and word.key[-1] not in LEADS


def _leads(word: Printed) -> bool:
    return bool(word.key) and all(part in LEADS for part in word.key)


def _has_comma(text: str, word: Printed) -> bool:
    return word.span.of(text).endswith((",", ";"))
