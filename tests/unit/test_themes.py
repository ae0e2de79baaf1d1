"""Passages of themes: the sentences that bring them, how, and why."""

from __future__ import annotations

import pytest
from stages import locate_themes

from site_builder.edition.themes import cover
from site_builder.model.found import (
    Article,
    DecidedBy,
    Paragraph,
    Paraphrase,
    Quote,
    Rendering,
    Statement,
    Unit,
)
from site_builder.model.given import (
    QuotationKind,
    Role,
    Target,
    TextQuoteSelector,
    ThemeEntry,
)
from site_builder.model.problems import Location, Problem
from site_builder.model.quotations import Segment
from site_builder.model.reasons import all_told
from site_builder.model.synopsis import Mode
from site_builder.model.themes import CoverageCell, Passage, Theme
from site_builder.text.spans import Span

PLACE = Location("content/themes/t.md")

FT = (
    "Unlock the White House Watch newsletter for free\n"
    "“If they threaten us, we will threaten them,” Khamenei warned.\n"
    "Khamenei criticised Iran’s previous negotiators during past diplomatic efforts.\n"
    "He referred to the 2015 nuclear deal, which Trump withdrew from in 2018 before imposing the"
    " toughest sanctions on Iran to date.\n"
    "The “maximum pressure” sanctions policy began in his first term."
)
MEMO = (
    "Tehran and Washington\n"
    "He also issued a stark warning that if Washington threatens Iran’s security, Tehran will"
    " respond in kind.\n"
    "“If they threaten us, we will threaten them in return,” he said, citing sanctions.\n"
    "The sanctions target Iran’s ability to trade."
)


def article(stem: str, text: str) -> Article:
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n")):
        role = Role.BODY if number else (Role.FURNITURE if stem == "ft" else Role.TITLE)
        paragraphs.append(Paragraph(Span(start, start + len(line)), role))
        start += len(line) + 1
    return Article(stem, f"seeds/{stem}.txt", text, stem, paragraphs=tuple(paragraphs))


ARTICLES = (article("ft", FT), article("memo", MEMO))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def quote(name: str, stem: str, text: str, words: str, cue: str | None, **facts: object) -> Quote:
    inside = at(text, words)
    return Quote(
        id=name,
        article_id=stem,
        segments=(Segment(inside, Span(inside.start - 1, inside.end + 1)),),
        kind=facts.get("kind", QuotationKind.DIRECT),
        cue=at(text, cue) if cue else None,
        source=None,
        speaker_id=facts.get("speaker", "khamenei"),
        confidence=1.0,
        reasons=(),
        decided_by=DecidedBy.AUTOMATIC,
    )


THREAT_FT = "If they threaten us, we will threaten them,"
THREAT_MEMO = "If they threaten us, we will threaten them in return,"
QUOTES = (
    quote("threat-ft", "ft", FT, THREAT_FT, "warned"),
    quote("pressure", "ft", FT, "maximum pressure", None, kind=QuotationKind.TERM, speaker=None),
    quote("threat-memo", "memo", MEMO, THREAT_MEMO, "said"),
)
STATEMENT = Statement(
    id="threat",
    event_id="speech",
    speaker_id="khamenei",
    renderings=tuple(
        Rendering(stem, stem, (Unit(f"threat-{stem}", stem, at(text, words)),))
        for stem, text, words in (("ft", FT, THREAT_FT), ("memo", MEMO, THREAT_MEMO))
    ),
    links=(),
    grade=None,
    collation=None,
    decided_by=DecidedBy.AUTOMATIC,
)
PARAPHRASE = Paraphrase(
    "threat",
    "memo",
    at(MEMO, "if Washington threatens Iran’s security, Tehran will respond in kind"),
    0.4,
    ("threat",),
    DecidedBy.EDITOR,
)


def target(stem: str, words: str) -> Target:
    return Target(stem, TextQuoteSelector(words), PLACE)


def located(**rules: object) -> tuple[tuple[Passage, ...], list[str]]:
    entry = ThemeEntry("t", PLACE, "Threats", 1, **rules)
    targets = (*entry.statements, *entry.pinned, *entry.excluded)
    texts = {"ft": FT, "memo": MEMO}
    anchored = {t: at(texts[t.article], t.selector.exact) for t in targets}
    themes, problems = locate_themes(
        (entry,), ARTICLES, QUOTES, (STATEMENT,), (PARAPHRASE,), anchored
    )
    return themes[0].passages, [str(p) for p in problems]


def found(**rules: object) -> list[tuple[str, str, str]]:
    texts = {"ft": FT, "memo": MEMO}
    return [
        (p.article_id, p.mode.value, p.span.of(texts[p.article_id]).split(",")[0])
        for p in located(**rules)[0]
    ]


