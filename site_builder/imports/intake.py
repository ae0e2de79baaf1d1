"""Where a clipping goes in a project: its name, its outlet, its entry; or what it repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from site_builder.editors.citation import yaml_text
from site_builder.editors.overrule import entry_yaml
from site_builder.editors.own_lines import Offer, own_facts
from site_builder.imports.clipping import Clipping, offer
from site_builder.model.found import Article
from site_builder.model.given import Content, Outlet, Seed
from site_builder.quotes.reading import ArticlePart, read_article
from site_builder.sources.content_records import OUTLET
from site_builder.sources.names import key_of, stem_fault
from site_builder.sources.nodes import Mapping
from site_builder.sources.yaml_nodes import read_yaml
from site_builder.text.slugs import digest, first_free, slug

HEADLINE = 40  # characters of a headline in a name
TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|ref|cmp|smid|share)=[^&]*", re.IGNORECASE)


class Placed(Struct, frozen=True):
    """A clipping with its name in the project and all that is offered of it.

    Of a text that is not `is_read` only the quotations will be marked.
    """

    stem: str
    clipping: Clipping
    offers: tuple[Offer, ...]
    is_read: bool

    def outlet(self) -> str:
        """The outlet's id; "" if it is not sure."""
        return next((o.value for o in self.offers if o.key == "outlet" and o.is_sure), "")

    def entry(self) -> str:
        """The file for `content/articles/`."""
        return "\n".join(entry_yaml(self.offers)) + "\n"


class Intake:
    """Takes clippings into a project one after another; `outlets` are those that are new."""

    def __init__(self, seeds: Iterable[Seed], content: Content) -> None:
        entries = {entry.id: entry for entry in content.articles}
        self.outlets: list[Outlet] = []
        self._known = list(content.outlets)
        self._texts: dict[str, list[tuple[str, str | None]]] = {}  # stem and outlet
        self._addresses = {address_key(e.address): e.id for e in entries.values() if e.address}
        self._names = Counter(key_of(stem) for stem in entries)
        for seed in seeds:
            self._names[key_of(seed.stem)] = 1
            entry = entries.get(seed.stem)
            self._note(seed.stem, seed.text, entry.outlet if entry else None)

    def _note(self, stem: str, text: str, outlet: str | None) -> None:
        self._texts.setdefault(" ".join(text.split()), []).append((stem, outlet))

    def place(self, clipping: Clipping) -> Placed | tuple[str, str]:
        """The clipping with its name; or the seed that it repeats, and how that is known."""
        clipping = replace(clipping, offers=tuple(one for one in clipping.offers if one.value))
        unread = Article(id="", seed_path="", text=clipping.text, outlet_id="")
        article = read_article(ArticlePart(unread)).article
        offers = self._offers(clipping, article)
        sure = {one.key: one.value for one in offers if one.is_sure}
        address = address_key(sure.get("address", ""))
        if address and address in self._addresses:
            return self._addresses[address], "the same address"
        for stem, outlet in self._texts.get(" ".join(clipping.text.split()), ()):
            if None in (outlet, sure.get("outlet")) or outlet == sure["outlet"]:
                return stem, "the same text"
        stem = self._name(clipping, sure)
        self._note(stem, clipping.text, sure.get("outlet"))
        if address:
            self._addresses[address] = stem
        return Placed(stem, clipping, offers, article.is_read)

    def _offers(self, clipping: Clipping, article: Article) -> tuple[Offer, ...]:
        """What the file offers, with its outlet's id, and what the article's own lines say."""
        found = {one.key: one for one in clipping.offers}
        if outlet := self._outlet(clipping):
            found["outlet"] = outlet
        # Many sites declare English in all languages; of an English text nothing need be said.
        if "language" in found and (article.is_read or found["language"].value.startswith("en")):
            del found["language"]
        known = [replace(outlet, location=clipping.place) for outlet in self._known]
        for said in own_facts(article, known):
            ids = (o.id for o in known if said.key == "outlet" and o.name == said.value)
            fact = replace(said, value=next(ids, said.value))
            before = found.get(fact.key)
            # A day in the lines of a page may be that of what it reports.
            is_another = before and fact.key == "date" and before.value != fact.value
            if not is_another and not (before and before.is_sure):
                found[fact.key] = fact
        return tuple(found.values())

    def _outlet(self, clipping: Clipping) -> Offer | None:
        """The outlet by its id: one that the project knows, else a new one; or an unsure name."""
        given = next((one for one in clipping.offers if one.key == "outlet"), None)
        address = clipping.sure("address")
        host = host_of(address)
        for outlet in self._known:
            names = {squeezed(name) for name in (outlet.name, outlet.id, outlet.siglum) if name}
            if given and squeezed(given.value) in names:
                return offer("outlet", outlet.id, f"{given.evidence}: {given.value}", is_sure=True)
        for outlet in self._known:
            if is_within(address, outlet.address or ""):
                return offer("outlet", outlet.id, f"address at {host}", is_sure=True)
        if given is None:
            return offer("outlet", host, "its address", is_sure=False) if host else None
        is_of_host = len(squeezed(given.value)) > 2 and squeezed(given.value) in squeezed(host)
        if not (given.is_sure or is_of_host):
            return given
        taken = Counter(key_of(outlet.id) for outlet in self._known)
        name = slug(given.value) or digest(given.value)
        name = f"outlet-{name}" if stem_fault("", name) else name
        made = first_free(lambda n: name + f"-{n}" * (n > 1), taken)
        new = Outlet(made, given.value, address=f"https://{host}/" if is_of_host else None)
        self._known.append(new)
        self.outlets.append(new)
        return offer("outlet", made, f"{given.evidence}: {given.value}", is_sure=True)

    def _name(self, clipping: Clipping, sure: dict[str, str]) -> str:
        """A free name: of outlet, date and headline; of the file, if the outlet is not known."""
        headline = sure.get("title") or clipping.text.strip().partition("\n")[0]
        parts = [sure.get("outlet", ""), sure.get("date", ""), slug(headline, HEADLINE)]
        file = PurePath(clipping.place.path)
        if not parts[0] and file.suffix and clipping.place.line == 1:
            parts = [slug(file.stem, 2 * HEADLINE)]
        name = slug(" ".join(filter(None, parts)), 2 * HEADLINE) or digest(clipping.text)
        if stem_fault("", name):
            name = f"{name[:HEADLINE]}-{digest(clipping.text)}"
        return first_free(lambda n: name + f"-{n}" * (n > 1), self._names)


