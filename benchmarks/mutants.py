"""One-line faults put into the program, and how many of them the quick tests notice.

    python benchmarks/mutants.py [--seed 7] [--each 12] [--jobs 2] [GROUP ...]

A mutant is one place of the code changed: a comparison moved by its bound or turned, `and` for
`or`, a sign, a condition negated, a number one higher, True for False. A seed chooses so many of
each group. Each is run in a copy of the project against the tests of its group until one fails; a
mutant that survives is a rule that no test asks for.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 300  # seconds: a mutant that never ends is noticed
NOT_COPIED = (".git", ".venv", "_site*", "node_modules", "__pycache__", ".*_cache", "*.png")


class Group(NamedTuple):
    """Modules of the package, modules that are left to other groups, and the tests that ask."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    others: tuple[str, ...] = ()


READER = ("sources/files.py", "sources/encodings.py", "sources/characters.py", "sources/yaml_*.py")
GROUPS = {
    "reader": Group(READER, ("unit/test_files.py", "unit/test_seeds.py", "unit/test_yaml*.py",
                             "properties/test_sources.py")),
    "loader": Group(("sources/*.py",),
                    ("unit/test_content*.py", "unit/test_outlets.py", "unit/test_predictions.py",
                     "unit/test_articles.py", "unit/test_own_look.py", "unit/test_moved.py",
                     "unit/test_remove.py", "unit/test_new.py", "unit/test_content_docs.py",
                     "properties/test_sources.py", "test_mistakes.py"), READER),
    "escaping": Group(("pages/parts/markup.py", "pages/parts/markdown*.py", "publish/render.py"),
                      ("unit/test_mark*.py", "unit/test_render.py", "unit/test_article_view.py",
                       "unit/test_index_views.py", "properties/test_markup*.py")),
    "publisher": Group(("publish/output.py", "publish/folders.py", "publish/locks.py",
                        "publish/system.py"),
                       ("unit/test_output.py", "unit/test_cli.py", "unit/test_memory.py",
                        "test_incremental.py")),
    "collation": Group(("edition/aligning/*.py",),
                       ("unit/test_collation*.py", "unit/test_main_links.py",
                        "unit/test_statements.py", "unit/test_similarity.py",
                        "unit/test_differences.py", "unit/test_meaning*.py",
                        "unit/test_joining_rules.py", "properties/test_collation*.py",
                        "properties/test_statement*.py", "test_seed_statements.py")),
    "attribution": Group(("quotes/attribution.py", "quotes/speaking/*.py"),
                         ("unit/test_attribution.py", "unit/test_cues.py", "unit/test_features.py",
                          "unit/test_mentions.py", "unit/test_people_named.py",
                          "unit/test_speaker*.py", "unit/test_own_verbs.py",
                          "unit/test_quotations.py", "unit/test_kind_frames.py",
                          "properties/test_attribution*.py", "test_seed_quotations.py")),
}  # fmt: skip

# Mutants that change nothing that anybody could see: the line, what it becomes, and why.
EQUIVALENT = {
    (
        "folder.mkdir(exist_ok=True)",
        "folder.mkdir(exist_ok=False)",
    ): "another build makes the folder between two calls of this one",
    (
        "if gaps and any(low < place.end and place.start < high for low, high in gaps):",
        "if gaps and any(low <= place.end and place.start < high for low, high in gaps):",
    ): "a space is behind every printed word, and no gap begins with one",
    (
        "return v >= 0 and scan.kinds[v] == STRONG_CUE",
        "return v > 0 and scan.kinds[v] == STRONG_CUE",
    ): "a verb that is looked for behind a word is not the first word",
    (
        "return found.end() - 1 if found else -1",
        "return found.end() - 1 if found else -2",
    ): "callers ask whether it is below 0",
    (
        "if not in_a_tag or not html.endswith(LEADS, 0, at):",
        "if not in_a_tag or not html.endswith(LEADS, 1, at):",
    ): "no attribute begins with the first character of a page",
    (
        "for term, word in zip(other.wording.sequence, other.written, strict=True):",
        "for term, word in zip(other.wording.sequence, other.written, strict=False):",
    ): "both are as long as the utterance has words",
    (
        "i = scan.kinds.rfind(OPEN, max(0, i - LONGEST_BRACKET), i) - 1",
        "i = scan.kinds.rfind(OPEN, max(1, i - LONGEST_BRACKET), i) - 1",
    ): "a bracket that opens a text follows nobody",
    (
        "furthest, last = 0, 0",
        "furthest, last = 0, 1",
    ): "no quotation begins before the text, so the first number is asked for by none",
    (
        "for part, here in zip(parts, codes, strict=True):",
        "for part, here in zip(parts, codes, strict=False):",
    ): "there is one list of differences for each part",
    (
        "here, rename_exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of <linux/fs.h>",
        "here, rename_exchange = -101, 2  # AT_FDCWD, RENAME_EXCHANGE of <linux/fs.h>",
    ): "the system reads no folder where the paths are absolute, as ours are",
}

SWAPS = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"), ast.In: ("in", "not in"), ast.NotIn: ("not in", "in"),
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.And: ("and", "or"), ast.Or: ("or", "and"),
}  # fmt: skip


