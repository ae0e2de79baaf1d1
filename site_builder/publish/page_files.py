"""Pages as files: rendered, or, where an earlier build made the very same, as it published them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import tee
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.model.edition import Around, EventEdition
from site_builder.model.problems import Problem
from site_builder.model.steps import Step, Taking
from site_builder.pages.all_pages import event_pages
from site_builder.pages.parts.layout import Page, Site
from site_builder.publish.render import Templates

# The bytes of a file of the published site, if they have this SHA-256.
Published = Callable[[str, str], bytes | None]


class EventShown(Struct, frozen=True):
    """What the pages of an event show."""

    found: EventEdition
    around: Around


class Look(Struct, frozen=True, dict=True):
    """What all pages have in common. `folder` has the project's own templates, which are among the
    `sources` by path.
    """

    site: Site
    card: str
    folder: bytes
    sources: dict[str, bytes]

    @cached_property
    def templates(self) -> Templates:
        """The compiled templates, and what is wrong in their source."""
        return Templates(Path(os.fsdecode(self.folder)), self.sources)


class PageFile(Struct, frozen=True):
    """The file of a page; `is_indexable` if search engines may list it.

    `data` is None where the published site has the file, with this digest.
    """

    path: str
    sha256: str
    is_indexable: bool
    data: bytes | None


class PageFiles(Struct, frozen=True):
    """Files of pages, and what is wrong in their templates."""

    files: tuple[PageFile, ...]
    problems: tuple[Problem, ...]

    @property
    def has_bytes(self) -> bool:
        """Whether the bytes of all its files are known."""
        return all(file.data is not None for file in self.files)


def render(pages: Iterable[Page], look: Look) -> PageFiles:
    """The files of pages."""
    files, problems = [], []
    for page in pages:
        data, fault = look.templates.render(page, look.site)
        if fault:
            problems.append(fault)
        may_list = page.frame.is_indexable and page.path != routes.NOT_FOUND
        files.append(PageFile(page.path, hashlib.sha256(data).hexdigest(), may_list, data))
    return PageFiles(tuple(files), tuple(problems))


def render_event(shown: EventShown, look: Look) -> PageFiles:
    """The files of an event's pages."""
    return render(event_pages(shown.found, shown.around, look.card), look)


def event_files(
    shown: Iterable[EventShown], look: Look, taking: Taking, published: Published
) -> Iterator[PageFiles]:
    """The files of each event's pages. What is known and published is not rendered again."""
    step: Step[EventShown, PageFiles] = Step(
        render_event,
        lambda one: f"writing {one.found.event.title}",
        (look,),
        brief=lambda made: _with_bytes(made, lambda _path, _sha: None),
    )
    kept, begun = tee(shown)
    for one, made in zip(kept, taking.each(step, begun), strict=True):
        whole = made if made.has_bytes else _with_bytes(made, published)
        yield whole if whole.has_bytes else render_event(one, look)


def _with_bytes(made: PageFiles, published: Published) -> PageFiles:
    """The same files with the bytes that are published."""
    files = (replace(file, data=published(file.path, file.sha256)) for file in made.files)
    return replace(made, files=tuple(files))
