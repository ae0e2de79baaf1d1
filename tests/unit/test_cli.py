"""The command line: what each mistake prints and how the program ends."""

from __future__ import annotations

import gc
import itertools
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_builder import __version__
from site_builder.commands import build, check, review, terminal
from site_builder.commands.cli import main
from site_builder.model.problems import Location, error, warning
from site_builder.publish.assets import OURS, read_templates

PROJECT = Path(__file__).resolve().parents[2]
SENTENCE = "“We agree,” said Ann Lee."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of one seed in an empty folder, which is the working folder."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds/one.txt").write_text(f"{SENTENCE}\n", "utf-8")
    shutil.copytree(PROJECT / "templates", tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROJECT / "build.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def listing(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--version"], f"Variorum {__version__}\n"),
        (
            ["--help"],
            "\nexamples:\n  python build.py build\n      the site of this folder in _site/\n",
        ),
        (["build", "--help"], "  python build.py --output public --base-url https://example.org/"),
        (["check", "--help"], "\nexample:\n  python build.py check --seeds seeds\n"),
        (["extract", "--help"], '\nIn PowerShell: cmd /c "python build.py extract < articles'),
        (["review", "--help"], "\nexamples:\n  python build.py review\n"),
        (["explain", "--help"], "\nexamples:\n  python build.py explain q-this-is-our-duty-"),
        (["new", "--help"], "\nexamples:\n  python build.py new my-site --example\n"),
    ],
)
def test_the_version_and_each_help_are_short(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 0
    out = capsys.readouterr().out
    assert said in out
    assert len(out.splitlines()) < 50


def test_a_build_says_what_it_wrote_and_then_that_nothing_changed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("_site: 1 articles, ")
    assert (project / "_site/articles/one.html").is_file()
    assert main(["build", "--output", "_site"]) == 0
    assert capsys.readouterr().out.endswith(", unchanged\n")


def test_quiet_says_nothing_but_problems(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-q"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert all(": warning: " in line for line in captured.err.splitlines())


def test_verbose_says_what_a_build_cost(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-v"]) == 0
    told = capsys.readouterr().err
    assert re.search(r"^\d+ files of [\d,]+ bytes; \d+\.\d\d s of CPU$", told, re.M)
    stages = re.findall(r"^ +\d+\.\d\d s  (.+)$", told, re.M)
    assert [*stages[:4], *stages[-3:]] == [
        *("start", "read files", "group", "identify speakers"),
        *("link", "pages", "write"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--colour"], "unrecognized arguments: --colour"),
        (["--outp=x"], "unrecognized arguments: --outp=x"),
        (
            ["publish"],
            "error: there is no command publish (the commands are new, import, build, serve, ",
        ),
        (["check", "--content", "x"], "build.py check: error: unrecognized arguments: --content x"),
        (["extract", "--strict"], "build.py extract: error: unrecognized arguments: --strict"),
        (["extract", "--output", "_site"], "unrecognized arguments: --output _site"),
        (["explain"], "build.py explain: error: the following arguments are required: ID"),
        (["check", "one"], "build.py check: error: unrecognized arguments: one"),
        (["review", "--output", "_site"], "unrecognized arguments: --output _site"),
        (["check", "--predictions", "x"], "unrecognized arguments: --predictions x"),
        (["-q", "review", ""], "build.py review: error: unrecognized arguments: "),
        (["explain", " "], "argument ID: needs the ID of a quote, statement, event, article, "),
        *(
            ([f"--{name}", ""], f"argument --{name}: needs the name of a folder")
            for name in ("seeds", "content", "templates", "output")
        ),
        (["--predictions", " "], "argument --predictions: needs the name of a file"),
    ],
)
def test_a_wrong_command_ends_with_two(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "address",
    [
        *("example.org", "ftp://example.org/", "https://example.org/?a", "https://example.org/#b"),
        *("javascript:alert(1)", "https://exa mple.org/", "https://"),
    ],
)
def test_a_wrong_base_address_ends_with_two(
    project: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--base-url", address])
    assert end.value.code == 2
    assert "build.py build: error: argument --base-url: " in capsys.readouterr().err
    assert not (project / "_site").exists()


@pytest.mark.parametrize("output", [".", "..", "seeds", "content", "templates", "seeds/out"])
def test_an_output_that_would_eat_its_sources_ends_with_two_and_touches_nothing(
    project: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = listing(project)
    assert main(["--output", output]) == 2
    assert "will not write to" in capsys.readouterr().err
    assert listing(project) == before


def test_a_strangers_folder_ends_with_two_and_is_left_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "_site").mkdir()
    (project / "_site/thesis.txt").write_text("x", "utf-8")
    before = listing(project)
    assert main([]) == 2
    assert capsys.readouterr().err == (
        "build.py: will not write to _site: it is not empty and has no .variorum.json of ours "
        "(name another folder with --output)\n"
    )
    assert listing(project) == before


def test_faults_end_with_one_all_of_them_sorted_and_the_site_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-q"]) == 0
    before = {path: path.read_bytes() for path in (project / "_site").rglob("*.html")}
    (project / "seeds/zero.txt").write_bytes(b"")
    (project / "seeds/broken.txt").write_bytes(b"caf\xe9\n")
    (project / "content/site.yaml").write_text("titel: Speeches\n", "utf-8")
    capsys.readouterr()
    assert main([]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    places = [line.split(": ")[0] for line in captured.err.splitlines()]
    assert [place.split(":")[0] for place in places if "zero" in place or "broken" in place] == [
        "seeds/broken.txt",
        "seeds/zero.txt",
    ]
    assert any(place.startswith("content/site.yaml:1:1") for place in places)
    assert places == sorted(places)
    assert {path: path.read_bytes() for path in (project / "_site").rglob("*.html")} == before


def test_a_broken_template_ends_with_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "templates/about.html").write_text("one\n{{ view.nothing }}\n", "utf-8")
    assert main(["-q"]) == 1
    assert "templates/about.html:2:1: " in capsys.readouterr().err
    assert not (project / "_site").exists()


def test_strict_makes_a_warning_a_fault(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-q"]) == 0
    assert "warning" in capsys.readouterr().err, "a seed that no content file describes is told of"
    shutil.rmtree(project / "_site")
    assert main(["-q", "--strict"]) == 1
    assert not (project / "_site").exists()


def test_without_seeds_there_is_no_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(project / "seeds")
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("seeds:1:1: ")


def test_a_fault_of_the_program_ends_with_three_and_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(options: object) -> int:
        raise KeyError("q-17\x1b[2J")

    monkeypatch.setattr(build, "run", fails)
    assert main([]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(
        f"build.py: a fault of the program, please report this line: Variorum {__version__}, "
    )
    assert "KeyError: " in line
    assert line.endswith("; -v shows more")
    assert "\x1b" not in line
    assert main(["-v"]) == 3
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_the_collector_is_off_but_for_check_and_on_afterwards(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for module in (build, check, review):
        monkeypatch.setattr(module, "run", lambda options: seen.append(gc.isenabled()) or 0)
    for command in ("build", "check", "review"):
        assert main([command]) == 0
        assert gc.isenabled()
    assert seen == [False, True, False]


@pytest.mark.slow
def test_without_its_packages_it_says_what_to_type(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-S", str(PROJECT / "build.py"), "--output", str(tmp_path / "x")],
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        check=False,
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("build.py: Variorum's packages are missing (")
    assert " is the first); type: " in line
    assert re.search(r"pip install (-e )?\.( && \.venv/bin/python build\.py)?$", line)


def test_the_disk_says_no(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: object, *more: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(os, "mkdir", full)
    assert main(["-q", "--no-search"]) == 1
    assert f"build.py: {project}/_site.staging: No space left on device" in capsys.readouterr().err
    assert not (project / "_site").exists()


def test_a_missing_folder_or_file_is_told_of_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would follow from it is no fault of its own."""
    (project / "content/outlets.yaml").write_text("- memo\n- ft\n", "utf-8")
    (project / "content/articles").mkdir()
    entry = "---\noutlet: memo\n---\n"
    (project / "content/articles/one.md").write_text(entry, "utf-8")
    assert main([]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("content/outlets.yaml:1:1: this file must map ids to keys")
    (project / "content/outlets.yaml").write_text("memo: {name: MEMO}\n", "utf-8")

    assert main(["--seeds", "nope"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("nope:1:1: cannot be read: no such file or directory")
    (project / "empty").mkdir()
    assert main(["--seeds", "empty"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("empty:1:1: there is no seed here")

    assert main(["--templates", "nope"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("nope:1:1: cannot be read: no such file or directory")
    (project / "templates/base.html").write_bytes(b"<p>caf\xe9</p>")
    assert main([]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("templates/base.html:1:7: byte 0xE9 (at offset 6) is not UTF-8; ")
    assert not (project / "_site").exists()


@pytest.mark.parametrize(
    "asset", ["css/00-tokens.css", "css", "variorum.js", "theme-boot.js", "icon.svg"]
)
def test_what_a_project_has_not_of_its_own_is_ours(project: Path, asset: str) -> None:
    path = project / "templates/assets" / asset
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert main(["-q", "--no-search"]) == 0
    ours = set(read_templates(OURS)[0])
    assert {name for name in ours if name.startswith(f"assets/{asset}")}
    site = project / "_site/assets"
    assert (site / "variorum.css").read_text("utf-8").startswith(":root {")
    assert {"variorum.js", "theme-boot.js", "icon.svg"} <= {path.name for path in site.iterdir()}


def test_a_project_replaces_one_template_and_one_asset(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project / "templates")
    (project / "templates/assets/css").mkdir(parents=True)
    (project / "templates/about.html").write_text("<p>{{ site.title }}, ours</p>", "utf-8")
    (project / "templates/assets/css/99-own.css").write_text("p { margin: 0 }", "utf-8")
    assert main(["-q", "--no-search"]) == 0
    site = project / "_site"
    assert (site / "about.html").read_text("utf-8") == "<p>Variorum, ours</p>"
    assert (site / "assets/variorum.css").read_text("utf-8").endswith("p { margin: 0 }")
    assert "<h1" in (site / "index.html").read_text("utf-8")
    (project / "templates/about.html").write_text("\n<img src='site:assets/new.png'>", "utf-8")
    capsys.readouterr()
    assert main(["-q", "--no-search"]) == 1
    said = "templates/assets/new.png:1:1: pages ask for assets/new.png, which is not there"
    assert said in capsys.readouterr().err


def test_a_pipe_among_the_assets_is_a_fault(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(project / "templates/assets/pipe.js")
    assert main([]) == 1
    said = "templates/assets/pipe.js:1:1: this is a pipe, not a file (remove it or rename it)\n"
    assert capsys.readouterr().err.endswith(said)


def test_of_very_many_faults_of_a_file_twenty_are_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = "".join(f"key{number}: x\n" for number in range(1000))
    (project / "content/site.yaml").write_text(keys, "utf-8")
    assert main([]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21
    assert "and 980 more" in lines[-1]
    problems = [error(Location("a.yaml", n), f"fault {n}") for n in range(1, 80_001)]
    problems += [warning(Location("a.yaml", 1), "nothing much"), error(Location("b.yaml"), "bad")]
    terminal.report(problems)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "a.yaml:1:1: fault 1"
    assert lines[19:] == ["a.yaml:20:1: fault 20", "a.yaml: and 79,981 more", "b.yaml:1:1: bad"]


@pytest.mark.slow
def test_an_output_of_300_letters_ends_with_two_and_its_path(project: Path) -> None:
    for command, said in (("build", "file name too long"), ("check", "is no folder")):
        done = run(command, "--output", "x" * 300)
        assert done.returncode == 2
        (line,) = done.stderr.splitlines()
        assert "x" * 300 in line
        assert said in line
    for folder in ("seeds", "content", "templates"):
        done = run(f"--{folder}", "x" * 300)
        assert done.returncode == 1
        errors = [line for line in done.stderr.splitlines() if ": warning: " not in line]
        assert len(errors) == 1
        assert "x" * 300 in errors[0]


# -------------------------------------------------------------------- streams and working folder


def in_shell(line: str, **more: object) -> tuple[int, str, str]:
    """What a shell that runs `line`, in which $B is the program, ends with and prints."""
    script = f'B="{sys.executable} {PROJECT}/build.py"; {line}'
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=False, **more
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_a_folder_that_is_gone_ends_with_two_and_one_line(project: Path) -> None:
    said = "build.py: the folder you are in is gone (go to another with cd)\n"
    for command in ("build", "check", "review", "explain x"):
        line = f'mkdir gone; cd gone; rmdir "$PWD"; $B {command}'
        assert in_shell(line) == (2, "", said), command


@pytest.mark.slow
def test_closed_streams_are_no_fault(project: Path) -> None:
    said = "build.py: standard input is closed (extract reads the articles there)\n"
    assert in_shell("$B extract <&-") == (2, "", said)
    article = f"'{json.dumps({'id': 'a', 'text': 'He said no.'})}'"
    assert in_shell(f"$B extract >&- <<< {article}") == (0, "", "")
    assert in_shell("$B -q --no-search 2>&- <&-") == (0, "", "")
    assert in_shell("$B -q --no-search --output other >&- 2>&- <&-") == (0, "", "")
    assert listing(project / "other") == listing(project / "_site")
    assert in_shell("$B check 2>&-")[0] == 0


@pytest.mark.slow
def test_a_full_disk_under_the_output_ends_with_one(project: Path) -> None:
    said = "build.py: cannot write: no space left on device\n"
    article = f"'{json.dumps({'id': 'a', 'text': SENTENCE})}'"
    assert in_shell(f"$B extract >/dev/full <<< {article}") == (1, "", said)
    assert in_shell("$B review -q >/dev/full") == (1, "", said)
    assert in_shell("$B explain -q one >/dev/full") == (1, "", said)
    assert in_shell("$B -q review 2>/dev/full")[0] == 0
    (project / "lines").touch()
    said = "standard input:1:1: cannot be read: bad file descriptor (give it a file of JSON lines)"
    assert in_shell("$B extract 0>>lines") == (1, "", f"{said}\n")


# ------------------------------------------------------------------------------------- terminal


def test_problems_are_sorted_and_no_terminal_obeys_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal.report(
        [
            warning(Location("b.txt", 2), "late", "look"),
            error(Location("b.txt", 10), "later"),
            error(Location("a\x1b]0;x\x07.txt"), "early"),
            error(Location("b.txt", 10), "later"),
        ]
    )
    assert capsys.readouterr().err == (
        "a\\u{1b}]0;x\\u{7}.txt:1:1: early\nb.txt:2:1: warning: late (look)\nb.txt:10:1: later\n"
    )


class Screen:
    """A terminal that remembers what was written."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        """Nothing to do."""


def test_a_terminal_shows_the_line_and_the_place(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    os.mkfifo(project / "pipe.txt")
    lines = ["ft:", "\tnmae: Fin\u202eancial\u0301", "é" * 60 + "X" + "y" * 60, ""]
    (project / "a.txt").write_text("\ufeff" + "\r\n".join(lines), "utf-8")
    places = [(1, 1), (2, 2), (2, 18), (2, 30), (3, 61), (9, 9)]
    terminal.report([error(Location("a.txt", *place), "wrong") for place in places])
    terminal.report([error(Location(name, 2, 2), "wrong") for name in ("pipe.txt", "gone.txt")])
    terminal.report([error(Location("a.txt", 2, 2), "of a site")], of_inputs=False)
    shown = screen.text.splitlines()
    assert shown.pop() == "a.txt:2:2: of a site"
    assert shown == [
        "a.txt:1:1: wrong",
        "a.txt:2:2: wrong",
        "    \\u{9}nmae: Fin\\u{202e}ancial\u0301",
        "         ^",
        "a.txt:2:18: wrong",
        "    \\u{9}nmae: Fin\\u{202e}ancial\u0301",
        "    " + " " * 28 + "^",
        "a.txt:2:30: wrong",
        "a.txt:3:61: wrong",
        "    " + "é" * 40 + "X" + "y" * 35,
        "    " + " " * 40 + "^",
        "a.txt:9:9: wrong",
        "gone.txt:2:2: wrong",
        "pipe.txt:2:2: wrong",
    ]


def test_github_is_told_of_places(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    late = warning(Location("c"), "x")
    terminal.report([error(Location("a,b.txt", 2, 3), "50 % of: it\n", "look"), late])
    assert capsys.readouterr().err == (
        "a,b.txt:2:3: 50 % of: it\\u{a} (look)\n"
        "::error file=a%2Cb.txt,line=2,col=3::50 %25 of: it\\u{a} (look)\n"
        "c:1:1: warning: x\n::warning file=c,line=1,col=1::x\n"
    )


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal.report([error(Location("a.txt"), "wrong")])
    assert screen.text == "\x1b[31ma.txt:1:1\x1b[0m: wrong\n"
    screen.text = ""
    monkeypatch.setenv("NO_COLOR", "1")
    terminal.report([error(Location("a.txt"), "wrong")])
    assert screen.text == "a.txt:1:1: wrong\n"


def test_progress_is_shown_on_a_terminal_after_a_second_and_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    screen = Screen()
    progress = terminal.Progress(screen, wanted=True)
    progress("reading")
    clock[0] += 0.9
    progress("comparing")
    progress.clear()
    assert screen.text == ""
    clock[0] += 0.2
    progress("articles/one.html\x1b[2J")
    progress("articles/two.html")
    assert screen.text == "\r\x1b[Karticles/one.html\\u{1b}[2J"
    progress.clear()
    assert screen.text.endswith("\r\x1b[K")

    silent = Screen()
    quiet = terminal.Progress(silent, wanted=False)
    clock[0] += 10
    quiet("reading")
    assert silent.text == ""


def test_progress_names_the_article_and_the_event_at_work(
    monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    seconds = itertools.count(step=2)
    monkeypatch.setattr(time, "monotonic", lambda: next(seconds))
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.chdir(project)
    assert main(["build", "--no-search"]) == 0
    shown = [text.split("\r")[0] for text in screen.text.split("\x1b[K")]
    stems = [seed.stem for seed in project.glob("seeds/*.txt")]
    assert [text for text in shown if text in [f"reading {stem}" for stem in sorted(stems)]]
    assert [text for text in shown if text.startswith("comparing ")]


@pytest.mark.slow
def test_on_a_real_terminal_no_progress_is_left_behind(project: Path) -> None:
    """A short build shows none, but on a busy machine no build is short."""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "--seeds", "nowhere"],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert done.returncode == 1
    _, _, left = said.rpartition("\r\x1b[K")
    assert left.startswith("nowhere:1:1: ")
    assert "\x1b" not in left


@pytest.mark.slow
def test_a_terminal_without_our_letters_shows_them_escaped(project: Path) -> None:
    (project / "content/site.yaml").write_text("größe: 1\n", "utf-8")
    done = run(env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert "gr\\xf6\\xdfe" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("what", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_program_as_signals_do_with_one_line(what: signal.Signals) -> None:
    # A shell that runs the tests in the background lets them, and what they start, ignore SIGINT.
    script = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import sys, time; from site_builder.commands import build, cli\n"
        "build.run = lambda options: (print('ready', flush=True), time.sleep(60))\n"
        "sys.exit(cli.main([]))"
    )
    build = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert build.stdout.readline() == "ready\n"
    build.send_signal(what)
    _, said = build.communicate()
    assert (said, build.returncode) == ("build.py: stopped\n", -what)


# -------------------------------------------------------------------------------------- extract


def extracted(text: str, *, code: int = 0) -> tuple[list[dict], str]:
    done = run("extract", input=text)
    assert done.returncode == code
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.mark.slow
def test_extract_gives_one_line_an_article() -> None:
    lines = [{"id": "a", "text": SENTENCE}, {"id": "b", "text": "Nobody speaks."}]
    found, said = extracted("".join(f"{json.dumps(line)}\n" for line in lines))
    assert said == ""
    assert [article["id"] for article in found] == ["a", "b"]
    (quote,) = found[0]["quotes"]
    assert SENTENCE[quote["start"] : quote["end"]] == "We agree,"
    assert quote["kind"] == "speech"
    assert quote["speaker"] == "Ann Lee"
    assert SENTENCE[slice(*quote["cue"])] == "said"
    assert found[1]["quotes"] == []


@pytest.mark.slow
def test_extract_tells_of_each_bad_line_and_goes_on() -> None:
    good = json.dumps({"id": "ok", "text": SENTENCE})
    bad = [
        "not json",
        "[1]",
        '{"id": 1, "text": ""}',
        '{"id": "x"}',
        '{"id": "x", "text": "\\ud800"}',
    ]
    found, said = extracted("\n".join([*bad, "", good]) + "\n", code=1)
    assert [article["id"] for article in found] == ["ok"]
    assert said.splitlines() == [
        "standard input:1:1: this line is not JSON: Expecting value: line 1 column 1 (char 0)",
        'standard input:2:1: this line is no object: write {"id": …, "text": …}',
        'standard input:3:1: "id" must be a text: write {"id": …, "text": …}',
        'standard input:4:1: "text" must be a text: write {"id": …, "text": …}',
        'standard input:5:1: "text" has half a character',
    ]


@pytest.mark.slow
def test_extract_takes_bytes_that_are_no_text_for_a_bad_line() -> None:
    command = [sys.executable, str(PROJECT / "build.py"), "extract"]
    deep = b"[" * 100_000
    done = subprocess.run(command, input=b"\xff\xfe\n" + deep, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stdout == b""
    assert [line.partition(b": ")[0] for line in done.stderr.splitlines()] == [
        b"standard input:1:1",
        b"standard input:2:1",
    ]


@pytest.mark.slow
def test_a_reader_who_goes_away_is_no_fault(project: Path) -> None:
    lines = "".join(
        json.dumps({"id": str(n), "text": f"{SENTENCE}\n" * 20}) + "\n" for n in range(100)
    )
    (project / "lines").write_text(lines, "utf-8")
    script = f"{sys.executable} {PROJECT}/build.py extract < lines | head -c 10"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ('{"id": "0"', "")
    script = f"{sys.executable} {PROJECT}/build.py -q 2>&1 | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")


# --------------------------------------------------------------------------- review and explain


def test_review_lists_what_to_look_at(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review"]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        "seeds/one.txt:1:1: article without an entry: content/articles/one.md is missing"
        " [explain one]"
    ]
    assert captured.err == "1 to look at; build.py explain ID tells why\n"
    assert main(["review", "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert not (project / "_site").exists()


def test_explain_tells_why_wherever_its_options_stand(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["explain", "one", "--seeds", "seeds"],
        ["explain", "--seeds", "seeds", "one"],
        ["--seeds", "seeds", "explain", "one"],
    ):
        assert main(arguments) == 0
        captured = capsys.readouterr()
        assert captured.out.startswith("article one\n  seed         seeds/one.txt\n")
        assert captured.err == ""


def test_an_unknown_id_ends_with_two_and_the_nearest(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "q-we-agree"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(
        r"build\.py: nothing has the ID q-we-agree \(near it: q-we-agree-\w{6}, we-agree-\w{6}\)\n",
        said.err,
    )
    assert main(["explain", "\x1b[2J"]) == 2
    assert capsys.readouterr().err == (
        "build.py: nothing has the ID \\u{1b}[2J (build.py review lists ids, and so does data/)\n"
    )


@pytest.mark.parametrize("command", [["review"], ["explain", "one"]])
def test_faults_of_the_content_come_before_what_an_editor_asks(
    project: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content/site.yaml").write_text("titel: x\n", "utf-8")
    assert main(command) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("content/site.yaml:1:1: unknown key “titel”")


# ---------------------------------------------------------------------------------- predictions


def test_a_build_takes_anothers_quotations_and_tells_what_is_wrong_in_them(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quote = {"start": 1, "end": 10, "kind": "speech", "speaker": "Bo Roe"}
    (project / "found.jsonl").write_text(json.dumps({"id": "one", "quotes": [quote]}), "utf-8")
    assert main(["-q", "--predictions", "found.jsonl"]) == 0
    (shown,) = json.loads((project / "_site/data/quotes.json").read_text("utf-8"))
    assert (shown["speaker"], shown["text"]) == ("Bo Roe", "We agree,")
    assert main(["-q", "check"]) == 0
    capsys.readouterr()

    before = listing(project)
    (project / "found.jsonl").write_text('{"id": "two", "quotes": []}', "utf-8")
    assert main(["-q", "--predictions", "found.jsonl"]) == 1
    assert "found.jsonl:1:1: there is no seed “two”" in capsys.readouterr().err
    assert listing(project) == before


@pytest.mark.slow
def test_what_extract_writes_is_built_to_the_same_site(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-q"]) == 0
    found, _ = extracted(json.dumps({"id": "one", "text": f"{SENTENCE}\n"}))
    (project / "found.jsonl").write_text(json.dumps(found[0]), "utf-8")
    assert main(["--predictions", "found.jsonl"]) == 0
    assert capsys.readouterr().out.endswith(", unchanged\n")
