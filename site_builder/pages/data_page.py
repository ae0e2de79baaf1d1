"""The page of downloads: what each data file contains."""

from __future__ import annotations

from site_builder.model import routes
from site_builder.model.data_files import data_files
from site_builder.pages.parts.corpus import SiteCorpus
from site_builder.pages.parts.english import count
from site_builder.pages.parts.layout import Description, Page, frame
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.tables import Cell, Column, Table, TableRow, TableView

CONTENTS = {
    "articles": "each report: outlet, title, date, event, paragraphs",
    "quotes": "each quotation: offsets into the seed, kind, speaker, cue",
    "statements": "each utterance: its wordings, and why they are linked",
    "events": "each occasion: its reports, why they belong to it, how they compare",
    "themes": "each theme: its passages, and how often each report brings it",
}
TABLES = {
    "data/datapackage.json": "the same as tables, for spreadsheets and statistics: the list",
    **{
        f"data/{name}.csv": f"the table of the {name}"
        for name in ("articles", "quotes", "statements", "wordings", "events", "themes", "coverage")
    },
}
COLUMNS = (
    Column("File"),
    Column("Contains", label="Contains"),
    Column("Entries", "n", "Entries"),
    Column("Schema", label="Schema"),
)


def data_page(corpus: SiteCorpus) -> Page:
    """The page of downloads."""
    parts, site = data_files(corpus.edition), corpus.site
    dataset = {
        "@type": "Dataset",
        "name": plain(site.title),
        "description": plain(site.description or site.tagline),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": part.path,
                "encodingFormat": "application/json",
                "name": CONTENTS[part.subject],
            }
            for part in parts
        ],
    }
    rows = [
        TableRow(
            (
                Cell(part.path.removeprefix("data/"), routes.address(part.path)),
                Cell(CONTENTS[part.subject]),
                Cell(count(len(part.contents), "entry", "entries")),
                Cell("schema", f"data/schema/{part.subject}.schema.json"),
            )
        )
        for part in parts
    ]
    rows += [
        TableRow(
            (Cell(path.removeprefix("data/"), routes.address(path)), Cell(told), Cell(), Cell())
        )
        for path, told in TABLES.items()
    ]
    described = Description(records=(dataset,))
    view = TableView(
        "Downloads",
        "Data",
        "What the pages show, for programs. Ids are stable; offsets count code points of the seed’s"
        " text.",
        Table("Data files", "wide stacked", COLUMNS, tuple(rows)),
    )
    return Page(frame(corpus, routes.DATA, "data", "Data", described=described), "table.html", view)
