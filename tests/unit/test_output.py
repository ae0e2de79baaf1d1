"""The site on the disk: whole or as it was, and never in a folder that is not ours."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.publish import output as output_module
from site_builder.publish import system
from site_builder.publish.folders import (
    MANIFEST,
    File,
    Kept,
    listed,
    published,
    resolve,
    why_refused,
)
from site_builder.publish.output import Outcome, Status, publish
from site_builder.publish.system import exchange, sync_file_system, sync_folder

OLD = {"index.html": b"old", "articles/a.html": b"a", "data/gone.json": b"[]"}
NEW = {"index.html": b"new", "articles/a.html": b"a", "themes/t.html": b"t"}


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the manifest, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def put(folder: Path, files: dict[str, bytes], inputs: tuple[Path, ...] = ()) -> Outcome:
    return publish(files, resolve(folder), inputs)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "_site"


def test_a_site_is_written_whole_with_a_manifest_of_digests(place: Path) -> None:
    assert put(place, OLD) == Outcome(Status.WRITTEN)
    assert held(place) == OLD
    listed = json.loads((place / MANIFEST).read_text("utf-8"))
    assert sorted(listed["files"]) == sorted(OLD)
    assert (
        listed["files"]["data/gone.json"]
        == "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
    )
    assert os.listdir(place.parent) == ["_site"]


def test_a_new_site_replaces_the_old_one_and_leaves_nothing_of_it(place: Path) -> None:
    put(place, OLD)
    assert put(place, NEW).status is Status.WRITTEN
    assert held(place) == NEW
    assert not (place / "data").exists()
    assert os.listdir(place.parent) == ["_site"]


def kept(data: bytes) -> Kept:
    return Kept(hashlib.sha256(data).hexdigest(), len(data))


@pytest.mark.parametrize("can_link", [True, False])
def test_a_file_that_the_site_has_need_not_be_given(
    place: Path, monkeypatch: pytest.MonkeyPatch, can_link: bool
) -> None:
    put(place, OLD)
    if not can_link:
        monkeypatch.setattr(output_module, "_link", lambda *_: False)
    known: dict[str, File] = {**NEW, "articles/a.html": kept(b"a")}
    assert publish(known, place, ()) == Outcome(Status.WRITTEN)
    assert held(place) == NEW
    assert publish(known, place, ()) == Outcome(Status.UNCHANGED)


@pytest.mark.parametrize("has_a", [True, False])
def test_a_site_that_lost_what_was_to_be_kept_stays_as_it_is(place: Path, has_a: bool) -> None:
    other = {"index.html": b"of another build", **({"articles/a.html": b"b"} if has_a else {})}
    put(place, other)
    done = publish({**NEW, "articles/a.html": kept(b"a")}, place, ())
    assert done.status is Status.FAILED
    assert held(place) == other
    assert os.listdir(place.parent) == ["_site"]


def test_the_same_bytes_again_write_nothing(place: Path, tmp_path: Path) -> None:
    put(place, OLD)
    before = {path: path.stat() for path in [tmp_path, place, *place.rglob("*")]}
    assert put(place, OLD) == Outcome(Status.UNCHANGED)
    assert {path: path.stat().st_mtime_ns for path in before} == {
        path: state.st_mtime_ns for path, state in before.items()
    }
    assert {path: path.stat().st_ino for path in before} == {
        path: state.st_ino for path, state in before.items()
    }


def test_a_site_that_lost_a_file_is_mended(place: Path) -> None:
    put(place, OLD)
    (place / "data/gone.json").unlink()
    assert put(place, OLD).status is Status.WRITTEN
    assert held(place) == OLD


def test_folders_above_the_output_are_made(tmp_path: Path) -> None:
    assert put(tmp_path / "deep/er/_site", OLD).status is Status.WRITTEN
    assert held(tmp_path / "deep/er/_site") == OLD


def test_an_empty_folder_is_taken(place: Path) -> None:
    place.mkdir()
    assert put(place, OLD).status is Status.WRITTEN
    assert held(place) == OLD


class NoCalls:
    """A C library in which every function fails with one number, or is absent."""

    def __init__(self, number: int | None) -> None:
        self.number = number

    def __getitem__(self, name: str) -> Callable[..., int]:
        if self.number is None:
            raise AttributeError(name)
        return lambda *_arguments: -1


@pytest.mark.parametrize("number", [None, errno.ENOSYS, errno.EINVAL, errno.EPERM])
def test_where_folders_can_not_be_exchanged_they_are_renamed(
    place: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    put(place, OLD)
    renamed = []
    rename = os.rename
    monkeypatch.setattr(ctypes, "CDLL", lambda *_a, **_more: NoCalls(number))
    monkeypatch.setattr(ctypes, "get_errno", lambda: number)
    monkeypatch.setattr(os, "rename", lambda *names: (renamed.append(names), rename(*names))[1])
    assert put(place, NEW) == Outcome(Status.WRITTEN)
    assert [one for one, _ in renamed] == [place, place.with_name("_site.staging")]
    assert held(place) == NEW
    assert os.listdir(place.parent) == ["_site"]


def test_elsewhere_than_on_linux_a_file_system_is_not_synced_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not sync_file_system(tmp_path)


def test_the_names_in_a_folder_are_brought_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    monkeypatch.setattr(os, "fsync", lambda opened: synced.append(os.fstat(opened).st_ino))
    sync_folder(tmp_path)
    assert synced == [tmp_path.stat().st_ino]


def test_an_exchange_that_fails_for_another_reason_leaves_the_old_site(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, OLD)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_a, **_more: NoCalls(errno.EIO))
    monkeypatch.setattr(ctypes, "get_errno", lambda: errno.EIO)
    assert put(place, NEW).status is Status.FAILED
    assert held(place) == OLD


# ------------------------------------------------------------------------------------- refusals


def snapshot(folder: Path) -> list[tuple[str, int, bytes]]:
    return [
        (str(path), path.lstat().st_mtime_ns, b"" if not path.is_file() else path.read_bytes())
        for path in sorted(folder.rglob("*"))
    ]


def refused(tmp_path: Path, target: Path, why: str, inputs: tuple[Path, ...] = ()) -> None:
    before = snapshot(tmp_path)
    outcome = put(target, NEW, inputs)
    assert outcome == Outcome(Status.REFUSED, f"will not write to {resolve(target)}: {why}")
    assert snapshot(tmp_path) == before


def test_a_strangers_folder_is_left_alone(place: Path, tmp_path: Path) -> None:
    place.mkdir()
    (place / "thesis.txt").write_text("three years of work", "utf-8")
    refused(tmp_path, place, f"it is not empty and has no {MANIFEST} of ours")


def test_a_strangers_file_in_our_folder_is_left_alone(place: Path, tmp_path: Path) -> None:
    put(place, OLD)
    (place / "articles/notes.txt").write_text("mine", "utf-8")
    refused(tmp_path, place, "it contains articles/notes.txt, which we did not write")


def test_a_link_in_our_folder_is_not_followed(place: Path, tmp_path: Path) -> None:
    put(place, OLD)
    mine = tmp_path / "mine"
    (place / "articles").rename(mine)
    (place / "articles").symlink_to(mine)
    refused(tmp_path, place, "it contains articles, which is no plain file")


def test_a_link_in_place_of_a_page_of_ours_is_not_replaced(place: Path, tmp_path: Path) -> None:
    put(place, OLD)
    (place / "index.html").rename(tmp_path / "index.html")
    (place / "index.html").symlink_to(tmp_path / "index.html")
    refused(tmp_path, place, "it contains index.html, which is no plain file")


def test_a_file_a_link_and_a_dangling_link_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    refused(tmp_path, tmp_path / "file", "it is a file")
    put(tmp_path / "real", OLD)
    (tmp_path / "link").symlink_to("real")
    refused(tmp_path, tmp_path / "link", "it is a link")
    refused(tmp_path, Path(f"{tmp_path}/link/"), "it is a link")
    (tmp_path / "lost").symlink_to("nowhere")
    refused(tmp_path, tmp_path / "lost", "it is a link")


def test_the_folder_you_are_in_and_those_above_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    for name in (".", "..", "", "../project", "_site/..", "/"):
        refused(tmp_path, Path(name), "it is, or contains, the folder you are in")


def test_a_path_that_cannot_be_and_one_inside_git_are_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x", "utf-8")
    refused(tmp_path, tmp_path / "README.md/x", "README.md is a file")
    refused(tmp_path, tmp_path / "README.md/x/y", "README.md is a file")
    refused(tmp_path, tmp_path / ("x" * 300), "file name too long")
    (tmp_path / ".git").mkdir()
    refused(tmp_path, tmp_path / ".git/_site", "it is in a .git folder, which belongs to Git")
    refused(tmp_path, tmp_path / ".git", "it is in a .git folder, which belongs to Git")
    beside = put(tmp_path / ("x" * 250), NEW)  # it fits, but not what we put beside it
    assert beside.status is Status.REFUSED
    assert "File name too long" in beside.message


def test_inputs_are_never_overwritten(tmp_path: Path) -> None:
    seeds = tmp_path / "project/seeds"
    seeds.mkdir(parents=True)
    for target in (seeds, seeds / "_site", tmp_path / "project"):
        refused(tmp_path, target, f"{seeds} is read from there", (seeds,))


EDITED = "index.html in it was changed after the build; save the change elsewhere, remove that file"


@pytest.mark.parametrize("words", [b"OLD", b""])
def test_a_page_that_somebody_edited_stays(place: Path, tmp_path: Path, words: bytes) -> None:
    put(place, OLD)
    (place / "index.html").write_bytes(words)
    refused(tmp_path, place, f"{EDITED} and build again")
    (place / "index.html").unlink()
    assert put(place, NEW).status is Status.WRITTEN
    assert held(place) == NEW


def test_a_manifest_round_somebodys_files_makes_them_none_of_ours(
    place: Path, tmp_path: Path
) -> None:
    place.mkdir()
    (place / "index.html").write_text("three years of work", "utf-8")
    forged = {"made_by": "variorum", "files": {"index.html": "0" * 64}}
    (place / MANIFEST).write_text(json.dumps(forged), "utf-8")
    refused(tmp_path, place, f"{EDITED} and build again")


def edit_before_the_swap(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Somebody edits a file of the old site when the new one is staged."""
    swap = output_module._swap

    def edited_first(staging: Path, output: Path, old: Path) -> Path | None:
        (output / path).write_bytes(b"mine")
        return swap(staging, output, old)

    monkeypatch.setattr(output_module, "_swap", edited_first)


