"""What holds of events whatever the articles, their order and the editors' pins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_news import made_news
from stages import group_events

from site_builder.edition.grouping.affinities import WINDOW
from site_builder.model.given import EventEntry
from site_builder.model.problems import Location

DATED = tuple(article for _, article in made_news(6, 3, seed=2))
UNDATED = tuple(article for _, article in made_news(6, 3, seed=2, dated=False))
MIXED = DATED[:9] + UNDATED[9:]
STEMS = [article.id for article in MIXED]


@given(st.permutations(MIXED))
def test_the_order_of_articles_changes_nothing(articles: list) -> None:
    assert group_events(tuple(articles), ()) == group_events(MIXED, ())


@given(
    st.lists(st.sets(st.sampled_from(STEMS), min_size=1, max_size=4), max_size=3),
    st.lists(st.sets(st.sampled_from(STEMS), max_size=3), min_size=3, max_size=3),
)
def test_pins_hold_and_every_article_is_in_one_event(pinned: list, apart: list) -> None:
    owner = {stem: n for n, stems in reversed(list(enumerate(pinned))) for stem in stems}
    entries = tuple(
        EventEntry(
            f"e{n}",
            Location(f"content/events/e{n}.md"),
            articles=tuple(sorted(stem for stem in stems if owner[stem] == n)),
            apart=tuple(sorted(apart[n] - stems)),
        )
        for n, stems in enumerate(pinned)
        if n in owner.values()
    )
    events = group_events(MIXED, entries)
    assert sorted(i for e in events for i in e.article_ids) == sorted(STEMS)
    assert len({e.id for e in events}) == len(events)
    home = {stem: e.id for e in events for stem in e.article_ids}
    for entry in entries:
        assert all(home[stem] == entry.id for stem in entry.articles)
        assert all(home[stem] != entry.id for stem in entry.apart)


def test_no_event_spans_more_than_the_window() -> None:
    days = {article.id: article.published for article in MIXED}
    for event in group_events(MIXED, ()):
        dated = [day for stem in event.article_ids if (day := days[stem])]
        assert not dated or (max(dated) - min(dated)).days <= WINDOW


def test_made_events_are_found_with_and_without_dates() -> None:
    for dated in (True, False):
        news = made_news(30, 3, seed=3, dated=dated)
        events = group_events(tuple(article for _, article in news), ())
        gold = {tuple(a.id for k, a in news if k == n) for n in range(30)}
        assert len(gold & {tuple(sorted(e.article_ids)) for e in events}) >= 28
