"""One rule of furniture: what a line of the page, not of the story, looks like, and where.

Precision comes before recall: a line of the story that is taken for furniture loses its
quotations, a line of furniture that is left in the story only looks odd. A pattern therefore has
to fit the whole line, and most hold only near the top or the bottom of the text.
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


class Zone(Enum):
    """Where on the page a line may be furniture."""

    TOP = "top"
    UNDER_TITLE = "under the first line"
    BOTTOM = "bottom"
    ENDS = "ends"  # top or bottom
    ANYWHERE = "anywhere"


class Rule(NamedTuple):
    """Lines of at most `longest` code points that fit `pattern` wholly have this label.

    No group of the pattern captures: rules are joined, and the group tells which one fits.
    """

    label: str
    zone: Zone
    pattern: str
    example: str  # a line that asked for it
    longest: int = 160
    role: Role = Role.FURNITURE