def test_what_is_edited_while_a_build_writes_stays_beside_the_new_site(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, OLD)
    edit_before_the_swap(monkeypatch, "index.html")
    outcome = put(place, NEW)
    assert outcome.status is Status.FAILED
    assert outcome.message.startswith(f"{tmp_path}/_site.old: the old site is kept: index.html in")
    monkeypatch.undo()
    assert put(place, OLD).status is Status.REFUSED
    assert (held(place), held(tmp_path / "_site.old")["index.html"]) == (NEW, b"mine")


def test_a_forged_manifest_reaches_no_file_outside(place: Path, tmp_path: Path) -> None:
    put(place, OLD)
    (tmp_path / "precious.txt").write_text("x", "utf-8")
    forged = json.loads((place / MANIFEST).read_text("utf-8"))
    forged["files"]["../precious.txt"] = "0"
    (place / MANIFEST).write_text(json.dumps(forged), "utf-8")
    assert put(place, NEW).status is Status.WRITTEN
    assert (tmp_path / "precious.txt").exists()


@pytest.mark.parametrize("path", ["", "../x", "/etc/x", "a/../x", "a//b", "a\\b", MANIFEST])
def test_a_path_that_leads_out_of_the_site_is_our_own_mistake(place: Path, path: str) -> None:
    with pytest.raises(ValueError, match="a site cannot have the path"):
        put(place, {path: b""})
    assert not place.exists()


