"""All of `content/`: every file is read, and every fault of every file is reported in one run."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from site_builder.model.given import Content, SiteSettings
from site_builder.model.problems import Location, Problem, has_errors, in_order, warning
from site_builder.model.steps import ONE_BY_ONE, Taking
from site_builder.sources.agreement import (
    ids_by_name_of,
    lookalikes,
    pinned_twice,
    shared_names,
    unknown_ids,
)
from site_builder.sources.article_table import Rows, joined, read_table
from site_builder.sources.characters import invisible_warnings, unprintable_errors
from site_builder.sources.content_records import ARTICLE, EVENT, OUTLET, SITE, SPEAKER
from site_builder.sources.files import MAX_CONTENT_BYTES, PlainFile, list_folder, read_text, shown
from site_builder.sources.findings import Findings, NamedId
from site_builder.sources.front_matter import split_front_matter
from site_builder.sources.names import collisions, composed, key_of, stem_fault
from site_builder.sources.nodes import Mapping, Node, Refused, is_empty
from site_builder.sources.passage_records import CORRECTIONS, NOTE, THEME
from site_builder.sources.records import Record
from site_builder.sources.small_tables import ADDRESSES, SEEN, read_addresses, read_seen
from site_builder.sources.static_files import FONTS, PICTURES, of_kind
from site_builder.sources.yaml_nodes import YAML_READ, YamlPart
from site_builder.text.nearest import did_you_mean
from site_builder.text.spans import LineIndex

IDENTIFIED = {"outlets.yaml": OUTLET, "speakers.yaml": SPEAKER}  # id: keys
TABLE = "articles.csv"
FILES = ("site.yaml", "about.md", TABLE, ADDRESSES, SEEN, *IDENTIFIED)
YAML = (".yaml", ".yml")
FOLDERS = {"articles": ARTICLE, "events": EVENT, "themes": THEME, "notes": NOTE}
CORRECTIONS_FOLDER = "corrections"
FOR_EDITORS = "README.md"  # may be in any folder, and is for editors alone
# Characters of Markdown; a long essay has 20,000. Deep brackets cost quadratic time beyond.
MAX_BODY = 100_000

T = TypeVar("T")
Suffix = str | tuple[str, ...]
Files = dict[str, PlainFile]


def read_content(
    folder: Path,
    stems: Collection[str] | None = None,
    static: tuple[str, ...] | None = None,
    taking: Taking = ONE_BY_ONE,
) -> tuple[Content, list[Problem]]:
    """The valid part of `content/`, and what is wrong in it, in the order of the places.

    `stems` are the seeds' file stems, which articles and events may name, `static` the files of
    `static/`; None leaves them unchecked. Folders and files may all be absent. After errors the
    content is not to be used.
    """
    if not folder.exists() and not folder.is_symlink():
        hint = "the site is built with defaults and without notes and themes"
        return Content(), [warning(Location(shown(folder)), "there is no content folder", hint)]
    findings = Findings(taking)
    files, folders = _list_root(folder, findings)
    site = _site(folder, files, findings)
    outlets, known_outlets = _identified("outlets.yaml", folder, files, findings)
    speakers, known_speakers = _identified("speakers.yaml", folder, files, findings)
    rows = {"articles": _table(files.get(TABLE), findings)}
    entries = {
        name: _entries(
            _list_entries(folder, name, ".md", folders, findings),
            record,
            rows.get(name, {}),
            findings,
        )
        for name, record in FOLDERS.items()
    }
    corrections = [
        CORRECTIONS.read(_yaml_file(file, findings), Location(file.path), findings)
        for file in _list_entries(folder, CORRECTIONS_FOLDER, YAML, folders, findings)
    ]
    findings.named += [NamedId("seed", entry.id, entry.location) for entry in entries["articles"]]
    known_seeds = None if stems is None else tuple(sorted(stems))
    ids_by_name = ids_by_name_of(outlets)
    if known_outlets is not None:
        known_outlets += tuple(name for name in ids_by_name if name)
    entries["articles"] = tuple(
        replace(entry, outlet=ids_by_name.get(entry.outlet, entry.outlet))
        for entry in entries["articles"]
    )
    published = _small_table(files.get(ADDRESSES), read_addresses, findings)
    seen = _small_table(files.get(SEEN), read_seen, findings)
    known = {"outlet": known_outlets, "speaker": known_speakers, "seed": known_seeds}
    known |= {
        kind: None if static is None else of_kind(static, suffixes)
        for kind, suffixes in (("picture", PICTURES), ("font", FONTS))
    }
    problems = [
        *findings.problems,
        *unknown_ids(findings.named, known, folder, files),
        *lookalikes(outlets),
        *shared_names(speakers),
        *pinned_twice(entries["events"]),
    ]
    content = Content(
        site=site,
        outlets=tuple(sorted(outlets, key=attrgetter("id"))),
        speakers=tuple(sorted(speakers, key=attrgetter("id"))),
        corrections=tuple(chain.from_iterable(corrections)),
        published=published,
        seen=seen,
        **entries,
    )
    return content, in_order(problems)


# ------------------------------------------------------------------------------ files and folders


def _list_root(folder: Path, findings: Findings) -> tuple[Files, tuple[str, ...]]:
    """The files of the content folder itself, by name (`.yml` is `.yaml`), and its folders."""
    listing = findings.take(list_folder(folder, (*YAML, ".md", ".csv")))
    known = (*FILES, *FOLDERS, CORRECTIONS_FOLDER)
    files: Files = {}
    for file in listing.files:
        name = re.sub(r"\.yml$", ".yaml", file.name)
        if name in files:
            what = f"{files[name].path} is there too"
            findings.error(Location(file.path), what, "keep one of them")
        files.setdefault(name, file)
    for name, path in {
        **{name: file.path for name, file in files.items()},
        **{name: shown(folder / name) for name in listing.folders},
    }.items():
        if name not in (*known, FOR_EDITORS):
            hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
            findings.warning(Location(path), "nothing reads this", hint)
    return {name: file for name, file in files.items() if name in FILES}, listing.folders


def _list_entries(
    folder: Path,
    name: str,
    suffix: Suffix,
    folders: Collection[str],
    findings: Findings,
) -> list[PlainFile]:
    """The files of one of the folders, which may be absent."""
    if name not in folders:
        return []
    entries = folder / name
    listing = findings.take(list_folder(entries, suffix, root=folder))
    for inner in listing.folders:
        where, hint = Location(shown(entries / inner)), f"files lie in {shown(entries)} itself"
        findings.warning(where, "this folder is not read", hint)
    return [file for file in listing.files if file.name != FOR_EDITORS]


def _yaml_file(file: PlainFile | None, findings: Findings) -> Node | None:
    text = findings.take(read_text(file, MAX_CONTENT_BYTES)) if file else None
    return _yaml(YamlPart(file.path, text, 0, len(text)), findings) if file and text else None


def _yaml(part: YamlPart, findings: Findings) -> Node | None:
    node: Node | None = findings.take(findings.taking.begin(YAML_READ, part)())
    return node


def _check_body(path: str, body: str, lines: LineIndex, base: int, findings: Findings) -> None:
    if len(body) > MAX_BODY:
        what = f"this text has {len(body):,} characters"
        findings.error(Location(path, *lines.position(base)), what, f"write {MAX_BODY:,} at most")
    findings.problems += unprintable_errors(path, body, lines, base)
    findings.problems += invisible_warnings(path, body, lines, base)


# ---------------------------------------------------------------------------------------- entries


def _table(file: PlainFile | None, findings: Findings) -> Rows:
    text = findings.take(read_text(file, MAX_CONTENT_BYTES)) if file else None
    return read_table(file.path, text, findings) if file and text is not None else {}


def _small_table(
    file: PlainFile | None, read: Callable[[str, str, Findings], tuple[T, ...]], findings: Findings
) -> tuple[T, ...]:
    text = findings.take(read_text(file, MAX_CONTENT_BYTES)) if file else None
    return read(file.path, text, findings) if file and text else ()


def _site(folder: Path, files: Files, findings: Findings) -> SiteSettings:
    where = Location(shown(folder / "site.yaml"))
    site: SiteSettings = SITE.read(_yaml_file(files.get("site.yaml"), findings), where, findings)
    about = files.get("about.md")
    text = findings.take(read_text(about, MAX_CONTENT_BYTES)) if about else None
    if about and text is not None:
        _check_body(about.path, text, LineIndex(text), 0, findings)
        site = replace(site, about=text.strip("\n"))
    return site


def _identified(
    name: str, folder: Path, files: Files, findings: Findings
) -> tuple[tuple[Any, ...], tuple[str, ...] | None]:
    """The entries of a file that maps ids to keys, and all ids that it names.

    A file with a fault may name more than could be read: its ids are None, so that no entry that
    names one is at fault.
    """
    path = shown(folder / name)
    if name not in files:
        is_whole = not any(problem.location.path == path for problem in findings.problems)
        return (), () if is_whole else None
    before = len(findings.problems)
    node = _yaml_file(files[name], findings)
    if node is not None and not isinstance(node, Mapping | Refused):
        what, hint = "this file must map ids to keys", "write “id:” and indent its keys"
        findings.error(node.location, what, hint)
    identified = _with_good_ids(node, path, findings) if isinstance(node, Mapping) else []
    is_whole = not has_errors(findings.problems[before:])
    record = IDENTIFIED[name]
    entries = tuple(
        record.read(value, where, findings, id=id_, location=where)
        for id_, where, value in identified
    )
    return entries, tuple(entry.id for entry in entries) if is_whole else None


def _with_good_ids(
    node: Mapping, path: str, findings: Findings
) -> list[tuple[str, Location, Node]]:
    """The entries whose ids can be addresses, with each id's place."""
    found = []
    first: dict[str, str] = {}
    for entry in node.entries:
        fault = stem_fault(path, entry.key, entry.location)
        earlier = first.setdefault(key_of(entry.key), entry.key)
        if fault:
            findings.problems.append(fault)
        elif earlier != entry.key:
            how = "only in case or in how accents are written"
            what = f"the id “{entry.key}” differs from “{earlier}” {how}"
            findings.error(entry.location, what, "rename one; their pages would have one address")
        else:
            found.append((composed(entry.key), entry.location, entry.value))
    return found


