"""Pages as files: rendered, or, where an earlier build made the very same, as it published them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import tee
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.model.edition import Around, EventEdition
from site_builder.model.problems import Problem
from site_builder.model.steps import Step, Taking
from site_builder.pages.all_pages import event_pages
from site_builder.pages.parts.citations import citation_files
from site_builder.pages.parts.corpus import event_corpus
from site_builder.pages.parts.layout import Page, Site
from site_builder.publish.folders import File, Kept, is_searched, sha256_of
from site_builder.publish.render import Templates

A = TypeVar("A")

# The file of the published site, if it has this SHA-256.
Published = Callable[[str, str], Kept | None]


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
        """The templates, compiled when they are needed."""
        return _templates(self.folder, tuple(self.sources.items()))


@lru_cache(maxsize=1)  # `serve` builds again and again with the same
def _templates(folder: bytes, sources: tuple[tuple[str, bytes], ...]) -> Templates:
    return Templates(Path(os.fsdecode(folder)), dict(sources))


class PageFile(Struct, frozen=True):
    """The file of a page; `is_indexable` if search engines may list it.

    `data` is None where memory has the digest alone. `is_searched` if the search index reads it.
    """

    path: str
    sha256: str
    is_indexable: bool
    is_searched: bool
    data: File | None
    updated: str = ""  # the day of its last edition, as 2025-02-07


class PageFiles(Struct, frozen=True):
    """Files of pages, and what is wrong in their templates."""

    files: tuple[PageFile, ...]
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all its files are here or in the published site."""
        return all(file.data is not None for file in self.files)

    def brief(self) -> PageFiles:
        """The same without bytes."""
        return replace(self, files=tuple(replace(file, data=None) for file in self.files))

    def kept(self, published: Published) -> PageFiles:
        """The same with those files that are published."""
        return replace(self, files=tuple(_kept(file, published) for file in self.files))


def _kept(file: PageFile, published: Published) -> PageFile:
    known = published(file.path, file.sha256) if file.data is None else None
    return replace(file, data=replace(known, is_searched=file.is_searched)) if known else file


def render(pages: Iterable[Page], look: Look) -> PageFiles:
    """The files of pages."""
    files, problems = [], []
    for page in pages:
        data, fault = look.templates.render(page, look.site)
        if fault:
            problems.append(fault)
        may_list = page.frame.is_indexable and page.path != routes.NOT_FOUND
        searched = is_searched(page.path, data)
        updated = page.frame.edition.iso if page.frame.edition else ""
        files.append(PageFile(page.path, sha256_of(data), may_list, searched, data, updated))
    return PageFiles(tuple(files), tuple(problems))


def render_event(shown: EventShown, look: Look) -> PageFiles:
    """The files of an event's pages, and those with its citations."""
    corpus = event_corpus(shown.found, shown.around, look.card)
    rendered = render(event_pages(corpus), look)
    cited = citation_files(corpus).items()
    files = [PageFile(path, sha256_of(data), False, False, data) for path, data in cited]
    return replace(rendered, files=(*rendered.files, *files))


def template_faults(look: Look) -> list[Problem]:
    """What is wrong in the source of the templates."""
    return look.templates.problems


def render_page(page: Page, look: Look) -> PageFiles:
    """The file of a page."""
    return render([page], look)


def page_files(
    pages: Iterable[Page], look: Look, taking: Taking, published: Published
) -> Iterator[PageFiles]:
    """The file of each page. What is known and published is not rendered again."""
    step: Step[Page, PageFiles] = Step(
        render_page,
        lambda page: f"writing {page.path}",
        (look,),
        brief=PageFiles.brief,
        stays=True,
    )
    return _known_or_made(step, pages, taking, published)


def event_files(
    shown: Iterable[EventShown], look: Look, taking: Taking, published: Published
) -> Iterator[PageFiles]:
    """The files of each event's pages. What is known and published is not rendered again."""
    step: Step[EventShown, PageFiles] = Step(
        render_event,
        lambda one: f"writing {one.found.event.title}",
        (look,),
        brief=PageFiles.brief,
    )
    return _known_or_made(step, shown, taking, published)


def _known_or_made(
    step: Step[A, PageFiles], shown: Iterable[A], taking: Taking, published: Published
) -> Iterator[PageFiles]:
    """The files of each; where the published site lacks one of them, the step is taken."""
    asked, begun = tee(shown)
    for one, made in zip(asked, taking.each(step, begun), strict=True):
        known = made.kept(published)
        yield known if known.is_whole else step.take(one)