def test_a_word_finds_its_sentences_and_says_why() -> None:
    passages, problems = located(words=("toughest",))
    assert problems == []
    assert [(p.mode, all_told(p.reasons), p.quote_ids) for p in passages] == [
        (Mode.NARRATED, "matches toughest", ())  # in “which Trump withdrew from …”
    ]


def test_a_rule_within_the_words_of_another_is_no_reason_of_its_own() -> None:
    passages, problems = located(words=("threaten us", "threaten", "If they threaten us"))
    assert problems == []
    assert [all_told(p.reasons) for p in passages] == [
        "matches threaten; matches If they threaten us"
    ] * 2
    (found, *_), _ = located(words=("negotiators", "previous negotiators"))
    assert all_told(found.reasons) == "matches previous negotiators"


def test_a_star_stands_for_the_rest_of_a_word() -> None:
    passages, problems = located(words=("threat*",))
    assert problems == []
    assert {all_told(p.reasons) for p in passages} == {"matches threat*"}
    assert len(passages) == 3


def test_a_phrase_matches_word_by_word_and_across_case_and_apostrophes() -> None:
    assert found(words=("iran's SECURITY",)) == [
        (
            "memo",
            "paraphrased",
            "He also issued a stark warning that if Washington threatens Iran’s security",
        )
    ]
    assert found(words=("security iran",)) == []
    assert [f[0] for f in found(words=("respond * kind",))] == ["memo"]


def test_a_word_finds_its_possessive_but_a_possessive_not_the_word() -> None:
    assert len(found(words=("Iran",))) == 4
    assert len(found(words=("Iran’s",))) == 3


def test_all_words_of_a_group_must_meet_in_one_sentence() -> None:
    passages, problems = located(together=(("Trump", "sanctions"),))
    assert [(p.article_id, all_told(p.reasons)) for p in passages] == [
        ("ft", "has Trump and sanctions")
    ]
    assert problems == []


def test_words_are_quoted_when_the_match_stands_in_a_speech_quotation() -> None:
    """“citing sanctions” stands beside the quotation, and “maximum pressure” is only a term."""
    assert found(words=("threaten us",)) == [
        ("ft", "quoted", "“If they threaten us"),
        ("memo", "quoted", "“If they threaten us"),
    ]
    assert [(m, s) for _, m, s in found(words=("citing sanctions", "maximum pressure"))] == [
        ("narrated", "The “maximum pressure” sanctions policy began in his first term."),
        ("narrated", "“If they threaten us"),
    ]


def test_furniture_holds_no_passages_and_headlines_do() -> None:
    assert found(words=("newsletter",)) == []
    assert [f[0] for f in found(words=("Tehran and Washington",))] == ["memo"]


def test_a_passage_says_which_words_were_found() -> None:
    passages, _ = located(words=("threaten us", "citing sanctions"))
    texts = {"ft": FT, "memo": MEMO}
    assert [[s.of(texts[p.article_id]) for s in p.matched] for p in passages] == [
        ["threaten us"],
        ["threaten us", "citing sanctions"],
    ]


def test_a_statement_brings_all_its_renderings_and_paraphrases() -> None:
    passages, problems = located(statements=(target("ft", "threaten us"),))
    assert problems == []
    assert [(p.article_id, p.mode, p.quote_ids) for p in passages] == [
        ("ft", Mode.QUOTED, ("threat-ft",)),
        ("memo", Mode.PARAPHRASED, ()),
        ("memo", Mode.QUOTED, ("threat-memo",)),
    ]
    assert all_told(passages[1].reasons) == "paraphrases “threaten us”"


def test_a_target_that_no_statement_holds_is_told() -> None:
    _, problems = located(words=("threat*",), statements=(target("ft", "toughest sanctions"),))
    assert problems == [
        "content/themes/t.md:1:1: warning: no statement of ft has “toughest sanctions”"
        " (name words that somebody is quoted with, or pin the passage)"
    ]


def test_speakers_keep_only_what_quotes_them() -> None:
    assert found(words=("threat*",), speakers=("khamenei",)) == found(words=("threaten us",))
    assert found(words=("threat*",), speakers=("trump",)) == []
    assert found(speakers=("khamenei",)) == found(words=("threaten us",))


def test_editors_overrule() -> None:
    pinned = target("memo", "target Iran’s ability")
    passages, problems = located(
        words=("threaten us",), pinned=(pinned,), excluded=(target("ft", "If they threaten us"),)
    )
    assert problems == []
    assert [(p.article_id, p.decided_by, all_told(p.reasons)) for p in passages] == [
        ("memo", DecidedBy.AUTOMATIC, "matches threaten us"),
        ("memo", DecidedBy.EDITOR, "pinned by an editor"),
    ]


