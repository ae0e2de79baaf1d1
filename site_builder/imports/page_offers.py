"""What is offered of all that a page says of itself, and how sure it is.

Measured on the pages of a public benchmark (docs/importing.md): a headline is right if the page
shows it as <h1> and states it too; a day if its places agree; the name of one author if two places
give it. Everything else is offered as unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bs4 import BeautifulSoup

from site_builder.editors.own_lines import NO_NAME, Offer
from site_builder.imports.clipping import are_same, as_value, clean_line, offer, plain
from site_builder.imports.page_facts import MOST, Stated, stated
from site_builder.text.dates import days_in

# An hour in UTC when it is another day where many outlets are; exact midnight is a day alone.
ANOTHER_DAY = re.compile(r"\d[T ](?:0[0-7]|2[2-3]):(?!00:00(?:\D|$)).*(?:Z|\+00:?00|UTC|GMT)$")
FEW = 3  # words; fewer may be shared by chance
LONG = 100  # characters; some programs cut a title there
IN_ADDRESS = re.compile(r"/(\d{4})[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?!\d)")
WEAK = ("<time", '<meta name="date"')  # of comments and other articles, or of a change, too
BY = re.compile(r"(?:written |story |words )?(?:by|author)\b:? *", re.IGNORECASE)
AND = re.compile(r", and |,| and | & ")
WHOLE_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
PARTICLES = frozenset(("de", "da", "du", "la", "van", "von", "der", "den", "al", "bin"))


def page_offers(soup: BeautifulSoup) -> tuple[Offer, ...]:
    """What the page offers, each key once at most. A key of which it says nothing is left out."""
    by_key: dict[str, list[Stated]] = {}
    for one in stated(soup):
        value = as_value(one.key, one.value)
        if value:
            by_key.setdefault(one.key, []).append(one)
    outlets = by_key.get("outlet", [])
    addresses = by_key.get("address", [])
    headings = [clean_line(tag.get_text(" ")) for tag in soup.find_all("h1", limit=MOST)]
    seen = soup.get_text(" ")
    found = (
        _outlet(outlets),
        _title(by_key.get("title", []), headings, outlets),
        _date(by_key.get("date", []), addresses, seen),
        _author(by_key.get("author", []), outlets, seen),
        *(
            offer(key, as_value(key, one.value), one.place, is_sure=True)
            for key in ("address", "language")
            for one in by_key.get(key, [])[:1]
        ),
    )
    return tuple(one for one in found if one is not None)


def _title(titles: list[Stated], headings: list[str], outlets: list[Stated]) -> Offer | None:
    """The <h1> that the page states too; else what two places state; else a guess."""
    bare = [(_without_outlet(title.value, outlets), title) for title in titles]
    # Without an outlet's name that is cut off, <title> may be the name of the site.
    bare = [(words, one) for words, one in bare if one.place != "<title>" or words != one.value]
    for heading in headings:
        for words, title in bare:
            if shared := _shared(heading, words):
                return offer("title", shared, f"<h1> and {title.place}", is_sure=True)
    if headings or not bare:
        guess = bare[0] if bare else next(((h, None) for h in headings if plain(h)), None)
        place = guess[1].place if guess and guess[1] else "<h1>"
        return offer("title", guess[0], place, is_sure=False) if guess else None
    words, first = bare[0]
    others = [title for same, title in bare[1:] if are_same(same, words)]
    place = " and ".join(title.place for title in (first, *others[:1]))
    return offer("title", words, place, is_sure=bool(others))


def _shared(heading: str, title: str) -> str:
    """The headline on which a heading and a title agree, as one of them writes it; "" if on none.

    Either may have words before or after it (a kicker, the site's name), or a title is cut.
    """
    words, of = plain(heading), plain(title)
    is_cut = (
        len(title) > LONG or title.endswith(("…", "...")) or of[-1:] != words[len(of) - 1 :][:1]
    )
    if is_cut and len(of) > FEW and of[:-1] == words[: len(of) - 1]:
        return heading
    shorter, longer = sorted((words, of), key=len)
    is_part = len(shorter) >= FEW and shorter in (longer[: len(shorter)], longer[-len(shorter) :])
    if not words or not (words == of or is_part):
        return ""
    return heading if len(words) <= len(of) else title


def _without_outlet(title: str, outlets: Iterable[Stated]) -> str:
    """A title without the outlet's name at its end: “Ferry back | The Herald”."""
    for one in outlets:
        head, sign, name = title.rpartition(one.value)
        head = head.rstrip()
        if sign and not name.strip() and head[-1:] in {"|", "-", "–", "—", "·", "»"}:
            return head[:-1].rstrip()
    return title


def _date(dates: list[Stated], addresses: list[Stated], seen: str) -> Offer | None:
    """The day on which the page's places agree, or that of its address; None if they name none.

    It is unsure if readers see the day before or after it, and not the day itself.
    """
    days = [(as_value("date", one.value), one) for one in dates]
    strong = [(day, one) for day, one in days if not one.place.startswith(WEAK)]
    of_address = {day: one for one in addresses if (day := _day_of_address(one.value))}
    if not days:
        found = next(iter(of_address.items()), None)
        return offer("date", found[0], found[1].place, is_sure=False) if found else None
    day, first = (strong or days)[0]
    is_plain = any(d == day and not ANOTHER_DAY.search(one.value) for d, one in strong)
    is_one = len({d for d, _ in strong or days}) == 1
    is_sure = is_one and (day in of_address or (is_plain and not of_address))
    shown = {abs((d - date.fromisoformat(day)).days) for _, d in days_in(seen)}
    is_sure = is_sure and (0 in shown or 1 not in shown)
    return offer("date", day, first.place, is_sure=is_sure)


def _day_of_address(address: str) -> str:
    """The day in an address, as /2025/02/07/ or /2025/feb/07/; "" if it has none."""
    found = IN_ADDRESS.search(address.lower())
    if found is None:
        return ""
    year, month, day = found.groups()
    iso = f"{year}-{month}-{day}"
    return as_value("date", iso if month.isdigit() else f"{day} {month.title()} {year}")


def _author(authors: list[Stated], outlets: list[Stated], seen: str) -> Offer | None:
    """The people named as the page's authors; sure if two places give them and readers see them."""
    no_name = NO_NAME.union(*(plain(one.value) for one in outlets))
    places: dict[str, dict[str, str]] = {}  # the names at each place, by their plain words
    for one in authors:
        if people := {" ".join(plain(n)): n for n in _people(one.value, no_name)}:
            places.setdefault(one.place, {}).update(people)
    if not places:
        return None
    (place, names), *others = places.items()
    agreeing = [other for other, same in others if set(same) == set(names)]
    shown = " ".join(plain(seen))
    is_sure = 0 < len(agreeing) == len(others) and all(name in shown for name in names)
    told = ", ".join(names.values())
    return offer("author", told, " and ".join((place, *agreeing[:1])), is_sure=is_sure)


def _people(written: str, no_name: Iterable[str]) -> Iterator[str]:
    """The names in an author's line, if all of it is names of people."""
    names = [name.strip() for name in AND.split(BY.sub("", written, count=1)) if name.strip()]
    for name in names:
        parts = WHOLE_NAME.fullmatch(name) and name.split()
        if not parts or not set(plain(name)).isdisjoint(no_name):
            return
        if any(part[0].islower() and part not in PARTICLES for part in parts):
            return
    yield from names


def _outlet(outlets: list[Stated]) -> Offer | None:
    """The site's name; sure if two places give it."""
    if not outlets:
        return None
    first, *others = outlets
    same = [one for one in others if are_same(one.value, first.value) and one.place != first.place]
    places = " and ".join(one.place for one in (first, *same[:1]))
    return offer("outlet", first.value, places, is_sure=bool(same))
