"""What a mention is by itself, and the words beside it that tell a source, as features."""

from __future__ import annotations

from site_builder.analysis.language.grammar import words
from site_builder.analysis.language.lexicon import CUE_VERBS
from site_builder.analysis.speaking.mention import Kind, Mention
from site_builder.analysis.speaking.scan import STRONG_CUE, WEAK_CUE, Scan

GROUPS = {
    Kind.NAME: "n",
    Kind.ORGANISATION: "o",
    Kind.NOUN: "d",
    "he": "p",
    "she": "p",
    "they": "q",
    "we": "i",
    "i": "i",
    "it": "t",
}


def describe(mention: Mention) -> str:
    """What a mention is by itself: its kind, its verb, what holds it back."""
    hold = mention.hold[:2]
    return f"{GROUPS[mention.kind]}{hold}{mention.verb_class}{mention.through[:1]}"


def wording(scan: Scan, mention: Mention) -> list[str]:
    """A mention's noun, and what tells that it speaks wherever it stands."""
    found: list[str] = []
    if mention.kind in (Kind.NOUN, Kind.ORGANISATION):
        found.append(f"noun {scan.lower[mention.after - 1]}")
    if mention.speech:
        found.append("speech")
    if (
        mention.before == "by"
        and mention.first >= 2
        and scan.kinds[mention.first - 2] in (STRONG_CUE, WEAK_CUE)
    ):
        found.append("by cue")  # “Sanders was asked by host Bill Maher”
    return found


def verb_word(form: str) -> str:
    """The feature of a verb: its base where it is one of saying."""
    return f"verb {CUE_VERBS.get(form, form)}"


# What brings in a clause or a phrase: “what Trump called”, “as Rubio has said”.
BRINGING = words(
    """
    what as that when which because after while if whether where before since how until than though
    although but and or in with for of from at on about against not
    """
)
