"""Steps that are sent to workers give what they give here, in order, and nothing else is run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from folders import CONTENT, SEEDS

from site_builder.commands.arguments import read_arguments
from site_builder.edition.compile import compile_edition
from site_builder.memory.store import Memory
from site_builder.model.problems import WorkersError
from site_builder.model.steps import Step
from site_builder.model.wire import ENCODER
from site_builder.quotes.reading import read_article
from site_builder.sources.content import read_content
from site_builder.sources.seeds import read_seeds
from site_builder.text.words import Words, read_words
from site_builder.workers import order, orders
from site_builder.workers.order import Order, answer, this_program
from site_builder.workers.orders import Orders

READING: Step[str, Words] = Step(read_words, lambda text: f"reading {text}")
TEXTS = ("One kite.", "Two kites flew.", "Three.", "Four kites.", "Five.")


class Here:
    """Workers that answer when they are asked; `sent` has the orders."""

    room, ahead = 1 << 20, 3

    def __init__(self, size: int = 1) -> None:
        self.size = size
        self.sent: list[bytes] = []

    def send(self, order: bytes) -> Callable[[], bytes]:
        self.sent.append(order)
        return lambda: answer(order)


@pytest.mark.parametrize(("size", "count"), [(1, 5), (2, 3), (50, 2)])
def test_results_come_in_order_whatever_the_size_of_an_order(size: int, count: int) -> None:
    here = Here(size)
    assert list(Orders(here).each(READING, TEXTS)) == [read_words(text) for text in TEXTS]
    assert len(here.sent) == count  # of 50 none is full: the first is sent when it is asked for


def test_an_order_ends_where_its_bytes_are_too_many() -> None:
    here = Here(50)
    here.room = 20
    assert len(list(Orders(here).each(READING, TEXTS))) == len(TEXTS)
    assert len(here.sent) == 2


def test_no_more_is_begun_than_workers_need() -> None:
    begun: list[str] = []
    each = Orders(Here()).each(READING, (begun.append(text) or text for text in TEXTS))
    next(each)
    assert len(begun) == Here.ahead + 1


def test_an_edition_that_workers_made_is_the_same() -> None:
    seeds, content = read_seeds(SEEDS)[0], read_content(CONTENT)[0]
    here = Here(3)
    made = compile_edition(seeds, content, taking=Orders(here))
    assert here.sent
    assert made == compile_edition(seeds, content)


def test_what_is_remembered_is_not_sent(tmp_path: Path) -> None:
    for count in (len(TEXTS), 0):
        here = Here()
        memory = Memory(str(tmp_path / "content"), Orders(here))
        assert list(memory.each(READING, TEXTS)) == [read_words(text) for text in TEXTS]
        memory.close(forget=True)
        assert len(here.sent) == count


def test_a_fault_in_a_worker_is_found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(text: str) -> Words:
        raise MemoryError(text)

    monkeypatch.setattr(order, "_function", lambda _name: (failing, str, tuple[()]))
    assert list(Orders(Here(2)).each(READING, TEXTS)) == [read_words(text) for text in TEXTS]


def test_a_worker_of_another_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "this_program", lambda: b"a newer one")
    told = r"reading One kite\.: a worker runs another version of the program \(install this "
    with pytest.raises(WorkersError, match=told):
        list(Orders(Here()).each(READING, TEXTS))


@pytest.mark.parametrize("name", ["os.system", "site_builderx.run", "site_builder.os.system"])
def test_a_worker_calls_functions_of_the_program_alone(name: str) -> None:
    asked = Order(this_program(), name, ENCODER.encode(()), (ENCODER.encode("true"),))
    with pytest.raises((ValueError, ImportError)):
        answer(ENCODER.encode(asked))


def test_a_value_of_another_type_is_no_argument() -> None:
    name = f"{read_article.__module__}.{read_article.__qualname__}"
    asked = Order(this_program(), name, ENCODER.encode(()), (ENCODER.encode("no part"),))
    with pytest.raises(msgspec.ValidationError):
        answer(ENCODER.encode(asked))


@pytest.mark.parametrize("given", ["0", "-1", "two", "1001", "", "²", "9" * 5000])
def test_a_wrong_number_of_processes_is_told(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["build", f"--jobs={given}"])
    assert "argument --jobs: needs a number from 1 to 1000, or auto" in capsys.readouterr().err


def test_auto_is_a_process_for_each_cpu() -> None:
    assert read_arguments(["build", "--jobs", "auto"]).jobs >= 1
    assert read_arguments(["build", "--jobs", "007"]).jobs == 7
    assert read_arguments(["build"]).jobs == 1