# ------------------------------------------------------------------- leftovers and interruptions


def test_what_a_killed_build_left_is_mended(place: Path, tmp_path: Path) -> None:
    put(place, OLD)
    put(tmp_path / "_site.staging", NEW)
    (tmp_path / "_site.staging/index.html").unlink()
    (tmp_path / "_site.lock").touch()
    assert put(place, OLD) == Outcome(Status.UNCHANGED)
    assert os.listdir(tmp_path) == ["_site"]


def test_a_build_killed_between_two_renames_gives_the_old_site_back(
    place: Path, tmp_path: Path
) -> None:
    put(tmp_path / "_site.old", OLD)
    put(tmp_path / "_site.staging", NEW)
    assert put(place, OLD) == Outcome(Status.UNCHANGED)
    assert held(place) == OLD
    assert os.listdir(tmp_path) == ["_site"]


def test_a_piece_of_a_manifest_is_a_killed_builds_first_write(place: Path, tmp_path: Path) -> None:
    (tmp_path / "_site.staging").mkdir()
    (tmp_path / "_site.staging" / MANIFEST).write_text('{"made_b', "utf-8")
    assert put(place, OLD).status is Status.WRITTEN
    assert os.listdir(tmp_path) == ["_site"]


@pytest.mark.parametrize("name", ["_site.staging", "_site.old"])
def test_a_strangers_folder_beside_ours_is_left_alone(
    place: Path, tmp_path: Path, name: str
) -> None:
    put(place, OLD)
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("x", "utf-8")
    before = snapshot(tmp_path)
    outcome = put(place, NEW)
    assert outcome.status is Status.REFUSED
    assert f"{name} is next to it, and it is not empty" in outcome.message
    assert [row for row in snapshot(tmp_path) if "thesis" in row[0]] == [
        row for row in before if "thesis" in row[0]
    ]
    assert held(place) == OLD