def _entries(
    files: list[PlainFile], record: Record, rows: Rows, findings: Findings
) -> tuple[Any, ...]:
    """The entries of a folder of front-matter files, and of the rows of a table, by name."""
    findings.problems += collisions([(file.path, file.stem) for file in files])
    left = dict(rows)
    found = [_entry(f, record, left.pop(composed(f.stem), None), findings) for f in files]
    found += [
        record.read(row, row.location, findings, id=stem, location=row.location)
        for stem, row in left.items()
    ]
    return tuple(sorted(filter(None, found), key=attrgetter("id")))


def _entry(file: PlainFile, record: Record, row: Mapping | None, findings: Findings) -> Any:
    """The entry of one file and of its row in a table; None if its keys can't be read."""
    fault = stem_fault(file.path, file.stem)
    if fault:
        findings.problems.append(fault)
    text = findings.take(read_text(file, MAX_CONTENT_BYTES))
    matter = None if text is None else findings.take(split_front_matter(file.path, text))
    if text is None or matter is None:
        return None
    lines = LineIndex(text)
    before = len(findings.problems)
    end = matter.yaml_start + len(matter.yaml)
    node = _yaml(YamlPart(file.path, text, matter.yaml_start, end), findings)
    is_readable = node is not None or len(findings.problems) == before
    if is_readable:
        node = joined(node, row, findings)
    if (node is None or is_empty(node)) and is_readable and "#" in matter.yaml:
        hint = "remove the # of the lines that you mean"
        findings.warning(
            Location(file.path), "no key is given yet, so nothing reads this file", hint
        )
        return None
    _check_body(file.path, matter.body, lines, matter.body_start, findings)
    if not is_readable:
        return None  # to report missing keys would mislead
    where, body = Location(file.path), matter.body.strip("\n")
    return record.read(node, where, findings, id=composed(file.stem), location=where, body=body)
