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
    return ArticleEntry(stem, Location(f"content/articles/{stem}.md"), **facts)


def test_an_entry_gives_outlet_title_and_date() -> None:
    known = entry("000", outlet="ft", title="Khamenei rules out talks", date=date(2025, 2, 7))
    articles, outlets = describe_articles((seed("000"),), Content(outlets=(FT,), articles=(known,)))
    assert [(a.id, a.outlet_id, a.title, a.published) for a in articles] == [
        ("000", "ft", "Khamenei rules out talks", date(2025, 2, 7))
    ]
    assert [(o.id, o.name, o.siglum) for o in outlets] == [("ft", "Financial Times", "FT")]


def test_a_seed_without_an_entry_builds_under_its_files_name() -> None:
    articles, outlets = describe_articles((seed("000_4028931c8b4924ad"),), Content())
    assert articles[0].outlet_id == "000-4028931c8b4924ad"
    assert articles[0].title is None
    assert [(o.name, o.siglum) for o in outlets] == [("000_4028931c8b4924ad", "000")]


def test_an_outlet_that_no_article_uses_stays() -> None:
    articles, outlets = describe_articles((), Content(outlets=(FT,)))
    assert (articles, [o.id for o in outlets]) == ((), ["ft"])


def test_two_seeds_whose_names_make_one_slug_have_two_outlets() -> None:
    articles, outlets = describe_articles((seed("a_b"), seed("a-b")), Content())
    assert len({a.outlet_id for a in articles}) == 2
    assert len({o.siglum for o in outlets}) == 2


@given(st.permutations([f"{n:03}_report" for n in range(30)]))
def test_order_changes_nothing_and_no_two_sigla_are_equal(stems: list[str]) -> None:
    made = describe_articles(tuple(map(seed, stems)), Content(outlets=(FT,)))
    assert made == describe_articles(tuple(map(seed, sorted(stems))), Content(outlets=(FT,)))
    assert len({o.siglum for o in made[1]}) == 31


def test_seeds_that_nobody_described_change_no_described_outlets_look() -> None:
    content = Content(outlets=(Outlet("z", "Zeit", location=FT.location), FT))
    alone = describe_articles((), content)[1]
    with_seeds = describe_articles(tuple(map(seed, ("a_one", "b_two", "ze_it"))), content)[1]
    assert [o for o in with_seeds if o.location] == list(alone)
