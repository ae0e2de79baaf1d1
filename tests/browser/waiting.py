"""Waiting for a state of the page, never for a time: a busy machine is slow, and no test fails."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 60  # seconds: only what fails ever waits so long
Found = TypeVar("Found")

# All style sheets are applied and all fonts are there.
IS_READY = """() => document.readyState === "complete" && document.fonts.status === "loaded"
  && [...document.querySelectorAll("link[rel~=stylesheet]")].every(one => one.sheet)"""
IN_VIEW = """one => { const box = one.getBoundingClientRect()
  return box.top >= 0 && box.top < innerHeight }"""


def until(read: Callable[[], Found], wanted: object = True) -> Found:
    """What `read` returns as soon as it is `wanted`, or what it returns when patience ends.

    It works on pages without script, where `wait_for_function` does not.
    """
    end = time.monotonic() + PATIENCE
    while (found := read()) != wanted and time.monotonic() < end:
        time.sleep(0.02)
    return found


def ready(page) -> None:
    """Returns when the page is loaded and its style sheets are applied."""
    assert until(lambda: page.evaluate(IS_READY)), f"{page.url} has no style sheet"


def in_view(element) -> bool:
    """Whether the element is seen in the window, once the page has scrolled to it."""
    return until(lambda: element.evaluate(IN_VIEW))
