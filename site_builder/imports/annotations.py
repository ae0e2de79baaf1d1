"""Web Annotations, as Hypothesis and Recogito export them, as notes on passages of the seeds.

1. An annotation's source is an article if it is its `address`, or an address that ends in the name
   of its page or seed.
2. Its `TextQuoteSelector` must fit one passage of the seed, white space aside. `prefix` and
   `suffix` come from a page that may have other words around, so they only decide between several.
3. What does not fit is told and left out: a note is never put on a passage that is merely like it.
   A `TextPositionSelector` counts the characters of another page, so it decides nothing.

Source: the Web Annotation Data Model of the W3C, https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from msgspec import Struct

from site_builder.edition.anchors import anchor_targets
from site_builder.editors.citation import selectors_of, yaml_text
from site_builder.model.found import Article
from site_builder.model.given import Content, NoteEntry, Target, TextQuoteSelector
from site_builder.model.problems import Location, Problem, error, warning
from site_builder.sources.characters import UNPRINTABLE
from site_builder.sources.passage_records import MOTIVATIONS, NOTE
from site_builder.text.slugs import slug, with_digest
from site_builder.text.spans import Span

LISTS = ("items", "rows", "annotations", "@graph")  # where collections have their annotations
NAME_LENGTH = 40
LONGEST_LINE = 300


class NoteFile(Struct, frozen=True):
    """A note as a file of `content/notes/`: its name without .md, and its text."""

    name: str
    text: str


Object = Mapping[str, Any]


def read_annotations(path: str, text: str) -> tuple[list[tuple[Location, Object]], list[Problem]]:
    """The annotations of a JSON file, each with its place."""
    try:
        read = json.loads(text)
    except RecursionError:
        return [], [error(Location(path), "this JSON is nested too deep", "export it again")]
    except ValueError as fault:
        line, column = getattr(fault, "lineno", 1), getattr(fault, "colno", 1)
        what = f"this is not JSON: {getattr(fault, 'msg', fault)}"
        return [], [error(Location(path, line, column), what, "export it again")]
    found = [one for one in _listed(read) if isinstance(one, Mapping)]
    if not found:
        hint = "export them as JSON from Hypothesis or Recogito"
        return [], [error(Location(path), "there are no Web Annotations here", hint)]
    return [(_place(path, text, one), one) for one in found], []


def _listed(read: Any) -> Sequence[Any]:
    """The annotations of a list, of a collection or its page, or the one that this is."""
    if isinstance(read, list):
        return read
    if not isinstance(read, Mapping):
        return []
    for key in LISTS:
        if isinstance(read.get(key), list):
            return list(read[key])
    first = read.get("first")
    if isinstance(first, Mapping):
        return _listed(first)
    return [read] if "target" in read else []


def _place(path: str, text: str, one: Object) -> Location:
    """The line of the annotation's id; the file as a whole without one."""
    at = text.find(json.dumps(one.get("id"), ensure_ascii=False)) if one.get("id") else -1
    return Location(path, text.count("\n", 0, at) + 1) if at > 0 else Location(path)


def notes_of(
    annotations: Iterable[tuple[Location, Object]],
    articles: Sequence[Article],
    addresses: Mapping[str, str],
) -> tuple[list[NoteFile], list[Problem]]:
    """The notes that the annotations make, and why others make none.

    `addresses` have the id of the article that an outlet published there.
    """
    by_id = {article.id: article for article in articles}
    notes, problems = [], []
    for place, one in annotations:
        body = _body(one)
        article = by_id.get(_article(one, by_id, addresses))
        selector = _selector(one)
        if article is None:
            what = "this annotation is on no article of this project"
            hint = "give the article's address in content/articles/"
            problems.append(warning(place, what, hint))
        elif selector is None:
            what = "this annotation quotes no words, so it has no passage here"
            problems.append(warning(place, what, "write it into content/notes/ yourself"))
        elif not body:
            what = "this annotation says nothing"
            problems.append(warning(place, what, "a note needs a text"))
        else:
            found = _passage(selector, article, place)
            if isinstance(found, Span):
                notes.append(_note(one, article, found, body))
            else:
                problems.append(found)
    return notes, problems


