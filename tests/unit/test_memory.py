"""The memory of earlier builds: a help and never a source, in whatever state its files are."""

from __future__ import annotations

import os
import shutil
import sqlite3
from array import array
from pathlib import Path

import pytest
from msgspec.inspect import FrozenSetType, SetType, StructType, type_info

from site_builder.commands.cli import main
from site_builder.edition.part import EventPart
from site_builder.memory import unchanged
from site_builder.memory.folder import INDEX, STORE, folder_of
from site_builder.memory.store import Memory
from site_builder.model.found import ArticleReading
from site_builder.model.steps import Step
from site_builder.publish.page_files import EventShown, Look
from site_builder.quotes.reading import ArticlePart
from site_builder.text.words import Words, read_words

calls: list[str] = []


def read(text: str) -> Words:
    calls.append(text)
    return read_words(text)


READING = Step(read, str)


def taken(content: Path, *texts: str, forget: bool = False) -> tuple[list[str], list[str]]:
    """Which steps were taken, and the faults; the results are right in any case."""
    calls.clear()
    memory = Memory(str(content))
    assert list(memory.each(READING, texts)) == [read_words(text) for text in texts]
    memory.close(forget=forget)
    return calls[:], memory.faults


@pytest.fixture
def content(tmp_path: Path) -> Path:
    taken(tmp_path / "content", "One kite.", "Two kites flew.")
    return tmp_path / "content"


def test_a_step_is_taken_once_for_each_argument(content: Path) -> None:
    assert taken(content, "One kite.", "Two kites flew.", "Three.") == (["Three."], [])
    assert taken(content, "One kite.", "Three.", forget=True) == ([], [])
    assert taken(content, "Two kites flew.") == (["Two kites flew."], [])


@pytest.mark.parametrize("value", [ArticlePart, ArticleReading, EventPart, EventShown, Look])
def test_no_key_depends_on_the_order_of_a_set(value: type) -> None:
    waiting: list[object] = [type_info(value)]
    seen = set()
    while waiting:
        one = waiting.pop()
        assert not isinstance(one, SetType | FrozenSetType)
        if isinstance(one, StructType):
            if one.cls in seen:
                continue
            seen.add(one.cls)
            waiting += [field.type for field in one.fields]
        for name in ("types", "item_types", "item_type", "key_type", "value_type"):
            more = getattr(one, name, ())
            waiting += more if isinstance(more, tuple) else [more]
    assert seen


def test_places_of_words_are_kept_as_they_are(content: Path) -> None:
    memory = Memory(str(content))
    assert isinstance(memory.begin(READING, "One kite.")().starts, array)
    memory.close(forget=False)


def test_without_a_folder_or_when_nobody_wants_it_nothing_is_remembered(tmp_path: Path) -> None:
    memory = Memory(None)
    assert memory.begin(READING, "One.")() == memory.begin(READING, "One.")()
    memory.close(forget=True)
    assert os.listdir(tmp_path) == []
    steps, faults = taken(tmp_path / "none/content", "One.", "One.")
    assert (steps, len(faults)) == (["One.", "One."], 1)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".variorum").symlink_to("elsewhere")
    assert len(taken(tmp_path / "content", "One.")[1]) == 1
    assert os.listdir(tmp_path / "elsewhere") == []


def test_a_memory_of_another_program_is_none(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.memory.store.program_digest", lambda: b"another")
    assert taken(content, "One kite.") == (["One kite."], [])


def test_a_file_that_is_cut_or_changed_anywhere_gives_right_results(content: Path) -> None:
    file = Path(folder_of(str(content)), STORE)
    whole = file.read_bytes()
    noticed = 0
    for place in range(0, len(whole), 797):
        flipped = whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]
        for damaged in (whole[:place], flipped):
            file.write_bytes(damaged)
            taken(content, "One kite.", "Two kites flew.")
            noticed += bool(calls)
            taken(content, "One kite.", "Two kites flew.")
            assert taken(content, "One kite.", "Two kites flew.") == ([], [])
    assert noticed > 9


def test_another_file_in_its_place_is_no_memory(content: Path) -> None:
    file = Path(folder_of(str(content)), STORE)
    file.write_text("no base, but long enough to be read as one " * 20, "utf-8")
    steps, faults = taken(content, "One kite.")
    assert (steps, len(faults)) == (["One kite."], 1)


def test_another_version_or_another_programs_base_is_no_memory(content: Path) -> None:
    file = Path(folder_of(str(content)), STORE)
    for setting in ("PRAGMA user_version = 99", "PRAGMA application_id = 7"):
        base = sqlite3.connect(file)
        base.execute(setting)
        base.close()
        fault = "another program's file, or another version's"
        assert taken(content, "One kite.") == (["One kite."], [fault])
        assert taken(content, "One kite.") == (["One kite."], [])
        assert taken(content, "One kite.") == ([], [])


