"""What a text mode keeps back stands on no page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from small_edition import changed, small_edition

from site_builder.model.given import SiteSettings
from site_builder.pages.all_pages import pages

HIDDEN = {
    "excerpts": (
        "Supreme Leader has ruled out",
        "Talks will do nothing",
        "Read our newsletter",
    ),
    "quotes-only": (
        "has ruled out",
        "will do nothing",
        "spoke on Friday",
        "they would act in kind",
        "Read our newsletter",
    ),
}


def strings(value: object) -> Iterator[str]:
    """Every string in a view, at any depth."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            yield from strings(getattr(value, field.name))


def all_words(mode: str) -> str:
    edition = changed(small_edition(), site=SiteSettings(text_mode=mode))
    return "\n".join(text for page in pages(edition) for text in strings(page.view))


@pytest.mark.parametrize("mode", HIDDEN)
def test_no_page_holds_words_that_the_mode_keeps_back(mode: str) -> None:
    found = all_words(mode)
    assert [words for words in HIDDEN[mode] if words in found] == []
    assert "we will threaten them in return" in found.replace("<b>", "").replace("</b>", "")


def test_in_full_they_stand_there() -> None:
    found = all_words("full")
    assert all(words in found for words in HIDDEN["quotes-only"])
