"""Renderings word by word: columns, lists, what each lacks, and the apparatus."""

from collections.abc import Sequence

from stages import align_statements
from statement_gold import article, load

from site_builder.edition.aligning.collation import collate
from site_builder.model.collation import Collation, Reading
from site_builder.model.found import Article, Rendering, Unit
from site_builder.text.spans import Span


def collated(*texts: str) -> tuple[Collation, dict[str, Article]]:
    articles = {name: article(name, text) for name, text in zip("abcdefghij", texts, strict=False)}
    renderings = [
        Rendering(a.id, a.id, (Unit(f"q-{a.id}", a.id, Span(0, len(a.text))),))
        for a in articles.values()
    ]
    return collate(renderings, articles), articles


def lacking(collation: Collation, articles: dict[str, Article], row: str) -> dict[str, str]:
    """The words of the row that any other lacks, with the articles that do."""
    (found,) = (r for r in collation.rows if r.article_id == row)
    return {
        word.span.of(articles[row].text): " ".join(word.lacking)
        for word in found.words
        if word.lacking
    }


def apparatus(collation: Collation, articles: dict[str, Article], base: str) -> list[str]:
    """One line a place: “lemma] reading A; omits B”, “+after] addition A”."""
    (found,) = (a for a in collation.apparatus if a.base == base)
    lines = []
    for unit in found.units:
        beside = f"{'<' if unit.is_before else '+'}{words(articles, base, unit.beside)}"
        lemma = words(articles, base, unit.lemma) or beside
        readings = [f"{reading(articles, base, r)} {r.article_id}" for r in unit.readings]
        lines.append(f"{lemma}{unit.number or ''}] {'; '.join(readings)}")
    return lines


def reading(articles: dict[str, Article], base: str, one: Reading) -> str:
    """“violate”, “omits”, or “security (before our nation)”."""
    if one.move is None:
        return words(articles, one.article_id, one.spans) or "omits"
    side = "after" if one.move.is_later else "before"
    passed = words(articles, base, one.move.passed)
    where = "at the end" if one.move.is_outermost else f"{side} {passed}"
    return f"{words(articles, one.article_id, one.move.words)} ({where})"


def words(articles: dict[str, Article], article_id: str, spans: Sequence[Span]) -> str:
    return " … ".join(span.of(articles[article_id].text) for span in spans)


def test_near_renderings_show_what_each_alone_has() -> None:
    result, articles = collated(
        "However, the Americans did not honour the agreement.",
        "But the Americans did not implement the same treaty,",
    )
    assert result.aligned
    assert lacking(result, articles, "a") == {"However,": "b", "honour": "b", "agreement.": "b"}
    assert apparatus(result, articles, "a") == [
        "However] But b",
        "honour] implement b",
        "agreement] same treaty b",
    ]
    assert apparatus(result, articles, "b") == [
        "But] However a",
        "implement] honour a",
        "same treaty] agreement a",
    ]


def test_words_in_one_column_are_one_place() -> None:
    result, articles = collated("We will violate theirs", "We will undoubtedly violate theirs")
    columns = {
        word.span.of(articles[row.article_id].text): word.slot
        for row in result.rows
        for word in row.words
    }
    assert columns == {"We": 0, "will": 1, "undoubtedly": 2, "violate": 3, "theirs": 4}


def test_far_renderings_are_stacked_and_compared_by_stem() -> None:
    result, articles = collated(
        "With such a government there should be no negotiations",
        "Negotiating with governments like that one makes sense to nobody",
    )
    assert not result.aligned
    assert {word.slot for row in result.rows for word in row.words} == {0}
    assert "government" not in lacking(result, articles, "a")
    assert "negotiations" not in lacking(result, articles, "a")
    assert lacking(result, articles, "a")["should"] == "b"


