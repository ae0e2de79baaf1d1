"""Speakers across the articles of an edition."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from stages import identify_speakers

from site_builder.model.found import Article, DecidedBy, Event, Membership, Quote
from site_builder.model.given import QuotationKind, Speaker
from site_builder.model.quotations import Attribution, NamedSpeaker, Quotation, Segment
from site_builder.model.reasons import Reason, all_told, as_given
from site_builder.model.thresholds import SHOWN
from site_builder.text.names import is_same_person, is_slip, words_of
from site_builder.text.spans import Span


def article(name: str, text: str) -> Article:
    return Article(name, f"{name}.txt", text, "o")


def attributed(
    of: Article,
    words: str,
    speaker: str | None,
    kind: QuotationKind = QuotationKind.DIRECT,
    kind_confidence: float = 1.0,
) -> Attribution:
    start = of.text.index(words)
    segment = Segment(Span(start, start + len(words)), Span(start - 1, start + len(words) + 1))
    quotation = Quotation(of.id, (segment,), kind, kind_confidence)
    source = Span(0, 1) if speaker else None
    return Attribution(quotation, None, source, speaker, 0.97, (Reason("subject", ("said",)),))


def event(*ids: str) -> Event:
    members = tuple(Membership(i, as_given("same day"), DecidedBy.AUTOMATIC) for i in ids)
    return Event("e", "Event", None, None, members)


FT = article(
    "ft", "Iran’s Supreme Leader Ayatollah Ali Khamenei spoke. “We will not talk,” he said."
)
MEMO = article(
    "memo", "“It is not wise,” the country’s Supreme Leader said. Khameni left. “No talks”"
)


def quotes_of(*attributions: Attribution, entries: tuple[Speaker, ...] = ()) -> tuple[Quote, ...]:
    quotes, _ = identify_speakers((FT, MEMO), (event("ft", "memo"),), attributions, entries)
    return quotes


def test_an_office_is_resolved_in_a_sister_article() -> None:
    (quote,) = quotes_of(attributed(MEMO, "It is not wise,", "country’s Supreme Leader"))
    assert quote.speaker_id == "ali-khamenei"
    assert (
        str(quote.reasons[-1])
        == "*country’s Supreme Leader*: so Ali Khamenei is called in a sister article"
    )


def test_a_bare_last_name_is_resolved_in_a_sister_article() -> None:
    (quote,) = quotes_of(attributed(MEMO, "It is not wise,", "Khamenei"))
    assert quote.speaker_id == "ali-khamenei"


def test_a_misspelt_last_name_is_read_as_the_name_it_misspells() -> None:
    (quote,) = quotes_of(attributed(MEMO, "It is not wise,", "Khameni"))
    assert quote.speaker_id == "ali-khamenei"
    assert str(quote.reasons[-1]) == "*Khameni* read as a spelling of Ali Khamenei"


def test_an_entry_of_the_editors_gives_the_id() -> None:
    entry = Speaker("leader", "Sayyid Ali Khamenei", ("Ali Khamenei",))
    (quote,) = quotes_of(attributed(FT, "We will not talk,", "Ali Khamenei"), entries=(entry,))
    assert quote.speaker_id == "leader"


def test_two_people_of_one_last_name_stay_unclear() -> None:
    a = article("a", "Bill Clinton met Hillary Clinton. “It was good,” Clinton said.")
    quotes, speakers = identify_speakers((a,), (), (attributed(a, "It was good,", "Clinton"),), ())
    assert quotes[0].speaker_id is None
    assert str(quotes[0].reasons[-1]) == "two people are named Clinton"
    assert speakers == ()


def test_two_who_speak_together_are_resolved_one_by_one() -> None:
    two = tuple(map(NamedSpeaker, ("Khamenei", "Mia Thorn")))
    said = attributed(MEMO, "It is not wise,", "Khamenei and Mia Thorn")
    (quote,) = quotes_of(replace(said, together=two))
    assert quote.speaker_id == "ali-khamenei--mia-thorn"


def test_what_two_say_together_is_not_in_dispute_with_what_one_says() -> None:
    words = "we will never talk to them again"
    a = article("a", f"“{words},” Ali Khamenei said.")
    b = article("b", f"“{words},” Ali Khamenei and Mia Thorn said.")
    two = tuple(map(NamedSpeaker, ("Ali Khamenei", "Mia Thorn")))
    both = replace(attributed(b, f"{words},", "Ali Khamenei and Mia Thorn"), confidence=0.9)
    quotes, speakers = identify_speakers(
        (a, b),
        (event("a", "b"),),
        (attributed(a, f"{words},", "Ali Khamenei"), replace(both, together=two)),
        (),
    )
    assert [q.speaker_id for q in quotes] == ["ali-khamenei", "ali-khamenei--mia-thorn"]
    assert [s.name for s in speakers] == [
        "Ali Khamenei",
        "Ali Khamenei and Mia Thorn",
        "Mia Thorn",
    ]


def test_below_the_threshold_the_speaker_is_unclear() -> None:
    found = attributed(FT, "We will not talk,", "Ali Khamenei")
    doubtful = Attribution(
        found.quotation, None, found.source, found.speaker, SHOWN - 0.1, found.reasons
    )
    (quote,) = quotes_of(doubtful)
    assert quote.speaker_id is None
    assert str(quote.reasons[-1]) == "unclear: perhaps Ali Khamenei"


def test_a_doubtful_scare_quote_that_a_sister_attributes_is_speech() -> None:
    a = article("a", "Ali Khamenei called the talks “simply not wise”.")
    b = article("b", "The “simply not wise” talks went on.")
    quotes, _ = identify_speakers(
        (a, b),
        (event("a", "b"),),
        (
            attributed(a, "simply not wise", "Ali Khamenei", QuotationKind.PARTIAL),
            attributed(b, "simply not wise", None, QuotationKind.SCARE, 0.6),
        ),
        (),
    )
    assert quotes[1].kind is QuotationKind.PARTIAL
    assert quotes[1].speaker_id == "ali-khamenei"
    assert all_told(quotes[1].reasons) == "a sister article attributes these words"


@pytest.mark.parametrize(("sure", "speaker"), [(0.9, None), (0.97, "keir-starmer")])
def test_a_doubtful_speaker_whose_words_a_sister_surely_gives_to_another(
    sure: float, speaker: str | None
) -> None:
    words = "continue to engage closely and productively"
    a = article("a", f"“I will {words} with them,” Jonathan Reynolds said.")
    b = article("b", f"Keir Starmer left. He said he would “{words}”.")
    quotes, _ = identify_speakers(
        (a, b),
        (event("a", "b"),),
        (
            attributed(a, f"I will {words} with them,", "Jonathan Reynolds"),
            replace(attributed(b, words, "Keir Starmer", QuotationKind.PARTIAL), confidence=sure),
        ),
        (),
    )
    assert quotes[0].speaker_id == "jonathan-reynolds"
    assert quotes[1].speaker_id == speaker
    told = "a sister article gives these words to Jonathan Reynolds"
    assert (told in map(str, quotes[1].reasons)) is (speaker is None)


def test_a_term_of_several_articles_stays_a_term() -> None:
    texts = [article(n, "The “maximum pressure” policy.") for n in "abc"]
    kinds = (QuotationKind.TERM, QuotationKind.TERM, QuotationKind.PARTIAL)
    found = tuple(
        attributed(a, "maximum pressure", "Donald Trump" if k.is_speech else None, k, 0.6)
        for a, k in zip(texts, kinds, strict=True)
    )
    quotes, _ = identify_speakers(tuple(texts), (event("a", "b", "c"),), found, ())
    assert {q.kind for q in quotes} == {QuotationKind.TERM}
    assert {q.speaker_id for q in quotes} == {None}


def test_ids_come_from_words_and_are_unique() -> None:
    a = article("a", "“No,” he said. “No,” he said.")
    first = attributed(a, "No,", "Ann Lee")
    start = a.text.rindex("No,")
    segment = Segment(Span(start, start + 3), Span(start - 1, start + 4))
    second = Attribution(
        Quotation("a", (segment,), QuotationKind.DIRECT), None, Span(0, 1), "Ann Lee", 0.97, ()
    )
    quotes, _ = identify_speakers((a,), (), (second, first), ())
    assert [q.segments[0].span.start for q in quotes] == [1, start]
    assert len({q.id for q in quotes}) == 2
    assert all(q.id.startswith("q-no-") for q in quotes)


def test_slips_are_one_letter_in_a_long_name() -> None:
    assert is_slip("khameni", "khamenei")
    assert is_slip("aragchi", "araghchi")
    assert not is_slip("bush", "rush")
    assert not is_slip("clinton", "clinton")
    assert not is_slip("sanders", "saunter")


def test_titles_and_initials_do_not_part_a_person() -> None:
    assert is_same_person(words_of("President Donald J. Trump"), words_of("Donald Trump"))
    assert not is_same_person(words_of("Melania Trump"), words_of("Donald Trump"))


def test_no_code_knows_the_seeds() -> None:
    folder = Path(__file__).parents[2] / "site_builder"
    for path in folder.rglob("*.py"):
        code = "\n".join(
            line.split("#")[0] for line in path.read_text(encoding="utf-8").splitlines()
        )
        assert "4028931c8b4924ad" not in code, path
