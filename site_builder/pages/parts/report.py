"""Where a reader reports a wrong link: an issue of the site's repository, or a mail, filled in."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from site_builder.model.given import SiteSettings

# How each host of repositories takes an issue's title and text.
ISSUES = {
    "github.com": "issues/new?title={title}&body={body}",
    "codeberg.org": "issues/new?title={title}&body={body}",
    "gitlab.com": "-/issues/new?issue[title]={title}&issue[description]={body}",
}


def report_form(site: SiteSettings) -> str:
    """An address with `{title}` and `{body}` to fill in; "" where nobody can be told.

    A repository on another host takes no text by its address, so that mail comes first there.
    """
    of_host = ISSUES.get(urlsplit(site.repository).netloc.lower().removeprefix("www."))
    if of_host:
        return f"{site.repository.rstrip('/').removesuffix('.git')}/{of_host}"
    if site.contact:
        return f"mailto:{quote(site.contact, safe='@')}?subject={{title}}&body={{body}}"
    return ""


def report_address(site: SiteSettings, title: str, lines: list[str]) -> str:
    """The address that opens a report with this title and these lines, or ""."""
    filled = {"{title}": title, "{body}": "\n".join(lines)}
    address = report_form(site)
    for place, text in filled.items():
        address = address.replace(place, quote(text, safe=""))
    return address
