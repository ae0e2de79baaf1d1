"""The table of background frequencies of words."""

from site_builder.edition.grouping.rarity import RAREST, rarities


def test_a_rarer_word_weighs_more() -> None:
    rarity = rarities()
    assert 1 < rarity["time"] < rarity["government"] < rarity["president"] < RAREST
    assert "minister" not in rarity


def test_no_word_of_the_table_is_rarer_than_words_that_it_lacks() -> None:
    rarity = rarities()
    assert len(rarity) > 300
    assert min(rarity.values()) > 1
    assert max(rarity.values()) < RAREST
