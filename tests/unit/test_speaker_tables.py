"""The learnt tables of attribution: their legends explain every feature, and the code makes them.

A template of a legend has CAPITALS for what changes. `VALUES` gives what may be in their place,
out of the constants of the code: a renamed phrase fails here, and does not silently weigh nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import folders
import pytest

from site_builder.model.found import Article
from site_builder.quotes.furniture import with_roles
from site_builder.quotes.quotations import find_quotations
from site_builder.quotes.speaking import antecedents, candidates, contexts, cues, decisions, mention
from site_builder.quotes.speaking.readings import parse
from site_builder.quotes.speaking.scan import TOKEN_NAMES
from site_builder.quotes.tables import load_table
from training import speakers

TABLES = ("sources", "cues", "antecedents")
VERBS = (
    mention.STRONG,
    mention.WEAK,
    mention.OTHER,
    mention.NOUN_OF_SAYING,
    mention.PASSIVE,
    mention.NO_VERB,
)
TOKENS = tuple(TOKEN_NAMES.values())
ENDS = (*contexts.ENDINGS.values(), contexts.OPEN_END)
PLACES = (candidates.SAME_SENTENCE, *candidates.BACK, candidates.BEHIND, candidates.LATER_SENTENCE)
PARAGRAPHS = (*contexts.PARAGRAPHS_ON, contexts.FURTHER_ON)
AFTER = (cues.ANOTHER_WORD, *(f"after “{word}”" for word in cues.BEFORE))


def one_of(values: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(set(values), key=len, reverse=True)))})"


VALUES = {
    "AROUND": one_of(
        (
            contexts.NO_WORDS_ROUND,
            contexts.BEFORE,
            contexts.BEHIND,
            contexts.ON_BOTH_SIDES,
            contexts.FILLS_PARAGRAPH,
        )
    ),
    "END": f"{one_of(ENDS)}, then {one_of((*TOKENS, 'paragraph end'))}",
    "START": f"begins (?:small|large), after {one_of((*TOKENS, 'paragraph start'))}",
    "DISTANCE": f"(?:{one_of(PARAGRAPHS)}, (?:no|few|some|many) words)?",
    "PARAGRAPHS": one_of(PARAGRAPHS),
    "PLACE": one_of(PLACES),
    "GROUP": one_of(candidates.GROUPS.values()),
    "CASE": one_of((mention.SUBJECT, mention.PREPOSITION, mention.OWNER, mention.OBJECT)),
    "VERB": one_of(VERBS),
    "THROUGH": "(?:comma|bracket|by|who|apposition|possessive)",
    "CROSSED": one_of(candidates.CROSSED),
    "AWAY": one_of(candidates.AWAY),
    "IS": "(?:no )?subject",
    "WHOSE": "of (?:the first subject|another)",
    "TOKEN": one_of(TOKENS),
    "ROLE": one_of((cues.ITS_VERB, cues.VERB_BEFORE, cues.NO_VERB_OF_IT)),
    "SIDE": "source (?:before|behind)",
    "FORM": "(?:in -(?:ing|d|s)|another form)",
    "NEAREST": "(?:nearest verb|not nearest)",
    "AFTER": one_of(AFTER),
    "GAP": "(?:behind the quotation|"
    f"{one_of((*TOKENS, 'more', 'nothing', '“that”', '“that” and more', 'sentence end'))} between"
    "|quotation and sentence end between)",
    "AGREES": one_of((antecedents.AGREES, antecedents.UNKNOWN, antecedents.CONFLICTS)),
    "SPEAKS": one_of((*VERBS, antecedents.INVERTED)),
    "N": r"\d+",
    "WORD": r"\S+",
}


@cache
def templates(name: str) -> dict[str, re.Pattern[str]]:
    return {
        template: re.compile(re.sub("[A-Z]+", lambda m: VALUES[m[0]], re.escape(template)))
        for template in (text.replace("\\ ", " ") for text in load_table(name).legend)
    }


def explained(name: str, feature: str) -> bool:
    return any(pattern.fullmatch(feature) for pattern in templates(name).values())


def produced() -> Iterator[tuple[str, str]]:
    """The features that the code makes of the tests' articles."""
    for path in sorted(folders.SEEDS.glob("*.txt")):
        text = path.read_text("utf-8")
        article = with_roles(Article(path.stem, "", text, ""))
        marked = [s.marked for q in find_quotations(article) for s in q.segments]
        reading = parse(article, marked)
        previous = None
        for token in reading.scan.quotes:
            for _, found in decisions.source_features(reading, token, previous):
                yield from (("sources", feature) for feature in found)
            decision = decisions.decide(reading, token, previous)
            if decision.mention < 0:
                continue
            for _, found in decisions.cue_candidates(reading, decision.mention, token):
                yield from (("cues", feature) for feature in found)
            wanted = reading.mentions[decision.mention].kind
            if wanted in decisions.SINGULAR:
                people = decisions.pronoun_features(reading, decision.mention, wanted, previous)
                yield from (("antecedents", feature) for _, found in people for feature in found)
            previous = decision


def test_a_table_has_the_legend_of_its_trainer() -> None:
    for name, wanted in speakers.TABLES.items():
        assert load_table(name).legend == wanted.legend


@pytest.mark.parametrize("name", TABLES)
def test_the_legend_explains_every_feature_of_the_table(name: str) -> None:
    assert [f for f in load_table(name).weights if not explained(name, f)] == []


@pytest.mark.parametrize("name", TABLES)
def test_the_legend_has_no_template_without_a_feature(name: str) -> None:
    weights = load_table(name).weights
    unused = [
        t for t, pattern in templates(name).items() if not any(map(pattern.fullmatch, weights))
    ]
    assert unused == []


def test_the_code_makes_only_features_that_the_legends_explain() -> None:
    made = set(produced())
    assert [f for name, f in sorted(made) if not explained(name, f)] == []
    known = sum(feature in load_table(name).weights for name, feature in made)
    assert known > 0.7 * len(made)  # the others are rare


def test_a_renamed_feature_is_found_out() -> None:
    assert not explained("sources", "Ps12s")
    assert not explained("antecedents", "named often")
