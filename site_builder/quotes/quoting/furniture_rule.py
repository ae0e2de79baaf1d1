"""One rule of furniture: what a line of the page, not of the story, looks like, and where it is.

Precision comes before recall: a line of the story that is taken for furniture loses its
quotations, while a line of furniture in the story only looks odd. A pattern must therefore fit the
whole line, and most patterns apply only near the top or the bottom of the text.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from site_builder.model.given import Role

# Parts of patterns.
NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}"
AGENCY = (
    r"(?:AP|AFP|EPA|UPI|IRNA|REUTERS|Reuters|Getty(?: Images)?|Shutterstock|Anadolu(?: Agency)?)"
)


class PageZone(Enum):
    """Where on the page a line may be furniture."""

    TOP = "top"
    UNDER_TITLE = "under the first line"
    BOTTOM = "bottom"
    ENDS = "ends"  # top or bottom
    ANYWHERE = "anywhere"


class LineRule(NamedTuple):
    """Lines of at most `longest` code points that fit `pattern` as a whole get this label.

    The pattern has no capturing group: rules are joined, and the group tells which one fits.
    """

    label: str
    zone: PageZone
    pattern: str
    example: str  # a line that asked for it
    longest: int = 160
    role: Role = Role.FURNITURE