def _passage(selector: TextQuoteSelector, article: Article, place: Location) -> Span | Problem:
    """The one passage that is meant, or why there is none."""
    alone = TextQuoteSelector(selector.exact)
    for tried in (alone, selector):
        target = Target(article.id, tried, place)
        notes = (NoteEntry("", target, ""),)
        anchored, problems = anchor_targets(Content(notes=notes), (article,))
        if target in anchored:
            return anchored[target]
    return problems[0]


# --------------------------------------------------------------------------- parts of an annotation


def _all(value: Any) -> list[Any]:
    """A value of JSON-LD, which may be one or a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(*values: Any) -> Iterator[str]:
    yield from (value for value in values if isinstance(value, str) and value)


def _targets(one: Object) -> Iterator[Object]:
    yield from (target for target in _all(one.get("target")) if isinstance(target, Mapping))


def _article(one: Object, known: Mapping[str, Article], addresses: Mapping[str, str]) -> str:
    """The id of the article that the annotation is on; "" for none."""
    sources = [one.get("uri"), *_all(one.get("target")), *(t.get("source") for t in _targets(one))]
    sources += [source.get("id") for source in sources if isinstance(source, Mapping)]
    for source in _texts(*sources):
        bare = source.partition("#")[0]
        if bare in addresses:
            return addresses[bare]
        try:
            name = unquote(urlsplit(bare).path).rpartition("/")[2]
        except ValueError:
            continue
        for suffix in (".html", ".txt", ""):
            stem = name.removesuffix(suffix)
            if stem in known:
                return stem
    return ""


def _selector(one: Object) -> TextQuoteSelector | None:
    for target in _targets(one):
        for selector in _all(target.get("selector")):
            if isinstance(selector, Mapping) and selector.get("type") == "TextQuoteSelector":
                exact, *around = (selector.get(key) for key in ("exact", "prefix", "suffix"))
                if isinstance(exact, str) and exact.strip():
                    return TextQuoteSelector(exact, *(next(_texts(w), "") for w in around))
    return None


def _body(one: Object) -> str:
    """What the annotation says, as Markdown; its tags are the last line."""
    said = list(_texts(one.get("text"), one.get("bodyValue")))
    tags = [tag for tag in _all(one.get("tags")) if isinstance(tag, str)]
    for body in _all(one.get("body")):
        text = body.get("value") if isinstance(body, Mapping) else body
        if not isinstance(text, str):
            continue
        if isinstance(body, Mapping) and body.get("purpose") == "tagging":
            tags.append(text)
        elif isinstance(body, Mapping) and "html" in str(body.get("format", "")):
            said.append(BeautifulSoup(text, "html.parser").get_text("\n").strip())
        else:
            said.append(text)
    said += [f"Tags: {', '.join(tags)}"] if tags else []
    return UNPRINTABLE.sub("", "\n\n".join(filter(None, map(str.strip, said))))


def _author(one: Object) -> str:
    """The name of who wrote the annotation; of an account its name without the host."""
    info = one.get("user_info")
    named = [info.get("display_name")] if isinstance(info, Mapping) else []
    for creator in _all(one.get("creator")):
        named += (
            [creator.get("name"), creator.get("nickname")] if isinstance(creator, Mapping) else []
        )
    user = next(_texts(one.get("user")), "").removeprefix("acct:").partition("@")[0]
    name = " ".join(next(_texts(*named, user), "").split())
    return UNPRINTABLE.sub("", name)[:LONGEST_LINE]


def _note(one: Object, article: Article, span: Span, body: str) -> NoteFile:
    (selector,) = selectors_of([(article, span)])
    motivation = next((m for m in _texts(*_all(one.get("motivation"))) if m in MOTIVATIONS), "")
    values = {
        "article": article.id,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "motivation": motivation if motivation != "commenting" else "",
        "author": _author(one),
    }
    told = {key: yaml_text(value) for key, value in values.items() if value}
    identity = next(_texts(one.get("id")), body)
    name = with_digest(slug(selector.exact, NAME_LENGTH) or "note", identity)
    lines = ["---", *NOTE.lines(told), "---", body]
    return NoteFile(name, "\n".join(lines) + "\n")
