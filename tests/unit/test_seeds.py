"""Seeds: their text as it is, and what is wrong in them, in whole sentences."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from folders import SEEDS

from site_builder.model.given import Seed
from site_builder.model.problems import Severity
from site_builder.sources.names import stem_fault
from site_builder.sources.seeds import read_seeds, text_faults

SENTENCE = "“This is our experience with them,” he said."


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("seeds")
    folder.mkdir()
    return folder


def messages(folder: Path) -> list[str]:
    return [str(p) for p in read_seeds(folder)[1]]


def faults(text: str) -> list[str]:
    return [str(p) for p in text_faults("a", text)]


def test_a_seed_is_its_text_without_mark_and_with_plain_line_ends(seeds: Path) -> None:
    (seeds / "b.txt").write_bytes(b"\xef\xbb\xbf  one\r\ntwo\rthree \t\n")
    (seeds / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert read_seeds(seeds) == (
        (Seed("seeds/a.txt", "a", SENTENCE), Seed("seeds/b.txt", "b", "  one\ntwo\nthree \t\n")),
        [],
    )


def test_the_five_seeds_are_read_without_a_word() -> None:
    seeds, problems = read_seeds(SEEDS)
    assert problems == []
    assert [seed.stem[:3] for seed in seeds] == ["000", "001", "002", "003", "004"]
    for seed in seeds:
        assert seed.text.encode() == Path(seed.path).read_bytes()


def test_no_seed_at_all_is_an_error(seeds: Path) -> None:
    assert messages(seeds) == [
        "seeds:1:1: there is no seed here (put at least one article here, "
        "as a UTF-8 text file whose name ends in .txt)"
    ]
    (seeds / ".gitkeep").touch()
    (seeds / "inner").mkdir()
    assert messages(seeds) == [
        "seeds:1:1: there is no seed here (put at least one article here, "
        "as a UTF-8 text file whose name ends in .txt)",
        "seeds/inner:1:1: warning: this folder is not read "
        "(seeds lie in seeds itself; move them there)",
    ]


def test_every_faulty_file_is_told_of_in_one_run_and_is_no_seed(seeds: Path) -> None:
    (seeds / "a.txt").write_bytes(b"")
    (seeds / "b.txt").write_bytes(b" \n\t\r\n\xc2\xa0\x0c")
    (seeds / "c.txt").write_bytes(b"\xef\xbb\xbf")
    (seeds / "d.txt").write_bytes(b"he said on\0 Friday")
    (seeds / "e.txt").write_text("\u200b\u2060\n", encoding="utf-8")
    (seeds / "good.txt").write_text(SENTENCE, encoding="utf-8")
    found, problems = read_seeds(seeds)
    assert [str(p) for p in problems] == [
        "seeds/a.txt:1:1: this seed is empty (put the article's text in it)",
        "seeds/b.txt:1:1: this seed is blank (put the article's text in it)",
        "seeds/c.txt:1:1: this seed is empty (put the article's text in it)",
        "seeds/d.txt:1:11: byte 0x00 (at offset 10) is in no text (remove it)",
        "seeds/e.txt:1:1: this seed is blank (put the article's text in it)",
    ]
    assert [seed.stem for seed in found] == ["good"]


def test_control_characters_and_noncharacters_are_errors_once_each() -> None:
    assert faults("one\nt\x1bwo\x07 \x07\ufffe\x85\x0b\x7f\U0001ffff") == [
        "a:2:2: control character U+001B ESCAPE (remove it; it cannot be shown)",
        "a:2:5: control character U+0007 BELL (2 times) (remove it; it cannot be shown)",
        "a:2:8: noncharacter U+FFFE (remove it; it cannot be shown)",
        "a:2:9: control character U+0085 NEXT LINE (remove it; it cannot be shown)",
        "a:2:10: control character U+000B LINE TABULATION (remove it; it cannot be shown)",
        "a:2:11: control character U+007F DELETE (remove it; it cannot be shown)",
        "a:2:12: noncharacter U+1FFFF (remove it; it cannot be shown)",
    ]


@pytest.mark.parametrize("char", ["\t", "\n", "\x0c", "\u2028", "\u00a0", "…", "😀"])
def test_layout_and_common_signs_are_no_fault(char: str) -> None:
    assert faults(f"one{char}two") == []


def test_invisible_characters_are_a_warning_that_names_them() -> None:
    text = "one\n\u202etwo\u202c \u2066x\u2069 t\U000e0041g ze\u200bro \u200bwidth\ufeff\n\u200dx"
    kept = "(it is kept in the text and never obeyed)"
    assert faults(text) == [
        "a:2:1: warning: direction override (2 times): "
        f"U+202C POP DIRECTIONAL FORMATTING, U+202E RIGHT-TO-LEFT OVERRIDE {kept}",
        "a:2:7: warning: direction isolate (2 times): "
        f"U+2066 LEFT-TO-RIGHT ISOLATE, U+2069 POP DIRECTIONAL ISOLATE {kept}",
        f"a:2:12: warning: tag character: U+E0041 TAG LATIN CAPITAL LETTER A {kept}",
        "a:2:17: warning: zero-width character (4 times): U+200B ZERO WIDTH SPACE, "
        f"U+200D ZERO WIDTH JOINER, U+FEFF ZERO WIDTH NO-BREAK SPACE {kept}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "رهبر ایران گفت: «ما می‌خواهیم مذاکره نکنیم.»",  # a non-joiner, as Persian is written
        "क्‍ष",  # a joiner after the virama
        "م\u200cی",  # its first letter before it
        "קול \u200fאמר\u200e 1979",  # direction marks in a text that runs from right to left
        "A family 👩‍👩‍👧 and ❤️‍🔥 and 👩🏽‍🚀",
    ],
)
def test_what_a_script_asks_for_is_no_fault(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize("text", ["a\u200cb", "می\u200c", "\u200cمی", "a\u200f"])
def test_joiners_and_marks_elsewhere_are_told_of(text: str) -> None:
    assert len(text_faults("a", text)) == 1


def test_a_lost_character_is_a_warning() -> None:
    assert faults("It\ufffds our experience") == [
        "a:1:3: warning: U+FFFD REPLACEMENT CHARACTER is here in place of a character that was "
        "lost (copy the passage again from the outlet)"
    ]


def test_entities_and_wrongly_decoded_letters_are_one_warning_at_the_first() -> None:
    assert faults("One\n&quot;We can&#8217;t wait,&quot; said Mia Fenn & Son; &unknown;") == [
        "a:2:1: warning: “&quot;” is an HTML entity (3 such places) "
        "(copy the words from the page, not from its source; nothing is repaired here)"
    ]
    assert faults("The cafÃ© &amp; â€œNein,â€ said Ãœnal. â‚¬5; Ð¼Ð¸Ñ€") == [
        "a:1:8: warning: “Ã©” was decoded in the wrong encoding (7 such places) "
        "(copy the words again from the page; nothing is repaired here)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“Le café «Émile»”, said Zoë Ångström: “Ça va, señor – naïve, £5, ±2 °C.”",
        "«ПРАВДА» и «Ñ»… É’S CAFÉ” ÂGE",
        "He typed & and &; and AT&T; then &c.",
    ],
)
def test_letters_of_other_languages_are_no_fault(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\n<!-- saved -->\n<!DOCTYPE html><html><p>One</p></html>", "a web page (HTML or XML)"),
        ("<p>One</p>\n<p>Two</p><p>Three</p><p>Four</p><p>Five</p>", "a web page (HTML or XML)"),
        ('<?xml version="1.0"?><rss></rss>', "a web page (HTML or XML)"),
        ('{"title": "One",\n "text": "Two"}', "data (JSON)"),
        ('{"text": "One"}\n{"text": "Two"}\n', "data (JSON)"),
        (
            "From: a@example.org\nSubject: One\n two\nMIME-Version: 1.0\n\nOne",
            "an e-mail with its headers",
        ),
    ],
)
def test_other_formats_are_errors_that_say_what_to_do(text: str, what: str) -> None:
    assert faults(text) == [
        f"a:1:1: this is {what}, not an article's text "
        "(take it away and import it, or paste the article's words into this file)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<p> is the tag of a paragraph, and </p> ends it.",
        "[Music] One said: “{}”",
        "{}",
        "From: the editor\nTo: all readers\n\nMIME-Version: a headline",
        "Harbour: “No.”\nMIME-Version is the name of a header",
        "Q: x\n y\nA: z\n" * 5000,  # in linear time
    ],
)
def test_texts_about_formats_are_articles(text: str) -> None:
    assert faults(text) == []


def test_names_that_differ_only_in_case_or_composition_are_errors_naming_both(seeds: Path) -> None:
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    for stem in ("Speech", "speech", composed, decomposed, "STRASSE", "straße"):
        (seeds / f"{stem}.txt").write_text(SENTENCE, encoding="utf-8")
    rest = (
        "only in case or in how accents are written "
        "(rename one; their pages would have one address)"
    )
    assert messages(seeds) == [
        f"seeds/{composed}.txt:1:1: its name differs from seeds/{decomposed}.txt {rest}",
        f"seeds/speech.txt:1:1: its name differs from seeds/Speech.txt {rest}",
        f"seeds/straße.txt:1:1: its name differs from seeds/STRASSE.txt {rest}",
    ]


def test_a_stem_is_composed_so_that_editors_can_name_it(seeds: Path) -> None:
    (seeds / "cafe\u0301.txt").write_text(SENTENCE, encoding="utf-8")
    (found,), problems = read_seeds(seeds)
    assert (found.stem, found.path, problems) == ("caf\u00e9", "seeds/cafe\u0301.txt", [])
    assert unicodedata.is_normalized("NFC", found.stem)


RENAME = "(rename it: letters, digits, hyphens and underscores are safe)"
LIST = "is kept for the list of all pages (give it another name)"
DEVICE = "is a device on Windows (give it another name)"
LONG = "is too long for an address (shorten it to 100 characters and 200 bytes at most)"


@pytest.mark.parametrize(
    ("stem", "message"),
    [
        ("a..b", f"the name “a..b” has two points in a row {RENAME}"),
        ("..", f"the name “..” has no letter or digit {RENAME}"),
        ("", f"the name “” has no letter or digit {RENAME}"),
        ("---", f"the name “---” has no letter or digit {RENAME}"),
        ("../etc", f"the name “../etc” has the character / {RENAME}"),
        ("a\\b", f"the name “a\\b” has the character \\ {RENAME}"),
        ("%2e%2e", f"the name “%2e%2e” has the character % {RENAME}"),
        ("a\0b", f"the name “a\\u{{0}}b” has the character U+0000 NULL {RENAME}"),
        ('"><script>', f'the name “"><script>” has the character " {RENAME}'),
        (
            "a\u202etxt",
            f"the name “a\\u{{202e}}txt” has the character U+202E RIGHT-TO-LEFT OVERRIDE {RENAME}",
        ),
        ("a\udcff", f"the name “a\\u{{dcff}}” has the character U+DCFF {RENAME}"),
        ("a.", f"the name “a.” begins or ends with a point or a space {RENAME}"),
        (" a", f"the name “ a” begins or ends with a point or a space {RENAME}"),
        ("con", f"the name “con” {DEVICE}"),
        ("Lpt1.2025", f"the name “Lpt1.2025” {DEVICE}"),
        ("INDEX", f"the name “INDEX” {LIST}"),
        ("x" * 101, f"the name “{'x' * 100}” {LONG}"),
        ("ک" * 101, f"the name “{'ک' * 100}” {LONG}"),
        ("😀a" * 45, f"the name “{'😀a' * 45}” {LONG}"),
    ],
)
def test_names_that_no_address_can_carry_are_refused(stem: str, message: str) -> None:
    assert str(stem_fault("p", stem)) == f"p:1:1: {message}"


@pytest.mark.parametrize(
    "stem", ["000_4028931c8b4924ad", "2025-02-07", "x" * 100, "خامنه", "a b", "console", "it's"]
)
def test_safe_names_pass(stem: str) -> None:
    assert stem_fault("p", stem) is None


def test_an_unsafe_name_and_a_bad_text_are_told_together(seeds: Path) -> None:
    (seeds / "50%.txt").write_bytes(b"")
    assert messages(seeds) == [
        f"seeds/50%.txt:1:1: the name “50%” has the character % {RENAME}",
        "seeds/50%.txt:1:1: this seed is empty (put the article's text in it)",
    ]
    assert all(p.severity is Severity.ERROR for p in read_seeds(seeds)[1])
