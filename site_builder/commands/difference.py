"""What a build changed, as an editor reads it: text, Markdown for a change on GitHub, or JSON."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from site_builder.commands.terminal import complain, say, typed
from site_builder.data.changes import Change, SiteData, Subject, changes, read_data
from site_builder.model.problems import printable

HEADINGS = {
    Subject.ARTICLE: "Articles",
    Subject.EVENT: "Events of articles",
    Subject.QUOTATION: "Quotations",
    Subject.KIND: "Kinds of quotation",
    Subject.SPEAKER: "Speakers",
    Subject.JOIN: "Counted as the same words",
    Subject.MEANING: "Changed meaning",
    Subject.THEME: "Themes",
}
SHOWN = 100  # characters of quoted words
LISTED = 200  # changes of one subject in Markdown: GitHub shows a megabyte of a summary
MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def site_data(folder: Path) -> SiteData | None:
    """The data of the site in a folder; None, and a complaint, if it has none that we can read."""
    try:
        return read_data(lambda path: (folder / path).read_bytes())
    except OSError:
        complain(f"{folder} has no site to compare with (build it first, or name another folder)")
    except msgspec.MsgspecError as fault:
        again = f"type {typed()} once without --diff, or name another folder"
        complain(f"the data in {folder} are of another version of this program: {fault} ({again})")
    return None


def tell(before: SiteData, output: Path, form: str) -> None:
    """Print what the new site says otherwise than the one before."""
    now = site_data(output)
    if now is not None:
        FORMS[form](changes(before, now))


def _as_text(found: Sequence[Change]) -> None:
    for subject, group in _by_subject(found):
        say(f"{HEADINGS[subject]}: {len(group)}", sys.stdout)
        for one in group:
            say(printable(f"  {_sign(one)} {_place(one)}{_words(one)}{_values(one)}"), sys.stdout)
    if not found:
        say("no difference", sys.stdout)


def _as_markdown(found: Sequence[Change]) -> None:
    lines = ["### What this change does", "" if found else "\nNothing that readers see."]
    for subject, group in _by_subject(found):
        lines += [f"**{HEADINGS[subject]}**: {len(group)}", ""]
        told = (f"{_sign(one)} {_place(one)}{_words(one)}{_values(one)}" for one in group[:LISTED])
        lines += [f"* {_escaped(printable(one))}" for one in told]
        lines += [f"* and {len(group) - LISTED} more"] if len(group) > LISTED else []
        lines.append("")
    say("\n".join(lines), sys.stdout)


def _as_json(found: Sequence[Change]) -> None:
    say(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=1), sys.stdout)


FORMS = {"text": _as_text, "markdown": _as_markdown, "json": _as_json}


def _by_subject(found: Sequence[Change]) -> Iterator[tuple[Subject, list[Change]]]:
    for subject, group in groupby(found, key=lambda one: one.subject):
        yield subject, list(group)


def _sign(one: Change) -> str:
    return "+" if not one.before else "−" if not one.now else "~"


def _place(one: Change) -> str:
    return " and ".join(dict.fromkeys(one.articles))


def _words(one: Change) -> str:
    words = " ".join(one.words.split())
    shown = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
    return f" “{shown}”" if words else ""


def _values(one: Change) -> str:
    """“: Ann Lee → speaker unclear”, or the one value that says something."""
    both = [value for value in (one.before, one.now) if value]
    return f": {' → '.join(both)}" if both else ""


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return MARKUP.sub(r"\\\1", text)
