"""Small finished things that several page types show; `templates/parts/` draws them."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct


class Link(Struct, frozen=True):
    """A link by its words; `href` is ready to be written into the page."""

    text: str
    href: str
    is_current: bool = False
    children: tuple[Link, ...] = ()


class Siglum(Struct, frozen=True):
    """An outlet's sign. `style` holds its classes: hue `h1` to `h5` and the style of its line."""

    text: str
    style: str
    name: str


class Place(Struct, frozen=True):
    """A passage to go to: “¶14” with an address and a full label for those who only hear it."""

    text: str
    href: str
    label: str


class Repeat(Struct, frozen=True):
    """A quote of the same article that repeats the wording; `name` is “headline”, “one word”."""

    name: str
    words: Markup
    place: Place


class Reading(Struct, frozen=True):
    """What others have in one place.

    `way` is the class: `quoted` (in marks), `same` (the very same words), `told` (in the outlet's
    own words), `omits`. `words` is "" where `way` says it all. `grade` is how near the
    words are to the base's, "" where that need not be said.
    """

    sigla: tuple[Siglum, ...]
    way: str
    words: Markup
    places: tuple[Place, ...]
    repeats: tuple[Repeat, ...] = ()
    grade: str = ""


class Counterpart(Struct, frozen=True):
    """The words of one text (`lemma`) and what the others have in their place."""

    lemma: Markup
    readings: tuple[Reading, ...]
    compare: str  # address of the statement's own page, "" where it has none
