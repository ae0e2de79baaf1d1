"""What a mention is by itself, and the words beside it that tell a source."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that tell a source: whatever stands where, before the quotation, behind it."""

    always: list[str]
    ahead: list[str]
    behind: list[str]


def wording(scan: Scan, mention: Mention) -> Wording:
    """A mention's noun and what brings it in; and its verb, which tells less behind a quotation."""
    lower, kinds = scan.lower, scan.kinds
    always: list[str] = []
    ahead: list[str] = []
    behind: list[str] = []
    if mention.kind in (Kind.NOUN, Kind.ORGANISATION):
        always.append(f"noun {lower[mention.after - 1]}")
    if mention.speech:
        always.append("speech")
    if (
        mention.before == "by"
        and mention.first >= 2
        and kinds[mention.first - 2] in (STRONG_CUE, WEAK_CUE)
    ):
        always.append("by cue")  # “Sanders was asked by host Bill Maher”
    if mention.verb >= 0:
        ahead.append(verb_word(lower[mention.verb]))
    if mention.before in BRINGING:
        ahead.append(f"{mention.before} {mention.verb_class}")
        behind.append(f"R {mention.before} {mention.verb_class}")
    return Wording(always, ahead, behind)


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
