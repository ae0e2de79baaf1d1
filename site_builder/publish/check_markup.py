"""Whether a page is well-formed: a fault is what a browser would repair without a word.

Our templates write every end tag and quote every attribute, so that a browser builds the tree that
the template shows. The rules below are those rules of the HTML standard where a repair would break
text or links. The Nu checker tests the full standard.
"""

from __future__ import annotations

import re
from collections import Counter
from html.entities import html5
from html.parser import HTMLParser

from site_builder.text.spans import LineIndex

Fault = tuple[int, int, str]  # line and column from 1, what is wrong


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta source track wbr")
# Elements before which a browser closes an open <p>.
ENDS_A_PARAGRAPH = _names(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
)
# The allowed parents; in any other parent a browser moves or drops the element.
PARENTS = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot", "table"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "caption": {"table"},
    "colgroup": {"table"},
    "option": {"select", "optgroup", "datalist"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "legend": {"fieldset"},
}
# Elements that must not be, at any depth, inside one of these.
NOT_INSIDE = {
    "a": {"a", "button"},
    "button": {"a", "button"},
    "details": {"a", "button"},
    "form": {"form"},
    "input": {"a", "button"},
    "label": {"a", "button", "label"},
    "main": {"main", "article", "aside", "nav", "footer", "header"},
    "select": {"a", "button"},
} | {f"h{n}": {f"h{m}" for m in range(1, 7)} for n in range(1, 7)}
NO_TEXT_OF_ITS_OWN = _names("table thead tbody tfoot tr colgroup ul ol dl select")
FOREIGN = frozenset(("svg", "math"))
QUOTED = re.compile(r'"[^"]*"')
UNQUOTED = re.compile(r"=(?!\"\")|'")
# C0 and C1 controls except tab, line feed and form feed, and code points that are no character.
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0d-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def markup_faults(text: str) -> list[Fault]:
    """What a browser would repair in this page, in order."""
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError as fault:  # html.parser on “<![ x”
        reader.fault(f"this cannot be read as HTML: {fault}")
    reader.finish()
    if not re.match(r"<!doctype html>", text, re.IGNORECASE):
        reader.faults.append((1, 1, "the page does not begin with <!doctype html>"))
    lines = LineIndex(text)
    for match in NO_CHARACTER.finditer(text):
        code = ord(match.group())
        where = lines.position(match.start())
        reader.faults.append((*where, f"U+{code:04X} is no character for a page"))
    return sorted(reader.faults)


class _Reader(HTMLParser):
    """Knows the open elements and collects the faults."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.faults: list[Fault] = []
        self._open: list[tuple[str, int]] = []
        self._inside: Counter[str] = Counter()  # how many of each element are open

    def fault(self, what: str) -> None:
        line, offset = self.getpos()
        self.faults.append((line, offset + 1, what))

    def finish(self) -> None:
        for tag, line in self._open:
            self.faults.append((line, 1, f"<{tag}> is never closed"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look_at(tag, attrs)
        if tag not in VOID:
            self._open.append((tag, self.getpos()[0]))
            self._inside[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look_at(tag, attrs)
        if not self._is_foreign(tag) and tag not in VOID:
            self.fault(f"<{tag}/> does not close itself")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            self.fault(f"</{tag}> closes an element that has no end")
        elif not self._inside[tag]:
            self.fault(f"</{tag}> closes nothing")
        else:
            name, line = self._open[-1]
            if name != tag:
                self.fault(f"</{tag}> comes while <{name}> of line {line} is open")
            closed = ""
            while closed != tag:
                closed, _ = self._open.pop()
                self._inside[closed] -= 1

    def handle_data(self, data: str) -> None:
        inmost = self._open[-1][0] if self._open else ""
        if inmost in ("script", "style"):
            return
        for sign in "<&":
            if sign in data:
                self.fault(f"a bare {sign} is in the text")
        if inmost in NO_TEXT_OF_ITS_OWN and data.strip():
            self.fault(f"text is directly in <{inmost}>")

    def handle_entityref(self, name: str) -> None:
        if f"{name};" not in html5:
            self.fault(f"&{name} is no character reference")

    def handle_pi(self, data: str) -> None:
        self.fault(f"<?{data[:20]} is no HTML")

    def unknown_decl(self, data: str) -> None:
        self.fault(f"<![{data[:20]} is no HTML")

    def _is_foreign(self, tag: str) -> bool:
        return tag in FOREIGN or any(self._inside[name] for name in FOREIGN)

    def _look_at(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, times in sorted(Counter(name for name, _ in attrs).items()):
            if times > 1:
                self.fault(f"<{tag}> has the attribute {name} twice")
        if UNQUOTED.search(QUOTED.sub('""', self.get_starttag_text() or "")):
            self.fault(f"<{tag}> has an attribute without double quotes")
        if self._is_foreign(tag):
            return
        inmost = self._open[-1][0] if self._open else ""
        if tag in ENDS_A_PARAGRAPH and self._inside["p"]:
            self.fault(f"<{tag}> ends the open <p>")
        if tag in PARENTS and inmost not in PARENTS[tag]:
            self.fault(f"<{tag}> is in <{inmost}>")
        elif tag not in PARENTS and inmost in NO_TEXT_OF_ITS_OWN and not _is_allowed(tag, inmost):
            self.fault(f"<{tag}> is directly in <{inmost}>")
        outer = [name for name in sorted(NOT_INSIDE.get(tag, ())) if self._inside[name]]
        if outer:
            self.fault(f"<{tag}> is in <{outer[0]}>")


def _is_allowed(tag: str, parent: str) -> bool:
    allowed = {"dl": {"div"}, "colgroup": {"col"}, "select": {"optgroup", "hr", "button"}}
    return tag in ("script", "template") or tag in allowed.get(parent, ())
