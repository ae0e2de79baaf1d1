"""All that a build reads: seeds, content and, if wanted, another extractor's quotations."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from site_builder.model.found import Attribution
from site_builder.model.given import Content, Seed
from site_builder.model.problems import Problem
from site_builder.sources.content import read_content
from site_builder.sources.seeds import read_seeds


class Inputs(Struct, frozen=True):
    """What the seeds, the content and a file of predictions say."""

    seeds: tuple[Seed, ...]
    content: Content
    predictions: dict[str, tuple[Attribution, ...]]


def read_inputs(
    seeds_folder: Path, content_folder: Path, predictions_file: str | None
) -> tuple[Inputs, list[Problem]]:
    """Everything that is read, and every fault of every file."""
    seeds, problems = read_seeds(seeds_folder)
    # A seed that cannot be read is told of once: an entry that names it is no second fault.
    # Without any, what names seeds is not at fault.
    stems = {s.stem for s in seeds} | {Path(p.location.path).stem for p in problems}
    content, faults = read_content(content_folder, stems if seeds else None)
    problems += faults
    predictions: dict[str, tuple[Attribution, ...]] = {}
    if predictions_file is not None:
        from site_builder.sources.predictions import read_predictions

        predictions, faults = read_predictions(Path(predictions_file), seeds)
        problems += faults
    return Inputs(seeds, content, predictions), problems
