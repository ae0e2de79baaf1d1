"""E-mails: the text that the sender wrote for readers, also of a newsletter that was forwarded."""

from __future__ import annotations

import re
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from site_builder.editors.own_lines import Offer
from site_builder.imports.clipping import (
    Clipping,
    Read,
    are_same,
    clean_line,
    clean_text,
    offer,
    with_headline,
)
from site_builder.imports.web_page import read_html, read_page, with_address
from site_builder.model.problems import Location, error

# Measured: what Python's own parser raises for odd headers, charsets and encodings.
FOREIGN_FAULTS = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RecursionError,
    AssertionError,
)
FORWARDED = re.compile(
    r"^>? ?(?:-{2,20} ?(?:forwarded|original) message ?-{2,20}|begin forwarded message:) *\n",
    re.IGNORECASE | re.MULTILINE,
)
HEADER = re.compile(r"\*?(From|Sent|Date|Subject|To|Cc|Reply-To):\*? *(.*)", re.IGNORECASE)
REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv)(?:\[\d\])?: *)+", re.IGNORECASE)
LINK = re.compile(r" ?<https?://[^\s<>]{1,2000}>")
SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)  # who sends it and how to cancel it, not the text
NEWSLETTER = ("List-Id", "List-Unsubscribe")
STUB = 40  # words; a shorter text beside a page says where the page is
WIDEST = 100  # characters of a line that a program broke


def read_mail(place: Location, data: bytes) -> Read:
    """The text of a mail, and what its headers say."""
    return _parsed(place, data, _read)


def read_page_in_mail(place: Location, data: bytes) -> Read:
    """The article of a page that a browser saved in the form of a mail (MHTML)."""
    return _parsed(place, data, _read_page)


def _parsed(place: Location, data: bytes, read: Callable[[Location, EmailMessage], Read]) -> Read:
    try:
        return read(place, BytesParser(EmailMessage, policy=policy.default).parsebytes(data))
    except FOREIGN_FAULTS:
        return [], [error(place, "this mail can't be read", "copy its words into a .txt file")]


def _read_page(place: Location, message: EmailMessage) -> Read:
    part = message.get_body(preferencelist=("html",))
    data = part.get_payload(decode=True) if part is not None else None
    found, problems = read_page(place, data) if isinstance(data, bytes) else ([], [])
    if not found and not problems:
        problems = [error(place, "there is no page in this file", "save the page again as HTML")]
    address = str(message["Snapshot-Content-Location"] or "")
    return [with_address(one, address, "Snapshot-Content-Location") for one in found], problems


def _read(place: Location, message: EmailMessage) -> Read:
    headers = {name: str(message[name] or "") for name in ("From", "Date", "Subject")}
    text, page = _content(message, "plain"), _content(message, "html")
    is_newsletter = any(name in message for name in NEWSLETTER)
    found, problems = read_html(place, page) if page and len(text.split()) < STUB else ([], [])
    if not (found or text.strip()):
        nothing = error(place, "this mail has no text", "copy its words into a .txt file")
        return [], problems or [nothing]
    before = len(text.split())
    if found:
        text, before = found[0].text, len(found[0].text.split()) + found[0].left_out
    elif mark := FORWARDED.search(text):
        text, headers, is_newsletter = *_forwarded(text[mark.end() :], headers), False
    if not found:
        text = LINK.sub("", unwrapped(SIGNATURE.split(text, maxsplit=1)[0]))
    offers = _offers(headers, text, is_newsletter)
    text = with_headline(
        next((o.value for o in offers if o.key == "title" and o.is_sure), ""), text
    )
    return [Clipping(place, text, offers, max(0, before - len(text.split())))], []


def _content(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return clean_text(str(part.get_content())) if part is not None else ""


def _forwarded(text: str, outer: dict[str, str]) -> tuple[str, dict[str, str]]:
    """What follows the mark of a forwarded message, and the headers that it repeats."""
    lines = text.split("\n")
    if all(line.startswith(">") for line in lines if line.strip()):
        lines = [line.removeprefix(">").removeprefix(" ") for line in lines]
    headers = dict.fromkeys(outer, "")
    at = 0
    while at < len(lines) and (not lines[at].strip() or (found := HEADER.match(lines[at]))):
        if lines[at].strip() and found:
            name = found[1].title().replace("Sent", "Date")
            headers |= {name: found[2].strip()} if name in headers else {}
        elif any(headers.values()):
            break
        at += 1
    return "\n".join(lines[at:]), headers


def unwrapped(text: str) -> str:
    """The text with a line for each paragraph: a line is joined to the next if it broke for width.

    A program breaks a line where the next word did not fit; a writer breaks it anywhere.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    if not WIDEST // 2 < width <= WIDEST:
        return text
    joined: list[str] = []
    room = 0
    for line in lines:
        word = line.split(" ", 1)[0]
        if word and joined and joined[-1] and len(word) >= room:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        room = width - len(line) if line else WIDEST
    return "\n".join(joined)


def _offers(headers: dict[str, str], text: str, is_newsletter: bool) -> tuple[Offer, ...]:
    """What the headers say. A sender who is no newsletter may be anybody who passed the text on."""
    found = []
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if subject := clean_line(REPLY.sub("", headers["Subject"], count=1)):
        is_shown = are_same(subject, first)
        found.append(offer("title", first if is_shown else subject, "Subject", is_sure=is_shown))
    name, address = parseaddr(headers["From"])
    if name or address:
        sender = name or address.partition("@")[2]
        found.append(offer("outlet", sender, "From", is_sure=bool(name) and is_newsletter))
    if day := _day(headers["Date"]):
        found.append(offer("date", day, f"Date: {headers['Date']}", is_sure=is_newsletter))
    return tuple(found)


def _day(written: str) -> str:
    """The day of a header, in the sender's own time; "" if there is none."""
    try:
        return str(parsedate_to_datetime(written).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