@pytest.mark.parametrize("what", ["file", "folder", "link", "lost link", "pipe"])
def test_what_stands_where_our_lock_belongs_is_left_alone(
    place: Path, tmp_path: Path, what: str
) -> None:
    lock = tmp_path / "_site.lock"
    if what == "file":
        lock.write_text("mine", "utf-8")
    elif what == "folder":
        lock.mkdir()
    elif what == "pipe":
        os.mkfifo(lock)
    else:
        lock.symlink_to("/etc/hostname" if what == "link" else "nowhere")
    before = lock.lstat()
    assert put(place, OLD) == Outcome(
        Status.REFUSED,
        f"will not write to {place}: _site.lock is in the place of our lock, and is not ours",
    )
    assert lock.lstat().st_mtime_ns == before.st_mtime_ns
    assert not place.exists()


def test_where_the_system_cannot_exchange_two_renames_do(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, OLD)
    monkeypatch.setattr(output_module, "exchange", lambda one, other: False)
    assert put(place, NEW).status is Status.WRITTEN
    assert held(place) == NEW
    assert os.listdir(place.parent) == ["_site"]


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    put(tmp_path / "one", OLD)
    put(tmp_path / "other", NEW)
    if exchange(tmp_path / "one", tmp_path / "other"):
        assert (held(tmp_path / "one"), held(tmp_path / "other")) == (NEW, OLD)
    else:  # a file system that cannot: nothing has moved
        assert (held(tmp_path / "one"), held(tmp_path / "other")) == (OLD, NEW)


def test_a_function_that_the_system_lacks_is_no_fault(tmp_path: Path) -> None:
    put(tmp_path / "one", OLD)
    assert not system._done("no_such_function", path=tmp_path)
    unknown_flag = 1 << 20
    one = os.fsencode(tmp_path / "one")
    assert not system._done("renameat2", -100, one, -100, one, unknown_flag, path=tmp_path)
    assert held(tmp_path / "one") == OLD


def test_a_function_that_fails_names_the_path(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError) as fault:
        exchange(tmp_path / "one", tmp_path / "lost")
    assert fault.value.filename == str(tmp_path / "lost")


def test_a_site_is_on_the_disk_before_it_takes_its_place(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, OLD)
    seen: list[tuple[Path, dict[str, bytes], dict[str, bytes]]] = []

    def synced(folder: Path) -> bool:
        seen.append((folder, held(folder), held(place)))
        return sync_file_system(folder)

    monkeypatch.setattr(output_module, "sync_file_system", synced)
    assert put(place, NEW).status is Status.WRITTEN
    assert seen == [(place.with_name("_site.staging"), NEW, OLD)]