def squeezed(name: str) -> str:
    """A name without its article, spaces and signs: “The Harbour Times” is “harbourtimes”."""
    return slug(name, 200).removeprefix("the-").replace("-", "")


def host_of(address: str) -> str:
    """The host of an address without www; "" if there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_within(address: str, home: str) -> bool:
    """Whether an address is in the folder of a home page, or at a host below its host."""
    try:
        path, folder = urlsplit(address).path, urlsplit(home).path.rstrip("/")
    except ValueError:
        return False
    host, own = host_of(address), host_of(home)
    return bool(own) and f".{host}".endswith(f".{own}") and f"{path}/".startswith(f"{folder}/")


def address_key(address: str) -> str:
    """An address as two copies of it agree: without scheme, fragment and what tracks readers."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    query = TRACKING.sub("", parts.query).lstrip("&")
    return f"{host_of(address)}{parts.path.rstrip('/')}?{query}" if parts.netloc else ""


def outlet_lines(outlets: Iterable[Outlet]) -> Iterator[str]:
    """The entries of outlets.yaml."""
    for outlet in outlets:
        values = {"name": outlet.name, "address": outlet.address}
        told = {key: yaml_text(value) for key, value in values.items() if value}
        yield f"{outlet.id}:"
        yield from (f"  {line}" for line in OUTLET.lines(told))


def with_outlets(text: str, outlets: Iterable[Outlet]) -> str | None:
    """The text of outlets.yaml with these entries after its own; None where they can't follow.

    No byte of the old text changes, and it says the same as before.
    """
    new = list(outlets)
    longer = text + "\n" * bool(text and text[-1] != "\n") + "\n".join(outlet_lines(new)) + "\n"
    before, faults = read_yaml("", text)
    after, more = read_yaml("", longer)
    old = before.entries if isinstance(before, Mapping) else ()
    if faults or more or not isinstance(after, Mapping) or (before is not None and not old):
        return None
    added = [entry.key for entry in after.entries[len(old) :]]
    is_kept = after.entries[: len(old)] == old and added == [outlet.id for outlet in new]
    return longer if is_kept else None
