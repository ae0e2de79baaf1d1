"""Which noun phrases could speak, and what verb each governs."""

import re
from collections.abc import Sequence

import pytest

from site_builder.quotes.speaking.clauses import cue_owners
from site_builder.quotes.speaking.mention import PREPOSITION, SUBJECT, Kind, Mention
from site_builder.quotes.speaking.mentions import find_mentions
from site_builder.quotes.speaking.scan import Scan, scan
from site_builder.text.spans import Span

QUOTATION = "“Yes.”"


def read(text: str, quoted: Sequence[Span] = ()) -> tuple[Scan, list[Mention]]:
    """The text before a paragraph with a quotation: far from any, only names are read."""
    start = len(text) + 1
    scanned = scan(f"{text}\n{QUOTATION}", [*quoted, Span(start, start + len(QUOTATION))])
    return scanned, find_mentions(scanned)


def governed(text: str) -> list[tuple[str, str]]:
    """Each mention that governs a verb, with that verb."""
    scanned, mentions = read(text)
    return [
        (scanned.words(m.first, m.after), scanned.word(m.verb)) for m in mentions if m.verb >= 0
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "verb"),
    [
        ("In May 63 percent said they would vote.", "63 percent", "said"),
        ("In May 63% said they would vote.", "63%", "said"),
        (
            "About 10 percent of registered voters reported it; 12 percent of them said no.",
            "12 percent of them",
            "said",
        ),
        ("Yet another said it was over.", "another", "said"),
        ("By then some have said it was over.", "some", "said"),
    ],
)
def test_a_share_and_a_quantifier_that_speak_are_mentions(
    text: str, phrase: str, verb: str
) -> None:
    assert (phrase, verb) in governed(text)


@pytest.mark.parametrize(
    "text",
    ["Prices rose 10 percent in May.", "They bought another house.", "It fell by 63% overnight."],
)
def test_a_share_or_quantifier_that_does_not_speak_is_none(text: str) -> None:
    words = {word for phrase, _ in governed(text) for word in phrase.split()}
    assert not words & {"10", "63%", "another"}
    assert not any(m.name in ("10", "63%", "another") for m in read(text)[1])


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("Ann Lee who said it was over left.", "Ann Lee", "said"),
        ("It was steep for Ann Lee, who said she would go.", "Ann Lee", "said"),
        ("Mitch McConnell, now the leader, who said no", "Mitch McConnell", "said"),
    ],
)
def test_who_takes_up_the_name_before_it(text: str, name: str, verb: str) -> None:
    scanned, mentions = read(text)
    (found,) = [m for m in mentions if m.name == name]
    assert found.verb >= 0
    assert scanned.word(found.verb) == verb
    assert found.case == SUBJECT
    if found.through == "who":
        assert scanned.lower[found.relative] == "who"


def test_a_preposition_without_who_keeps_a_name_from_being_a_subject() -> None:
    _, mentions = read("It was steep for Ann Lee, the mayor said.")
    (found,) = [m for m in mentions if m.name == "Ann Lee"]
    assert found.case == PREPOSITION
    assert found.verb == -1


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Donald Trump signed the order, but also called for talks.", {"called"}),
        ("Donald Trump said no and warned Iran.", {"said", "warned"}),
    ],
)
def test_coordinated_verbs_share_their_subject(text: str, verbs: set[str]) -> None:
    scanned, mentions = read(text)
    _, owners, shared = cue_owners(scanned, mentions)
    named = {scanned.word(v) for v, k in owners.items() if mentions[k].kind is Kind.NAME}
    assert named == verbs
    assert {scanned.word(v) for v in shared} == verbs - {"said"}


def test_a_verb_of_the_next_sentence_shares_no_subject() -> None:
    scanned, mentions = read("Donald Trump left. But also called for talks.")
    assert cue_owners(scanned, mentions)[1] == {}


@pytest.mark.parametrize("opening", ["She said: Resolved to go, they left.", "Resolved to go."])
def test_a_capital_after_a_colon_is_a_sentences_as_after_a_stop(opening: str) -> None:
    assert "Resolved" not in {m.name for m in read(opening)[1]}


def test_a_name_after_a_colon_is_a_name() -> None:
    (found,) = [m for m in read("She said: Ann Lee warned them.")[1] if m.name == "Ann Lee"]
    assert found.kind is Kind.NAME


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Comedian Sarah Silverman was booed.", "Sarah Silverman"),
        ("Is Sanders too old?", "Sanders"),
        ("It was late when the Central Council of Jews said no.", "Central Council of Jews"),
    ],
)
def test_a_name_without_its_titles_and_with_its_particles(text: str, name: str) -> None:
    assert name in {m.name for m in read(text)[1]}


@pytest.mark.parametrize(
    ("text", "phrase", "verb"),
    [
        ("Ron Epstein at Bank of America said cash was short.", "Ron Epstein", "said"),
        ("Sen. Sherrod Brown of Ohio said no.", "Sen. Sherrod Brown", "said"),
        ("Her neighbour, João Pereira, 61, nods.", "João Pereira", "nods"),
        ("His deputy, Jonathan Reynolds, was more cautious.", "Jonathan Reynolds", "was"),
        (
            "The tariffs were described by the business secretary as a shame.",
            "the business secretary",
            "described",
        ),
    ],
)
def test_the_verb_of_a_subject(text: str, phrase: str, verb: str) -> None:
    assert (phrase, verb) in governed(text)


def test_the_owner_of_a_name_after_its_verb_is_no_subject() -> None:
    _, mentions = read("“No,” wrote Bernstein’s Doug Harned in a note.")
    inverted = {m.name for m in mentions if m.inverted >= 0}
    assert inverted == {"Doug Harned"}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ('She met Marcia "Cia" Price there.', 'Marcia "Cia" Price'),
        ("She met João de La Torre there.", "João de La Torre"),
        ("She met João de La there.", "João"),
        ("He read the report released there.", "the report"),
        ("He met the 3 retired senators there.", "the 3 retired senators"),
        ("He met the “worst” family there.", "the “worst” family"),
        ("He saw the Trump speech crowd there.", "the Trump speech"),
        (
            "He saw the red gold blue grey pink black tall house door there.",
            "the red gold blue grey pink black tall house",
        ),
        (
            "They met Ann Bo Cy Di Eve Flo Gus Hal Ida Jo poll there.",
            "Ann Bo Cy Di Eve Flo Gus Hal Ida Jo",
        ),
    ],
)
def test_how_far_a_phrase_goes(text: str, phrase: str) -> None:
    quoted = [Span(m.start(), m.end()) for m in re.finditer('[“"].+[”"]', text)]
    scanned, mentions = read(text, quoted)
    assert phrase in [scanned.words(m.first, m.after) for m in mentions]


def test_far_from_any_quotation_no_description_is_kept() -> None:
    text = "The mayor said that Ann Lee had left. She agreed.\nNothing more was known.\n“Yes.”"
    scanned = scan(text, [Span(len(text) - 6, len(text))])
    far = [m.name for m in find_mentions(scanned) if scanned.start(m.first) < 50]
    assert far == ["Ann Lee", "she"]


def test_so_called_is_no_verb() -> None:
    assert governed("The harbour so-called gentle pressure of Lemuria.") == []
