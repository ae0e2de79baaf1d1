"""What holds for every input whatever: nothing raises, nothing is lost, places exist."""

from __future__ import annotations

import csv
import io
import re
import string
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.model.problems import Problem, has_errors
from site_builder.sources.article_table import read_table
from site_builder.sources.content import read_content
from site_builder.sources.encodings import encoding_fault
from site_builder.sources.findings import Findings
from site_builder.sources.names import stem_fault
from site_builder.sources.nodes import Mapping, Node, Scalar, Sequence
from site_builder.sources.seeds import read_seeds, text_faults
from site_builder.sources.yaml_nodes import read_yaml

# Letters of YAML's own grammar come often, so that hypothesis reaches its corners.
YAML_SIGNS = st.lists(
    st.sampled_from(
        [*"[]{}:,#&*!|>'\"%@`-?~<=. \n\tab01", "\n  ", ": ", "- ", "\\x", "\\U", "\\u", "<<: ",
         "\u2028", "\ufeff", "\x85", "\x00", "--- ", "...\n", "%YAML ", "%TAG "]
    ),
    max_size=60,
).map("".join)  # fmt: skip


def assert_placed(problems: list[Problem], text: str, path: str) -> None:
    """Every problem stands on a line and a column that the file has (or just past its end)."""
    lines = text.split("\n")
    for problem in problems:
        where = problem.location
        assert where.path == path
        assert 1 <= where.line <= len(lines)
        assert 1 <= where.column <= len(lines[where.line - 1]) + 1
        assert "\n" not in str(problem)
        assert str(problem).isprintable() or {*"\u00a0\u2003\u00ad"} & {*str(problem)}


