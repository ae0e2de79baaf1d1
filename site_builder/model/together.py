"""Several who speak together: one speaker, whose id is made of theirs.

“We are appalled,” Ann Lee and Bo Roe said in a letter: one utterance, of `ann-lee--bo-roe`. It
counts for both.
"""

from __future__ import annotations

from collections.abc import Iterable

JOINT = "--"  # in no id of one speaker


def joint_id(ids: Iterable[str]) -> str:
    """The id of those who speak together, or of the one."""
    return JOINT.join(sorted(set(ids)))


def members(speaker_id: str | None) -> tuple[str, ...]:
    """The ids of all who speak: one, or several together; none where it is unclear."""
    return tuple(speaker_id.split(JOINT)) if speaker_id else ()


def joint_name(names: Iterable[str]) -> str:
    """The name of those who speak together: “Ann Lee, Bo Roe and Cy Orr”."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
