"""Under which statements a theme files its passages: those whose words its rules found."""

from pathlib import Path

from seed_project import compiled, own_content
from small_edition import index

from site_builder.model.edition import Edition
from site_builder.model.synopsis import Mode
from site_builder.pages.theme import BACKGROUND, ThemeView, theme_pages

FT, MEMO = "000_4028931c8b4924ad", "001_4f74148faeed235f"
BB = "002_058e2bc36aa15042"
NEGOTIATED = f"""
paraphrases:
  - article: {MEMO}
    exact: Iran spent two years in negotiations, eventually reaching an agreement
    of: {{article: {BB}, exact: "they talked, laughed, shook hands"}}
    confirmed: true
    because: The negotiating and the treaty at its end.
"""


def points(edition: Edition, theme: str) -> dict[str, set[str]]:
    """For each point of the theme the places that stand under it."""
    corpus = index(edition)
    view = next(theme_pages(corpus, next(t for t in corpus.edition.themes if t.id == theme))).view
    assert isinstance(view, ThemeView)
    return {
        row.name.text: {f"{c.siglum.text} {p.text}" for c in row.cells for p in c.places}
        for row in view.points[0].matrix.rows
    }


def test_a_passage_is_filed_under_what_its_matching_words_render(tmp_path: Path) -> None:
    """FT ¶3 rules out “negotiations”, and cites experiences beside them."""
    folder = own_content(tmp_path / "content")
    (folder / "themes/talks.md").write_text("---\ntitle: Talks\nwords: [negotiat*]\n---\n", "utf-8")
    (folder / "corrections/paraphrases.yaml").write_text(NEGOTIATED, "utf-8")
    edition = compiled(folder)
    (ft,) = (a for a in edition.articles if a.id == FT)
    (cites,) = (p for p in edition.paraphrases if p.span.of(ft.text).startswith("citing past"))
    (talks,) = (t for t in edition.themes if t.id == "talks")
    assert any(
        p.article_id == FT and p.mode is Mode.PARAPHRASED and p.span.holds(cites.span)
        for p in talks.passages
    )
    found = points(edition, "talks")
    assert not any(name.startswith("“This is our experience") for name in found)
    assert "FT ¶3" in found[BACKGROUND]
    (negotiated,) = (places for name, places in found.items() if "shook" in name)
    assert negotiated == {"FT ¶13", "MEMO ¶6"}  # in BB the word is in the sentence’s other half
