"""How often each article brings each theme, by mode."""

from __future__ import annotations

from collections import Counter

from site_builder.model.found import CoverageCell, Mode, Theme


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
