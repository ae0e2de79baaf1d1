"""Pages into HTML: one environment, each template read and compiled once.

Escaping is always on, an undefined name is a fault, and a template is given `frame`, `view` and
`site` and nothing else. Site addresses become relative to their page. A fault of a template is a
problem with its file and line; the other pages are rendered too, so that one run shows every fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)

from site_builder.model import routes
from site_builder.model.problems import Location, Problem, error
from site_builder.pages.parts.layout import Page
from site_builder.publish.assets import template_path
from site_builder.sources.encodings import encoding_fault
from site_builder.sources.files import shown

OURS = str(PurePath(__file__).parent.parent)
SITE_ADDRESS = re.compile(rf'="({routes.SITE}[^"]*)')
LEADS = (" href", " src", " action")


class Templates:
    """The templates of one folder, each compiled when a page asks for it."""

    def __init__(self, folder: Path, sources: dict[str, bytes]) -> None:
        self._folder = folder
        self._unread: dict[str, Problem] = {}  # by name
        self._texts = dict(self._decoded(sources))
        self._paths = {self._path(name) for name in self._texts}
        self._environment = Environment(
            loader=FunctionLoader(self._load),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,  # folding constants takes a sixth of the compilation and gains nothing
            auto_reload=False,
            cache_size=-1,
        )

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in their source. All of them are compiled for this."""
        found = list(self._unread.values())
        for name in self._texts:
            try:
                self._environment.get_template(name)
            except TemplateSyntaxError as fault:
                found.append(self._problem(name, fault))
        return found

    def render(self, page: Page, site: object) -> tuple[bytes, Problem | None]:
        """The HTML of a page, or what is wrong in its template.

        Raises what the program's own code raises under a template: that is our fault.
        """
        template = self._environment.get_template
        try:
            text = template(page.template).render(frame=page.frame, view=page.view, site=site)
        except TemplateNotFound as fault:
            unread = self._unread.get(str(fault.name))
            return b"", unread or self._problem(page.template, fault)
        except Exception as fault:
            return b"", self._problem(page.template, fault)
        return with_links(text, page.path, page.root).encode(), None

    def _problem(self, name: str, fault: Exception) -> Problem:
        """What is wrong in a template, with its line if that is known."""
        if isinstance(fault, TemplateSyntaxError):
            where = Location(fault.filename or self._path(name), fault.lineno)
            what = str(fault.message)
        else:
            where = self._blame(fault) or Location(self._path(name))
            what = str(fault) or type(fault).__name__
            if isinstance(fault, TemplateNotFound):
                what = f"there is no template {fault.name}"
            elif isinstance(fault, RecursionError):
                what = "this template calls itself without end"
        return error(where, what, "correct the template")

    def _decoded(self, sources: dict[str, bytes]) -> Iterator[tuple[str, str]]:
        for name, data in sources.items():
            if fault := encoding_fault(self._path(name), data):
                self._unread[name] = fault
            else:
                yield name, data.decode("utf-8-sig")

    def _path(self, name: str) -> str:
        return shown(template_path(self._folder, name))

    def _load(self, name: str) -> tuple[str, str, None] | None:
        text = self._texts.get(name)
        return None if text is None else (text, self._path(name), None)

    def _blame(self, fault: Exception) -> Location | None:
        """The line of the template that failed; raises the fault if our own code failed."""
        calls, call = [], fault.__traceback__
        while call:
            calls.append((call.tb_frame.f_code.co_filename, call.tb_lineno))
            call = call.tb_next
        for path, line in reversed(calls):
            if path in self._paths:
                return Location(path, line)
            if path.startswith(OURS) and path != __file__ and not isinstance(fault, RecursionError):
                raise fault
        return None


def with_links(html: str, path: str, root: str = "") -> str:
    """The page at `path` with each site address as a browser reads it: after `root`, or, without
    one, relative to the page.

    Foreign text can't forge one: outside tags it contains no `<`, within them no quotation mark.
    """
    links: dict[str, str] = {}

    def written(match: re.Match[str]) -> str:
        at, address = match.start(), match[1]
        in_a_tag = html.rfind("<", 0, at) > html.rfind(">", 0, at)
        if not in_a_tag or not html.endswith(LEADS, 0, at):
            return match[0]
        if address not in links:
            there = address.removeprefix(routes.SITE)
            links[address] = f'="{root}{there}' if root else f'="{routes.relative(path, address)}'
        return links[address]

    return SITE_ADDRESS.sub(written, html)
