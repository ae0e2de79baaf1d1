"""What search engines and hosts look for beside the pages."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote


def machine_files(indexable: Iterable[str], base_url: str) -> dict[str, bytes]:
    """`robots.txt`, `.nojekyll` and, where the site's address is known, `sitemap.xml`.

    `indexable` are the paths of pages that search engines may list. Pages that republish somebody's
    full text are kept out by their own `noindex`, which a crawler must be allowed to read; robots
    are therefore turned away from nothing. `base_url` ends in a slash, or is "".
    """
    robots = "User-agent: *\nAllow: /\n"
    files = {".nojekyll": b""}  # else GitHub Pages drops files whose names start with _
    if base_url:
        addresses = sorted(base_url + quote(path) for path in indexable)
        rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
        files["sitemap.xml"] = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{rows}</urlset>\n"
        ).encode()
        robots += f"Sitemap: {base_url}sitemap.xml\n"
    files["robots.txt"] = robots.encode()
    return files
