"""The speech of an event, sentence by sentence, in the order that all articles together suggest.

1. Each article gives its statements an order: that of its text, headlines aside.
2. The article whose order agrees best with the others' leads; of equals, the longest report.
3. The others follow in the same manner, each setting what the order lacks after the statement
   that it prints before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from site_builder.model import (
    Article,
    Event,
    Mode,
    Paraphrase,
    Role,
    Statement,
    Synopsis,
    SynopsisCell,
    SynopsisRow,
    Unit,
)

# An article's shared statements compared each with each; beyond, agreement is well known.
COMPARED = 60


def order_statements(
    articles: tuple[Article, ...],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    paraphrases: tuple[Paraphrase, ...],
) -> tuple[Synopsis, ...]:
    """One synopsis an event. An article that both quotes and paraphrases a statement has two cells
    in its row, the quotation first; one with neither has none: it omits the statement.
    """
    by_id = {a.id: a for a in articles}
    of_event: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        of_event[statement.event_id].append(statement)
    told: dict[str, list[Paraphrase]] = defaultdict(list)
    for paraphrase in paraphrases:
        told[paraphrase.statement_id].append(paraphrase)
    return tuple(
        Synopsis(event.id, _rows(event, of_event[event.id], told, by_id)) for event in events
    )


def _rows(
    event: Event,
    statements: Sequence[Statement],
    told: Mapping[str, Sequence[Paraphrase]],
    articles: Mapping[str, Article],
) -> tuple[SynopsisRow, ...]:
    by_id = {s.id: s for s in statements}
    orders = {i: _own_order(articles[i], statements) for i in event.article_ids}
    return tuple(
        SynopsisRow(i, _cells(event, by_id[i], told.get(i, ())))
        for i in merged([order for order in orders.values() if order])
    )


def _own_order(article: Article, statements: Iterable[Statement]) -> list[str]:
    places = []
    for statement in statements:
        units = [u for r in statement.renderings if r.article_id == article.id for u in r.units]
        if units:
            body = [u for u in units if not _in_headline(article, u)]
            first = min(u.span.start for u in body or units)
            places.append((first, statement.id))
    return [statement_id for _, statement_id in sorted(places)]


def _in_headline(article: Article, unit: Unit) -> bool:
    return any(p.role is Role.TITLE and p.span.holds(unit.span) for p in article.paragraphs)


def merged(orders: Sequence[Sequence[str]]) -> list[str]:
    """One order of all items of `orders`, each item once; that of the leading order is kept."""
    carried = Counter(item for order in orders for item in order)
    shared = [[item for item in order if carried[item] > 1][:COMPARED] for order in orders]
    before = Counter(pair for order in shared for pair in combinations(order, 2))

    def standing(number: int) -> tuple[int, int, Sequence[str]]:
        agreement = sum(before[a, b] - 1 - before[b, a] for a, b in combinations(shared[number], 2))
        return -agreement, -len(orders[number]), orders[number]

    after: dict[str | None, str | None] = {None: None}  # a chain; None is its start and its end
    for number in sorted(range(len(orders)), key=standing):
        _weave(after, orders[number])
    result = []
    item = after[None]
    while item is not None:
        result.append(item)
        item = after[item]
    return result


def _weave(after: dict[str | None, str | None], order: Sequence[str]) -> None:
    """Set the items that the chain lacks behind the one printed before them.

    What an article prints first goes straight before the first item that the chain knows, or to
    the chain's end where it knows none.
    """
    known = next((item for item in order if item in after), None)
    at = next(one for one, follower in after.items() if follower == known)
    for item in order:
        if item not in after:
            after[item] = after[at]
            after[at] = item
        at = item


def _cells(
    event: Event, statement: Statement, told: Sequence[Paraphrase]
) -> tuple[SynopsisCell, ...]:
    cells = []
    for article_id in event.article_ids:
        quoted = [
            u.span for r in statement.renderings if r.article_id == article_id for u in r.units
        ]
        retold = sorted(p.span for p in told if p.article_id == article_id)
        if quoted:
            cells.append(SynopsisCell(article_id, Mode.QUOTED, tuple(quoted)))
        if retold:
            cells.append(SynopsisCell(article_id, Mode.PARAPHRASED, tuple(retold)))
    return tuple(cells)
