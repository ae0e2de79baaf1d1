"""One table of all people of the site."""

from small_texts import article

from site_builder.edition.people.table import list_people
from site_builder.model.found import ArticleReading
from site_builder.model.given import QuotationKind, Speaker, SpeakerKind
from site_builder.model.quotations import Attribution, NamedPerson, Quotation, Segment
from site_builder.text.names import words_of
from site_builder.text.spans import Span


def naming(*names: str) -> list[ArticleReading]:
    """Readings of articles of which each names one person in full."""
    return [
        ArticleReading(article(f"a{n}", name), (), (NamedPerson(name, words_of(name), ()),))
        for n, name in enumerate(names)
    ]


def speaking(*names: str) -> list[ArticleReading]:
    """Readings of articles of which each quotes one source that it only describes."""
    return [
        ArticleReading(
            article(f"s{n}", name),
            (attribution(f"s{n}", name),),
        )
        for n, name in enumerate(names)
    ]


def attribution(article_id: str, name: str) -> Attribution:
    segment = Segment(Span(0, 1), Span(0, 1))
    quotation = Quotation(article_id, (segment,), QuotationKind.DIRECT)
    kind = SpeakerKind.DESCRIPTION
    return Attribution(quotation, None, None, name, 1.0, (), speaker_kind=kind)


def test_all_names_of_a_person_have_one_id_whatever_their_order() -> None:
    names = ("Charles Schumer", "Charles Ellis Schumer", "Ann Lee")
    people = list_people((), naming(*names))
    assert people == list_people((), naming(*reversed(names)))
    assert people.ids == {
        "Ann Lee": "ann-lee",
        "Charles Schumer": "charles-ellis-schumer",
        "Charles Ellis Schumer": "charles-ellis-schumer",
    }
    assert [(s.id, s.name) for s in people.found] == [
        ("ann-lee", "Ann Lee"),
        ("charles-ellis-schumer", "Charles Ellis Schumer"),
    ]


def test_one_article_with_a_fuller_name_changes_no_id() -> None:
    common = ("Gloria Teasdale", "Gloria Teasdale")
    people = list_people((), naming(*common, "Gloria Maria Teasdale"))
    assert [(s.id, s.name) for s in people.found] == [("gloria-teasdale", "Gloria Teasdale")]
    assert set(people.ids.values()) == {"gloria-teasdale"}


def test_the_editors_ids_come_first() -> None:
    entry = Speaker("ann-lee", "Dr. Ann B. Lee")
    people = list_people((entry,), naming("Ann Lee", "Dr. Ann B. Lee"))
    assert people.ids["Dr. Ann B. Lee"] == "ann-lee"
    assert people.ids["Ann Lee"].startswith("ann-lee-")


def test_a_name_without_latin_letters_has_an_id() -> None:
    assert list_people((), naming("Иван")).ids["Иван"]


def test_nobody_is_twice_in_the_table_for_a_nickname_an_accent_or_a_title() -> None:
    names = ("Michael Penn", "Mike Penn", "José Ruiz", "Jose Ruiz", "Dr Ida Moss", "Ida Moss")
    people = list_people((), naming(*names, "Bashar al-Hadi", "Bashar Hadi"))
    assert len(people.found) == 4
    assert people.ids["Mike Penn"] == people.ids["Michael Penn"]


def test_a_junior_and_two_descriptions_are_two_speakers() -> None:
    people = list_people((), naming("Gus Hale", "Gus Hale Jr."))
    assert len(people.found) == 2
    described = list_people((), speaking("senior official", "senior port official", "the Ministry"))
    assert [s.kind for s in described.found] == [SpeakerKind.DESCRIPTION] * 3


def test_a_speaker_who_is_a_person_in_one_article_is_one_in_all() -> None:
    people = list_people((), [*speaking("Ann Lee"), *naming("Ann Lee")])
    assert [s.kind for s in people.found] == [SpeakerKind.PERSON]
