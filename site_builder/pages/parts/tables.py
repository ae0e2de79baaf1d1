"""Tables of figures and facts, as most pages show them; `templates/parts/table.html` draws them."""

from __future__ import annotations

from msgspec import Struct

from site_builder.pages.parts.charts import ShareBar
from site_builder.pages.parts.values import Siglum


class Column(Struct, frozen=True):
    """The head of a column: words or a siglum, linked if given. `style` is the class of its cells.

    `label` is the head as small screens repeat it in each cell, "" where they keep the table.
    """

    head: str
    style: str = ""
    label: str = ""
    siglum: Siglum | None = None
    href: str = ""


class Cell(Struct, frozen=True):
    """Sigla, words, or a bar; `note` is a second, quiet line, `style` the class of the words."""

    text: str = ""
    href: str = ""
    sigla: tuple[Siglum, ...] = ()
    bar: ShareBar | None = None
    note: str = ""
    style: str = ""


class TableRow(Struct, frozen=True):
    """The cells of a row, the first of which names it. `style` has the hue of its outlet."""

    cells: tuple[Cell, ...]
    style: str = ""


class Table(Struct, frozen=True):
    """A table; `style` has its classes, `caption` is for people who only hear the page."""

    caption: str
    style: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


class TableView(Struct, frozen=True):
    """A page that is a table; `standfirst` may be ""."""

    kicker: str
    title: str
    standfirst: str
    table: Table
