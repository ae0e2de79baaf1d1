"""Quotations from another extractor, set into the marks that we find in the text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from site_builder.model.found import Attribution, Quotation


def adopt(given: Iterable[Attribution], own: Iterable[Quotation]) -> tuple[Attribution, ...]:
    """The given attributions; a piece whose words we found too has the marks that we found.

    They know what another extractor is seldom asked for: whether the mark is closed, and which
    marks stand within.
    """
    found = {segment.span: segment for quotation in own for segment in quotation.segments}
    return tuple(
        replace(
            a,
            quotation=replace(
                a.quotation,
                segments=tuple(found.get(s.span, s) for s in a.quotation.segments),
            ),
        )
        for a in given
    )
