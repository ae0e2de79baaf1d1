"""Pages as files: rendered, or, where an earlier build made the very same, as it published them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.edition import Around, EventEdition
from site_builder.model.problems import Problem
from site_builder.model.steps import Taking
from site_builder.pages.all_pages import event_pages
from site_builder.pages.parts.layout import Page, Site
from site_builder.publish.render import Templates

# The bytes of a file of the published site, if they have this SHA-256.
Published = Callable[[str, str], bytes | None]


class EventShown(Struct, frozen=True):
    """All that the files of an event's pages depend on; `templates` is a digest."""

    found: EventEdition
    around: Around
    card: str
    site: Site
    templates: bytes


class PageFile(Struct, frozen=True):
    """The file of a page; `is_indexable` if search engines may list it."""

    path: str
    sha256: str
    is_indexable: bool


class PageFiles(Struct, frozen=True):
    """Files of pages, and what is wrong in their templates."""

    files: tuple[PageFile, ...]
    problems: tuple[Problem, ...]


def render(
    pages: Iterable[Page], site: Site, compiled: Templates, into: dict[str, bytes]
) -> PageFiles:
    """Render pages; their bytes are put `into` the files of the site."""
    files, problems = [], []
    for page in pages:
        data, fault = compiled.render(page, site)
        if fault:
            problems.append(fault)
        into[page.path] = data
        may_list = page.frame.is_indexable and page.path != routes.NOT_FOUND
        files.append(PageFile(page.path, hashlib.sha256(data).hexdigest(), may_list))
    return PageFiles(tuple(files), tuple(problems))


def render_event(shown: EventShown, compiled: Templates, into: dict[str, bytes]) -> PageFiles:
    """Render the pages of an event."""
    pages = event_pages(shown.found, shown.around, shown.card)
    return render(pages, shown.site, compiled, into)


def event_files(
    shown: EventShown,
    compiled: Templates,
    into: dict[str, bytes],
    taking: Taking,
    published: Published,
) -> PageFiles:
    """The files of an event's pages. What is known and published is not rendered again."""
    made = taking(render_event, shown, compiled, into)
    for file in made.files:
        if file.path not in into:
            data = published(file.path, file.sha256)
            if data is None:
                return render_event(shown, compiled, into)
            into[file.path] = data
    return made


def digest_of(folder: str, templates: Mapping[str, bytes]) -> bytes:
    """The digest of all templates, and of the name of their folder, which problems have."""
    said = hashlib.sha256(folder.encode(errors="surrogateescape"))
    for path, data in sorted(templates.items()):
        said.update(f"\n{path}\n{hashlib.sha256(data).hexdigest()}".encode())
    return said.digest()
