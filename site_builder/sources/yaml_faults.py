"""What PyYAML's complaints mean, for readers who are no programmers."""

from __future__ import annotations

import re

COLON = "there is a colon and a space in this value"
# The same complaint of PyYAML, if the colon is the first of its line.
TOO_FAR = (
    "this line is indented further than the one above, so it belongs to the value there",
    "give it the indentation of its neighbours, or put the whole value in quotation marks",
)

# A pattern of what the scanner or the parser says, the message and the hint. The first pattern that
# is found is taken. True asks for the place where the construct began, because the parser notices
# the fault only at the end of the file.
EXPLANATIONS = (
    (
        r"mapping values are not allowed",
        COLON,
        "put the whole value in quotation marks",
        False,
    ),
    (
        r"could not find expected ':'",
        "this key has no colon, or a text runs on at the left margin",
        "write “key: value”, and indent the lines that continue a text",
        True,
    ),
    (
        r"unexpected end of stream|document separator",
        "a quotation mark is opened here and never closed",
        "close it",
        True,
    ),
    (
        r"expected <block end>",
        "this line is not where the list or the keys above it ended",
        "give it the same indentation as its neighbours; quote a value that goes on after its "
        "closing mark",
        False,
    ),
    (
        r"expected ',' or '[\]}]'",
        "a bracket of this list or mapping is never closed",
        "close it, or put a comma between its items",
        True,
    ),
    (
        r"found '<stream end>'",
        "the keys end before this bracket is closed",
        "close it",
        False,
    ),
    (
        r"expected the node content",
        "a value is missing before this sign, or the sign does not belong here",
        "remove it, or put the value in quotation marks",
        False,
    ),
    (
        r"unknown escape character|escape sequence of",
        "an escape in double quotation marks that YAML does not know",
        "write \\\\ for a backslash, or use single quotation marks",
        False,
    ),
    (
        r"cannot start any token|expected alphabetic or numeric|did not find URI",
        "a value cannot begin with this character",
        "put the value in quotation marks",
        False,
    ),
    (
        r"sequence entries are not allowed|block sequence entries",
        "a list cannot begin here",
        "begin it on a line of its own, indented",
        False,
    ),
)


def explain(said: str) -> tuple[str, str, bool]:
    """The message, the hint, and whether the place is where the construct began."""
    for pattern, message, hint, at_start in EXPLANATIONS:
        if re.search(pattern, said):
            return message, hint, at_start
    return f"this is not YAML: {said}", "correct it", False
