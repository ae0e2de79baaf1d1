"""What outlets tell in their own words, held against what is quoted."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from reports import HERE, Said, report, target
from seed_project import compiled, own_content
from stages import align_statements, find_paraphrases
from statement_gold import KHAMENEI, event, load

from site_builder.model.found import DecidedBy, Paraphrase
from site_builder.model.given import (
    Correction,
    ParaphraseCorrection,
    Speaker,
    Target,
    TextQuoteSelector,
)
from site_builder.model.problems import Problem
from site_builder.text.spans import Span

TRUMP = Speaker("trump", "Donald Trump")
SPEAKERS = (KHAMENEI, TRUMP, Speaker("grossi", "Rafael Grossi"))
TEXTS = {a.id: a.text for a in load().articles}


def seeds(*corrections: Correction) -> tuple[list[Paraphrase], list[Problem]]:
    gold = load()
    statements, _ = align_statements(gold.articles, (gold.event,), gold.quotes, (), {})
    anchored = {}
    for one in corrections:
        assert isinstance(one, ParaphraseCorrection)
        for t in (one.target, one.statement):
            start = TEXTS[t.article].index(t.selector.exact)
            anchored[t] = Span(start, start + len(t.selector.exact))
    found, problems = find_paraphrases(
        gold.articles, (gold.event,), gold.quotes, SPEAKERS, statements, corrections, anchored
    )
    return list(found), problems


def words(one: Paraphrase) -> str:
    return one.span.of(TEXTS[one.article_id])


@pytest.mark.parametrize(
    ("told", "quoted"),
    [
        ("citing past experiences", "this-is-our-experience"),
        ("vowing to respond forcefully to any threats", "if-they-threaten-us"),
        ("Negotiations with the US are neither wise nor rational", "with-such-a-government"),
        ("will do nothing to solve Iran’s problems", "no-impact-on-resolving"),
        (
            "merely sitting at the negotiating table with the US government does not translate "
            "into real solutions",
            "no-impact-on-resolving",
        ),
        (
            "if Washington threatens Iran’s security, Tehran will respond in kind",
            "if-they-threaten-us",
        ),
    ],
)
def test_the_seeds_paraphrases_are_found(told: str, quoted: str) -> None:
    found, _ = seeds()
    assert [p.statement_id.startswith(quoted) for p in found if words(p) == told] == [True]


def test_nothing_else_is_offered() -> None:
    assert len(seeds()[0]) == 6


def article_with(told: str) -> list[Paraphrase]:
    """The paraphrases of a report that tells `told`, beside one that quotes Khamenei."""
    one = report("a", Said("This agreement was torn up by the Americans."))
    other, quotes = report("b", Said("Nothing more was to be said."))
    text = told + "\n" + other.text
    shift = len(told) + 1

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    first = other.paragraphs[0]
    other = replace(
        other,
        text=text,
        paragraphs=(
            replace(first, span=Span(0, len(told))),
            replace(first, span=moved(first.span)),
        ),
    )
    quotes = [
        replace(
            q,
            segments=tuple(
                replace(s, span=moved(s.span), marked=moved(s.marked)) for s in q.segments
            ),
        )
        for q in quotes
    ]
    articles = (one[0], other)
    happening = event("e", *articles)
    quotes = [*one[1], *quotes]
    statements, _ = align_statements(articles, (happening,), tuple(quotes), (), {})
    found, _ = find_paraphrases(articles, (happening,), tuple(quotes), SPEAKERS, statements, (), {})
    return list(found)


def test_a_verb_of_saying_and_its_speaker_are_needed() -> None:
    assert article_with("Khamenei said that the agreement was torn up by the Americans.")
    assert not article_with("The agreement was torn up by the Americans.")


def test_another_speakers_report_is_no_paraphrase() -> None:
    assert not article_with("Trump said that the agreement was torn up by the Americans.")


def test_a_name_behind_a_preposition_does_not_speak() -> None:
    assert not article_with("A letter to Khamenei said that the agreement was torn up.")


def test_a_doubtful_he_says_nothing() -> None:
    assert not article_with("He said that the agreement was torn up by the Americans.")


FT, MEMO = sorted(TEXTS)[:2]


def correction(told: str, of: tuple[str, str], confirmed: bool) -> ParaphraseCorrection:
    return ParaphraseCorrection(target(FT, told), target(*of), "read", confirmed=confirmed)


def test_an_editor_refuses() -> None:
    found, problems = seeds(
        correction("citing past experiences", (MEMO, "This is experience."), confirmed=False)
    )
    assert problems == []
    assert "citing past experiences" not in map(words, found)


def test_an_editor_confirms_what_was_not_found() -> None:
    found, problems = seeds(
        correction("has ruled out negotiations", (MEMO, "not rational, wise"), confirmed=True)
    )
    (one,) = (p for p in found if words(p) == "has ruled out negotiations")
    assert problems == []
    assert one.decided_by is DecidedBy.EDITOR
    assert one.statement_id.startswith("with-such-a-government")


def test_a_statement_that_nobody_quotes_is_an_error() -> None:
    of = Target(MEMO, TextQuoteSelector("engaging with the US diplomatically is futile"), HERE)
    told = target(FT, "citing past experiences")
    _, problems = seeds(ParaphraseCorrection(told, of, "read", confirmed=True))
    assert [str(p) for p in problems] == [
        "content/corrections/statements.yaml:3:5: there is no statement at “engaging with the US "
        "diplomatically is futile” (give words that the article prints in quotation marks as "
        "speech)"
    ]


def test_a_passage_of_another_event_is_an_error() -> None:
    gold = load()
    here = event("here", *(a for a in gold.articles if a.id != FT))
    there = event("there", *(a for a in gold.articles if a.id == FT))
    statements, _ = align_statements(gold.articles, (here, there), gold.quotes, (), {})
    one = correction("citing past experiences", (MEMO, "This is experience."), confirmed=True)
    anchored = {
        t: Span(at := TEXTS[t.article].index(t.selector.exact), at + len(t.selector.exact))
        for t in (one.target, one.statement)
    }
    _, problems = find_paraphrases(
        gold.articles, (here, there), gold.quotes, SPEAKERS, statements, (one,), anchored
    )
    assert [str(p) for p in problems] == [
        "content/corrections/statements.yaml:3:5: the passage and the statement are in different "
        "events, and a statement never crosses events (take the correction out, or put the "
        "articles into one in content/events/)"
    ]


def test_nine_are_found_in_the_five_articles(tmp_path: Path) -> None:
    """The figure of docs/method.md; without any editor's word on one of them."""
    assert len(compiled(own_content(tmp_path / "content")).paraphrases) == 9
