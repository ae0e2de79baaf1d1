"""Two style sheets: an article's, and every other page's. Neither lacks what its pages use."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_types import PAGE_TYPES, STEMS, path_of

from site_builder.publish.assets import SHEETS

CSS = Path(__file__).resolve().parent.parent.parent / "templates/assets/css"
PAGES = [*PAGE_TYPES, *(f"articles/{stem}.html" for stem in STEMS[1:])]
# The selectors of a style sheet that match something, pseudo-elements aside.
MATCHING = """async styles => {
  const sheet = await new CSSStyleSheet().replace(styles)
  const bare = one => one.replace(/::[\\w-]+(\\([^)]*\\))?|:not\\(:popover-open\\)/g, "")
    .replace(/> *(?=,|$)/g, "> *")
  const walk = rules => [...rules].flatMap(rule => walk(rule.cssRules ?? []).concat(
    rule.selectorText && document.querySelector(bare(rule.selectorText)) ? rule.selectorText : []))
  return walk(sheet.cssRules)
}"""


@pytest.mark.parametrize("name", PAGES)
def test_no_page_uses_a_rule_that_its_sheet_does_without(open_page, site, name) -> None:
    page = open_page(path_of(site, name) if name in PAGE_TYPES else name)
    (sheet,) = {s for s in SHEETS if s.split("/")[1] in page.content()}
    others = "".join(
        path.read_text("utf-8")
        for path in sorted(CSS.iterdir())
        if path.name.startswith(SHEETS[sheet])
    )
    assert others
    assert page.evaluate(MATCHING, others) == []
