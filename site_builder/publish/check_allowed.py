"""What a page may contain: a list of elements, attributes and kinds of links, and one policy.

What is not in the list is a fault. So a new way to run a script or to ask another
host needs no rule of its own. `allowed_markup.json` is the list; templates of one's own may use all
of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pkgutil import get_data
from urllib.parse import urlsplit

import msgspec
from bs4 import BeautifulSoup, Tag

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'"
)
# The search engine is WebAssembly, which counts as a script, and its worker is no trusted type.
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
SEARCH_POLICY = SEARCH_POLICY.replace("; require-trusted-types-for 'script'", "")
SCHEMES = frozenset(("http", "https", "mailto"))
AT_ONCE = re.compile(r"0; ?url=(\S+)", re.IGNORECASE)


class AllowedMarkup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`allowed_markup.json`: names with spaces between them; `aria-*` is all that begin so."""

    everywhere: str
    elements: dict[str, str]  # element and its own attributes
    drawing: str  # elements of SVG
    drawing_attributes: str
    links: str  # the relations of a <link>


@cache
def _allowed() -> AllowedMarkup:
    data = get_data("site_builder.publish", "allowed_markup.json")
    return msgspec.json.decode(data or b"", type=AllowedMarkup)


@cache
def _attributes() -> Mapping[str, frozenset[str]]:
    """The allowed attributes of each allowed element."""
    allowed = _allowed()
    common = allowed.everywhere.split()
    drawn = dict.fromkeys(allowed.drawing.split(), allowed.drawing_attributes)
    return {
        name: frozenset((*common, *own.split())) for name, own in (allowed.elements | drawn).items()
    }


def element_faults(name: str, attributes: Iterable[str], *, drawing: bool = False) -> Iterator[str]:
    """What is not allowed in an element; in a `drawing` only SVG is allowed. Small letters."""
    if name not in (_allowed().drawing.split() if drawing else _attributes()):
        yield f"<{name}> is not allowed here"
        return
    known = _attributes()[name]
    for attribute in attributes:
        if attribute not in known and f"{attribute.partition('-')[0]}-*" not in known:
            yield f"<{name}> has the attribute {attribute}, which is not allowed"


def relation_faults(relations: Iterable[str]) -> Iterator[str]:
    """Relations of a <link> that are not allowed: a browser may load something for them."""
    for relation in relations:
        if relation.lower() not in _allowed().links.split():
            yield f"<link> has the relation “{relation}”, which is not allowed"


def head_faults(soup: BeautifulSoup, *, is_search: bool) -> Iterator[str]:
    """What is wrong in the encoding, the policy and the other orders that a page gives a browser.

    The policy binds only what comes after it, so it has to come first.
    """
    orders = [tag for tag in soup.find_all("meta") if tag.get("http-equiv")]
    policies = [tag for tag in orders if _order(tag) == "content-security-policy"]
    first = soup.head.find_all(True, recursive=False)[:2] if soup.head else []
    if not first or first[0].name != "meta" or str(first[0].get("charset")).lower() != "utf-8":
        yield 'the head does not begin with <meta charset="utf-8">'
    wanted = SEARCH_POLICY if is_search else POLICY
    if len(policies) != 1 or len(first) < 2 or policies[0] is not first[1]:
        yield "the page needs one Content-Security-Policy, directly after the encoding"
    elif policies[0].get("content") != wanted:
        yield f"the Content-Security-Policy is not ours, which is: {wanted}"
    for tag in orders:
        if _order(tag) == "refresh" and not _leads_on_at_once(str(tag.get("content")), soup):
            yield "a page may lead on only at once, to a page of the site, and with noindex"
        elif _order(tag) not in ("refresh", "content-security-policy"):
            yield f"<meta> has the order {_order(tag)}, which is not allowed"


def is_indexable(soup: BeautifulSoup) -> bool:
    """Whether search engines may list the page."""
    robots = soup.find("meta", attrs={"name": "robots"})
    return not (isinstance(robots, Tag) and "noindex" in str(robots.get("content")))


def _order(tag: Tag) -> str:
    return str(tag.get("http-equiv")).strip().lower()


def _leads_on_at_once(content: str, soup: BeautifulSoup) -> bool:
    match = AT_ONCE.fullmatch(content)
    if not match or is_indexable(soup):
        return False
    parts = urlsplit(match[1])
    return not (parts.scheme or parts.netloc or match[1].startswith(("/", "\\")))
