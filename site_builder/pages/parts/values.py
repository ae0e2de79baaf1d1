"""Small finished things that several page types show; `templates/parts/` draws them.

An `href` is "", a site address (see `model/routes`), a fragment or an address on the web.
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

ABSENT = {"omits": "left out", "excerpt": "not in this excerpt"}  # by the way of a report without
PERHAPS = "perhaps in its own words"  # a paraphrase that no editor has confirmed yet


class Link(Struct, frozen=True):
    """A link by its words. `label` replaces them for people who only hear the page."""

    text: str
    href: str
    label: str = ""
    is_current: bool = False
    children: tuple[Link, ...] = ()


class FeedLink(Struct, frozen=True):
    """A link to a feed: its format and its title, for readers, and its type for programs."""

    name: str
    title: str
    href: str
    media_type: str


class Siglum(Struct, frozen=True):
    """An outlet’s sign. `style` contains its classes: hue `h1` to `h5` and a kind of line."""

    text: str
    style: str
    name: str


class Cited(Struct, frozen=True):
    """Words of a report and the links to their places in it (“¶14”).

    `verb` introduces the words, "" where nothing does; `note` is what the page says of them;
    `is_told` marks the outlet's own words. `repeats` are the other places where the report prints
    the same words, each with its name as a note: “headline”, “one word”.
    """

    siglum: Siglum
    words: Markup
    places: tuple[Link, ...] = ()
    verb: str = ""
    note: str = ""
    is_told: bool = False
    repeats: tuple[Cited, ...] = ()


class Variant(Struct, frozen=True):
    """What others have in one place.

    `kind` is the class: `quoted` (in marks), `same` (the very same words), `told` (in the outlet's
    own words), `omits` (also what is not in an excerpt), `more` (a link to the others), "" for
    words outside marks. `grade` says how near the words are to the base's, and `differs` in what
    they differ in meaning, "" where that need not be said.
    """

    sigla: tuple[Siglum, ...]
    kind: str
    words: Markup
    places: tuple[Link, ...]
    repeats: tuple[Cited, ...] = ()
    grade: str = ""
    differs: str = ""


class Counterpart(Struct, frozen=True):
    """The words of one text (`lemma`) and what the others have in their place.

    Where the text omits a statement, `lemma` says that it tells it in its own words, or nothing.
    """

    lemma: Markup
    variants: tuple[Variant, ...]
    compare: str  # address of the statement's own page, "" where it has none
