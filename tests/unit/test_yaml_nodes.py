"""Our own reader of YAML: words stay words, places are right, tricks are refused."""

from __future__ import annotations

import time

import pytest

from site_builder.model.problems import Location
from site_builder.sources.nodes import KeyValue, Mapping, Node, Refused, Scalar, Sequence
from site_builder.sources.yaml_nodes import read_yaml
from site_builder.text.spans import LineIndex


def plain(node: Node | None) -> object:
    """A node without its places."""
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else node


def faults(text: str) -> list[str]:
    return [str(p) for p in read_yaml("f", text)[1]]


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "yes",
        "on",
        "null",
        "~",
        "22:22",
        "010",
        "1.10",
        "0x1F",
        "1_000",
        "2025-02-07",
        "1e3",
        ".inf",
        "“No.”",
        "true",
        "=",
    ],
)
def test_words_stay_words(word: str) -> None:
    assert plain(read_yaml("f", f"key: {word}\n")[0]) == {"key": word}
    assert plain(read_yaml("f", f"{word}: x\n")[0]) == {word: "x"}


def test_quoting_changes_nothing_but_what_it_must() -> None:
    text = 'a: \'no\'\nb: "no"\nc: >-\n  one\n  two\nd: |\n  one\n  two\ne: "\\u201c"\nf:\n'
    assert plain(read_yaml("f", text)[0]) == {
        "a": "no",
        "b": "no",
        "c": "one two",
        "d": "one\ntwo\n",
        "e": "“",
        "f": "",
    }


def test_every_node_knows_its_place() -> None:
    node, problems = read_yaml("f", "a: 1\nb:\n  - x\n  - {c: “y”}\n")
    at = Location
    assert problems == []
    assert node == Mapping(
        (
            KeyValue("a", at("f", 1, 1), Scalar("1", at("f", 1, 4))),
            KeyValue(
                "b",
                at("f", 2, 1),
                Sequence(
                    (
                        Scalar("x", at("f", 3, 5)),
                        Mapping(
                            (KeyValue("c", at("f", 4, 6), Scalar("“y”", at("f", 4, 9))),),
                            at("f", 4, 5),
                        ),
                    ),
                    at("f", 3, 3),
                ),
            ),
        ),
        at("f", 1, 1),
    )