@given(st.binary(max_size=300) | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
@example("\ufeff".encode("utf-16"))
@example(b"\r\r\n\x80")
def test_any_bytes_are_a_seed_with_their_very_text_or_a_fault(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(data)
        seeds, problems = read_seeds(Path(folder))
    if seeds:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        assert seeds[0].text == text
        assert not has_errors(problems)
    else:
        assert has_errors(problems)
    assert "\ufffd" not in "".join(seed.text for seed in seeds) or "\ufffd" in data.decode()


@given(st.binary(max_size=200))
def test_a_fault_of_encoding_is_told_exactly_when_utf8_is_not_text(data: bytes) -> None:
    try:
        readable = "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        readable = False
    fault = encoding_fault("a", data)
    assert fault is not None or readable
    if fault is not None and readable:  # a signature of ASCII signs alone
        assert "not a text" in fault.message


@given(st.text())
def test_the_faults_of_a_text_have_places(text: str) -> None:
    assert_placed(text_faults("a", text), text, "a")


@given(st.lists(st.sampled_from(["a.txt", "b.txt", "c.txt", "ä.txt"]), unique=True, min_size=1))
def test_the_order_in_which_files_were_made_changes_nothing(names: list[str]) -> None:
    found = []
    for order in (names, list(reversed(names))):
        with tempfile.TemporaryDirectory() as folder:
            for name in order:
                (Path(folder) / name).write_text(name)
            found.append([(seed.stem, seed.text) for seed in read_seeds(Path(folder))[0]])
    assert found[0] == found[1] == sorted(found[0])


@given(st.text(max_size=120))
def test_a_name_that_passes_is_one_plain_part_of_an_address(stem: str) -> None:
    if stem_fault("p", stem) is None:
        assert "/" not in stem
        assert "\\" not in stem
        assert "%" not in stem
        assert ".." not in stem
        assert stem.isprintable() or not stem.isascii()
        assert 0 < len(stem.encode()) <= 200


@given(st.text() | YAML_SIGNS)
@example("%YAML 1.1\n%YAML 1.1\n---")
@example('"\\U00110000"')
@example('"\\UFFFFFFFF"')
@example("? ")
@example("- \n...\n- ")
@example("%TAG")
@example("!<")
@example(": : :")
def test_any_text_is_nodes_or_problems_with_places(text: str) -> None:
    node, problems = read_yaml("a", text)
    assert_placed(problems, text, "a")
    assert (
        node is not None or problems or "#" in text or not text.strip("\ufeff\n -.\x85\u2028\u2029")
    )


WORDS = st.text(string.ascii_letters + string.digits + "“” é…'\"\\:#-", max_size=20)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


def as_yaml(tree: object) -> str:
    """A tree in flow style with every word in double quotation marks."""
    if isinstance(tree, dict):
        inside = ", ".join(f"{as_yaml(k)}: {as_yaml(v)}" for k, v in tree.items())
        return "{" + inside + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(as_yaml, tree)) + "]"
    return '"' + str(tree).replace("\\", "\\\\").replace('"', '\\"') + '"'


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text


@given(TREES)
def test_what_is_written_is_read(tree: object) -> None:
    # PyYAML reads a quoted key of one line only; the words here have no line end.
    node, problems = read_yaml("a", f"key: {as_yaml(tree)}\n")
    assert problems == []
    assert plain(node) == {"key": tree}


KEYS = st.sampled_from(
    ["name", "siglum", "hue", "line", "title", "outlet", "date", "sure", "words", "together", "x",
     "pinned", "article", "exact", "quotes", "same", "statements", "paraphrases", "of", "kind",
     "base_url"]
)  # fmt: skip
VALUES = st.recursive(
    st.sampled_from(["", "a", "5", "2025-02-07", "https://a.org/", "\u202e", "*", "true"])
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=10,
)
NAMES = st.sampled_from(
    ["site.yaml", "outlets.yaml", "speakers.yaml", "about.md", "articles/a.md", "events/a.md",
     "events/b.md", "themes/a.md", "notes/a.md", "corrections/a.yaml", "articles.csv"]
)  # fmt: skip


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]) | st.just("\n"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5), st.sampled_from(",;\t"))
def test_a_table_that_was_written_is_read_with_the_place_of_each_cell(
    rows: list[list[str]], delimiter: str
) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerows([["seed", "title", "author"], *([f"s{n}", *r] for n, r in enumerate(rows))])
    text = file.getvalue()
    findings = Findings()
    found = read_table("articles.csv", text, findings)
    assert findings.problems == []
    wanted = {
        f"s{n}": {k: v.strip() for k, v in zip(("title", "author"), r, strict=True) if v.strip()}
        for n, r in enumerate(rows)
    }
    read = {seed: {entry.key: entry.value for entry in row.entries} for seed, row in found.items()}
    assert {s: {k: v.text for k, v in row.items()} for s, row in read.items()} == wanted
    lines = text.split("\n")
    for cell in (value for row in read.values() for value in row.values()):
        line, column = cell.location.line - 1, cell.location.column - 1
        rest = "\n".join([lines[line][column:], *lines[line + 1 :]])
        words = re.findall(r"[^\s\",;]+", cell.text)
        assert words[:1] == re.findall(r"[^\s\",;]+", rest)[: len(words[:1])]


@given(st.dictionaries(NAMES, VALUES | st.binary(max_size=80), max_size=4))
def test_any_content_is_values_or_problems(files: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, value in files.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            if isinstance(value, bytes):
                path.write_bytes(value)
            else:
                text = as_yaml(value)
                body = f"---\n{text}\n---\nBody\n" if name.endswith(".md") else text
                path.write_bytes(body.encode("utf-8", "surrogatepass"))
        first = read_content(Path(folder), ("a",))
        second = read_content(Path(folder), ("a",))
    assert first == second
    assert all("\n" not in str(problem) for problem in first[1])


SHAPES = ("“", "\u202e", "\x07", "\u200d", "\r", " \n", "می\u200c", "\ufdd0", "x", "👩\u200d")


@pytest.mark.parametrize("shape", SHAPES, ids=repr)
def test_reading_a_seed_is_linear(shape: str, tmp_path: Path) -> None:
    """Ten times the text costs about ten times the time; a square would cost a hundred.

    A busy machine only adds time, so that the best of the readings counts, and one is enough.
    """

    def seconds(times: int) -> float:
        (tmp_path / "a.txt").write_text(shape * times, encoding="utf-8", newline="")
        started = time.process_time()
        read_seeds(tmp_path)
        return time.process_time() - started

    small = max(min(seconds(10_000) for _ in range(3)), 0.002)
    assert any(seconds(100_000) < 35 * small for _ in range(10))
