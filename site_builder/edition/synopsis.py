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

from msgspec.structs import replace

from site_builder.edition.part import EventPart
from site_builder.model.edition import EventEdition
from site_builder.model.found import Article, DecidedBy, Paraphrase, Statement
from site_builder.model.given import Role
from site_builder.model.problems import Problem
from site_builder.model.synopsis import Mode, Synopsis, SynopsisCell, SynopsisRow
from site_builder.text.spans import Span

# An article's shared statements compared each with each; beyond, agreement is well known.
COMPARED = 60


def order_statements(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with its synopsis. An article that both quotes and paraphrases a statement has two
    cells in its row, the quotation first; one with neither has none: it omits the statement. A
    paraphrase that is only offered gives a cell without spans: editors decide which words tell it.
    """
    told: dict[str, list[Paraphrase]] = defaultdict(list)
    for paraphrase in made.paraphrases:
        told[paraphrase.statement_id].append(paraphrase)
    by_id = {s.id: s for s in made.statements}
    orders = _own_orders(made.statements, {a.id: a for a in part.articles})
    ids = part.event.article_ids
    number = {article_id: n for n, article_id in enumerate(ids)}
    rows = tuple(
        SynopsisRow(i, _cells(number, by_id[i], told.get(i, ())))
        for i in merged([orders[a] for a in ids if a in orders])
    )
    return replace(made, synopsis=Synopsis(part.event.id, rows)), []


def _own_orders(
    statements: Iterable[Statement], articles: Mapping[str, Article]
) -> dict[str, list[str]]:
    """For each article its statements in the order of its text; a headline only if alone.

    The place of a statement is that of its wording, not of a word that is repeated: BB opens with
    “dishonorable” and prints the refusal near its end.
    """
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for statement in statements:
        for rendering in statement.renderings:
            article = articles[rendering.article_id]
            starts = [u.span.start for u in rendering.units]
            body = [s for s in starts if article.role_at(s) is not Role.TITLE]
            places[article.id].append((min(body or starts), statement.id))
    return {article_id: [i for _, i in sorted(found)] for article_id, found in places.items()}


def merged(orders: Sequence[Sequence[str]]) -> list[str]:
    """One order of all items of `orders`, each item once; that of the leading order is kept."""
    times = Counter(item for order in orders for item in order)
    shared = [[item for item in order if times[item] > 1][:COMPARED] for order in orders]
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
    number: Mapping[str, int], statement: Statement, told: Sequence[Paraphrase]
) -> tuple[SynopsisCell, ...]:
    spans: dict[tuple[str, Mode], list[Span]] = defaultdict(list)
    for rendering in statement.renderings:
        spans[rendering.article_id, Mode.QUOTED] += [u.span for u in rendering.all_units]
    for paraphrase in told:
        is_confirmed = paraphrase.decided_by is DecidedBy.EDITOR
        if is_confirmed or (paraphrase.article_id, Mode.QUOTED) not in spans:
            places = spans[paraphrase.article_id, Mode.PARAPHRASED]
            places += [paraphrase.span] if is_confirmed else []
    order = sorted(spans, key=lambda k: (number[k[0]], k[1] is Mode.PARAPHRASED))
    return tuple(SynopsisCell(*key, tuple(sorted(spans[key]))) for key in order)
