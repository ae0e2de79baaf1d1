"""Outlets that a reader may take for one another."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model.given import OutletEntry
from site_builder.model.problems import Location, Problem, error, warning
from site_builder.text.lookalikes import mixed_scripts, skeleton


def lookalikes(entries: Sequence[OutletEntry]) -> list[Problem]:
    """A warning for names and sigla that look alike; two equal sigla are an error."""
    problems: list[Problem] = []
    names: dict[str, OutletEntry] = {}
    sigla: dict[str, OutletEntry] = {}
    for entry in entries:
        where = entry.location or Location("")
        scripts = mixed_scripts(entry.name)
        if scripts:
            what = f"the name “{entry.name}” mixes {' and '.join(scripts)} letters in one word"
            hint = "write it in one script, or it may pass for another outlet"
            problems.append(warning(where, what, hint))
        first = names.setdefault(skeleton(entry.name), entry) if entry.name else entry
        if first is not entry:
            what = f"the name “{entry.name}” looks like “{first.name}” of {first.id}"
            hint = "if both are one outlet keep one entry; else tell them apart in the name"
            problems.append(warning(where, what, hint))
        same = sigla.setdefault(skeleton(entry.siglum), entry) if entry.siglum else entry
        hint = "give one of them another"
        if same is not entry and same.siglum == entry.siglum:
            what = f"the siglum {entry.siglum} is that of {same.id} too"
            problems.append(error(where, what, hint))
        elif same is not entry:
            what = f"the siglum {entry.siglum} looks like {same.siglum} of {same.id}"
            problems.append(warning(where, what, hint))
    return problems
