"""Learns the three tables of attribution: `sources`, `antecedents` and `cues`.

    python -m training.speakers TRAIN.jsonl
    python -m training.speakers TRAIN.jsonl --cross-validate    # prints, writes nothing

Spans and kinds are those of the annotated data. Of each quotation's candidates (see
`site_builder/quotes/speaking`) those are right that the annotators' source, speaker or cue covers.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from site_builder.model.found import Article
from site_builder.quotes.speaking import decisions
from site_builder.quotes.speaking.decisions import Decision
from site_builder.quotes.speaking.mention import Mention
from site_builder.quotes.speaking.readings import Parse, parse
from site_builder.quotes.speaking.scan import Scan
from site_builder.quotes.tables import LearntTable
from site_builder.text.names import last_word
from site_builder.text.spans import Span
from training import legends
from training.fit import ORIGIN, Choice, curve, fit, read_articles, write

PENALTY = 1.0
SURE = ("hand", "high", "mid")  # degrees of the annotated speaker
READINGS = frozenset(Path(__file__).with_name("train_readings.tsv").read_text("utf-8").splitlines())
CERTAIN = ("hand", "high")  # whose labels are clean enough to measure confidence
FOLDS = 3
# The share of a kind's shown speakers that must be right, and the confidence below which none is
# shown. A description or a body is no person, and is shown in the outlet's words.
SHOWN_PERSON = (0.97, 0.84)
SHOWN = {"description": (0.9, 0.8), "body": (0.9, 0.8)}

Record = dict[str, Any]
Ranges = Sequence[Sequence[int]]
Data = Mapping[str, Sequence[Choice]]  # the decisions of each table


class Wanted(NamedTuple):
    """What a table decides, by what method it is learnt, and what its features mean."""

    decides: str
    method: str
    legend: dict[str, str]


TABLES = {
    "sources": Wanted(
        "which mention is the source of a quotation",
        "conditional logistic regression over the mentions around each quotation",
        legends.SOURCES,
    ),
    "antecedents": Wanted(
        "which person a pronoun refers to",
        "conditional logistic regression over the people named before each pronoun",
        legends.ANTECEDENTS,
    ),
    "cues": Wanted(
        "which word introduces a quotation",
        "conditional logistic regression over the words that may introduce each quotation",
        legends.CUES,
    ),
}


class Quoted(NamedTuple):
    """One annotated speech quotation in its article's reading."""

    article: int
    reading: Parse
    record: Record
    token: int

    @property
    def speaker(self) -> str | None:
        """The annotated speaker, if it is sure."""
        return self.record["speaker"] if self.record["speaker_conf"] in SURE else None


def quotations(articles: Iterable[Record]) -> Iterator[list[Quoted]]:
    """The speech quotations of each article."""
    for number, record in enumerate(articles):
        quotes = record["quotes"]
        article = Article(record["id"], "", record["text"], "")
        reading = parse(article, [Span(q["start"], q["end"]) for q in quotes])
        yield [
            Quoted(number, reading, quote, token)
            for quote, token in zip(quotes, reading.scan.quotes, strict=True)
            if quote["label"] == "speech"
        ]


def covers(scan: Scan, first: int, last: int, ranges: Ranges) -> bool:
    """Whether the tokens from `first` to `last` touch one of these ranges."""
    return any(scan.start(first) < end and start < scan.end(last) for start, end in ranges)


def overlaps(reading: Parse, mention: Mention, ranges: Ranges) -> bool:
    """Whether a mention touches one of these ranges."""
    last = mention.relative if mention.through == "who" else mention.after - 1
    return covers(reading.scan, mention.first, last, ranges)


def right_sources(one: Quoted, keys: Iterable[int]) -> set[int]:
    """The candidates that the annotated source covers; -1 if no source is annotated."""
    ranges, reading = one.record["spans"], one.reading
    if not ranges:
        return {-1}
    right = {k for k in keys if k >= 0 and overlaps(reading, reading.mentions[k], ranges)}
    if one.record["source_type"] == "named" and one.record["speaker"]:
        last = last_word(one.record["speaker"])
        return {k for k in right if last_word(reading.people.names[k]) == last} or right
    return right


def choices(articles: Iterable[Record]) -> dict[str, list[Choice]]:
    """The decisions of each table in the annotated articles."""
    found: dict[str, list[Choice]] = {name: [] for name in TABLES}
    for quoted in quotations(articles):
        previous: Decision | None = None
        for one in quoted:
            source = _add_source(found, one, previous)
            if source >= 0:
                _add_cue(found, one, source)
                _add_antecedent(found, one, source, previous)
                previous = Decision(source, one.token, _full_name(one, source), 1.0, 1.0, None)
    return found


def _add_source(found: dict[str, list[Choice]], one: Quoted, previous: Decision | None) -> int:
    """Adds the decision; returns the first right candidate, -1 for none."""
    candidates = decisions.source_features(one.reading, one.token, previous)
    right = right_sources(one, [key for key, _ in candidates])
    if right:
        _add(found["sources"], one, [(names, key in right) for key, names in candidates])
    return min(right, default=-1)


def _add_cue(found: dict[str, list[Choice]], one: Quoted, source: int) -> None:
    ranges = one.record["cues"]
    candidates = decisions.cue_candidates(one.reading, source, one.token) if ranges else []
    if len(candidates) > 1:
        scan = one.reading.scan
        _add(found["cues"], one, [(names, covers(scan, c, c, ranges)) for c, names in candidates])


def _add_antecedent(
    found: dict[str, list[Choice]], one: Quoted, source: int, previous: Decision | None
) -> None:
    wanted = one.reading.mentions[source].kind
    is_same = previous is not None and previous.mention == source
    if wanted not in decisions.SINGULAR or not one.speaker or is_same:
        return
    last = last_word(one.speaker)
    people = decisions.pronoun_features(one.reading, source, wanted, previous)
    _add(found["antecedents"], one, [(names, last_word(name) == last) for name, names in people])