def test_places_count_lines_as_files_do_and_from_where_the_yaml_begins() -> None:
    """PyYAML ends a line at U+2028 too; an editor's window does not."""
    text = "---\na: 'one\u2028two'\nb: 1\nb: 2\n---\n"
    assert [str(p) for p in read_yaml("f", text[4:-4], LineIndex(text), 4)[1]] == [
        "f:4:1: the key “b” is here a second time (first in line 3) (keep one of them)"
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n# nothing\n"])
def test_an_empty_document_is_no_node_or_an_empty_word(text: str) -> None:
    node, problems = read_yaml("f", text)
    assert plain(node) in (None, "")
    assert problems == []


END = "lists and keys are nested more than 20 deep (write it flatter)"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "a: 1\nb: 2\na: 3\na: 4\n",
            [
                "f:3:1: the key “a” is here a second time (first in line 1) (keep one of them)",
                "f:4:1: the key “a” is here a second time (first in line 1) (keep one of them)",
            ],
        ),
        (
            "a: &x 1\nb: *x\nc: &y [*x]\n",
            [
                "f:1:4: anchors (&x) are not read (remove it)",
                "f:2:4: aliases (*x) are not read (write it out)",
                "f:3:4: anchors (&y) are not read (remove it)",
                "f:3:8: aliases (*x) are not read (write it out)",
            ],
        ),
        (
            "a: {b: 1}\n<<: {c: 2}\n",
            ["f:2:1: merge keys (<<) are not read (write the keys out)"],
        ),
        (
            "a: !!python/object/apply:os.system [x]\nb: !c d\n",
            [
                "f:1:4: tags (tag:yaml.org,2002:python/object/apply:os…) are not read (remove it)",
                "f:2:4: tags (!c) are not read (remove it)",
            ],
        ),
        ("a: 1\n---\nb: 2\n", ["f:2:1: a second document begins here (keep only one)"]),
        ("%YAML 1.1\n---\na: 1\n", ["f:1:1: directives (%) are not read (remove the line)"]),
        ("a:\tb\n", ["f:1:3: there is a tab here (use spaces; in a text write \\t)"]),
        ("\ta: b\n", ["f:1:1: there is a tab here (use spaces; in a text write \\t)"]),
        ("a:\n\t- b\n", ["f:2:1: there is a tab here (use spaces; in a text write \\t)"]),
        (
            "? [a, b]\n: c\nd: 1\nd: 2\n",
            [
                "f:1:3: a list or mapping is in the place of a key (use a word)",
                "f:4:1: the key “d” is here a second time (first in line 3) (keep one of them)",
            ],
        ),
        (
            "title: Iran: no talks\n",
            [
                "f:1:12: there is a colon and a space in this value "
                "(put the whole value in quotation marks)"
            ],
        ),
        (
            'title: "No talks\ndate: x\n',
            ["f:1:8: a quotation mark is opened here and never closed (close it)"],
        ),
        (
            "exact: 'it's here'\n",
            [
                "f:1:12: this line is not where the list or the keys above it ended "
                "(give it the same indentation as its neighbours; "
                "quote a value that goes on after its closing mark)"
            ],
        ),
        (
            "words: [war, peace\ntitle: x\n",
            [
                "f:1:8: a bracket of this list or mapping is never closed "
                "(close it, or put a comma between its items)"
            ],
        ),
        (
            "because: they differ\nand so on\nkind: term\n",
            [
                "f:2:1: this key has no colon, or a text runs on at the left margin "
                "(write “key: value”, and indent the lines that continue a text)"
            ],
        ),
        (
            "author: @x\n",
            ["f:1:9: a value cannot begin with this character (put the value in quotation marks)"],
        ),
        (
            'a: "\\q"\n',
            [
                "f:1:6: an escape in double quotation marks that YAML does not know "
                "(write \\\\ for a backslash, or use single quotation marks)"
            ],
        ),
        (
            'a: "\\U00110000"\n',
            ["f:1:7: this is not YAML (correct it or put it in quotation marks)"],
        ),
        (
            "a: - b\n",
            ["f:1:4: a list cannot begin here (begin it on a line of its own, indented)"],
        ),
        (
            "a: ]\n",
            [
                "f:1:4: a value is missing before this sign, or the sign does not belong here "
                "(remove it, or put the value in quotation marks)"
            ],
        ),
        ("a: b\0\n", ["f:1:5: a character that YAML refuses (remove it)"]),
        ("[" * 21, [f"f:1:21: {END}"]),
        ("- " * 21, [f"f:1:41: {END}"]),
    ],
)
def test_what_is_refused(text: str, messages: list[str]) -> None:
    assert faults(text) == messages


def test_twenty_levels_are_read() -> None:
    assert faults("[" * 20 + "]" * 20) == []


def test_a_refused_node_keeps_its_place_so_that_reading_goes_on() -> None:
    node, _ = read_yaml("f", "a: *x\nb: 1\n")
    assert plain(node) == {"a": Refused(Location("f", 1, 4)), "b": "1"}


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 30_000,
        "[\n" * 30_000,
        "{a: " * 30_000,
        "- " * 30_000,
        "? " * 30_000,
        "&a " * 30_000,
        "!!a " * 30_000,
        "a: " * 30_000,
        "*a " * 30_000,
        "%a\n" * 30_000,
        "---\n" * 30_000,
        "'" * 90_001,
        '"' * 90_001,
        "# \n" * 30_000,
        "\n" * 90_000,
        " " * 90_000,
        "a: &a [x, x]\n" + "".join(f"b{n}: *a\n" for n in range(3_000)),
        "a: &a {<<: *a}\n",
        "? a\n" * 10_000,
        "- a\n" * 10_000,
        "a:\n" * 10_000,
        "[a" + ",a" * 10_000 + "]",
    ],
    ids=lambda bomb: repr(bomb[:8]),
)
def test_bombs_end_soon(bomb: str) -> None:
    """Each ends in well under a second here; ten allow for a slow machine, not for a square."""
    started = time.process_time()
    read_yaml("f", bomb)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(("length", "shown"), [(40, "k" * 40), (41, "k" * 40 + "…")])
def test_a_long_key_is_cut_where_it_is_named(length: int, shown: str) -> None:
    key = "k" * length
    _, (problem,) = read_yaml("f", f"{key}: 1\n{key}: 2\n")
    assert f"the key “{shown}” is here a second time" in str(problem)
