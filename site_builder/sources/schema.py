"""What each content file may say: one function a kind of entry, from nodes to values.

Every key is asked for in one place; what nobody asks for is unknown. Faults are gathered in
`Findings`, and the value is made all the same, so that one run tells of all of them.
"""

from __future__ import annotations

import re

from site_builder.model.given import (
    HUES,
    LINES,
    MAX_SIGLUM,
    ArticleEntry,
    EventEntry,
    OutletEntry,
    SiteSettings,
    Speaker,
    Sure,
)
from site_builder.model.problems import Location
from site_builder.sources.fields import Fields
from site_builder.sources.findings import Findings, quoted
from site_builder.sources.yaml_nodes import Node

TEXT_MODES = ("full", "excerpts", "quotes-only")
CONFIDENCES = ("certain", "likely", "guess")
FACTS = ("outlet", "agency", "title", "date", "author", "address")  # what `sure` may speak of
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def site_settings(node: Node | None, where: Location, findings: Findings) -> SiteSettings:
    """`site.yaml`; every key has a default."""
    fields = Fields(node, "the site", findings, where)
    usual = SiteSettings()
    language = fields.line("language")
    if language and not LANGUAGE.fullmatch(language):
        findings.error(
            fields.place("language"),
            f"“language” must be a language tag, not {quoted(language)}",
            "write en, fa or pt-BR",
        )
    base_url = fields.address("base_url")
    if base_url and ("?" in base_url or "#" in base_url or not base_url.endswith("/")):
        findings.error(
            fields.place("base_url"),
            "“base_url” must be the address of a folder",
            "end it with a slash, as https://example.org/variorum/",
        )
    repository = fields.address("repository")
    if repository and not repository.startswith("https://"):
        findings.error(
            fields.place("repository"), "“repository” must be an https address", "write https://…"
        )
    site = SiteSettings(
        title=fields.line("title") or usual.title,
        tagline=fields.line("tagline"),
        description=fields.text("description"),
        language=language or usual.language,
        base_url=base_url,
        repository=repository,
        text_mode=fields.choice("text_mode", TEXT_MODES) or usual.text_mode,
    )
    fields.end()
    return site


def outlet(id_: str, where: Location, node: Node, findings: Findings) -> OutletEntry:
    """An entry of `outlets.yaml`; only its name is required."""
    fields = Fields(node, "an outlet", findings, where)
    siglum = fields.line("siglum")
    if len(siglum) > MAX_SIGLUM:
        findings.error(
            fields.place("siglum"),
            f"“siglum” must have 1 to {MAX_SIGLUM} characters, not {len(siglum)}",
            "shorten it: it stands beside every rendering",
        )
        siglum = ""
    elif siglum and not siglum.isalnum():
        findings.error(
            fields.place("siglum"),
            f"“siglum” must be letters and digits, not {quoted(siglum)}",
            "write it without spaces and signs",
        )
        siglum = ""
    given = OutletEntry(
        id=id_,
        location=where,
        name=fields.line("name", required=True),
        siglum=siglum,
        hue=fields.whole("hue", 1, HUES),
        line=fields.choice("line", LINES),
        description=fields.text("description"),
        address=fields.address("address") or None,
        text_mode=fields.choice("text_mode", TEXT_MODES) or None,
    )
    fields.end()
    return given


def speaker(id_: str, where: Location, node: Node, findings: Findings) -> Speaker:
    """An entry of `speakers.yaml`; only the name is required."""
    fields = Fields(node, "a speaker", findings, where)
    found = Speaker(
        id=id_,
        name=fields.line("name", required=True),
        aliases=fields.lines("aliases"),
        offices=fields.lines("offices"),
        description=fields.text("description"),
        location=where,
    )
    fields.end()
    return found


def article(
    id_: str, where: Location, node: Node | None, body: str, findings: Findings
) -> ArticleEntry:
    """`articles/<seed's stem>.md`: each fact may be unknown."""
    fields = Fields(node, "an article", findings, where)
    entry = ArticleEntry(
        id=id_,
        location=where,
        outlet=fields.reference("outlet", "outlet") or None,
        agency=fields.line("agency") or None,
        title=fields.line("title") or None,
        date=fields.day("date"),
        author=fields.line("author") or None,
        address=fields.address("address") or None,
        text_mode=fields.choice("text_mode", TEXT_MODES) or None,
        sure=_sure(fields, findings),
        body=body,
    )
    fields.end()
    return entry


def _sure(of: Fields, findings: Findings) -> tuple[tuple[str, Sure], ...]:
    """How the facts of an article are known, in the order of the facts."""
    node = of.node("sure")
    if node is None:
        return ()
    facts = Fields(node, "“sure”", findings, node.location)
    known = []
    for fact in FACTS:
        value = facts.node(fact)
        if value is None:
            continue
        if not of.has(fact):
            findings.error(
                value.location, f"“sure” speaks of “{fact}”, which is not given", f"give {fact} too"
            )
        fields = Fields(value, f"“{fact}” in “sure”", findings, value.location)
        sure = Sure(
            evidence=fields.text("evidence", required=True),
            confidence=fields.choice("confidence", CONFIDENCES, required=True),
        )
        fields.end()
        known.append((fact, sure))
    facts.end()
    return tuple(known)


def event(
    id_: str, where: Location, node: Node | None, body: str, findings: Findings
) -> EventEntry:
    """`events/<id>.md`: all of it optional."""
    fields = Fields(node, "an event", findings, where)
    entry = EventEntry(
        id=id_,
        location=where,
        title=fields.line("title") or None,
        date=fields.day("date"),
        place=fields.line("place") or None,
        articles=fields.references("articles", "seed"),
        apart=fields.references("apart", "seed"),
        body=body,
    )
    if not fields.has("articles"):
        hint = "list under “articles” at least one seed that reports it"
        findings.error(where, "this event names no article, so it describes nothing", hint)
    for stem in sorted(set(entry.articles) & set(entry.apart)):
        findings.error(
            fields.place("apart"),
            f"{quoted(stem)} is both in “articles” and in “apart”",
            "remove it from one of them",
        )
    fields.end()
    return entry
