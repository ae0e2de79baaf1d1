"""No reader raises, on mutated inputs and on those that once made one raise (`tests/fuzz.py`)."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path

import pytest
from folders import CASES
from fuzz import Reader, fault_of, mutated, readers, run

FINDS = [json.loads(line) for line in (CASES / "fuzz.jsonl").read_text("utf-8").splitlines()]
INPUTS = 25


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reader]:
    return readers(tmp_path_factory.mktemp("fuzz"))


def test_no_reader_raises_on_mutated_inputs(known: dict[str, Reader]) -> None:
    assert run(INPUTS, known) == {}


def test_what_once_raised_does_not_again(known: dict[str, Reader]) -> None:
    for find in FINDS:
        _, read = known[find["reader"]]
        assert fault_of(read, base64.b64decode(find["data"])) == ""


def test_every_reader_reads_its_real_inputs(known: dict[str, Reader]) -> None:
    for name, (bases, read) in known.items():
        assert [fault_of(read, data) for data in bases[:3]] == [""] * len(bases[:3]), name


def test_a_reader_that_raises_is_found_with_its_input(tmp_path: Path) -> None:
    def read(data: bytes) -> None:
        assert b"{" not in data

    found = run(200, {"bad": ([b"a: {b}"], read)})
    assert all(b"{" in data for _, data in found["bad"].values())
    assert found == run(200, {"bad": ([b"a: {b}"], read)})


def test_no_two_inputs_are_alike() -> None:
    made = [mutated([b"seed,title\na,b\n"], random.Random(n)) for n in range(200)]  # noqa: S311 (no secret)
    assert len(set(made)) > 190
