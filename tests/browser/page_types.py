"""One page of every type, by the pattern of its file in the built site."""

from __future__ import annotations

from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1] / "edition/seeds"  # scripts have no other path
FT, MEMO, BB = "000_4028931c8b4924ad", "001_4f74148faeed235f", "002_058e2bc36aa15042"
STEMS = tuple(sorted(path.stem for path in SEEDS.glob("*.txt")))

PAGE_TYPES = {
    "home": "index.html",
    "article": f"articles/{FT}.html",
    "event": "events/2025-02-07-*.html",
    "statement": "statements/with-such-a-government-*.html",
    "themes": "themes/index.html",
    "theme": "themes/no-negotiations.html",
    "speakers": "speakers/index.html",
    "speaker": "speakers/ali-khamenei.html",
    "outlets": "outlets/index.html",
    "outlet": "outlets/bb.html",
    "events": "events/index.html",
    "terms": "terms.html",
    "about": "about.html",
    "data": "data.html",
    "search": "search.html",
    "not-found": "404.html",
}


def path_of(site: Path, page_type: str) -> str:
    """The one file of that type, as its address below the site's root."""
    (found,) = sorted(site.glob(PAGE_TYPES[page_type]))
    return found.relative_to(site).as_posix()
