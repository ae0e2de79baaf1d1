"""What a site does at the limits of those who take it."""

from __future__ import annotations

import re

import pytest

from site_builder.publish import site
from site_builder.publish.check_files import BuiltSite, sitemap_faults
from site_builder.publish.check_page import Checked

BASE = "https://example.org/"


def test_a_sitemap_of_too_many_pages_lists_sitemaps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "LISTED", 2)
    paths = [f"events/{name}.html" for name in "abcde"]
    files = site.machine_files(dict.fromkeys(paths, ""), BASE)
    listed = re.findall(r"<sitemap><loc>(.*?)</loc></sitemap>", files["sitemap.xml"].decode())
    assert listed == [f"{BASE}sitemap-{n}.xml" for n in (1, 2, 3)]
    found = [
        path
        for n in (1, 2, 3)
        for path in re.findall("<loc>(.*?)<", files[f"sitemap-{n}.xml"].decode())
    ]
    assert found == [BASE + path for path in paths]
    pages = {path: Checked(path, (), is_indexable=True) for path in paths}
    assert list(sitemap_faults(BuiltSite(files, pages))) == []
    (said,) = sitemap_faults(BuiltSite(files, pages | {"f": Checked("f", (), is_indexable=True)}))
    assert str(said) == "sitemap.xml:1:1: f is missing here (build again)"


def test_a_site_near_the_limit_of_github_pages_is_warned_of() -> None:
    assert site.too_large(899_999_999) == []
    (said,) = site.too_large(950_000_000)
    assert str(said) == (
        "index.html:1:1: warning: the site has 950 MB, and GitHub Pages takes 1,000 at most "
        "(divide it by year, or publish it elsewhere)"
    )
