"""Faults of several entries together: unknown ids, names that two entries claim, lookalikes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from site_builder.model.given import EventEntry, Outlet, Speaker
from site_builder.model.problems import Location, Problem, error, warning
from site_builder.sources.files import shown
from site_builder.sources.findings import NamedId, quoted
from site_builder.sources.static_files import FONTS, PICTURES
from site_builder.text.lookalikes import mixed_scripts, skeleton
from site_builder.text.names import words_of
from site_builder.text.nearest import did_you_mean

NOWHERE = Location("")  # of an entry that no file has
IDS = ("outlet", "speaker")  # whose entries are in a file of their own
WHERE_NAMED = {
    "outlet": "outlets.yaml names the outlets",
    "speaker": "speakers.yaml names the speakers",
    "picture": f"put it into static/: {', '.join(PICTURES)}",
    "font": f"put it into static/: {', '.join(FONTS)}",
    "seed": "a seed is named by its file's name without .txt",
}


def unknown_id(named: NamedId, known: tuple[str, ...]) -> Problem:
    """The error of an id that is not among the known ones."""
    hint = did_you_mean(named.id, known) or WHERE_NAMED[named.kind]
    return error(named.location, f"there is no {named.kind} {quoted(named.id)}", hint)


def unknown_ids(
    named: Sequence[NamedId],
    known: Mapping[str, tuple[str, ...] | None],
    folder: Path,
    files: Collection[str],
) -> list[Problem]:
    """An error for each id of an outlet, a speaker or a seed that does not exist.

    If the whole file that names them is missing, it is one error. Ids that are None are unknown to
    us, so that nothing is wrong with them.
    """
    problems = []
    for kind, ids in known.items():
        of_kind = [one for one in named if one.kind == kind]
        if len(of_kind) > 1 and ids == () and kind in IDS and f"{kind}s.yaml" not in files:
            what = f"this file is missing, and {len(of_kind)} entries name {kind}s of it"
            where = Location(shown(folder / f"{kind}s.yaml"))
            problems.append(error(where, what, "make it, with an entry for each"))
        elif ids is not None:
            existing = frozenset(ids)
            problems += [unknown_id(one, ids) for one in of_kind if one.id not in existing]
    return problems


def shared_names(speakers: Sequence[Speaker]) -> list[Problem]:
    """A warning for each name or spelling that two speakers claim."""
    first: dict[tuple[str, ...], Speaker] = {}
    problems = []
    for speaker in speakers:
        for name in dict.fromkeys((speaker.name, *speaker.aliases)):
            other = first.setdefault(words_of(name), speaker)
            if other is not speaker and name:
                hint = "keep it with one of them; quotes of that name stay unclear"
                what = f"“{name}” names {other.id} too"
                problems.append(warning(speaker.location or NOWHERE, what, hint))
    return problems


def pinned_twice(events: Sequence[EventEntry]) -> list[Problem]:
    """An error for each article that two events claim."""
    first: dict[str, EventEntry] = {}
    problems = []
    for event in events:
        for stem in dict.fromkeys(event.articles):
            other = first.setdefault(stem, event)
            if other is not event:
                what = f"the article {quoted(stem)} is pinned to the event {other.id} too"
                problems.append(error(event.location, what, "keep it in one of them"))
    return problems


def lookalikes(outlets: Sequence[Outlet]) -> list[Problem]:
    """A warning for names and sigla that look alike; two equal sigla are an error."""
    problems: list[Problem] = []
    names: dict[str, Outlet] = {}
    sigla: dict[str, Outlet] = {}
    for outlet in outlets:
        where = outlet.location or NOWHERE
        scripts = mixed_scripts(outlet.name)
        if scripts:
            what = f"the name “{outlet.name}” mixes {' and '.join(scripts)} letters in one word"
            hint = "write it in one script, or it may pass for another outlet"
            problems.append(warning(where, what, hint))
        first = names.setdefault(skeleton(outlet.name), outlet) if outlet.name else outlet
        if first is not outlet:
            what = f"the name “{outlet.name}” looks like “{first.name}” of {first.id}"
            hint = "if both are one outlet keep one entry; else tell them apart in the name"
            problems.append(warning(where, what, hint))
        same = sigla.setdefault(skeleton(outlet.siglum), outlet) if outlet.siglum else outlet
        hint = "give one of them another"
        if same is not outlet and same.siglum == outlet.siglum:
            what = f"the siglum {outlet.siglum} is that of {same.id} too"
            problems.append(error(where, what, hint))
        elif same is not outlet:
            what = f"the siglum {outlet.siglum} looks like {same.siglum} of {same.id}"
            problems.append(warning(where, what, hint))
    return problems


def ids_by_name_of(outlets: Sequence[Outlet]) -> dict[str | None, str]:
    """The id of each outlet by its name, unless two have the name or it is another's id."""
    names = Counter(outlet.name for outlet in outlets)
    names.update(outlet.id for outlet in outlets)
    return {o.name: o.id for o in outlets if o.name and names[o.name] == 1}
