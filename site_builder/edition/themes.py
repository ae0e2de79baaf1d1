"""The themes of the whole site: their passages in all events, who has them, rules that misfire."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from site_builder.edition.telling.theme_rules import parse_rule
from site_builder.model.edition import EventEdition
from site_builder.model.given import ThemeEntry
from site_builder.model.problems import Problem, warning
from site_builder.model.synopsis import Mode
from site_builder.model.themes import CoverageCell, Passage, Theme

NEARLY_ALL = 0.6  # of all sentences: a theme that marks more than this tells readers nothing
ENOUGH = 20  # sentences from which that can be said


def gather_themes(
    entries: Iterable[ThemeEntry], events: Sequence[EventEdition]
) -> tuple[tuple[Theme, ...], list[Problem]]:
    """The themes in their order with their passages by article and place; rules that misfire."""
    passages: dict[str, list[Passage]] = defaultdict(list)
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        for passage in event.passages:
            passages[passage.theme_id].append(passage)
        for one in event.rule_counts:
            hits[one.theme_id][one.rule] += one.count
    sentences = sum(event.sentences for event in events)
    themes, problems = [], []
    for entry in sorted(entries, key=lambda e: (e.order, e.id)):
        found = sorted(passages[entry.id], key=lambda p: (p.article_id, p.span))
        problems += _misfires(entry, hits[entry.id], len(found), sentences)
        given = (entry.id, entry.title, entry.order, entry.body)
        themes.append(Theme(*given, tuple(found), updated=entry.updated))
    return tuple(themes), problems


def cover(themes: tuple[Theme, ...]) -> tuple[CoverageCell, ...]:
    """A cell for each theme and article that meet, themes in their order; no cell is a silence."""
    cells = []
    for theme in themes:
        counts = Counter((passage.article_id, passage.mode) for passage in theme.passages)
        cells += [
            CoverageCell(
                theme_id=theme.id,
                article_id=article,
                quoted=counts[article, Mode.QUOTED],
                paraphrased=counts[article, Mode.PARAPHRASED],
                narrated=counts[article, Mode.NARRATED],
            )
            for article in sorted({article for article, _ in counts})
        ]
    return tuple(cells)


def _misfires(
    entry: ThemeEntry, hits: Mapping[str, int], finds: int, sentences: int
) -> list[Problem]:
    problems = [
        warning(entry.location, f"the rule “{rule}” has no word in it", "take it out")
        for rule in (*entry.words, *(w for group in entry.together for w in group))
        if not parse_rule(rule)
    ]
    if not finds:
        rules = (entry.words, entry.together, entry.speakers, entry.statements, entry.pinned)
        what, hint = "finds no passage", "add words that the articles use, or pin a passage"
        if any(rules):  # the reader of the file has said that there is none
            problems.append(warning(entry.location, f"the theme “{entry.title}” {what}", hint))
        return problems
    problems += [
        warning(entry.location, f"{rule} matches nothing", "correct the rule or take it out")
        for rule, count in hits.items()
        if not count
    ]
    if sentences >= ENOUGH and finds > NEARLY_ALL * sentences:
        problems.append(
            warning(
                entry.location,
                f"the theme “{entry.title}” finds {finds} of {sentences} sentences",
                "a theme that is nearly everywhere tells nothing: make its rules narrower",
            )
        )
    return problems
