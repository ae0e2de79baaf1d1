"""What holds of every collation: no word is lost, added or moved."""

from hypothesis import given
from hypothesis import strategies as st
from statement_gold import article

from site_builder.edition.aligning.collation import collate
from site_builder.model.found import Rendering, Unit
from site_builder.text.spans import Span

LINE = (
    "wise, prudent nor neither and unwise [Trump] . . . — we’ll honour honor dishonorable the "
    "two-in-three U.S. deal deal, “deal” [the US] ,"
)
WORDS = st.sampled_from(LINE.split())
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), min_size=2, max_size=8)


@given(TEXTS)
def test_the_words_of_a_row_are_the_renderings_own(texts: list[str]) -> None:
    articles = {f"{n}": article(f"{n}", text) for n, text in enumerate(texts)}
    renderings = []
    for one in articles.values():
        half = len(one.text) // 2
        while half < len(one.text) and not one.text[half].isspace():
            half += 1
        spans = [Span(0, half), Span(half, len(one.text))]
        units = tuple(Unit(f"q{s.start}", one.id, s) for s in spans if s.of(one.text).split())
        renderings.append(Rendering(one.id, one.id, units))
    result = collate(renderings, articles)
    ids = {r.article_id for r in renderings}
    for row in result.rows:
        text = articles[row.article_id].text
        assert [w.span.of(text) for w in row.words] == text.split()
        slots = [w.slot for w in row.words]
        assert slots == sorted(slots)
        for word in row.words:
            assert set(word.lacking) <= ids - {row.article_id}
    counted = {row.article_id: row.counted for row in result.rows}
    for one in result.apparatus:
        places = [u.lemma[0].start for u in one.units if u.lemma]
        assert places == sorted(places)
        for unit in one.units:
            assert unit.readings
            assert not (unit.lemma and unit.beside)
            assert unit.lemma or unit.beside or not counted[one.base]
            assert all(r.spans or unit.lemma for r in unit.readings)
            assert all(r.article_id != one.base for r in unit.readings)


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
def test_equal_renderings_have_no_difference(text: str) -> None:
    articles = {name: article(name, text) for name in "ab"}
    renderings = [Rendering(n, n, (Unit(n, n, Span(0, len(text))),)) for n in "ab"]
    result = collate(renderings, articles)
    assert result.aligned
    assert not any(word.lacking for row in result.rows for word in row.words)
    assert all(one.units == () for one in result.apparatus)
