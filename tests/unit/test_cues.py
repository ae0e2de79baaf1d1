"""Which words bring a quotation in: each rule with the real sentence that asked for it."""

from __future__ import annotations

import pytest

from site_builder.quotes.extraction import extract


def cue(text: str, words: str) -> str | None:
    """The cue of the quotation that begins with these words; "" where it has none."""
    found = [q for q in extract(text) if text[q["start"] : q["end"]].startswith(words)]
    assert len(found) == 1
    span = found[0]["cue"]
    return text[span[0] : span[1]] if span else ""


CASES = [
    (
        "a participle after a comma",
        "Addressing army personnel, Ayatollah Ali Khamenei reinforced his stance that"
        " engaging with the US is futile, stressing that negotiations have “no impact on resolving"
        " the country’s problems”.",
        "no impact",
        "stressing",
    ),
    (
        "of two participles the one before the quotation's comma",
        "Khamenei delivered on Friday, concluding his speech to the Air Force by declaring of the"
        " United States, “If they threaten us, we will threaten them.”",
        "If they threaten",
        "declaring",
    ),
    (
        "a second verb of one subject, with the word that belongs to it",
        "Khamenei’s statement comes in the week that Trump signed an executive order to return to"
        " his first term’s “maximum pressure” sanctions policy on Iran, but also called for Tehran"
        " and Washington to come to a “verified nuclear agreement”.",
        "verified nuclear",
        "called for",
    ),
    (
        "according to, between commas",
        "The executive order, according to the White House, tasks the Secretary of the Treasury to"
        " “impose maximum economic pressure on the Government of Iran.”",
        "impose",
        "according to",
    ),
    (
        "according to, before a long description",
        "According to conservative talk radio host Rush Limbaugh, the move reeks of “fear” and"
        " desperation.",
        "fear",
        "According to",
    ),
    (
        "said X but added Y",
        "On Monday, Suu Kyi, 70, said it was too early to congratulate winners but"
        " added, “I think you all have an idea of the results.”",
        "I think",
        "added",
    ),
    (
        "a participle behind another quotation",
        "The senator from Vermont said the financial system was “corrupt,” noting that it is “very"
        " strange that a major institution pays.”",
        "very strange",
        "noting",
    ),
    (
        "a participle after a comma, though its verb says little by itself",
        "“Roger was going to do that,” Mr. Axelrod said, calling the Fox News chief “brilliant.”",
        "brilliant",
        "calling",
    ),
    (
        "no participle that only explains",
        "“Every time you say that,” Tester said, referring to the 1 percent excuse, “you give them"
        " ammunition.”",
        "you give",
        "said",
    ),
    (
        "a colon after a verb",
        "Trump gestured as if to stop the ruckus, then leaned in and shouted: “Let’s defeat her in"
        " November.”",
        "Let",
        "shouted",
    ),
    (
        "the verb of the sentence before, where it ended",
        "“The law didn’t include the public corporations,” Ms. Brown said, referring to the big"
        " enterprises that provide services. “That loophole explains the amount.”",
        "That loophole",
        "said",
    ),
    ("an age", "“We were tremendously wrong,” Ramos, 58, told AFP on Monday.", "We", "told"),
    (
        "a party and a state",
        "“There has been a lot of talk,” Senate Majority Leader Mitch McConnell, R-Ky., said.",
        "There",
        "said",
    ),
    (
        "a place",
        "“He should retract his comments,” former Gov. Jeb Bush of Florida said.",
        "He",
        "said",
    ),
    (
        "a verb that is in no list",
        "“This is fantastic!” beamed Donald Hartley of Madison, Alabama.",
        "This",
        "beamed",
    ),
    (
        "a title with its verb",
        "“He wants a knockout punch,” said one longtime adviser to Bill Clinton. “People were like,"
        " ‘This guy.’”",
        "People",
        "said",
    ),
    (
        "a verb that opens its sentence",
        "Said Comey, “The thought is very painful to us.”",
        "The",
        "Said",
    ),
    (
        "put it",
        "As Steven M. Rosenthal, a tax lawyer and senior fellow, recently put it, “Did he lower his"
        " taxes?”",
        "Did",
        "put it",
    ),
    (
        "a noun of saying",
        "Donald Trump’s accusation that Hillary Clinton is playing the “woman’s card” touched off a"
        " debate about gender politics.",
        "woman",
        "accusation",
    ),
]


@pytest.mark.parametrize(
    ("text", "words", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_quotation_is_brought_in_by(text: str, words: str, wanted: str) -> None:
    assert cue(text, words) == wanted


def test_a_verb_stands_without_the_word_that_is_not_its_own() -> None:
    assert cue("He called the pageant winner “disgusting” on Friday.", "disgusting") == "called"
    assert cue("“We know,” Trump said of the deal.", "We") == "said"


def test_the_reason_says_how_the_cue_names_its_source() -> None:
    def reason(text: str) -> str:
        return str(extract(text)[0]["reasons"][0])

    accusation = "Donald Trump’s accusation that she is playing the “woman’s card” began a debate."
    assert reason(accusation) == "named with *accusation*"
    limbaugh = "According to Rush Limbaugh, the move reeks of “fear and desperation.”"
    assert reason(limbaugh) == "named after *according to*"
    assert reason("“We know,” Trump said of the deal.") == "subject of *said*"
