"""All that a build reads: seeds, content and, if wanted, another extractor's quotations."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from site_builder.model.given import Content, Seed
from site_builder.model.problems import Location, Problem, Severity, has_errors, warning
from site_builder.model.quotations import Attribution
from site_builder.model.steps import ONE_BY_ONE, Taking
from site_builder.sources.content import read_content
from site_builder.sources.pasted import copies
from site_builder.sources.seeds import read_seeds
from site_builder.sources.static_files import read_static


class Inputs(Struct, frozen=True):
    """What the seeds, the content and a file of predictions say."""

    seeds: tuple[Seed, ...]
    content: Content
    predictions: dict[str, tuple[Attribution, ...]]
    static: dict[str, bytes] = {}


def read_inputs(
    seeds_folder: Path,
    content_folder: Path,
    predictions_file: str | None,
    static_folder: Path | None = None,
    taking: Taking = ONE_BY_ONE,
) -> tuple[Inputs, list[Problem]]:
    """Everything that is read, and every fault of every file."""
    seeds, problems = read_seeds(seeds_folder, taking)
    # A seed that cannot be read is reported once: an entry that names it is no second fault.
    # Without any seed, the entries that name seeds are not at fault.
    unread = {Path(p.location.path).stem for p in problems if p.severity is Severity.ERROR}
    stems = {seed.stem for seed in seeds} | unread
    static, unpublished = read_static(static_folder) if static_folder else ({}, [])
    content, faults = read_content(content_folder, stems if seeds else None, tuple(static), taking)
    problems += unpublished + faults
    if not has_errors(faults):
        problems += _undescribed(seeds, content) + copies(seeds, content)
    predictions: dict[str, tuple[Attribution, ...]] = {}
    if predictions_file is not None:
        from site_builder.sources.predictions import read_predictions

        predictions, faults = read_predictions(Path(predictions_file), seeds)
        problems += faults
    return Inputs(seeds, content, predictions, static), problems


NAMED = 5  # seeds that a message names


def _undescribed(seeds: tuple[Seed, ...], content: Content) -> list[Problem]:
    """One warning for all seeds that no file of `content/articles/` describes."""
    described = {entry.id for entry in content.articles}
    left = [seed for seed in seeds if seed.stem not in described]
    if not left:
        return []
    stem, its, named = left[0].stem, "with its outlet, title and date", left[0].stem
    what = "nothing is known of this seed, so it builds under its file's name"
    if len(left) > 1:
        names = ", ".join(seed.stem for seed in left[:NAMED]) + (", …" if len(left) > NAMED else "")
        many = f"nothing is known of {len(left):,} seeds"
        what = f"{many}, which build under their files' names: {names}"
        stem, its, named = "NAME", f"for each, {its}", "--all"
    hint = f"create content/articles/{stem}.md {its}; “new article {named}” begins it"
    return [warning(Location(left[0].path), what, hint)]
