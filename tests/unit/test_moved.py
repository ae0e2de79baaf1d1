"""An address that was published and has no page any more leads on."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from small_edition import ACT, EVENT, index, small_edition

from site_builder.commands.addresses import run
from site_builder.commands.arguments import read_arguments
from site_builder.model.given import PublishedAddress
from site_builder.pages.moved import MovedView, moved_pages, published

EDITION = small_edition()


def leads(*addresses: PublishedAddress) -> dict[str, str]:
    """Where the pages of these addresses lead."""
    found = {}
    for page in moved_pages(index(replace(EDITION, published=addresses))):
        assert isinstance(page.view, MovedView)
        assert not page.frame.is_indexable
        found[page.path] = page.view.url
    return found


def test_what_has_a_page_today_leads_nowhere_else() -> None:
    assert f"statements/{ACT}.html" in {one.path for one in published(EDITION)}
    assert leads(*published(EDITION)) == {}


def test_a_statement_leads_to_its_row_and_a_lost_one_to_its_article() -> None:
    (lone, *_) = (s for s in EDITION.statements if len(s.renderings) == 1)
    assert leads(
        PublishedAddress(f"statements/{lone.id}.html", "no-seed"),
        PublishedAddress("statements/gone-1a2b3c.html", "b-memo"),
        PublishedAddress("events/another-name.html", "b-memo"),
        PublishedAddress("events/without-article.html", "no-seed"),
    ) == {
        f"statements/{lone.id}.html": f"../events/{lone.event_id}.html#{lone.id}",
        "statements/gone-1a2b3c.html": "../articles/b-memo.html",
        "events/another-name.html": f"{EVENT}.html",
    }


def test_the_command_adds_what_is_new_and_keeps_what_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("seeds", "content"):
        Path(folder).mkdir()
    Path("seeds/one.txt").write_text("“We will go there,” Ann Smith said.\n", "utf-8")
    file = Path("content/addresses.csv")
    file.write_text("address,article\nevents/old.html,one\n", "utf-8")
    options = read_arguments(["addresses"])
    assert run(options) == 0
    assert "2 addresses, 1 new" in capsys.readouterr().out
    first, *rows = file.read_text("utf-8").splitlines()
    assert first == "address,article"
    assert "events/old.html,one" in rows
    assert len(rows) == 2
    assert run(options) == 0
    assert "2 addresses, 0 new" in capsys.readouterr().out


def test_a_table_that_can_not_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_paths: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.chdir(tmp_path)
    for folder in ("seeds", "content"):
        Path(folder).mkdir()
    Path("seeds/one.txt").write_text("“We will go there,” Ann Smith said.\n", "utf-8")
    before = "address,article\nevents/old.html,one\n"
    Path("content/addresses.csv").write_text(before, "utf-8")
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        run(read_arguments(["addresses"]))
    assert Path("content/addresses.csv").read_text("utf-8") == before
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert run(read_arguments(["addresses"])) == 0
    assert [path.name for path in Path("content").iterdir()] == ["addresses.csv"]