def test_a_disk_that_does_not_take_the_site_leaves_the_old_one(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, OLD)

    def failing(folder: Path) -> bool:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(folder))

    monkeypatch.setattr(output_module, "sync_file_system", failing)
    assert put(place, NEW) == Outcome(Status.FAILED, f"{place}.staging: Input/output error")
    assert held(place) == OLD
    assert os.listdir(place.parent) == ["_site"]


CALLS = ("mkdir", "rename", "unlink", "rmdir", "fsync", "open", "link")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("dance", [False, True])
def test_whatever_call_fails_the_site_is_old_or_new(
    place: Path, monkeypatch: pytest.MonkeyPatch, call: str, count: int, dance: bool
) -> None:
    put(place, OLD)
    real, made = getattr(os, call), []

    def failing(*args: object, **more: object) -> object:
        made.append(args)
        if len(made) == count:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))
        return real(*args, **more)

    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing)
        if dance:
            patched.setattr(output_module, "exchange", lambda one, other: False)
            patched.setattr(output_module, "sync_file_system", lambda folder: False)
        outcome = put(place, NEW)
    if outcome.status is Status.FAILED:
        assert "No space left on device" in outcome.message
    else:
        assert len(made) < count or held(place) == NEW
    whole = place if place.exists() else place.with_name("_site.old")
    assert held(whole) in (OLD, NEW)
    assert put(place, NEW).status in (Status.WRITTEN, Status.UNCHANGED)
    assert held(place) == NEW
    assert os.listdir(place.parent) == ["_site"]


PUBLISH = """
    import os, signal, sys
    from pathlib import Path
    from site_builder.publish import output
    from site_builder.publish.output import publish

    what, count, place = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    calls = 0

    def counted(real):
        def call(*args, **more):
            global calls
            calls += 1
            if calls == count:
                os.kill(os.getpid(), getattr(signal, what))
            return real(*args, **more)
        return call

    for name in ("mkdir", "rename", "unlink", "rmdir", "fsync", "open", "close", "link"):
        setattr(os, name, counted(getattr(os, name)))
    for name in ("exchange", "sync_file_system"):
        absent = name in sys.argv[4:]
        setattr(output, name, (lambda *_: False) if absent else counted(getattr(output, name)))
    files = {"index.html": b"new", "articles/a.html": b"a", "themes/t.html": b"t"}
    publish(files, place, ())
    sys.exit(0 if calls >= count else 9)
"""


def interrupted(place: Path, what: str, count: int, *more: str) -> int:
    command = [sys.executable, "-c", textwrap.dedent(PUBLISH), what, str(count), str(place), *more]
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, check=False).returncode


@pytest.mark.slow
@pytest.mark.parametrize("absent", [(), ("exchange",), ("exchange", "sync_file_system")])
def test_a_kill_before_any_call_leaves_the_old_or_the_new_site(
    tmp_path: Path, absent: tuple[str, ...]
) -> None:
    for count in range(1, 200):
        place = tmp_path / str(count) / "_site"
        put(place, OLD)
        code = interrupted(place, "SIGKILL", count, *absent)
        whole = place if place.exists() else place.with_name("_site.old")
        assert held(whole) in (OLD, NEW)
        assert whole == place or absent, "one exchange leaves no moment without a site"
        if code == 9:
            break
        assert code == -signal.SIGKILL
        assert put(place, NEW).status in (Status.WRITTEN, Status.UNCHANGED)
        assert held(place) == NEW
        assert os.listdir(place.parent) == ["_site"]
    assert (30 if "sync_file_system" in absent else 20) < count < 199


@pytest.mark.slow
@pytest.mark.parametrize("what", ["SIGINT", "SIGTERM"])
def test_a_signal_before_any_call_leaves_no_litter(tmp_path: Path, what: str) -> None:
    for count in range(1, 200, 3):
        place = tmp_path / str(count) / "_site"
        put(place, OLD)
        code = interrupted(place, what, count)
        assert held(place) in (OLD, NEW)
        assert os.listdir(place.parent) == ["_site"]
        if code == 9:
            break
    assert count < 199


