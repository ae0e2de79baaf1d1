"""Seeds joined with what editors know of them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition.articles import describe_articles
from site_builder.model.given import ArticleEntry, Content, Outlet, Seed
from site_builder.model.problems import Location

FT = Outlet(
    id="ft",
    name="Financial Times",
    siglum="FT",
    hue=1,
    line="solid",
    location=Location("content/outlets.yaml", 2),
)


def seed(stem: str) -> Seed:
    return Seed(f"seeds/{stem}.txt", stem, "Iran’s Supreme Leader has ruled out negotiations.\n")


def entry(stem: str, **facts: object) -> ArticleEntry:
    return ArticleEntry(stem, Location(f"content/articles/{stem}.md"), **facts)  # type: ignore[arg-type]


def test_an_entry_gives_outlet_title_and_date() -> None:
    known = entry("000", outlet="ft", title="Khamenei rules out talks", date=date(2025, 2, 7))
    articles, outlets, problems = describe_articles(
        (seed("000"),), Content(outlets=(FT,), articles=(known,))
    )
    assert [(a.id, a.outlet_id, a.title, a.published) for a in articles] == [
        ("000", "ft", "Khamenei rules out talks", date(2025, 2, 7))
    ]
    assert outlets == (FT,)
    assert problems == []


def test_a_seed_without_an_entry_builds_under_its_files_name() -> None:
    articles, outlets, problems = describe_articles((seed("000_4028931c8b4924ad"),), Content())
    assert articles[0].outlet_id == "000-4028931c8b4924ad"
    assert articles[0].title is None
    assert [(o.name, o.siglum) for o in outlets] == [("000_4028931c8b4924ad", "000")]
    assert [str(p) for p in problems] == [
        "seeds/000_4028931c8b4924ad.txt:1:1: warning: nothing is known of this seed, so it builds"
        " under its file's name (create content/articles/000_4028931c8b4924ad.md with its outlet,"
        " title and date)"
    ]


def test_an_unknown_outlet_is_an_error_with_the_nearest_name() -> None:
    content = Content(outlets=(FT,), articles=(entry("000", outlet="fte"),))
    _, outlets, problems = describe_articles((seed("000"),), content)
    assert [str(p) for p in problems] == [
        "content/articles/000.md:1:1: no outlet is called “fte” (did you mean ft?)"
    ]
    assert [o.id for o in outlets] == ["ft", "fte"]


def test_an_entry_without_a_seed_is_told() -> None:
    content = Content(outlets=(FT,), articles=(entry("000_4028", outlet="ft"),))
    _, _, problems = describe_articles((seed("000_4028931c"),), content)
    assert (
        "content/articles/000_4028.md:1:1: warning: no seed is called “000_4028”"
        " (did you mean 000_4028931c?)"
    ) in [str(p) for p in problems]


def test_an_outlet_that_no_article_uses_stays() -> None:
    assert describe_articles((), Content(outlets=(FT,))) == ((), (FT,), [])


def test_two_seeds_whose_names_make_one_slug_have_two_outlets() -> None:
    articles, outlets, _ = describe_articles((seed("a_b"), seed("a-b")), Content())
    assert len({a.outlet_id for a in articles}) == 2
    assert len({o.siglum for o in outlets}) == 2


@given(st.permutations([f"{n:03}_report" for n in range(30)]))
def test_order_changes_nothing_and_no_two_sigla_are_equal(stems: list[str]) -> None:
    made = describe_articles(tuple(map(seed, stems)), Content(outlets=(FT,)))
    assert made == describe_articles(tuple(map(seed, sorted(stems))), Content(outlets=(FT,)))
    assert len({o.siglum for o in made[1]}) == 31
