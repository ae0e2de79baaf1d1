"""Nouns, adjectives and names, as `nouns.txt` lists them: open classes, each of which can grow."""

from __future__ import annotations

from site_builder.text.lexicon import word_lists

_LISTS = word_lists(__package__, "nouns.txt")

PERSON_NOUNS = _LISTS["person_nouns"]
MODIFIERS = _LISTS["modifiers"]
NO_NAMES = _LISTS["no_names"]
ORGANISATIONS = _LISTS["organisations"]
ADJECTIVES = _LISTS["adjectives"]
PLACES = _LISTS["places"]
CONNECTORS = _LISTS["connectors"]
OFFICES_OF = _LISTS["offices_of"]
OFFICE_FIELDS = _LISTS["office_fields"]
PARTIES = _LISTS["parties"]
SURNAMES = _LISTS["surnames"]
WOMEN = _LISTS["women"]
MEN = _LISTS["men"]
SPEECH_NOUNS = _LISTS["speech_nouns"]
NAMING = _LISTS["naming"]
WORKS = _LISTS["works"]
MEDIA = WORKS | _LISTS["media"]
DOCUMENTS = _LISTS["documents"]
ACCUSERS = _LISTS["accusers"]
BODIES = _LISTS["bodies"]
PUBLIC_BODIES = _LISTS["public_bodies"]
COMPANIES = _LISTS["companies"]
CRIES = _LISTS["cries"]
TELLING = _LISTS["telling"]
LABELS = _LISTS["labels"]
HE, SHE = _LISTS["he"], _LISTS["she"]
FIRST_NAMES = HE | SHE