def test_a_pin_holds_in_furniture_too() -> None:
    passages, _ = located(pinned=(target("ft", "White House Watch newsletter"),))
    assert [(p.mode, p.span.of(FT)) for p in passages] == [
        (Mode.NARRATED, "White House Watch newsletter")
    ]


def test_a_rule_that_finds_nothing_is_told() -> None:
    assert located(words=("threaten us", "centrifuge*"), together=(("Trump", "Hamas"),))[1] == [
        "content/themes/t.md:1:1: warning: “centrifuge*” matches nothing"
        " (correct the rule or take it out)",
        "content/themes/t.md:1:1: warning: “Trump and Hamas” together matches nothing"
        " (correct the rule or take it out)",
    ]
    assert located(words=("threaten us",), excluded=(target("memo", "ability to trade"),))[1] == [
        "content/themes/t.md:1:1: warning: nothing is excluded here: the theme's rules do not find"
        " this passage (take it out, or check the words)"
    ]
    assert located(words=("threaten us", "“*”"))[1][0].endswith("has no word in it (take it out)")


def test_a_theme_that_finds_nothing_is_told_once() -> None:
    assert located(words=("centrifuge*", "uranium"))[1] == [
        "content/themes/t.md:1:1: warning: the theme “Threats” finds no passage"
        " (add words that the articles use, or pin a passage)"
    ]


def test_a_theme_that_finds_nearly_everything_is_told() -> None:
    def problems(count: int) -> list[Problem]:
        text = "Iran spoke.\n" * count + "Nobody answered."
        entry = ThemeEntry("t", PLACE, "Iran", 1, words=("Iran",))
        return locate_themes((entry,), (article("ft", text),), (), (), (), {})[1]

    assert problems(19) == []
    assert [str(p) for p in problems(20)] == [
        "content/themes/t.md:1:1: warning: the theme “Iran” finds 19 of 20 sentences"
        " (a theme that is nearly everywhere tells nothing: make its rules narrower)"
    ]


def test_themes_come_in_their_order() -> None:
    entries = (
        ThemeEntry("b", PLACE, "B", 2, words=("Iran",)),
        ThemeEntry("a", PLACE, "A", 2, words=("Iran",)),
        ThemeEntry("c", PLACE, "C", 1, words=("Iran",)),
    )
    themes, _ = locate_themes(entries, ARTICLES, QUOTES, (), (), {})
    assert [theme.id for theme in themes] == ["c", "a", "b"]


@pytest.mark.parametrize(
    "sentence",
    [
        "He emphasized that merely sitting at the negotiating table solves nothing.",
        "Khamenei said Iran spent two years in negotiations.",
        "The agency also reported Khamenei’s criticism of the negotiations.",
        "Iran’s supreme leader on Monday rejected the possibility of negotiations.",
        "He also issued a stark warning that Tehran will respond in negotiations.",
        "The order, according to the White House, tasks the Secretary with negotiations.",
        "The supreme leader has ruled out negotiations.",
        "Trump made clear during a session that he did not want negotiations.",
        "Diplomats have suggested in recent weeks that Iran could be open to negotiations.",
    ],
)
def test_a_sentence_that_tells_what_somebody_said_is_a_paraphrase(sentence: str) -> None:
    assert mode_of(sentence) is Mode.PARAPHRASED


@pytest.mark.parametrize(
    "sentence",
    [
        "Khamenei’s remarks on the negotiations appear targeted towards the president.",
        "He has not taken a stance against the United States in negotiations.",
        "Obama championed concessions in the hope that negotiations would help its citizens.",
        "Khamenei’s statement on negotiations comes in the week that Trump signed an order.",
        "The negotiations failed to yield any breakthroughs.",
    ],
)
def test_a_sentence_that_only_looks_like_it_is_narration(sentence: str) -> None:
    assert mode_of(sentence) is Mode.NARRATED


def mode_of(sentence: str) -> Mode:
    entry = ThemeEntry("t", PLACE, "Talks", 1, words=("negotiat*",))
    text = f"Furniture\n{sentence}"
    themes, _ = locate_themes((entry,), (article("ft", text),), (), (), (), {})
    return themes[0].passages[0].mode


def test_coverage_counts_by_mode_and_leaves_silences_out() -> None:
    passages = (
        Passage("t", "ft", Span(0, 3), Mode.QUOTED, (), (), DecidedBy.AUTOMATIC),
        Passage("t", "ft", Span(4, 7), Mode.NARRATED, (), (), DecidedBy.AUTOMATIC),
        Passage("t", "bb", Span(4, 7), Mode.PARAPHRASED, (), (), DecidedBy.EDITOR),
    )
    assert cover((Theme("t", "T", 1, "", passages), Theme("u", "U", 2, "", ()))) == (
        CoverageCell("t", "bb", 0, 1, 0),
        CoverageCell("t", "ft", 1, 0, 1),
    )
