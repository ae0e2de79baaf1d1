"""The search index: of which words it is made, when it is kept, in which order it lies."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from folders import OF_EDITION, PROJECT
from msgspec.structs import replace
from small_edition import changed, small_edition

from site_builder.pages.all_pages import pages
from site_builder.pages.parts.facets import Facet
from site_builder.pages.parts.layout import Frame
from site_builder.publish import search_index as subject
from site_builder.publish.folders import MANIFEST, manifest
from site_builder.publish.pagefind import PagefindError, indexed
from site_builder.publish.search_index import MADE_FROM, engine, search_index
from site_builder.publish.search_order import in_one_order

PROGRAM = engine()  # of the extra `test`


def page(body: str, outlet: str = "FT") -> bytes:
    facet = f'<meta name="outlet" content="{outlet}" data-pagefind-filter="outlet[content]">'
    head = f'<!DOCTYPE html><html lang="en"><head><title>T</title>{facet}</head>'
    return f"{head}<body><h1>Title</h1>{body}</body></html>".encode()


SITE = {
    "articles/a.html": page('<p data-pagefind-body id="p1">Neither wise nor prudent.</p>'),
    "articles/b.html": page('<p data-pagefind-body id="p1">Not rational.</p>', "MEMO"),
    "index.html": page("<p>Neither wise on the home page.</p>"),
    "data/quotes.json": b"[]",
}


def made(site: dict[str, bytes], output: Path) -> dict[str, bytes]:
    assert PROGRAM is not None
    found, problems = search_index(site, PROGRAM, output)
    assert problems == []
    return found


def fragments(index: dict[str, bytes]) -> dict[str, dict]:
    packed = [data for path, data in index.items() if path.startswith("search/fragment/")]
    plain = [gzip.decompress(data) for data in packed]
    read = [json.loads(data[data.index(b"{") :]) for data in plain]
    return {one["url"]: one for one in read}


# ------------------------------------------------------------------------------------- which words


@pytest.mark.slow
def test_what_pages_mark_is_indexed_and_nothing_else(tmp_path: Path) -> None:
    found = fragments(made(SITE, tmp_path / "none"))
    assert set(found) == {"/articles/a.html", "/articles/b.html"}
    assert found["/articles/a.html"]["content"] == "Neither wise nor prudent."
    assert found["/articles/b.html"]["filters"] == {"outlet": ["MEMO"]}
    assert [a["id"] for a in found["/articles/a.html"]["anchors"]] in ([], ["p1"])


@pytest.mark.slow
def test_a_rendering_in_cells_is_read_on_without_full_stops(tmp_path: Path) -> None:
    row = (
        '<table data-pagefind-body><tr id="row-1"><th>FT</th> <td>“as it is</td> <td>neither wise,'
        '</td> <td class="gap">nothing</td> <td>nor prudent”</td><td class="verb">told</td></tr>'
        "</table>"
    )
    (found,) = fragments(made({"statements/s.html": page(row)}, tmp_path)).values()
    assert found["content"] == "FT “as it is neither wise, nor prudent”"
    assert found["anchors"][-1]["id"] == "row-1"


@pytest.mark.slow
def test_places_and_furniture_are_no_words_of_the_report(tmp_path: Path) -> None:
    text = (
        '<article data-pagefind-body><details class="furniture"><p>Sign up.</p></details>'
        '<p>Said so. <a class="where" href="#p1">¶1</a></p></article>'
    )
    (found,) = fragments(made({"articles/a.html": page(text)}, tmp_path)).values()
    assert found["content"] == "Said so."


def test_each_searched_page_says_its_kind_and_no_index_is_searched() -> None:
    kinds: dict[str, set[str]] = {}
    for one in pages(small_edition()):
        frame = one.frame
        assert isinstance(frame, Frame)
        kinds.setdefault(one.template, set()).update(
            facet.value for facet in frame.facets if facet.name == "kind"
        )
    assert {template: kind for template, kind in kinds.items() if kind} == {
        "article.html": {"Article"},
        "event.html": {"Event"},
        "statement.html": {"Statement"},
        "theme.html": {"Theme"},
        "speaker.html": {"Speaker"},
        "outlet.html": {"Outlet"},
        "terms.html": {"Terms"},
    }


def test_a_statement_is_found_by_every_outlet_that_renders_it() -> None:
    edition = small_edition()
    (statement,) = [s for s in edition.statements if len(s.renderings) > 1][:1]
    (found,) = [p.frame for p in pages(edition) if p.path == f"statements/{statement.id}.html"]
    names = {o.id: o.name for o in edition.outlets}
    facets = found.facets
    assert {Facet("outlet", names[r.outlet_id]) for r in statement.renderings} <= set(facets)
    assert list(dict.fromkeys(facets)) == list(facets)


def test_without_search_there_is_no_page_of_it() -> None:
    edition = small_edition()
    assert "search.html" in [p.path for p in pages(edition)]
    assert "search.html" not in [p.path for p in pages(edition, has_search=False)]


# --------------------------------------------------------------------------------- kept or made new


def publish(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in {**files, MANIFEST: manifest(files)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.mark.slow
def test_an_index_is_kept_while_no_searched_page_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(SITE, tmp_path)
    publish(tmp_path, {**SITE, **first})
    runs = []
    monkeypatch.setattr(subject, "indexed", lambda *a: runs.append(a))
    assert made({**SITE, "index.html": page("<p>News.</p>")}, tmp_path) == first
    assert runs == []


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["page", "new", "gone", "bytes", "file"])
def test_an_index_is_made_again_when_a_page_or_the_index_is_another(
    tmp_path: Path, harm: str
) -> None:
    first = made(SITE, tmp_path)
    publish(tmp_path, {**SITE, **first})
    site = dict(SITE)
    wasm = next(tmp_path.glob("search/*.pagefind"))
    if harm == "page":
        site["articles/a.html"] = page('<p data-pagefind-body id="p1">Prudent and wise.</p>')
    elif harm == "new":
        site["articles/c.html"] = SITE["articles/b.html"]
    elif harm == "gone":
        del site["articles/b.html"]
    elif harm == "bytes":
        wasm.write_bytes(b"broken")
    else:
        wasm.unlink()
    again = made(site, tmp_path)
    changed = harm in ("page", "new", "gone")
    assert (again != first) is changed
    assert (again[MADE_FROM] != first[MADE_FROM]) is changed


# ------------------------------------------------------------------------------------- one order


@pytest.mark.slow
def test_the_same_pages_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    site = {
        f"articles/{n}.html": page(f'<p data-pagefind-body id="p1">Words {n}.</p>', f"Outlet {n}")
        for n in range(12)
    }
    first = made(site, tmp_path)
    for _ in range(3):
        assert made(dict(reversed(site.items())), tmp_path) == first
    entry = json.loads(first["search/pagefind-entry.json"])
    assert f"search/pagefind.{entry['languages']['en']['hash']}.pf_meta" in first


def packed(data: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + data, mtime=0)


def small_index(filters: bytes, values: bytes) -> dict[str, bytes]:
    """An index of two filters, `b` and `a`; each is `[name, [[value, [1, 300]], …]]`."""
    return {
        "search/pagefind-entry.json": b'{"languages":{"en":{"hash":"en_old"}}}',
        "search/pagefind.en_old.pf_meta": packed(b"\x85\x651.5.2\x80\x80" + filters + b"\x80"),
        "search/filter/en_1.pf_filter": packed(b"\x82\x61b" + values),
        "search/filter/en_2.pf_filter": packed(b"\x82\x61a" + values),
    }


def test_filters_and_their_values_are_sorted_and_named_after_their_bytes() -> None:
    pages_of = b"\x82\x01\x19\x01\x2c"
    one = small_index(
        b"\x82\x82\x61b\x64en_1\x82\x61a\x64en_2",
        b"\x82\x82\x61y" + pages_of + b"\x82\x61x" + pages_of,
    )
    other = small_index(
        b"\x82\x82\x61a\x64en_2\x82\x61b\x64en_1",
        b"\x82\x82\x61x" + pages_of + b"\x82\x61y" + pages_of,
    )
    found = in_one_order(one)
    assert found == in_one_order(other)
    names = [path for path in found if path.endswith(".pf_filter")]
    assert len(names) == 2
    held = sorted(gzip.decompress(found[name]) for name in names)
    inside = b"\x82\x82\x61x" + pages_of + b"\x82\x61y" + pages_of
    assert held == [b"pagefind_dcd\x82\x61a" + inside, b"pagefind_dcd\x82\x61b" + inside]
    digest = hashlib.sha256(found[names[0]]).hexdigest()
    assert digest[:10] in names[0]


@pytest.mark.parametrize(
    "harm",
    [
        {"search/pagefind-entry.json": b"[]"},
        {"search/pagefind-entry.json": b"{"},
        {"search/pagefind.en_old.pf_meta": packed(b"\x80")},
        {"search/pagefind.en_old.pf_meta": packed(b"\xff")},
        {"search/pagefind.en_old.pf_meta": b"no gzip"},
        {"search/filter/en_1.pf_filter": gzip.compress(b"another form")},
        {"search/filter/en_1.pf_filter": packed(b"\x82\x61b")},
    ],
)
def test_an_index_in_another_form_is_no_traceback(harm: dict[str, bytes]) -> None:
    index = small_index(b"\x81\x82\x61b\x64en_1", b"\x80")
    in_one_order(index)
    with pytest.raises(ValueError, match=r"index|JSON|Expecting"):
        in_one_order({**index, **harm})


# ------------------------------------------------------------------------------ what can go wrong


def test_what_pagefind_complains_of_is_told_with_what_to_do(tmp_path: Path) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho it is too old >&2\nexit 3\n")
    broken.chmod(0o755)
    found, (problem,) = search_index(SITE, broken, tmp_path)
    assert found == {}
    assert str(problem) == (
        "search/:1:1: the pages cannot be indexed: it is too old (build with --no-search)"
    )


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exec sleep 60", "no answer within 0.2 s"),
        ("exit 4", "the program ended with code 4"),
        ("printf 'what?,what?,what?,what?,'; exec sleep 60", "what?"),
        ("printf 'e30=,e30=,e30=,e30=,'", "e30="),
    ],
)
def test_a_program_that_hangs_ends_or_says_strange_things_is_told(
    tmp_path: Path, script: str, said: str
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    with pytest.raises(PagefindError, match=re.escape(said)):
        indexed({"a.html": "a", "b.html": "b"}, {}, program, 0.2 if "0.2" in said else 60)


@pytest.mark.slow
def test_what_a_page_cannot_be_is_told_by_the_program() -> None:
    assert PROGRAM is not None
    with pytest.raises(PagefindError):
        indexed({"a.html": "a"}, {"keep_index_url": "perhaps"}, PROGRAM)


@pytest.mark.slow
def test_more_pages_than_a_pipe_holds_are_answered(tmp_path: Path) -> None:
    site = {f"articles/{n}.html": SITE["articles/a.html"] for n in range(1_000)}
    assert len(fragments(made(site, tmp_path))) == 1_000


@pytest.mark.slow
def test_the_licence_of_the_program_is_published_with_it(tmp_path: Path) -> None:
    assert b"Copyright 2022 Pagefind" in made(SITE, tmp_path)["search/LICENSE.txt"]


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    _, (problem,) = search_index(SITE, tmp_path / "gone", tmp_path)
    assert "cannot be indexed" in str(problem)
    assert "No such file" in str(problem)


@pytest.mark.slow
def test_settings_of_the_working_folder_and_the_environment_do_not_speak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(SITE, tmp_path / "none")
    (tmp_path / "pagefind.toml").write_text('root_selector = "nothing"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "fr")
    assert made(SITE, tmp_path / "none") == first


BUILD = "from site_builder.commands.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
WITHOUT = f"import sys; sys.modules['pagefind_bin'] = None; {BUILD}"


def build(code: str, output: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *OF_EDITION, "--output", str(output), *more],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_without_the_extra_the_site_is_built_and_one_line_says_what_to_type(tmp_path: Path) -> None:
    done = build(WITHOUT, tmp_path / "_site")
    assert done.returncode == 0
    notice = f'build.py: built without search; to have it, type: {sys.executable} -m pip install "'
    assert done.stderr.startswith(notice)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "_site/search.html").exists()
    assert "search.html" not in (tmp_path / "_site/index.html").read_text("utf-8")


@pytest.mark.slow
def test_whoever_wants_no_search_gets_none_and_no_notice(tmp_path: Path) -> None:
    done = build(BUILD, tmp_path / "_site", "--no-search")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "_site/search").exists()
    again = build(WITHOUT, tmp_path / "_site", "--quiet")
    assert (again.returncode, again.stderr) == (0, "")


def test_a_year_and_an_event_are_facets_of_an_article() -> None:
    edition = small_edition()
    article = next(a for a in edition.articles if a.published)
    undated = replace(article, published=None)
    both = [
        changed(edition, articles=tuple(one if a.id == one.id else a for a in edition.articles))
        for one in (article, undated)
    ]
    years = []
    for one in both:
        (found,) = [p.frame for p in pages(one) if p.path == f"articles/{article.id}.html"]
        names = {f.name for f in found.facets}
        assert {"kind", "outlet", "event"} <= names
        years.append("year" in names)
    assert years == [True, False]
