"""Which reader reads a file: by its suffix, or for a text by how it begins."""

from __future__ import annotations

from pathlib import Path

from site_builder.imports.clipping import Read, Reader
from site_builder.imports.mail import read_mail, read_page_in_mail
from site_builder.imports.plain_text import read_markdown, read_plain
from site_builder.imports.tables import read_csv, read_json
from site_builder.imports.web_archive import read_archive
from site_builder.imports.web_page import read_page
from site_builder.imports.word_file import read_word_file
from site_builder.model.problems import Location, Problem, error
from site_builder.sources.files import (
    MAX_SEED_BYTES,
    PlainFile,
    list_folder,
    look,
    read_bytes,
    shown,
)
from site_builder.sources.pasted import A_MAIL, A_PAGE, DATA, form_of

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".eml": read_mail,
    ".docx": read_word_file,
    ".json": read_json,
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".warc": read_archive,
    ".warc.gz": read_archive,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".mhtml": read_page_in_mail,
    ".mht": read_page_in_mail,
}
PASTED: dict[str, Reader] = {A_PAGE: read_page, A_MAIL: read_mail, DATA: read_json}
LIMITS: dict[Reader, int] = {read_archive: 8 * MAX_SEED_BYTES}  # bytes; of others, a seed's


def find_files(path: Path) -> tuple[list[PlainFile], list[Problem]]:
    """The file, or the files of a folder that have a form which is read."""
    if path.is_dir():
        listing, problems = list_folder(path, tuple(READERS))
        return list(listing.files), problems
    place, kind, refused = look(path, path.parent.resolve())
    if refused:
        return [], [refused]
    if place is None:
        return [], [error(Location(shown(path)), f"this is {kind}, not a file", "name a file")]
    return [PlainFile(shown(path), path.name, place)], []


def read_file(file: PlainFile) -> Read:
    """The articles of a file, and what is wrong with it."""
    where = Location(file.path)
    suffix = next((end for end in READERS if file.name.lower().endswith(end)), "")
    if not suffix:
        hint = f"these are: {', '.join(READERS)}"
        return [], [error(where, "files of this form are not read", hint)]
    reader = READERS[suffix]
    data, problems = read_bytes(file, LIMITS.get(reader, MAX_SEED_BYTES))
    return ([], problems) if problems else read_data(where, data, reader)


def read_data(where: Location, data: bytes, reader: Reader = read_plain) -> Read:
    """The articles of these bytes; a plain text may be a page or a mail without its suffix."""
    if reader is read_plain:
        reader = PASTED.get(form_of(data.decode("utf-8", "replace")), reader)
    return reader(where, data)
