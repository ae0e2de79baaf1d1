"""What the choices of speaker, person and cue look at: the cases of `cases/features.txt`.

A learnt weight can hide a feature that is wrong, so the features are asserted, in words. A new
training changes none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from case_files import TextCase, case_params

from site_builder.model.found import Article
from site_builder.quotes.furniture import with_roles
from site_builder.quotes.quotations import find_quotations
from site_builder.quotes.speaking.decisions import (
    SINGULAR,
    cue_candidates,
    decide,
    pronoun_features,
    source_features,
)
from site_builder.quotes.speaking.readings import Parse, parse


def parsed_of(text: str) -> Parse:
    article = with_roles(Article("a", "seeds/a.txt", text, "outlet"), ())
    return parse(article, [s.marked for q in find_quotations(article) for s in q.segments])


def shown(text: str) -> Iterator[str]:
    """For the last quotation of a text each candidate with its features, as the file has them."""
    parsed = parsed_of(text)
    *before, last = parsed.scan.quotes
    previous = None
    for token in before:
        previous = decide(parsed, token, previous)
    for index, found in source_features(parsed, last, previous):
        yield f"source {words(parsed, index)}"
        yield from (f"  {feature}" for feature in found)
    decision = decide(parsed, last, previous)
    if decision.mention < 0:
        return
    kind = parsed.mentions[decision.mention].kind
    if kind in SINGULAR:
        for name, found in pronoun_features(parsed, decision.mention, kind, previous):
            yield f"{kind} is {name}"
            yield from (f"  {feature}" for feature in found)
    for token, found in cue_candidates(parsed, decision.mention, last):
        yield f"cue {parsed.scan.word(token)}"
        yield from (f"  {feature}" for feature in found)


def words(parsed: Parse, index: int) -> str:
    """The words of a mention; “nobody” for none."""
    if index < 0:
        return "nobody"
    return parsed.scan.words(parsed.mentions[index].first, parsed.mentions[index].after)


@pytest.mark.parametrize("case", case_params("features.txt"))
def test_features_of_the_last_quotation(case: TextCase) -> None:
    assert list(shown(case.given)) == case.expected


def test_other_mentions_of_the_same_person_speak_for_the_same_answer() -> None:
    parsed = parsed_of("Ann Lee said it was late, and Lee wrote of “a bad day.”")
    decision = decide(parsed, parsed.scan.quotes[0], None)
    shares = [
        share for k, share in decision.weighed if k >= 0 and parsed.people.names[k] == "Ann Lee"
    ]
    assert decision.name == "Ann Lee"
    assert len(shares) == 2
    assert decision.source_share == pytest.approx(sum(shares))
