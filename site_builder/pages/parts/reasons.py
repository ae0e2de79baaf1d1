"""Reasons as readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from site_builder.model.reasons import Reason, all_told
from site_builder.pages.parts.markup import plain

STARRED = re.compile(r"\*([^*]*)\*")  # “subject of *told*”; an editor may write so too


def why(reasons: Iterable[Reason]) -> str:
    """The reasons on one line, with words of the text between quotation marks."""
    return STARRED.sub(r"“\1”", plain(all_told(reasons)))
