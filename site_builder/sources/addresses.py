"""Addresses that editors may give: http and https only, without anything hidden."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

MAX_ADDRESS = 2000  # characters; longer ones are no addresses that anybody typed or copied
# Signs that end an attribute or that browsers do not send as they are.
FORBIDDEN = re.compile(r"""[\s"<>\\^`{|}]""")
HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.I)
COPY = "copy it again from the browser"


def address_fault(address: str) -> tuple[str, str] | None:
    """What is wrong with an address and what to do; None when a page may link to it."""
    if len(address) > MAX_ADDRESS:
        return f"has {len(address):,} characters", f"write {MAX_ADDRESS:,} at most"
    if FORBIDDEN.search(address) or any(unicodedata.category(c)[0] == "C" for c in address):
        return "contains a character that no address has", COPY
    if not re.match(r"https?://", address, re.I):
        return "must be an http or https address", "write it whole, as https://example.org/page"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:  # brackets that are no IPv6 address, a port that is no number
        return "is no address", COPY
    if "@" in parts.netloc:
        return "names a user before its host", "remove what is before the @"
    if not HOST.fullmatch(host if ":" not in host else f"[{host}]"):
        return "has no host that can be looked up", "write other letters than a to z as xn--…"
    return None