def _add(found: list[Choice], one: Quoted, candidates: list[tuple[list[str], bool]]) -> None:
    """Adds a decision with at least one right candidate."""
    if any(right for _, right in candidates):
        found.append(Choice(one.article, list(candidates)))


def _full_name(one: Quoted, source: int) -> str:
    """The speaker's name as the article has it in full."""
    names = one.reading.people.names
    known = one.speaker or names[source] or ""
    return next((n for n in names if n and last_word(n) == last_word(known)), known)


def _table(name: str, chosen: Sequence[Choice]) -> LearntTable:
    return LearntTable(
        decides=TABLES[name].decides,
        method=TABLES[name].method,
        origin=ORIGIN,
        command="python -m training.speakers TRAIN.jsonl",
        date="",
        data_sha256="",
        decisions=len(chosen),
        legend=TABLES[name].legend,
        curves={},
        thresholds={},
        weights=fit(chosen, PENALTY),
    )


def held_out(
    articles: Sequence[Record], data: Data, folds: Sequence[Any]
) -> Iterator[tuple[Quoted, Decision]]:
    """What tables decide that have seen no article of the same fold; `folds` has that of each.

    The tables serve until the next decision is asked for.
    """
    for fold in sorted(set(folds)):
        decisions.load_table = {
            name: _table(name, [c for c in chosen if folds[c.article] != fold])
            for name, chosen in data.items()
        }.__getitem__
        mine = [article for article, one in zip(articles, folds, strict=True) if one == fold]
        for quoted in quotations(mine):
            previous: Decision | None = None
            for one in quoted:
                decision = decisions.decide(one.reading, one.token, previous)
                if decision.mention >= 0:
                    previous = decision
                yield one, decision


def calibrated(articles: Sequence[Record], sources: LearntTable, data: Data) -> LearntTable:
    """The table with a curve and a threshold for each kind of source.

    The decisions are those of tables that have seen no article of the same outlet.
    """
    points: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for one, decision in held_out(articles, data, [a["publisher"] for a in articles]):
        is_right = _is_right(one, decision)
        if decision.source and is_right is not None:
            points[decision.source].append((decision.sure, is_right))
    sources = replace(sources, curves={kind: curve(found) for kind, found in points.items()})
    thresholds = {}
    for kind, found in points.items():
        wanted, least = SHOWN.get(kind, SHOWN_PERSON)
        thresholds[kind] = max(least, round(sources.share_right(kind, lowest(found, wanted)), 3))
    return replace(sources, thresholds=thresholds)


def lowest(points: Iterable[tuple[float, bool]], wanted: float) -> float:
    """The lowest score from which the share `wanted` is right; above 1 if there is none."""
    found, right = 1.01, 0
    for number, (score, is_right) in enumerate(sorted(points, reverse=True), 1):
        right += is_right
        if right >= wanted * number:
            found = score
    return found


def _is_right(one: Quoted, decision: Decision) -> bool | None:
    """Whether the speaker is the annotated one; None if the annotations can't tell.

    Of what is no name, by the annotators too: whether it is the source that they marked.
    """
    record, article = one.record, one.reading.article
    if not decision.name:
        return None
    if f"{article.id}\t{record['start']}" in READINGS:
        return True
    if record["speaker_conf"] in CERTAIN and record["source_type"] in ("named", "pronoun"):
        return last_word(decision.name) in _speakers(one)
    mention = one.reading.mentions[decision.mention]
    if record["source_type"] in ("nominal", "org") and mention.kind not in decisions.SINGULAR:
        return overlaps(one.reading, mention, record["spans"])
    return None


def _speakers(one: Quoted) -> set[str]:
    return {last_word(n) for n in [one.speaker or "", *(one.record.get("speakers") or [])]}


def cross_validate(articles: Sequence[Record]) -> None:
    """Prints how often source, cue and speaker are right in held-out articles."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for one, decision in held_out(
        articles, choices(articles), [n % FOLDS for n in range(len(articles))]
    ):
        for figure, is_right in _judged(one, decision):
            seen[figure] += 1
            right[figure] += is_right
    for figure in sorted(seen):
        print(f"{figure:16} {right[figure] / seen[figure]:.3f}  of {seen[figure]}")


def _judged(one: Quoted, decision: Decision) -> Iterator[tuple[str, bool]]:
    reading, chosen = one.reading, decision.mention
    cues = decisions.ranked_cues(reading, chosen, one.token) if chosen >= 0 else []
    cue = cues[0] if cues else None
    if one.record["spans"]:
        yield (
            "source",
            chosen >= 0 and overlaps(reading, reading.mentions[chosen], one.record["spans"]),
        )
    if one.record["cues"]:
        yield "cue", cue is not None and covers(reading.scan, cue, cue, one.record["cues"])
    if one.speaker:
        for figure in ("speaker", f"speaker {one.record['source_type'] or 'none'}"):
            yield figure, last_word(decision.name) in _speakers(one)


def train(articles: Sequence[Record]) -> dict[str, LearntTable]:
    """The three tables for these articles."""
    data = choices(articles)
    tables = {name: _table(name, chosen) for name, chosen in data.items()}
    return {**tables, "sources": calibrated(articles, tables["sources"], data)}


def main() -> None:
    """Reads the arguments, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    asked = parser.parse_args()
    articles = list(read_articles(asked.data))
    if asked.cross_validate:
        cross_validate(articles)
    else:
        for name, table in train(articles).items():
            write(name, table, asked.data)


if __name__ == "__main__":
    main()