def test_three_reasons_stand_in_three_columns() -> None:
    gold = load()
    statements, _ = align_statements(gold.articles, (gold.event,), gold.quotes, (), {})
    (statement,) = (s for s in statements if s.id.startswith("with-such-a-government"))
    texts = {a.id: a.text for a in gold.articles}
    assert statement.collation is not None
    slots = [
        [
            " ".join(w.span.of(texts[row.article_id]) for w in row.words if w.slot == slot)
            for slot in (1, 2, 3)
        ]
        for row in statement.collation.rows
    ]
    assert slots == [
        ["neither wise,", "nor prudent,", "nor dignified,"],
        ["not rational,", "wise,", "or honourable."],
        ["unwise,", "unintelligent", "and dishonorable"],
    ]
    lines = apparatus(statement.collation, {a.id: a for a in gold.articles}, gold.articles[0].id)
    assert any(line.startswith("neither wise] not rational 001") for line in lines)


def test_lists_of_other_lengths_are_not_set_in_columns() -> None:
    result, _ = collated(
        "It was neither wise, nor prudent, nor dignified, he thought on that day",
        "They found such a plan wise, prudent, dignified and brave",
    )
    assert {word.slot for row in result.rows for word in row.words} == {0}


def test_brackets_and_points_are_kept_and_not_compared() -> None:
    result, articles = collated(
        "The person in office now [Trump] tore up the treaty . . .",
        "The person in office now tore up the treaty",
    )
    assert lacking(result, articles, "a") == {}
    assert apparatus(result, articles, "a") == []
    assert [w.span.of(articles["a"].text) for w in result.rows[0].words][5] == "[Trump]"


def test_points_and_brackets_are_no_words_that_count() -> None:
    result, articles = collated("We will violate theirs . . .", "They [Iran] violate theirs")
    texts = [[w.span.of(articles[r.article_id].text) for w in r.counted] for r in result.rows]
    assert texts == [["We", "will", "violate", "theirs"], ["They", "violate", "theirs"]]


def test_moved_words_are_told_from_omitted_ones() -> None:
    result, articles = collated(
        "If they violate our nation’s security, we will violate theirs",
        "If they attack the security of our nation, we will attack their security",
    )
    assert result.aligned
    assert "security," not in lacking(result, articles, "a")
    (word,) = (w for w in result.rows[0].words if w.moved)
    assert (word.span.of(articles["a"].text), word.moved) == ("security,", ("b",))
    assert apparatus(result, articles, "a") == [
        "violate1] attack the security of b",
        "security] security (before our nation’s) b",
        "violate theirs] attack their security b",
    ]
    assert apparatus(result, articles, "b") == [
        "attack the security of] violate a",
        "security1] security (after our nation) a",
        "attack their security] violate theirs a",
    ]


def test_a_phrase_that_moved_is_told_once_and_where_it_stands() -> None:
    gold = load()
    statements, _ = align_statements(gold.articles, (gold.event,), gold.quotes, (), {})
    (statement,) = (s for s in statements if s.id.startswith("with-such-a-government"))
    articles = {a.id: a for a in gold.articles}
    assert statement.collation is not None
    ft, memo, bb = (r.article_id for r in statement.renderings)
    assert apparatus(statement.collation, articles, ft) == [
        f"<With] Negotiating {memo}; Therefore, negotiating {bb}",
        f"there should not be any negotiations as it] omits {memo}; "
        f"and there should be no negotiation with it (at the end) {bb}",
        f"neither wise] not rational {memo}; unwise {bb}",
        f"nor prudent] wise {memo}; unintelligent {bb}",
        f"nor dignified] or honourable {memo}; and dishonorable {bb}",
    ]
    assert apparatus(statement.collation, articles, memo)[:2] == [
        f"Negotiating] negotiations (after with such a government) {ft}; "
        f"Therefore, negotiating {bb}",
        f"+government] there should not be any negotiations as it {ft}",
    ]
    assert apparatus(statement.collation, articles, bb)[-1] == (
        "and there should be no negotiation with it] there should not be any negotiations as it "
        f"(before is unwise, unintelligent and dishonorable) {ft}; omits {memo}"
    )


