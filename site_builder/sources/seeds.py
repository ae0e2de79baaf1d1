"""The seeds: every article as it was copied, read once, with what is wrong in the files."""

from __future__ import annotations

from pathlib import Path

from site_builder.model.given import Seed
from site_builder.model.problems import Location, Problem, error, has_errors, in_order, warning
from site_builder.model.steps import ONE_BY_ONE, Step, Taking
from site_builder.sources.characters import (
    INVISIBLE,
    invisible_warnings,
    name_of,
    unprintable_errors,
)
from site_builder.sources.files import MAX_SEED_BYTES, PlainFile, list_folder, read_text, shown
from site_builder.sources.names import collisions, composed, stem_fault
from site_builder.sources.pasted import decoding_warning, other_format
from site_builder.text.spans import LineIndex

SUFFIX = ".txt"
REPLACEMENT = "\ufffd"


def read_seeds(folder: Path, taking: Taking = ONE_BY_ONE) -> tuple[tuple[Seed, ...], list[Problem]]:
    """The seeds of a folder by stem, and every fault of every file; a faulty file is no seed."""
    listing, problems = list_folder(folder, SUFFIX)
    for name in listing.folders:
        where, hint = Location(shown(folder / name)), f"seeds lie in {shown(folder)} itself"
        problems.append(warning(where, "this folder is not read", f"{hint}; move them there"))
    if not listing.files and not has_errors(problems):
        hint = f"put at least one article here, as a UTF-8 text file whose name ends in {SUFFIX}"
        problems.append(error(Location(shown(folder)), "there is no seed here", hint))
    problems += collisions([(file.path, file.stem) for file in listing.files])
    seeds: list[Seed] = []
    for file in listing.files:
        seed, faults = read_seed(file, taking)
        problems += faults
        if seed:
            seeds.append(seed)
    return tuple(sorted(seeds, key=lambda seed: seed.stem)), in_order(problems)


def read_seed(file: PlainFile, taking: Taking = ONE_BY_ONE) -> tuple[Seed | None, list[Problem]]:
    """One seed and what is wrong in it. Its stem is composed (NFC), so that editors can name it."""
    text, problems = read_text(file, MAX_SEED_BYTES)
    fault = stem_fault(file.path, file.stem)
    if fault:
        problems.append(fault)
    if text is None:
        return None, problems
    seed = Seed(file.path, composed(file.stem), text)
    problems += taking.begin(FAULTS_FOUND, seed)()
    return None if has_errors(problems) else seed, problems


def text_faults(path: str, text: str) -> list[Problem]:
    """What is wrong in the text of a seed: no article, or characters that nobody can read."""
    if not INVISIBLE.sub("", text).strip():
        what = "blank" if text else "empty"
        return [error(Location(path), f"this seed is {what}", "put the article's text in it")]
    other = other_format(path, text)
    if other:
        return [other]
    lines = LineIndex(text)
    problems = unprintable_errors(path, text, lines) + invisible_warnings(path, text, lines)
    problems += decoding_warning(path, text, lines)
    lost = text.find(REPLACEMENT)
    if lost >= 0:
        where = Location(path, *lines.position(lost))
        what = f"{name_of(REPLACEMENT)} is here in place of a character that was lost"
        problems.append(warning(where, what, "copy the passage again from the outlet"))
    return problems


def faults_of(seed: Seed) -> list[Problem]:
    """What is wrong in the text of a seed."""
    return text_faults(seed.path, seed.text)


FAULTS_FOUND: Step[Seed, list[Problem]] = Step(
    faults_of, lambda seed: f"reading {seed.path}", stays=True
)