@pytest.mark.slow
def test_builds_at_once_take_turns_and_a_reader_sees_whole_sites(tmp_path: Path) -> None:
    place = tmp_path / "_site"
    script = """
        import sys
        from pathlib import Path
        from site_builder.publish.output import Status, publish
        for number in range(8):
            word = f"{sys.argv[2]} {number}".encode()
            done = publish({"a.html": word, "b/c.html": word}, Path(sys.argv[1]), ())
            assert done.status is Status.WRITTEN, done
    """
    root = Path(__file__).resolve().parents[2]
    builds = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script), str(place), str(number)], cwd=root
        )
        for number in range(3)
    ]
    looks = 0
    while any(build.poll() is None for build in builds):
        try:
            opened = os.open(place, os.O_RDONLY)
        except FileNotFoundError:
            assert looks == 0, "the site was there, and was gone"
            continue
        try:
            first = os.open("a.html", os.O_RDONLY, dir_fd=opened)
            second = os.open("b/c.html", os.O_RDONLY, dir_fd=opened)
            assert os.read(first, 99) == os.read(second, 99)
            os.close(first)
            os.close(second)
            looks += 1
        except FileNotFoundError:
            pass  # the site we hold was replaced and is being removed
        finally:
            os.close(opened)
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert looks
    assert os.listdir(tmp_path) == ["_site"]


def test_a_build_that_would_wait_too_long_names_the_folder(tmp_path: Path) -> None:
    import fcntl

    held_lock = os.open(tmp_path / "_site.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(held_lock, fcntl.LOCK_EX)
    try:
        outcome = publish(NEW, tmp_path / "_site", (), wait=0.0)
    finally:
        os.close(held_lock)
    assert outcome == Outcome(
        Status.REFUSED,
        f"will not write to {tmp_path / '_site'}: "
        "another build is writing there (_site.lock is locked)",
    )


def test_the_users_mask_decides_who_may_read(place: Path) -> None:
    before = os.umask(0o027)
    try:
        put(place, OLD)
    finally:
        os.umask(before)
    assert stat.S_IMODE((place / "index.html").stat().st_mode) == 0o640


def test_a_refusal_touches_nothing_even_before_a_build(tmp_path: Path) -> None:
    assert why_refused(resolve(tmp_path / "new"), ()) == ""
    assert os.listdir(tmp_path) == []


def test_an_unchanged_file_is_linked_and_a_changed_one_is_written(place: Path) -> None:
    put(place, OLD)
    before = {path: (place / path).stat().st_ino for path in OLD}
    assert put(place, NEW).status is Status.WRITTEN
    assert held(place) == NEW
    assert (place / "articles/a.html").stat().st_ino == before["articles/a.html"]
    assert (place / "articles/a.html").stat().st_nlink == 1
    assert (place / "index.html").stat().st_ino != before["index.html"]


def test_where_files_cannot_be_linked_they_are_written(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, OLD)

    def refusing(*_names: object, **_more: object) -> None:
        raise OSError(errno.EMLINK, os.strerror(errno.EMLINK))

    monkeypatch.setattr(os, "link", refusing)
    assert put(place, NEW).status is Status.WRITTEN
    assert held(place) == NEW


def test_an_edit_of_a_linked_file_while_a_build_writes_is_never_lost(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(place, OLD)
    edit_before_the_swap(monkeypatch, "articles/a.html")
    assert put(place, NEW).status is Status.FAILED
    monkeypatch.undo()
    assert held(place) == {**NEW, "articles/a.html": b"mine"}
    assert held(tmp_path / "_site.old") == {**OLD, "articles/a.html": b"mine"}
    assert put(place, OLD).status is Status.REFUSED


# ------------------------------------------------------------------ what the manifest says


@pytest.mark.parametrize(
    "manifest", [{"made_by": "other", "files": {}}, {"made_by": "variorum", "files": []}, []]
)
def test_a_manifest_that_is_not_ours_lists_nothing(tmp_path: Path, manifest: object) -> None:
    (tmp_path / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert listed(tmp_path) is None


def test_a_file_is_kept_by_the_digest_that_the_site_lists_and_by_no_other(place: Path) -> None:
    put(place, OLD)
    sha = hashlib.sha256(b"old").hexdigest()
    kept = published(place)
    assert kept("index.html", sha) == Kept(sha, 3)
    assert kept("index.html", "0" * 64) is None
    assert kept("other.html", sha) is None
