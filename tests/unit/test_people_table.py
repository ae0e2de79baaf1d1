"""One table of all people of the site."""

from small_texts import article

from site_builder.edition.people.table import list_people
from site_builder.model.found import ArticleReading, NamedPerson
from site_builder.model.given import Speaker
from site_builder.text.names import words_of


def naming(*names: str) -> list[ArticleReading]:
    """Readings of articles of which each names one person in full."""
    return [
        ArticleReading(
            article(f"a{n}", name), (), (NamedPerson(name, words_of(name), frozenset()),)
        )
        for n, name in enumerate(names)
    ]


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
