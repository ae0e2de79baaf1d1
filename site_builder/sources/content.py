"""All of `content/`: every file read, every fault of every file told in one run."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from site_builder.model.given import Content, Correction, EventEntry, SiteSettings, Speaker
from site_builder.model.problems import Location, Problem, error, has_errors, in_order, warning
from site_builder.sources import schema, schema_passages
from site_builder.sources.characters import invisible_warnings, unprintable_errors
from site_builder.sources.fields import identified
from site_builder.sources.files import MAX_CONTENT_BYTES, Found, list_folder, read_text, shown
from site_builder.sources.findings import Findings, Reference, quoted, suggestion
from site_builder.sources.front_matter import split_front_matter
from site_builder.sources.names import collisions, composed, stem_fault
from site_builder.sources.outlets import lookalikes
from site_builder.sources.yaml_nodes import Node, read_yaml
from site_builder.text.names import words_of
from site_builder.text.spans import LineIndex

FILES = ("site.yaml", "about.md", "outlets.yaml", "speakers.yaml")
FOLDERS = (
    ("articles", ".md"),
    ("events", ".md"),
    ("themes", ".md"),
    ("notes", ".md"),
    ("corrections", ".yaml"),
)
FOR_EDITORS = "README.md"  # may lie in any folder, and is for editors alone
MAX_BODY = 200_000  # characters of Markdown; a long essay has 20,000

WHERE_NAMED = {
    "outlet": "outlets.yaml names the outlets",
    "speaker": "speakers.yaml names the speakers",
    "seed": "a seed is named by its file's name without .txt",
}

T = TypeVar("T")
ReadEntry = Callable[[str, Location, Node | None, str, Findings], T]


def read_content(
    folder: Path, stems: Collection[str] | None = None
) -> tuple[Content, list[Problem]]:
    """Everything in `content/`, validated, and what is wrong in it, in the order of its places.

    `stems` are the seeds' file stems, which articles and events may name; None leaves them
    unchecked. Folders and files may all be absent. After errors the content is not to be used.
    """
    if not folder.exists() and not folder.is_symlink():
        hint = "the site is built with defaults and without notes and themes"
        return Content(), [warning(Location(shown(folder)), "there is no content folder", hint)]
    findings = Findings()
    files, folders = _list_root(folder, findings)
    listed = {
        name: _list_entries(folder, name, suffix, findings) if name in folders else ()
        for name, suffix in FOLDERS
    }

    site = _site(folder, files, findings)
    outlet_nodes, all_outlets = _identified("outlets.yaml", folder, files, findings)
    speaker_nodes, all_speakers = _identified("speakers.yaml", folder, files, findings)
    outlets = tuple(schema.outlet(*entry, findings) for entry in outlet_nodes)
    speakers = tuple(schema.speaker(*entry, findings) for entry in speaker_nodes)
    articles = _entries(listed["articles"], schema.article, findings)
    events = _entries(listed["events"], schema.event, findings)
    themes = _entries(listed["themes"], schema_passages.theme, findings)
    notes = _entries(listed["notes"], schema_passages.note, findings)
    corrections: list[Correction] = []
    for found in listed["corrections"]:
        node = _yaml_file(found, findings)
        corrections += schema_passages.corrections(node, Location(found.path), findings)

    findings.references += [Reference("seed", entry.id, entry.location) for entry in articles]
    known = {
        "outlet": tuple(outlet.id for outlet in outlets) if all_outlets else None,
        "speaker": tuple(speaker.id for speaker in speakers) if all_speakers else None,
        "seed": None if stems is None else tuple(sorted(stems)),
    }
    problems = [
        *findings.problems,
        *_unknown(findings.references, known, folder, files),
        *lookalikes(outlets),
        *_shared_names(speakers),
        *_pinned_twice(events),
    ]
    content = Content(
        site=site,
        outlets=tuple(sorted(outlets, key=lambda outlet: outlet.id)),
        speakers=tuple(sorted(speakers, key=lambda speaker: speaker.id)),
        articles=articles,
        events=events,
        themes=themes,
        notes=notes,
        corrections=tuple(corrections),
    )
    return content, in_order(problems)


def _list_root(folder: Path, findings: Findings) -> tuple[dict[str, Found], tuple[str, ...]]:
    """The files that lie in the content folder itself, by name, and its folders."""
    listing, problems = list_folder(folder, (".yaml", ".md"))
    findings.problems += problems
    folders = tuple(name for name, _ in FOLDERS)
    for name in (*(found.name for found in listing.files), *listing.folders):
        if name not in (*FILES, *folders, FOR_EDITORS):
            hint = (
                suggestion(name, (*FILES, *folders)) or f"known here: {', '.join(FILES + folders)}"
            )
            findings.problems.append(
                warning(Location(shown(folder / name)), "nothing reads this", hint)
            )
    files = {found.name: found for found in listing.files if found.name in FILES}
    return files, listing.folders


def _list_entries(folder: Path, name: str, suffix: str, findings: Findings) -> tuple[Found, ...]:
    """The files of one of the folders."""
    entries = folder / name
    listing, problems = list_folder(entries, suffix, root=folder)
    findings.problems += problems
    for inner in listing.folders:
        where = Location(shown(entries / inner))
        findings.problems.append(
            warning(where, "this folder is not read", f"files lie in {shown(entries)} itself")
        )
    return tuple(found for found in listing.files if found.name != FOR_EDITORS)


def _site(folder: Path, files: dict[str, Found], findings: Findings) -> SiteSettings:
    found = files.get("site.yaml")
    where = Location(shown(folder / "site.yaml"))
    site = schema.site_settings(_yaml_file(found, findings) if found else None, where, findings)
    about = files.get("about.md")
    text = _text(about, findings) if about else None
    if about and text is not None:
        _check_body(about.path, text, LineIndex(text), 0, findings)
        site = replace(site, about=text.strip("\n"))
    return site


def _text(found: Found, findings: Findings) -> str | None:
    text, problems = read_text(found, MAX_CONTENT_BYTES)
    findings.problems += problems
    return text


def _yaml_file(found: Found, findings: Findings) -> Node | None:
    text = _text(found, findings)
    return None if text is None else _yaml(found.path, text, LineIndex(text), 0, findings)


def _yaml(path: str, text: str, lines: LineIndex, base: int, findings: Findings) -> Node | None:
    unprintable = unprintable_errors(path, text, lines, base)
    findings.problems += unprintable
    if unprintable:
        return None
    node, problems = read_yaml(path, text, lines, base)
    findings.problems += problems
    return node


def _identified(
    name: str, folder: Path, files: dict[str, Found], findings: Findings
) -> tuple[list[tuple[str, Location, Node]], bool]:
    """The entries of a file by id, and whether all that it names is known.

    A file with a fault may name more than could be read: who names an entry of it is not at fault.
    """
    found, path = files.get(name), shown(folder / name)
    if found is None:
        return [], not any(p.location.path == path for p in findings.problems)
    before = len(findings.problems)
    entries = identified(_yaml_file(found, findings), path, findings)
    return entries, not has_errors(findings.problems[before:])


def _entries(files: tuple[Found, ...], read: ReadEntry[T], findings: Findings) -> tuple[T, ...]:
    """The entries of a folder of front-matter files, by file name."""
    stems = [(found.path, found.name.rpartition(".")[0]) for found in files]
    findings.problems += collisions(stems)
    entries = []
    for found, (path, stem) in zip(files, stems, strict=True):
        fault = stem_fault(path, stem)
        if fault:
            findings.problems.append(fault)
        text = _text(found, findings)
        if text is None:
            continue
        matter, problems = split_front_matter(path, text)
        findings.problems += problems
        if matter is None:
            continue
        lines = LineIndex(text)
        before = len(findings.problems)
        node = _yaml(path, matter.yaml, lines, matter.yaml_start, findings)
        _check_body(path, matter.body, lines, matter.body_start, findings)
        if node is None and len(findings.problems) > before:
            continue  # no tree: to speak of missing keys would mislead
        entries.append(
            read(composed(stem), Location(path), node, matter.body.strip("\n"), findings)
        )
    return tuple(entries)


def _check_body(path: str, body: str, lines: LineIndex, base: int, findings: Findings) -> None:
    if len(body) > MAX_BODY:
        findings.error(
            Location(path, *lines.position(base)),
            f"this text has {len(body):,} characters",
            f"write {MAX_BODY:,} at most",
        )
    findings.problems += unprintable_errors(path, body, lines, base)
    findings.problems += invisible_warnings(path, body, lines, base)


def _unknown(
    references: list[Reference],
    known: dict[str, tuple[str, ...] | None],
    folder: Path,
    files: dict[str, Found],
) -> list[Problem]:
    """An error for each name of an outlet, a speaker or a seed that does not exist.

    Where the whole file that names them is not there, one error for all.
    """
    problems = []
    for kind, ids in known.items():
        existing = frozenset(ids or ())
        count = sum(reference.kind == kind for reference in references)
        if count > 1 and ids == () and kind != "seed" and f"{kind}s.yaml" not in files:
            what = f"this file is not there, and {count} entries name {kind}s of it"
            where = Location(shown(folder / f"{kind}s.yaml"))
            problems.append(error(where, what, "make it, with an entry for each"))
            continue
        problems += [
            error(
                reference.location,
                f"there is no {kind} {quoted(reference.id)}",
                suggestion(reference.id, ids) or WHERE_NAMED[kind],
            )
            for reference in references
            if ids is not None and reference.kind == kind and reference.id not in existing
        ]
    return problems


def _shared_names(speakers: tuple[Speaker, ...]) -> list[Problem]:
    """A warning for each full name or spelling that two speakers claim."""
    first: dict[tuple[str, ...], Speaker] = {}
    problems = []
    for speaker in speakers:
        for name in dict.fromkeys((speaker.name, *speaker.aliases)):
            other = first.setdefault(words_of(name), speaker)
            if other is not speaker and name and speaker.location:
                message = f"“{name}” names {other.id} too"
                hint = "keep it with one of them; quotes of that name stay unclear"
                problems.append(warning(speaker.location, message, hint))
    return problems


def _pinned_twice(events: tuple[EventEntry, ...]) -> list[Problem]:
    """An error for each article that two events claim."""
    first: dict[str, EventEntry] = {}
    problems = []
    for event in events:
        for stem in dict.fromkeys(event.articles):
            other = first.setdefault(stem, event)
            if other is not event:
                message = f"the article {quoted(stem)} is pinned to the event {other.id} too"
                problems.append(error(event.location, message, "keep it in one of them"))
    return problems
