"""Which words of a sentence a verb of saying reaches, and which are the outlet's own telling."""

from __future__ import annotations

import pytest

from site_builder.edition.outside import Gaps
from site_builder.edition.telling.indirect_speech import reported_words
from site_builder.text.spans import Span
from site_builder.text.words import tokenise

FT_REFERRED = (
    "He referred to the 2015 nuclear deal, which Trump withdrew from in 2018 before imposing the"
    " toughest sanctions on Iran to date."
)
FT_CALLED = (
    "Khamenei’s statement comes in the week that Trump signed an executive order to return to his"
    " first term’s sanctions policy on Iran, but also called for Tehran and Washington to agree."
)
BB_THEORY = (
    "The JCPOA still exists in theory, buoyed by the participation of some European nations and"
    " China, but IAEA chief Rafael Grossi declared in June that the agreement means nothing."
)
BB_ELIMINATION = (
    "Following his elimination, several Iranian officials called for Trump’s execution, while"
    " Iranian courts criminally charged Trump for the airstrike."
)
DC_ADDED = (
    "Khamenei, who is the ultimate authority on policy in the Islamic Republic, added that the"
    " Trump administration could not be trusted to negotiate after pulling out of the 2015 Iran"
    " nuclear deal, which placed limits on Tehran’s nuclear program in"
    " exchange for sanctions relief."
)
DC_WOES = (
    "The country’s economic woes sparked demonstrations across the country, with thousands of"
    " Iranians openly denouncing the regime over high prices and corruption."
)
MEMO_WISE = (
    "Negotiations with the US are neither wise nor rational and will do nothing to solve Iran’s"
    " problems, the country’s Supreme Leader said on Friday, dismissing growing speculation."
)
MEMO_REAFFIRMED = (
    "As media reports swirl, Khamenei reaffirmed that, while Iran’s Foreign Ministry actively"
    " engages in diplomacy with nations across the world, the US remains an exception."
)
AA_DEMANDS = (
    "He asserted that, for coercive governments, negotiations serve as a means to impose new"
    " demands, which Iran will not fulfill."
)
AA_HINTED = (
    "On Friday, US President Donald Trump hinted at potential future actions involving Iran, either"
    " through a new nuclear deal or another option, which is likely a reference to military action."
)
FT_SIGNALLED = (
    "Trump has signalled that he wants to take a hardline approach towards Iran, through which the"
    " Republic has long supported militant groups."
)


@pytest.mark.parametrize(
    ("sentence", "told", "own"),
    [
        (FT_REFERRED, ("nuclear deal",), ("withdrew", "sanctions")),
        (FT_CALLED, ("Washington to agree",), ("executive order", "sanctions")),
        (BB_THEORY, ("IAEA", "means nothing"), ("JCPOA", "European", "China")),
        (BB_ELIMINATION, ("execution",), ("courts", "airstrike")),
        (
            DC_ADDED,
            ("trusted to negotiate", "2015 Iran nuclear"),
            ("ultimate authority", "nuclear program", "sanctions relief"),
        ),
        (DC_WOES, ("corruption",), ("economic woes",)),
        (MEMO_WISE, ("Negotiations", "problems", "speculation"), ()),
        (MEMO_REAFFIRMED, ("Foreign Ministry", "exception"), ()),
        (AA_DEMANDS, ("negotiations serve", "will not fulfill"), ()),
        (AA_HINTED, ("future actions", "nuclear deal"), ("military action",)),
        (FT_SIGNALLED, ("hardline approach",), ("militant groups",)),
        ("He said that it was not wise, but it would not last.", ("wise", "last"), ()),
        ("It may happen, but not now, he said on Friday.", ("happen", "not now"), ()),
        ("The deal is dead; he said that it would be mourned.", ("mourned",), ("deal is dead",)),
        ("He said that it was dead; the deal had failed.", ("dead",), ("failed",)),
        ("The deal has failed, but it may be mended.", (), ("failed", "mended")),
    ],
)
def test_each_half_is_told_by_who_tells_it(
    sentence: str, told: tuple[str, ...], own: tuple[str, ...]
) -> None:
    found = reported_words(sentence, tokenise(sentence), Gaps(()), Gaps(()))
    for words in (*told, *own):
        place = Span(sentence.index(words), sentence.index(words) + len(words))
        assert found.hold(place) == (words in told), words
