"""Writes pictures of the pages, for the docs or to look at.

    python tests/browser/take_screenshots.py _site           # the pictures of `docs/screenshots/`
    python tests/browser/take_screenshots.py _site FOLDER    # every type of page into FOLDER

Every type of page means wide and phone, light and dark, and printed. Needs Playwright, Pillow (both
are in the extra `test`) and a Chromium. A page longer than `TALLEST` is cut there.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from browsers import ARGUMENTS, CHROMIUM
from page_types import BB, FT, PAGE_TYPES, path_of
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).resolve().parent.parent.parent / "docs" / "screenshots"
SHOWN_IN_DOCS = {"article": "", "event": ""}  # types of page, and where they are shown
SIZES = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 1,
    },
}
SHEET = {"width": 794, "height": 1123}  # A4 at 96 dots an inch
MARGINS = "17mm 20mm"  # as the style of print asks for: a window has none of its own
TALLEST = 3000
COLOURS = 256


def smaller(picture: bytes) -> bytes:
    """The picture with a palette of `COLOURS`: a quarter of the bytes."""
    packed = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        packed, "PNG", optimize=True
    )
    return packed.getvalue()


def take(page: Page, folder: Path, name: str, whole: bool = True) -> None:
    """Writes one picture: the whole page down to `TALLEST`, or what the window shows."""
    size = page.viewport_size
    height = page.evaluate("() => document.documentElement.scrollHeight") if whole else 0
    clip = {"x": 0, "y": 0, "width": size["width"], "height": min(height, TALLEST)}
    picture = page.screenshot(full_page=whole, clip=clip if whole else None, animations="disabled")
    (folder / f"{name}.png").write_bytes(smaller(picture))


def take_for_docs(browser: Browser, site: Path) -> None:
    """The pictures that README and docs show: one window each."""
    page = browser.new_page(color_scheme="light", **SIZES["wide"])
    for page_type, place in SHOWN_IN_DOCS.items():
        page.goto((site / path_of(site, page_type)).as_uri() + place)
        take(page, DOCS, f"{page_type}-wide-light", whole=False)
    page.close()


def take_pages(browser: Browser, site: Path, folder: Path) -> None:
    """Each type of page in each size and scheme."""
    for size, options in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme=scheme, **options)
            page = context.new_page()
            for page_type in PAGE_TYPES:
                source = site / path_of(site, page_type)
                page.goto(source.as_uri())
                take(page, folder, f"{page_type}-{size}-{scheme}")
            context.close()


def take_panels(browser: Browser, site: Path, folder: Path) -> None:
    """What opens on a phone: a note as a sheet, the rail; the list of keys on a wide page."""
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, **SIZES["phone"])
        page = context.new_page()
        page.goto((site / f"articles/{FT}.html").as_uri())
        page.locator(".carry:not(.editors)").first.evaluate("one => one.click()")
        take(page, folder, f"article-sheet-phone-{scheme}", whole=False)
        page.keyboard.press("Escape")
        page.locator(".open-rail button").evaluate("one => one.click()")
        take(page, folder, f"article-rail-phone-{scheme}", whole=False)
        context.close()
    for size, options in SIZES.items():
        page = browser.new_page(**options)
        page.goto((site / f"articles/{FT}.html").as_uri())
        page.get_by_role("button", name="Cite", exact=True).first.click()
        take(page, folder, f"article-cite-{size}-light", whole=False)
        page.close()
    page = browser.new_page(**SIZES["wide"])
    page.goto((site / f"articles/{BB}.html").as_uri())
    page.keyboard.press("?")
    take(page, folder, "article-keys-wide-light", whole=False)
    page.close()


def take_prints(browser: Browser, site: Path, folder: Path) -> None:
    """Each type of page in the style of print, as wide as a sheet of A4."""
    page = browser.new_page(viewport=SHEET)
    page.emulate_media(media="print")
    for page_type in PAGE_TYPES:
        page.goto((site / path_of(site, page_type)).as_uri())
        page.evaluate(f"() => {{ document.body.style.padding = '{MARGINS}' }}")
        take(page, folder, f"print-{page_type}")
    page.close()


def main() -> None:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "_site").resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        if len(sys.argv) > 2:
            folder = Path(sys.argv[2])
            folder.mkdir(parents=True, exist_ok=True)
            for take_some in (take_pages, take_panels, take_prints):
                take_some(browser, site, folder)
        else:
            take_for_docs(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