def test_stacked_renderings_lack_only_what_they_have_nowhere() -> None:
    gold = load()
    statements, _ = align_statements(gold.articles, (gold.event,), gold.quotes, (), {})
    (statement,) = (s for s in statements if s.id.startswith("with-such-a-government"))
    texts = {a.id: a.text for a in gold.articles}
    assert statement.collation is not None
    memo = statement.collation.rows[1]
    lacked = {w.span.of(texts[memo.article_id]) for w in memo.words if w.lacking}
    assert lacked == {"rational,", "or", "honourable."}


def test_spelling_is_no_difference() -> None:
    result, articles = collated("They honoured the programme", "They honored the program")
    assert lacking(result, articles, "a") == {}


def test_an_omission_and_an_addition_are_told() -> None:
    result, articles = collated("We will threaten them in return", "We will threaten them")
    assert apparatus(result, articles, "a") == ["in return] omits b"]
    assert apparatus(result, articles, "b") == ["+them] in return a"]


def test_an_addition_is_named_by_words_that_the_base_has_once() -> None:
    result, articles = collated(
        "They sat down and talked, and they sat long and left",
        "They sat down and talked, and they sat very long and left at once",
    )
    assert apparatus(result, articles, "a") == ["+and they sat] very b", "+left] at once b"]


def test_in_far_renderings_a_small_word_alone_parts_no_places() -> None:
    threats = (
        "If they act on their threats, we will act on ours",
        ("If they put their threat into practice, we will do the same"),
    )
    result, articles = collated(*threats)
    assert not result.aligned
    assert apparatus(result, articles, "a") == [
        "act on their threats] put their threat into practice b",
        "act on ours] do the same b",
    ]


def test_a_lemma_that_the_base_has_twice_is_numbered() -> None:
    result, articles = collated("If they act, we will act too", "If they act, we will wait too")
    assert apparatus(result, articles, "a") == ["act2] wait b"]


def test_other_words_are_an_addition_though_the_base_has_their_like() -> None:
    result, articles = collated(
        "With such a government there should be no talks of any kind as it is not wise",
        "Talking with such a government of any kind is not wise",
    )
    assert apparatus(result, articles, "a")[0] == "<With] Talking b"


def test_readings_of_three_stand_in_one_place() -> None:
    result, articles = collated(
        "the nation will act on this at once",
        "the country will act on this at once",
        "the people will act on this at once",
    )
    assert apparatus(result, articles, "a") == ["nation] country b; people c"]
    assert lacking(result, articles, "a") == {"nation": "b c"}


def test_beyond_six_renderings_the_first_is_the_only_measure() -> None:
    texts = ["we will act on this at once"] * 6 + ["we will act on that at once"] * 2
    result, articles = collated(*texts)
    assert [a.base for a in result.apparatus] == list("abcdef")
    assert lacking(result, articles, "g") == {"that": "a"}
    assert lacking(result, articles, "a") == {"this": "g h"}


def test_one_endless_sentence_costs_no_more_than_its_length() -> None:
    words = "very " * 20_000
    result, _ = collated(words + "good", words + "bad")
    assert not result.aligned
    assert len(result.rows[0].words) == 20_001


def test_a_reading_is_as_long_as_the_lemma_where_another_differs_longer() -> None:
    """Both entries are of “violate theirs now”; only c has another word for each."""
    result, articles = collated(
        "If they attack our security we will violate theirs now and then.",
        "If they attack our security we will breach theirs now and then.",
        "If they attack our security we will hurt ours soon and then.",
    )
    assert apparatus(result, articles, "a") == [
        "violate theirs now] breach theirs now b; hurt ours soon c"
    ]
    assert apparatus(result, articles, "b") == [
        "breach theirs now] violate theirs now a; hurt ours soon c"
    ]