def test_a_value_of_another_type_or_under_another_key_is_not_used(content: Path) -> None:
    file = Path(folder_of(str(content)), STORE)
    base = sqlite3.connect(file)
    (one, two) = base.execute("SELECT key, digest, value FROM kept").fetchall()
    base.execute("UPDATE kept SET digest = ?, value = ? WHERE key = ?", (*two[1:], one[0]))
    base.execute("UPDATE kept SET value = ? WHERE key = ?", (7, two[0]))
    base.commit()
    base.close()
    steps, faults = taken(content, "One kite.", "Two kites flew.")
    assert steps == ["One kite.", "Two kites flew."]
    assert len(faults) == 2
    assert taken(content, "One kite.", "Two kites flew.") == ([], [])


def test_a_locked_base_is_waited_for_and_then_left(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.memory.store.WAIT", 0.0)
    base = sqlite3.connect(Path(folder_of(str(content)), STORE), isolation_level=None)
    base.execute("BEGIN EXCLUSIVE")
    assert taken(content, "One kite.") == (["One kite."], ["database is locked"])
    base.execute("COMMIT")
    assert taken(content, "One kite.") == ([], [])


def test_two_builds_at_once_make_one_base(tmp_path: Path) -> None:
    one, other = Memory(str(tmp_path / "content")), Memory(str(tmp_path / "content"))
    for memory in (one, other):
        memory.begin(READING, "One kite.")()
    one.close(forget=True)
    other.close(forget=True)
    assert (one.faults, other.faults) == ([], [])
    assert taken(tmp_path / "content", "One kite.") == ([], [])


# ------------------------------------------------------------------------------ nothing changed


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project that was built, in the working folder."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds/one.txt").write_text("“We agree to it,” said Ann Lee.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["--no-search"]) == 0
    return tmp_path


def is_seen(*arguments: str) -> bool:
    """Whether something is seen to have changed."""
    return unchanged.kept(["--no-search", *arguments]) is None


def test_nothing_changed_says_what_a_build_says(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["--no-search", "--output", "x"]) == 0
    built = capsys.readouterr()
    monkeypatch.setattr("site_builder.commands.build.run", None)  # it is not called
    assert main(["--no-search", "--output", "x"]) == 0
    again = capsys.readouterr()
    assert again.out == built.out.replace("written", "unchanged")
    assert again.err == built.err != ""


def rewritten(path: str) -> None:
    """The same length, the same time: only the bytes tell, or the system's own time."""
    state = os.stat(path)
    data = Path(path).read_bytes()
    with open(path, "r+b") as file:
        file.write(bytes([data[0] ^ 1]))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


@pytest.mark.parametrize("path", ["seeds/one.txt", "_site/index.html", "_site/.variorum.json"])
def test_a_file_that_is_rewritten_at_once_is_seen(project: Path, path: str) -> None:
    assert not is_seen()
    rewritten(path)
    assert is_seen()


@pytest.mark.parametrize(
    "path",
    ["seeds/two.txt", "content/site.yaml", "templates/x.html", "static/x", "_site/x", "_site.old"],
)
def test_a_new_file_is_seen(project: Path, path: str) -> None:
    (project / path).parent.mkdir(exist_ok=True)
    (project / path).write_text("x", "utf-8")
    assert is_seen()


def test_a_lost_file_other_arguments_packages_and_folders_are_seen(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_seen("--strict")
    assert is_seen("--content", "elsewhere")
    with monkeypatch.context() as patched:
        patched.setattr("site_builder.memory.program.versions", lambda: ["another"])
        assert is_seen()
    assert not is_seen()
    (project / "_site/robots.txt").unlink()
    assert is_seen()


def test_an_index_that_was_changed_is_none(project: Path) -> None:
    index = project / ".variorum" / INDEX
    whole = index.read_bytes()
    for place in range(0, len(whole), 211):
        index.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert is_seen()
        index.write_bytes(whole[:place])
        assert is_seen()


def test_an_old_file_is_not_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "RACY", 0)
    assert not is_seen()  # the files were new when they were looked at; now they are not
    monkeypatch.setattr(unchanged, "_sha256", None)
    assert not is_seen()


def test_a_build_with_faults_or_without_memory_keeps_nothing(project: Path) -> None:
    assert main(["clean"]) == 0
    assert not (project / ".variorum").exists()
    assert main(["--no-search", "--no-memory"]) == 0
    assert not (project / ".variorum").exists()
    assert main(["--no-search", "--strict"]) == 1
    assert unchanged.kept(["--no-search", "--strict"]) is None


def test_clean_leaves_what_is_not_ours(project: Path) -> None:
    (project / ".variorum/mine.txt").write_text("x", "utf-8")
    assert main(["clean", "-q"]) == 0
    assert os.listdir(project / ".variorum") == ["mine.txt"]
    shutil.rmtree(project / ".variorum")
    assert main(["clean"]) == 0


def test_what_cannot_be_kept_is_a_fault_of_ours(content: Path) -> None:
    memory = Memory(str(content))
    with pytest.raises(TypeError, match="has no form as bytes"):
        memory.begin(Step(read, repr), object())
    memory.close(forget=False)
