"""How well themes that the program finds agree with an editor's: `python benchmarks/themes.py`.

    python benchmarks/themes.py [SEEDS CONTENT]

The themes of `content/` are kept from the program. For each of them it prints the best F1 of any
found theme, over the paragraphs that have a passage, and the mean. Exit code 1 if it is below .50.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from msgspec.structs import replace

from site_builder.edition.compile import compile_edition
from site_builder.model.found import Article
from site_builder.model.themes import Theme
from site_builder.sources.inputs import read_inputs

LEAST = 0.5

Paragraphs = frozenset[tuple[str, int]]


def paragraphs(theme: Theme, articles: Iterable[Article]) -> Paragraphs:
    """The paragraphs with a passage of the theme, by article and number."""
    by_id = {article.id: article for article in articles}
    return frozenset(
        (p.article_id, by_id[p.article_id].paragraph_at(p.span.start)) for p in theme.passages
    )


def f1(one: Paragraphs, other: Paragraphs) -> float:
    """Of paragraphs that both themes have."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def main(seeds: str = "seeds", content: str = "content") -> int:
    """Print the table; the exit code."""
    given, _ = read_inputs(Path(seeds), Path(content), None)
    edited = compile_edition(given.seeds, given.content)
    found = compile_edition(given.seeds, replace(given.content, themes=()))
    sets = {theme.title: paragraphs(theme, found.articles) for theme in found.themes}
    scores = []
    for theme in (theme for theme in edited.themes if not theme.words):
        own = paragraphs(theme, edited.articles)
        best, title = max((f1(own, one), title) for title, one in sets.items())
        scores.append(best)
        print(f"{best:.2f}  {theme.title}: {title}")
    mean = sum(scores) / len(scores)
    print(f"{mean:.3f}  mean of {len(scores)} editors' themes, {len(sets)} found")
    return int(mean < LEAST)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
