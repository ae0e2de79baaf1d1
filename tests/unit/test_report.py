"""Where a reader reports a wrong link, filled in."""

from urllib.parse import parse_qs, urlsplit

import pytest

from site_builder.model.given import SiteSettings
from site_builder.pages.parts.report import report_address

LINES = ["FT: “100 % & more”", "MEMO: “{title} <b>”"]


@pytest.mark.parametrize(
    ("settings", "start", "title", "body"),
    [
        (
            SiteSettings(repository="https://github.com/a/b.git"),
            "https://github.com/a/b/issues/new",
            "title",
            "body",
        ),
        (
            SiteSettings(repository="https://gitlab.com/a/b/"),
            "https://gitlab.com/a/b/-/issues/new",
            "issue[title]",
            "issue[description]",
        ),
        (SiteSettings(contact="desk@example.org"), "mailto:desk@example.org", "subject", "body"),
        (
            SiteSettings(repository="https://git.example.org/a", contact="a+b@example.org"),
            "mailto:a%2Bb@example.org",
            "subject",
            "body",
        ),
    ],
)
def test_a_report_has_what_its_reader_sees(settings, start, title, body) -> None:
    address = report_address(settings, "Link: x & y", LINES)
    assert address.partition("?")[0] == start
    told = parse_qs(urlsplit(address).query)
    assert told == {title: ["Link: x & y"], body: ["\n".join(LINES)]}


@pytest.mark.parametrize(
    "settings", [SiteSettings(), SiteSettings(repository="https://git.example.org/a")]
)
def test_where_nobody_can_be_told_there_is_no_link(settings) -> None:
    assert report_address(settings, "Link", LINES) == ""