class Mutant(NamedTuple):
    """A place of a module (line from 1, columns in bytes) and what is put there."""

    path: str
    line: int
    start: int
    end: int
    put: str

    def applied(self, source: str) -> str:
        lines = source.split("\n")
        lines[self.line - 1] = self._changed(lines[self.line - 1])
        return "\n".join(lines)

    def _changed(self, line: str) -> str:
        data = line.encode()
        return (data[: self.start] + self.put.encode() + data[self.end :]).decode()

    def shown(self, source: str) -> tuple[str, str]:
        line = source.split("\n")[self.line - 1]
        return line.strip(), self._changed(line).strip()


def mutants_of(path: str, source: str) -> list[Mutant]:
    """Every mutant of a module's functions, in the order of its text."""
    lines = [line.encode() for line in source.split("\n")]
    found = set()
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            for node in (n for statement in function.body for n in ast.walk(statement)):
                for line, start, end, put in _places(node, lines):
                    found.add(Mutant(path, line, start, end, put))
    return sorted(found)


def _places(node: ast.AST, lines: list[bytes]) -> Iterator[tuple[int, int, int, str]]:
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
            yield from _swapped(left, operator, right, lines)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield from _swapped(node.left, node.op, node.right, lines)
    elif isinstance(node, ast.BoolOp):
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from _swapped(left, node.op, right, lines)
    elif (
        isinstance(node, ast.If | ast.IfExp | ast.While)
        and node.test.lineno == node.test.end_lineno
    ):
        test = node.test
        inside = lines[test.lineno - 1][test.col_offset : test.end_col_offset].decode()
        yield test.lineno, test.col_offset, test.end_col_offset or 0, f"(not ({inside}))"
    elif isinstance(node, ast.Constant) and node.lineno == node.end_lineno:
        if isinstance(node.value, bool):
            yield node.lineno, node.col_offset, node.end_col_offset or 0, str(not node.value)
        elif isinstance(node.value, int):
            yield node.lineno, node.col_offset, node.end_col_offset or 0, str(node.value + 1)


def _swapped(
    left: ast.expr, operator: ast.AST, right: ast.expr, lines: list[bytes]
) -> Iterator[tuple[int, int, int, str]]:
    """The operator between two operands of one line, turned."""
    if type(operator) not in SWAPS or left.end_lineno != right.lineno:
        return
    sign, put = SWAPS[type(operator)]
    low, high = left.end_col_offset or 0, right.col_offset
    pattern = rf"(?<![\w=<>!]){re.escape(sign)}(?![\w=])"
    match = re.search(pattern, lines[right.lineno - 1][low:high].decode())
    if match:
        yield right.lineno, low + match.start(), low + match.end(), put


def chosen(name: str, each: int, seed: int) -> list[Mutant]:
    """So many mutants of a group, the same for the same seed and the same code."""
    group = GROUPS[name]
    package = PROJECT / "site_builder"
    paths = {p for pattern in group.modules for p in package.glob(pattern)}
    paths -= {p for pattern in group.others for p in package.glob(pattern)}
    mutants = []
    for path in sorted(paths):
        source = path.read_text("utf-8")
        found = mutants_of(path.relative_to(PROJECT).as_posix(), source)
        mutants += [mutant for mutant in found if mutant.shown(source) not in EQUIVALENT]
    dice = random.Random(f"{seed} {name}")  # noqa: S311 - a sample needs no secrets
    return sorted(dice.sample(mutants, min(each, len(mutants))))


def copied(folder: Path) -> Path:
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns(*NOT_COPIED))
    return folder


def is_killed(mutant: Mutant | None, tests: list[str], copy: Path) -> bool:
    """Whether a test of those fails in the copy with that mutant (or with none)."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    source = ""
    if mutant:
        source = (PROJECT / mutant.path).read_text("utf-8")
        (copy / mutant.path).write_text(mutant.applied(source), "utf-8")
    try:
        done = subprocess.run(
            command,
            cwd=copy,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        if mutant:
            (copy / mutant.path).write_text(source, "utf-8")
    return done.returncode != 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--each", type=int, default=12, help="mutants of a group")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    killed = total = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(options.jobs):
            copies.put(copied(Path(folder) / str(number)))

        def tried(mutant: Mutant | None, tests: list[str]) -> bool:
            copy = copies.get()
            try:
                return is_killed(mutant, tests, copy)
            finally:
                copies.put(copy)

        for name in options.groups or GROUPS:
            patterns = GROUPS[name].tests
            found = [p for pattern in patterns for p in (PROJECT / "tests").glob(pattern)]
            tests = sorted(path.relative_to(PROJECT).as_posix() for path in found)
            if tried(None, tests):
                sys.exit(f"mutants.py: the tests of {name} fail without any mutant")
            mutants = chosen(name, options.each, options.seed)
            answers = list(pool.map(lambda mutant, t=tests: tried(mutant, t), mutants))
            killed, total = killed + sum(answers), total + len(answers)
            print(f"{name}: {sum(answers)} of {len(answers)} killed", flush=True)
            for mutant in (m for m, answer in zip(mutants, answers, strict=True) if not answer):
                before, after = mutant.shown((PROJECT / mutant.path).read_text("utf-8"))
                print(f"  {mutant.path}:{mutant.line}\n    {before}\n    {after}", flush=True)
    print(f"{killed} of {total} killed: {killed / total:.0%}")
    return 0 if killed >= 0.9 * total else 1


if __name__ == "__main__":
    sys.exit(main())
