"""Abbreviations that end in a full stop, by what may follow them. One table for all stages.

A full stop belongs to an abbreviation and ends no sentence, or it does both: “Acme Inc. said”, but
“He left Acme Inc. Then he spoke.” What follows decides, and each class says how.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.text.lexicon import word_list, words


class Abbreviations(NamedTuple):
    """One class; its full stop ends a sentence unless `goes_on` matches what follows."""

    forms: tuple[str, ...]  # patterns, without the last full stop
    goes_on: str


# What opens a sentence and begins no name.
OPENERS = words(
    """
    A After All Also Although An And Another As At Because Before But By During Each Even For From
    Given He Her His How However I If In Instead It Its Last Later Many Meanwhile More Most My Next
    No Not Now On One Other Our Over She Since So Some Such That The Their Then There These They
    This Those Though To Under Until We Were What When Where Whether Which While Who Why With Yet
    You Your
    """
)
ANYTHING = ""
A_NUMBER = r"(?=\s+\d)"
NO_OPENER = rf"(?!\s+(?:{'|'.join(sorted(OPENERS))})(?![\w’']))"

CLASSES = (
    # “He met Adm. Smith today.” “… allied with Sen. Ted Cruz.” A name always follows.
    Abbreviations(
        word_list(
            "Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Hon Sen Sens Rep Reps Gov Govs Pres Amb Del Atty"
            " Gen Lt Col Maj Capt Cmdr Sgt Cpl Pvt Adm Brig Supt Det St Mt Ft"
        ),
        ANYTHING,
    ),
    # “Acme Inc. said”; “He left Acme Inc. Then he spoke.”
    Abbreviations(word_list("Inc Corp Co Ltd Bros Jr Sr vs v etc"), NO_OPENER),
    # “at 9 p.m. Eastern time”; “It begins at 9 p.m. The doors open at 8.”
    Abbreviations(word_list(r"[ap]\.m i\.e e\.g"), NO_OPENER),
    # “on Nov. 8”; “No. 1”; “He said no. No. They left in Nov. Nobody knew.”
    Abbreviations(word_list("No Nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"), A_NUMBER),
    # “Donald J. Trump”; “the U.S. economy”; “He left the U.S. Then he spoke.”
    Abbreviations((r"(?:[A-Z]\.){0,3}[A-Z]",), rf"(?![a-z]){NO_OPENER}"),
)

_ANY = "|".join(rf"(?:{'|'.join(kind.forms)})\.{kind.goes_on}" for kind in CLASSES)
# An abbreviation with its full stop, where the stop ends no sentence.
# The first look-ahead lets most words go.
ABBREVIATION = rf"(?=\w{{1,6}}\.)(?<![^\W_])(?:{_ANY})"
LONGEST = 8  # code points: “Messrs.”, “U.S.S.R.”
_ABBREVIATION = re.compile(ABBREVIATION)
_WORD = re.compile(r"(?<![^\W_])\w")  # where one begins


def is_abbreviation(text: str, at: int) -> bool:
    """Whether the full stop at offset `at` belongs to an abbreviation and ends no sentence."""
    for word in _WORD.finditer(text, max(0, at + 1 - LONGEST), at):
        match = _ABBREVIATION.match(text, word.start())
        if match and match.end() > at:
            return match.end() == at + 1
    return False
