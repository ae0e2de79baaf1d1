"""The page of downloads: what each data file holds."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import count
from site_builder.pages.parts.layout import Description, Frame, Page, frame, page
from site_builder.pages.parts.markup import plain


class DataFile(Struct, frozen=True):
    """A file to download."""

    name: str
    href: str
    schema: str
    holds: str
    size: str


class DataView(Struct, frozen=True):
    """Everything on the page of downloads."""

    frame: Frame
    files: tuple[DataFile, ...]


def data_page(corpus: SiteCorpus) -> Page:
    """The page of downloads."""
    path = routes.DATA
    edition = corpus.edition
    described = (
        ("articles", "each report: outlet, title, date, event, paragraphs", len(edition.articles)),
        (
            "quotes",
            "each quotation: offsets into the seed, kind, speaker, cue",
            len(edition.quotes),
        ),
        (
            "statements",
            "each utterance: its renderings, and why they are linked",
            len(edition.statements),
        ),
        ("events", "each occasion: its reports, and why they belong to it", len(edition.events)),
        (
            "themes",
            "each theme: its passages, and how often each report brings it",
            len(edition.themes),
        ),
    )
    view = DataView(
        frame=frame(
            corpus,
            path,
            "data",
            "Data",
            described=Description(
                records=(
                    {
                        "@type": "Dataset",
                        "name": plain(edition.site.title),
                        "description": plain(edition.site.description or edition.site.tagline),
                        "distribution": [
                            {
                                "@type": "DataDownload",
                                "contentUrl": f"data/{name}.json",
                                "encodingFormat": "application/json",
                                "name": holds,
                            }
                            for name, holds, _ in described
                        ],
                    },
                )
            ),
        ),
        files=tuple(
            DataFile(
                f"{name}.json",
                f"data/{name}.json",
                f"data/schema/{name}.schema.json",
                holds,
                count(number, "entry", "entries"),
            )
            for name, holds, number in described
        ),
    )
    return page("data.html", view, view.frame)
