"""The one door to the disk: what is read, what is refused, and in which words."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from site_builder.sources.encodings import encoding_fault
from site_builder.sources.files import list_folder, read_bytes, read_text

SENTENCE = "“This is our experience with them,” he said."


def listed(folder: Path) -> tuple[list[str], list[str]]:
    listing, problems = list_folder(folder, ".txt")
    return [found.name for found in listing.files], [str(p) for p in problems]


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("seeds")
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE, encoding="utf-8")
    return folder


def test_files_come_in_the_order_of_their_names(seeds: Path) -> None:
    for name in ("c.txt", "B.txt", "b.txt", "10.txt", "9.txt", "#1.txt"):
        (seeds / name).write_text("x")
    assert listed(seeds) == (["#1.txt", "10.txt", "9.txt", "B.txt", "a.txt", "b.txt", "c.txt"], [])


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "._a.txt", "a.txt~", ".a.txt.swp", "a.swp", "#a.txt#", "Thumbs.db", "a.txt.bak"],
)
def test_what_systems_and_editors_leave_is_ignored(seeds: Path, name: str) -> None:
    (seeds / name).write_bytes(b"\xff\x00")
    assert listed(seeds) == (["a.txt"], [])


def test_a_name_of_another_kind_is_a_warning(seeds: Path) -> None:
    (seeds / "b.TXT").write_text("x")
    (seeds / "report.docx").write_text("x")
    hint = "(only names that end in .txt are; rename it or take it away)"
    assert listed(seeds)[0] == ["a.txt", "b.TXT"]
    assert listed(seeds)[1] == [
        f"seeds/report.docx:1:1: warning: this file is not read {hint}",
    ]


def test_a_link_inside_the_folder_is_read(seeds: Path) -> None:
    (seeds / "b.txt").symlink_to("a.txt")
    assert listed(seeds) == (["a.txt", "b.txt"], [])
    listing, _ = list_folder(seeds, ".txt")
    assert read_text(listing.files[1], 1000) == (SENTENCE, [])


def test_the_folder_itself_may_be_a_link(seeds: Path) -> None:
    Path("linked").symlink_to("seeds")
    assert listed(Path("linked")) == (["a.txt"], [])


def test_links_out_of_the_folder_dangling_and_circular_are_errors(seeds: Path) -> None:
    Path("secret.txt").write_text("x")
    (seeds / "out.txt").symlink_to("../secret.txt")
    (seeds / "absolute.txt").symlink_to("/etc/hostname")
    (seeds / "nowhere.txt").symlink_to("gone.txt")
    (seeds / "lost.txt").symlink_to("../gone.txt")
    (seeds / "round.txt").symlink_to("trip.txt")
    (seeds / "trip.txt").symlink_to("round.txt")
    (seeds / "up.txt").symlink_to("..")
    names, problems = listed(seeds)
    assert names == ["a.txt"]
    assert problems == [
        "seeds/absolute.txt:1:1: this link leads out of seeds/ (put the file itself here)",
        "seeds/lost.txt:1:1: this link leads nowhere (remove it or repair it)",
        "seeds/nowhere.txt:1:1: this link leads nowhere (remove it or repair it)",
        "seeds/out.txt:1:1: this link leads out of seeds/ (put the file itself here)",
        "seeds/round.txt:1:1: this link leads in a circle (remove it or repair it)",
        "seeds/trip.txt:1:1: this link leads in a circle (remove it or repair it)",
        "seeds/up.txt:1:1: this link leads out of seeds/ (put the file itself here)",
    ]


def test_a_link_beside_a_folder_of_a_longer_name_leads_out(seeds: Path) -> None:
    """`seeds-old` begins with the letters of `seeds`, and lies outside all the same."""
    Path("seeds-old").mkdir()
    Path("seeds-old/x.txt").write_text("x")
    (seeds / "x.txt").symlink_to("../seeds-old/x.txt")
    assert listed(seeds)[1] == [
        "seeds/x.txt:1:1: this link leads out of seeds/ (put the file itself here)"
    ]


def test_a_path_that_the_system_refuses_is_an_error_of_that_path_alone(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seeds / "b.txt").write_text("x")
    lstat = Path.lstat

    def refused(path: Path) -> os.stat_result:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", refused)
    names, problems = listed(seeds)
    assert names == ["a.txt"]
    assert len(problems) == 1
    assert problems[0].startswith("seeds/b.txt:1:1: cannot be read: permission denied")


def test_pipes_sockets_and_folders_named_like_files_are_errors_and_never_opened(
    seeds: Path,
) -> None:
    os.mkfifo(seeds / "pipe.txt")  # to open it would wait for ever
    (seeds / "folder.txt").mkdir()
    (seeds / "to-pipe.txt").symlink_to("pipe.txt")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(seeds / "plug.txt"))
        names, problems = listed(seeds)
    assert names == ["a.txt"]
    assert problems == [
        "seeds/folder.txt:1:1: this is a folder, not a file (remove it or rename it)",
        "seeds/pipe.txt:1:1: this is a pipe, not a file (remove it or rename it)",
        "seeds/plug.txt:1:1: this is a socket, not a file (remove it or rename it)",
        "seeds/to-pipe.txt:1:1: this is a pipe, not a file (remove it or rename it)",
    ]


def test_a_file_that_became_a_pipe_or_a_link_after_the_listing_is_refused(seeds: Path) -> None:
    (seeds / "b.txt").write_text("x")
    listing, _ = list_folder(seeds, ".txt")
    for name in ("a.txt", "b.txt"):
        (seeds / name).unlink()
    os.mkfifo(seeds / "a.txt")
    (seeds / "b.txt").symlink_to("/etc/hostname")
    assert [str(p) for p in read_bytes(listing.files[0], 1000)[1]] == [
        "seeds/a.txt:1:1: this is no plain file (remove it)"
    ]
    assert [str(p) for p in read_bytes(listing.files[1], 1000)[1]] == [
        "seeds/b.txt:1:1: cannot be read: too many levels of symbolic links "
        "(check that it exists and is yours)"
    ]


def test_a_missing_folder_and_a_file_in_its_place_are_errors(seeds: Path) -> None:
    assert listed(Path("sedes"))[1] == [
        "sedes:1:1: cannot be read: no such file or directory (check that it exists and is yours)"
    ]
    assert listed(seeds / "a.txt")[1] == [
        "seeds/a.txt:1:1: cannot be read: not a directory (check that it exists and is yours)"
    ]


def test_a_fault_of_the_disk_names_the_path(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing, _ = list_folder(seeds, ".txt")

    def refuse(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", refuse)
    assert [str(p) for p in read_bytes(listing.files[0], 1000)[1]] == [
        "seeds/a.txt:1:1: cannot be read: input/output error (check that it exists and is yours)"
    ]


def test_a_file_that_is_too_long_is_refused_and_one_of_the_limit_is_read(seeds: Path) -> None:
    (seeds / "a.txt").write_bytes(b"x" * 2048)
    listing, _ = list_folder(seeds, ".txt")
    assert read_bytes(listing.files[0], 2048) == (b"x" * 2048, [])
    assert [str(p) for p in read_bytes(listing.files[0], 2047)[1]] == [
        "seeds/a.txt:1:1: this file has more than 1 KB "
        "(no text of this kind is so long; divide it or take it away)"
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfone\r\ntwo\rthree\n\r\n", "one\ntwo\nthree\n\n"),
        ("a\u2028b\x0cc\u0085".encode(), "a\u2028b\x0cc\u0085"),
        ("\ufeff\ufeffx".encode(), "\ufeffx"),
        (b"no end of line", "no end of line"),
        ("می‌خواهم 👩‍👩‍👧".encode(), "می‌خواهم 👩‍👩‍👧"),
        (b"", ""),
    ],
)
def test_text_is_what_stands_in_the_file(seeds: Path, data: bytes, text: str) -> None:
    (seeds / "a.txt").write_bytes(data)
    listing, _ = list_folder(seeds, ".txt")
    assert read_text(listing.files[0], 1000) == (text, [])


UTF8 = "(save the file again as UTF-8)"
CAFE = "“This is our experience,”\nhe said in a café"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            CAFE.encode("utf-16"),
            f"a:1:1: byte 0xFF (at offset 0) begins a text in UTF-16 (little-endian) {UTF8}",
        ),
        (
            b"\xfe\xff" + CAFE.encode("utf-16-be"),
            f"a:1:1: byte 0xFE (at offset 0) begins a text in UTF-16 (big-endian) {UTF8}",
        ),
        (
            CAFE.encode("utf-32"),
            f"a:1:1: byte 0xFF (at offset 0) begins a text in UTF-32 (little-endian) {UTF8}",
        ),
        (
            b"\x00\x00\xfe\xff" + CAFE.encode("utf-32-be"),
            f"a:1:1: byte 0x00 (at offset 0) begins a text in UTF-32 (big-endian) {UTF8}",
        ),
        (
            "he said on Friday".encode("utf-16-le"),
            "a:1:2: byte 0x00 (at offset 1) is in no text; "
            f"the text is probably in UTF-16 (little-endian) {UTF8}",
        ),
        (
            "he said on Friday".encode("utf-16-be"),
            "a:1:1: byte 0x00 (at offset 0) is in no text; "
            f"the text is probably in UTF-16 (big-endian) {UTF8}",
        ),
        (
            "he said on Friday".encode("utf-32-le"),
            "a:1:2: byte 0x00 (at offset 1) is in no text; "
            f"the text is probably in UTF-32 (little-endian) {UTF8}",
        ),
        (
            "he said on Friday".encode("utf-32-be"),
            "a:1:1: byte 0x00 (at offset 0) is in no text; "
            f"the text is probably in UTF-32 (big-endian) {UTF8}",
        ),
        (
            b"he said\r\non\0 Friday",
            "a:2:3: byte 0x00 (at offset 11) is in no text (remove it)",
        ),
        (
            "He said:\r\n“No.”".encode("cp1252"),
            "a:2:1: byte 0x93 (at offset 10) is not UTF-8; "
            f"the text is probably in Windows-1252 {UTF8}",
        ),
        (
            "one\rtwo\rin a café".encode("latin-1"),
            "a:3:9: byte 0xE9 (at offset 16) is not UTF-8; "
            f"the text is probably in Windows-1252 or Latin-1 {UTF8}",
        ),
        (
            "a café, “".encode()[:-1],
            "a:1:9: byte 0xE2 (at offset 9) is not UTF-8; "
            f"the text is UTF-8 up to here, so it was probably cut or damaged {UTF8}",
        ),
        (
            b"\xe2\x80x \xe2\x80\x9cwe\xe2\x80\x9d",
            "a:1:1: byte 0xE2 (at offset 0) is not UTF-8; "
            f"the rest is UTF-8, so it was probably damaged {UTF8}",
        ),
        (
            b"he \xed\xa0\x80 said",
            "a:1:4: byte 0xED (at offset 3) is not UTF-8; "
            f"the text is probably in Windows-1252 {UTF8}",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "a:1:1: this is a PNG picture, not a text (save its words as a UTF-8 text file)",
        ),
        (
            b"\x1f\x8b\x08\0",
            "a:1:1: this is a gzip archive, not a text (save its words as a UTF-8 text file)",
        ),
        (
            b"%PDF-1.7\n",
            "a:1:1: this is a PDF document, not a text (save its words as a UTF-8 text file)",
        ),
        (
            b"PK\x03\x04\x14",
            "a:1:1: this is a zip archive or an office document, not a text "
            "(save its words as a UTF-8 text file)",
        ),
    ],
)
def test_another_encoding_is_named_and_never_guessed(data: bytes, message: str) -> None:
    assert str(encoding_fault("a", data)) == message


def test_utf8_has_no_fault() -> None:
    assert encoding_fault("a", ("\ufeff" + CAFE).encode()) is None
