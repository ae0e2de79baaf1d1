"""Which folders are ours, so that we may replace them.

A folder is ours if it is empty, or if it contains our manifest and the manifest lists every file
in it. We change or remove no other folder. The manifest is the first file written and the last one
removed, so that the folder of a killed build is still known as ours.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

MANIFEST = ".variorum.json"
SEARCHED = b" data-pagefind-body"


class Kept(Struct, frozen=True):
    """A file that the published site has already; its bytes are not read again.

    `is_searched` if it is a page that the search index reads.
    """

    sha256: str
    size: int
    is_searched: bool = False


File = bytes | Kept


def sha256_of(file: File) -> str:
    """The SHA-256 of the file's bytes."""
    return file.sha256 if isinstance(file, Kept) else hashlib.sha256(file).hexdigest()


def size_of(file: File) -> int:
    """How many bytes the file has."""
    return file.size if isinstance(file, Kept) else len(file)


def is_searched(path: str, data: bytes) -> bool:
    """Whether the file is a page that the search index reads."""
    return path.endswith(".html") and SEARCHED in data


def manifest(files: Mapping[str, File]) -> bytes:
    """The manifest of a site: each file's path with the SHA-256 of its bytes, in order."""
    digests = {path: sha256_of(files[path]) for path in sorted(files)}
    text = json.dumps({"made_by": "variorum", "files": digests}, ensure_ascii=False, indent=0)
    return text.encode() + b"\n"


def listed(folder: Path) -> dict[str, str] | None:
    """The files and digests that the folder's manifest lists; None without a readable one."""
    try:
        known = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    files = known.get("files") if isinstance(known, dict) else None
    if not isinstance(files, dict) or known.get("made_by") != "variorum":
        return None
    return {str(path): str(sha) for path, sha in files.items()}


def published(folder: Path) -> Callable[[str, str], Kept | None]:
    """Tells whether our site has a file and lists it with this SHA-256."""
    known = listed(folder) or {}

    def kept(path: str, sha: str) -> Kept | None:
        try:
            size = os.stat(folder / path).st_size if known.get(path) == sha else None
        except OSError:
            return None
        return None if size is None else Kept(sha, size)

    return kept


def read_kept(folder: Path, path: str, file: File) -> bytes:
    """The bytes of a file; of one that is kept, those in the folder of the published site.

    Raises OSError if the folder has other bytes there.
    """
    if isinstance(file, bytes):
        return file
    data = (folder / path).read_bytes()
    if sha256_of(data) != file.sha256:
        raise OSError(errno.ESTALE, "changed while the site was built; build again", path)
    return data


def walk(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Everything in the folder: its files, its folders (deepest last), and what is neither.

    Paths are relative, with `/`. A link counts as neither and is not followed.
    """
    files: list[str] = []
    folders: list[str] = []
    others: list[str] = []
    waiting = [""]
    while waiting:
        base = waiting.pop()
        with os.scandir(folder / base) as entries:
            for entry in entries:
                path = base + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    waiting.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    files.append(path)
                else:
                    others.append(path)
    return sorted(files), sorted(folders), sorted(others)


def why_not_ours(folder: Path) -> str:
    """Why we may not replace this folder; "" if it is ours or empty."""
    files, folders, others = walk(folder)
    if others:
        return f"it contains {others[0]}, which is no plain file"
    # A build that was killed at its first write leaves only a piece of a manifest.
    if files == [MANIFEST] or not (files or folders):
        return ""
    known = listed(folder)
    if known is None:
        return f"it is not empty and has no {MANIFEST} of ours"
    names = {_composed(name) for name in known} | {MANIFEST}
    strange = [path for path in files if _composed(path) not in names]
    return f"it contains {strange[0]}, which we did not write" if strange else ""


def changed(folder: Path) -> str:
    """A file whose digest is not the one in the manifest; "" if there is none.

    Somebody edited it, or made a manifest for a file of their own: we must not remove it.
    """
    known = {_composed(name): sha for name, sha in (listed(folder) or {}).items()}
    for path in walk(folder)[0]:
        wanted = known.get(_composed(path))
        if wanted and hashlib.sha256((folder / path).read_bytes()).hexdigest() != wanted:
            return path
    return ""


def remove(folder: Path) -> None:
    """Remove a folder that is ours, the manifest last.

    Raises OSError when something in the way cannot be removed; call `why_not_ours` first.
    """
    files, folders, _ = walk(folder)
    for path in files:
        if path != MANIFEST:
            os.unlink(folder / path)
    for path in reversed(folders):
        os.rmdir(folder / path)
    if MANIFEST in files:
        os.unlink(folder / MANIFEST)
    os.rmdir(folder)


def resolve(output: str | Path) -> Path:
    """The output folder as an absolute path in which only the last part may be a link."""
    path = Path(output)
    if path.name in ("", ".."):
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent)) / path.name


def why_refused(output: Path, inputs: Sequence[Path]) -> str:
    """Why we may not write to `output`, a resolved path; "" if we may. Nothing is changed.

    `inputs` are the folders that are read. An output inside one of them, or around one, would
    overwrite its own source.
    """
    if ".git" in output.parts:
        return "it is in a .git folder, which belongs to Git"
    here = Path.cwd()
    if output in (here, *here.parents):
        return "it is, or contains, the folder you are in"
    for source in inputs:
        real = Path(os.path.realpath(source))
        if output == real or output in real.parents or real in output.parents:
            return f"{source} is read from there"
    try:
        mode = os.lstat(output).st_mode
    except FileNotFoundError:
        return ""
    except NotADirectoryError:
        above = next(folder for folder in output.parents if folder.exists())
        return f"{above.name} is a file"
    except OSError as fault:  # a name that is too long, a folder that we may not read
        return (fault.strerror or str(fault)).lower()
    if stat.S_ISLNK(mode):
        return "it is a link"
    if not stat.S_ISDIR(mode):
        return "it is a file"
    return why_not_ours(output)


def _composed(path: str) -> str:
    # Some file systems return names in decomposed form.
    return path if path.isascii() else unicodedata.normalize("NFC", path)
