"""Content: what editors write becomes values, and every fault of it one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from folders import CONTENT, SEEDS

from site_builder.model.given import (
    ArticleEntry,
    Content,
    CueWords,
    EventEntry,
    NoteEntry,
    Outlet,
    ParagraphCorrection,
    ParaphraseCorrection,
    QuotationKind,
    QuoteCorrection,
    Role,
    SiteSettings,
    Speaker,
    StatementCorrection,
    Sure,
    Target,
    TextQuoteSelector,
    ThemeEntry,
)
from site_builder.model.problems import Location
from site_builder.sources.content import read_content
from site_builder.sources.inputs import read_inputs
from site_builder.text.lookalikes import mixed_scripts

STATIC = ("logo.png", "CNAME")
STEMS = ("000_ft", "001_memo", "002_bb", "a")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("content")
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def faults(folder: Path, stems: tuple[str, ...] | None = STEMS) -> list[str]:
    return [str(p) for p in read_content(folder, stems, STATIC)[1]]


def at(name: str, line: int = 1, column: int = 1) -> Location:
    return Location(f"content/{name}", line, column)


# ------------------------------------------------------------------------------ what is well formed


def test_without_a_folder_there_are_defaults_and_a_warning(content: Path) -> None:
    assert read_content(Path("nothing"), STEMS)[0] == Content()
    assert faults(Path("nothing")) == [
        "nothing:1:1: warning: there is no content folder "
        "(the site is built with defaults and without notes and themes)"
    ]


def test_an_empty_folder_is_fine(content: Path) -> None:
    assert read_content(content, STEMS) == (Content(), [])


def test_the_content_of_an_edition_is_read_without_an_error() -> None:
    content, problems = read_content(CONTENT, tuple(path.stem for path in SEEDS.iterdir()))
    assert problems == []
    assert len(content.articles) == 5
    assert len(content.themes) >= 9
    assert len(content.notes) >= 8


def test_site_and_about(content: Path) -> None:
    write(content, "about.md", "\nHow it *works*.\n")
    write(
        content,
        "site.yaml",
        "title: What was said\ntagline: and how\nlanguage: pt-BR\nbase_url: https://a.org/v/\n"
        "repository: https://a.org/r\ntext_mode: excerpts\ndescription: >-\n  One\n  two.\n",
    )
    found, problems = read_content(content)
    assert problems == []
    assert found.site == SiteSettings(
        title="What was said",
        tagline="and how",
        description="One two.",
        language="pt-BR",
        base_url="https://a.org/v/",
        repository="https://a.org/r",
        text_mode="excerpts",
        about="How it *works*.",
    )


def test_outlets_and_speakers(content: Path) -> None:
    write(
        content,
        "outlets.yaml",
        "ft:\n  name: Financial Times\n  siglum: FT\n  hue: 2\n  line: wavy\n"
        "  address: https://www.ft.com/\n  text_mode: quotes-only\n  description: x\n"
        "bb:\n  name: Breitbart News\n",
    )
    write(
        content,
        "speakers.yaml",
        "ali-khamenei:\n  name: Ali Khamenei\n  aliases: [Khameni]\n  offices:\n"
        "    - the supreme leader\n",
    )
    found, problems = read_content(content)
    assert problems == []
    assert found.outlets == (
        Outlet("bb", "Breitbart News", location=at("outlets.yaml", 9)),
        Outlet(
            "ft",
            "Financial Times",
            "FT",
            2,
            "wavy",
            "x",
            "https://www.ft.com/",
            "quotes-only",
            at("outlets.yaml", 1),
        ),
    )
    assert found.speakers == (
        Speaker(
            "ali-khamenei",
            "Ali Khamenei",
            ("Khameni",),
            ("the supreme leader",),
            location=at("speakers.yaml", 1),
        ),
    )


def test_an_article_with_its_evidence(content: Path) -> None:
    write(content, "outlets.yaml", "ft:\n  name: Financial Times\n")
    write(
        content,
        "articles/000_ft.md",
        "---\noutlet: ft\ndate: 2025-02-07\nagency:\nsure:\n  date:\n    evidence: “on Friday”\n"
        "    confidence: certain\n---\nNo *headline*.\n\n---\nA rule stands above.\n",
    )
    found, problems = read_content(content, STEMS)
    assert problems == []
    assert found.articles == (
        ArticleEntry(
            id="000_ft",
            location=at("articles/000_ft.md"),
            outlet="ft",
            date=date(2025, 2, 7),
            sure=(("date", Sure("“on Friday”", "certain")),),
            body="No *headline*.\n\n---\nA rule stands above.",
        ),
    )


def test_a_table_of_articles(content: Path) -> None:
    """Keys from a row and from a file; an outlet by its name; cells that spreadsheets write."""
    write(content, "outlets.yml", "ft:\n  name: Financial Times\nMEMO:\n  name: ft\n")
    write(content, "articles/001_memo.md", "---\nauthor: A. B.\n---\nA word.\n")
    rows = (
        '001_memo\t MEMO \t"He said ""no"", twice"\t\r\n'
        "\r\n000_ft\tFinancial Times\t\t2025-02-07\r\n\t\t\t\r\n"
    )
    write(content, "articles.csv", "\ufeffSeed\toutlet\ttitle\tdate\t\r\n" + rows)
    found, problems = read_content(content, STEMS)
    assert problems == []
    assert found.articles == (
        ArticleEntry("000_ft", at("articles.csv", 4), outlet="ft", date=date(2025, 2, 7)),
        ArticleEntry(
            "001_memo",
            at("articles/001_memo.md"),
            outlet="MEMO",
            title='He said "no", twice',
            author="A. B.",
            body="A word.",
        ),
    )


def test_events_themes_and_notes(content: Path) -> None:
    write(
        content,
        "events/no-talks.md",
        "---\ntitle: No talks\ndate: 2025-02-07\nplace: Tehran\narticles: [000_ft]\n"
        "apart: [002_bb]\n---\n",
    )
    write(content, "speakers.yaml", "trump:\n  name: Donald Trump\n")
    write(
        content,
        "themes/the-bomb.md",
        "---\ntitle: The bomb\norder: 9\nwords: [nuclear weapon*, “bomb”]\n"
        "together: [[talks, nuclear], [a, b, c]]\nspeakers: [trump]\n"
        "statements:\n  - article: 000_ft\n    exact: We have to use it\n"
        "pinned: [{article: 000_ft, exact: x, prefix: 'a ', suffix: ' b'}]\n"
        "excluded: []\n---\nEssay.\n",
    )
    write(content, "themes/last.md", "---\ntitle: Last\nwords: [talks]\n---\n")
    write(
        content,
        "notes/dignified.md",
        "---\narticle: 000_ft\nexact: nor dignified\ntitle: A translation\n"
        "motivation: describing\nauthor: E. D.\n---\nOther outlets print “dishonorable”.\n",
    )
    found, problems = read_content(content, STEMS)
    assert problems == []
    assert found.events == (
        EventEntry(
            "no-talks",
            at("events/no-talks.md"),
            "No talks",
            date(2025, 2, 7),
            "Tehran",
            ("000_ft",),
            ("002_bb",),
        ),
    )
    bomb = "themes/the-bomb.md"
    assert found.themes == (
        ThemeEntry("last", at("themes/last.md"), "Last", 1000, ("talks",)),
        ThemeEntry(
            id="the-bomb",
            location=at(bomb),
            title="The bomb",
            order=9,
            words=("nuclear weapon*", "“bomb”"),
            together=(("talks", "nuclear"), ("a", "b", "c")),
            speakers=("trump",),
            statements=(Target("000_ft", TextQuoteSelector("We have to use it"), at(bomb, 9, 12)),),
            pinned=(Target("000_ft", TextQuoteSelector("x", "a ", " b"), at(bomb, 10, 35)),),
            body="Essay.",
        ),
    )
    assert found.notes == (
        NoteEntry(
            "dignified",
            Target("000_ft", TextQuoteSelector("nor dignified"), at("notes/dignified.md", 3, 8)),
            "Other outlets print “dishonorable”.",
            "A translation",
            "describing",
            "E. D.",
        ),
    )


def test_corrections(content: Path) -> None:
    name = "corrections/all.yaml"
    write(
        content,
        name,
        """\
quotes:
  - {article: 000_ft, exact: maximum pressure, kind: term, because: a policy}
  - {article: 000_ft, exact: We, speaker: unclear, because: nobody is named}
  - {article: 000_ft, exact: If, cue: warned of, because: it is his verb}
  - {article: 000_ft, exact: This, cue: null, because: it stands alone}
paragraphs:
  - {article: 000_ft, exact: Unlock, role: furniture, because: a box}
statements:
  - same: [{article: 000_ft, exact: a}, {article: 001_memo, exact: b}]
    because: one speech
  - different: [{article: 000_ft, exact: c}, {article: 001_memo, exact: d}]
    because: two speeches
paraphrases:
  - article: 000_ft
    exact: e
    of: {article: 001_memo, exact: f}
    confirmed: true
    because: the same thought
""",
    )
    found, problems = read_content(content, STEMS)

    def target(article: str, exact: str, line: int, column: int) -> Target:
        return Target(article, TextQuoteSelector(exact), at(name, line, column))

    def cue(words: str, line: int, column: int) -> CueWords:
        return CueWords(words, at(name, line, column))

    assert problems == []
    assert found.corrections == (
        QuoteCorrection(
            target("000_ft", "maximum pressure", 2, 30), "a policy", QuotationKind.TERM
        ),
        QuoteCorrection(target("000_ft", "We", 3, 30), "nobody is named", None, "unclear"),
        QuoteCorrection(
            target("000_ft", "If", 4, 30), "it is his verb", cue=cue("warned of", 4, 39)
        ),
        QuoteCorrection(target("000_ft", "This", 5, 30), "it stands alone", cue=cue("", 5, 41)),
        ParagraphCorrection(target("000_ft", "Unlock", 7, 30), "a box", Role.FURNITURE),
        StatementCorrection(
            (target("000_ft", "a", 9, 37), target("001_memo", "b", 9, 68)), "one speech", True
        ),
        StatementCorrection(
            (target("000_ft", "c", 11, 42), target("001_memo", "d", 11, 73)), "two speeches", False
        ),
        ParaphraseCorrection(
            target("000_ft", "e", 15, 12),
            target("001_memo", "f", 16, 36),
            "the same thought",
            True,
        ),
    )


def test_words_of_the_seed_keep_what_is_invisible_and_names_do_not(content: Path) -> None:
    write(
        content,
        "notes/a.md",
        "---\narticle: 000_ft\nexact: a\u200bb\ntitle: a\u200bb\n---\nBody.\n",
    )
    found, problems = read_content(content, STEMS)
    assert found.notes[0].target.selector.exact == "a\u200bb"
    assert [str(p) for p in problems] == [
        "content/notes/a.md:4:8: “title” contains a zero-width character, U+200B ZERO WIDTH SPACE "
        "(remove it; names and titles are shown where it would mislead)"
    ]


# ------------------------------------------------------------------------------------ what is wrong

CASES: list[tuple[str, dict[str, str], list[str]]] = [
    (
        "unknown, missing, mistyped: all at once",
        {
            "outlets.yaml": "ft:\n  nmae: Financial Times\n  siglum: FINANCIAL\n  hue: six\n"
            "  line: doted\n  colour: red\n  address: javascript:alert(1)\n  text_mode: none\n"
            "  description: [a]\n"
        },
        [
            "content/outlets.yaml:1:1: the key “name” is missing (an outlet needs it)",
            "content/outlets.yaml:2:3: unknown key “nmae” in an outlet (did you mean “name”?)",
            "content/outlets.yaml:3:11: “siglum” must be 1 to 6 letters and digits, not "
            "“FINANCIAL” (it is printed next to every rendering)",
            "content/outlets.yaml:4:8: “hue” must be a whole number from 1 to 5, not “six” "
            "(write it in digits)",
            "content/outlets.yaml:5:9: “line” must be one of solid, dashed, dotted, double, wavy, "
            "not “doted” (did you mean “dotted”?)",
            "content/outlets.yaml:6:3: unknown key “colour” in an outlet (known here: name, "
            "siglum, hue, line, description, address, text_mode)",
            "content/outlets.yaml:7:12: “address” must be an http or https address "
            "(write it whole, as https://example.org/page)",
            "content/outlets.yaml:8:14: “text_mode” must be one of full, excerpts, quotes-only, "
            "not “none” (write one of these words)",
            "content/outlets.yaml:9:16: “description” must be a text, not a list or keys "
            "(write a text)",
        ],
    ),
    (
        "numbers out of bounds or in other digits",
        {"outlets.yaml": "a:\n  name: Ab\n  hue: 6\nb:\n  name: Cd\n  hue: ٣\n"},
        [
            "content/outlets.yaml:3:8: “hue” must be a whole number from 1 to 5, not “6” "
            "(write it in digits)",
            "content/outlets.yaml:6:8: “hue” must be a whole number from 1 to 5, not “٣” "
            "(write it in digits)",
        ],
    ),
    (
        "outlets that look alike",
        {
            "outlets.yaml": "a:\n  name: Breitbart\n  siglum: BB\nb:\n  name: Вreitbart\n"
            "  siglum: ВВ\nc:\n  name: Other\n  siglum: BB\n"
        },
        [
            "content/outlets.yaml:4:1: warning: the name “Вreitbart” looks like “Breitbart” of a "
            "(if both are one outlet keep one entry; else tell them apart in the name)",
            "content/outlets.yaml:4:1: warning: the name “Вreitbart” mixes Latin and Cyrillic "
            "letters in one word (write it in one script, or it may pass for another outlet)",
            "content/outlets.yaml:4:1: warning: the siglum ВВ looks like BB of a "
            "(give one of them another)",
            "content/outlets.yaml:7:1: the siglum BB is that of a too (give one of them another)",
        ],
    ),
    (
        "ids that are no addresses",
        {"outlets.yaml": "a/b:\n  name: X\nindex:\n  name: Y\n- : z\n"},
        [
            "content/outlets.yaml:5:1: this line is not where the list or the keys above it ended "
            "(give it the same indentation as its neighbours; "
            "quote a value that goes on after its closing mark)"
        ],
    ),
    (
        "ids that are no addresses, in good YAML",
        {
            "speakers.yaml": "a/b:\n  name: X\nindex:\n  name: Y\n"
            "Trump:\n  name: A\ntrump:\n  name: B\n"
        },
        [
            "content/speakers.yaml:1:1: the name “a/b” has the character / "
            "(rename it: letters, digits, hyphens and underscores are safe)",
            "content/speakers.yaml:3:1: the name “index” is kept for the list of all pages "
            "(give it another name)",
            "content/speakers.yaml:7:1: the id “trump” differs from “Trump” only in case or in how "
            "accents are written (rename one; their pages would have one address)",
        ],
    ),
    (
        "two speakers of one name",
        {"speakers.yaml": "a:\n  name: George Bush\nb:\n  name: W.\n  aliases: [George  bush]\n"},
        [
            "content/speakers.yaml:3:1: warning: “George  bush” names a too "
            "(keep it with one of them; quotes of that name stay unclear)"
        ],
    ),
    (
        "a file that is a list, and one that is a word",
        {"outlets.yaml": "- a\n", "speakers.yaml": "a: b\n", "site.yaml": "words\n"},
        [
            "content/outlets.yaml:1:1: this file must map ids to keys "
            "(write “id:” and indent its keys)",
            "content/site.yaml:1:1: the site must be keys with values (write “key: value”)",
            "content/speakers.yaml:1:4: a speaker must be keys with values (write “key: value”)",
        ],
    ),
    (
        "faults of the site's settings",
        {
            "site.yaml": "language: English\nbase_url: https://a.org/v\n"
            "repository: http://a.org\ntitle: |\n  one\n  two\n"
        },
        [
            "content/site.yaml:1:11: “language” must be a language tag, not “English” "
            "(write en, fa or pt-BR)",
            "content/site.yaml:2:11: “base_url” must be the address of a folder, not "
            "“https://a.org/v” (end it with a slash, as https://example.org/a/)",
            "content/site.yaml:3:13: “repository” must be an https address, not “http://a.org” "
            "(write https://…)",
            "content/site.yaml:4:8: “title” must be one line (put it on one line)",
        ],
    ),
    (
        "a look that cannot be had",
        {"site.yaml": 'logo: logo.svg\nfont: own.png\naccent: "#56b4e9"\naccent_dark: #56b4e9\n'},
        [
            "content/site.yaml:1:7: there is no picture “logo.svg” (did you mean “logo.png”?)",
            "content/site.yaml:2:7: there is no font “own.png” (put it into static/: .woff2, "
            ".woff, .ttf, .otf)",
            "content/site.yaml:3:9: “accent” has a contrast of 2.1 on #f6f2e8, and a reader needs "
            "4.5 (choose a darker colour)",
            "content/site.yaml:4:13: “accent_dark” is empty "
            '(put the colour in quotation marks, as "#0069a5")',
        ],
    ),
    (
        "colours that are none, and too dark",
        {"site.yaml": "accent: red\naccent_dark: '0069a5'\n"},
        [
            "content/site.yaml:1:9: “accent” must be a colour, not “red” "
            '(write six digits, as "#0069a5")',
            "content/site.yaml:2:14: “accent_dark” has a contrast of 2.8 on #1d2026, and a reader "
            "needs 4.5 (choose a lighter colour)",
        ],
    ),
    (
        "an article of nobody",
        {
            "outlets.yaml": "ft:\n  name: Financial Times\n",
            "articles/000_tf.md": "---\noutlet: ff\ndate: 7 February 2025\n---\n",
            "articles/001_memo.md": "---\ndate: 2025-02-30\noutlet: zzz\n---\n",
        },
        [
            "content/articles/000_tf.md:1:1: there is no seed “000_tf” (did you mean “000_ft”?)",
            "content/articles/000_tf.md:2:9: there is no outlet “ff” "
            "(outlets.yaml names the outlets)",
            "content/articles/000_tf.md:3:7: “date” must be a day of the calendar, "
            "not “7 February 2025” (write 2025-02-07)",
            "content/articles/001_memo.md:2:7: “date” must be a day of the calendar, "
            "not “2025-02-30” (write it as 2025-02-07)",
            "content/articles/001_memo.md:3:9: there is no outlet “zzz” "
            "(outlets.yaml names the outlets)",
        ],
    ),
    (
        "evidence for what is not given",
        {
            "articles/000_ft.md": "---\ntitle: x\nsure:\n  title: {confidence: sure}\n"
            "  date: {evidence: y, confidence: guess}\n  place: {}\n---\n"
        },
        [
            "content/articles/000_ft.md:4:10: the key “evidence” is missing "
            "(“title” in “sure” needs it)",
            "content/articles/000_ft.md:4:23: “confidence” must be one of certain, likely, guess, "
            "not “sure” (write one of these words)",
            "content/articles/000_ft.md:5:9: “sure” speaks of “date”, which is not given "
            "(give date too)",
            "content/articles/000_ft.md:6:3: unknown key “place” in “sure” "
            "(known here: outlet, agency, title, date, author, address)",
        ],
    ),
    (
        "a table of articles with every mistake",
        {
            "outlets.yaml": "ft:\n  name: Financial Times\n",
            "articles/000_ft.md": "---\ntitle: T\n---\n",
            "articles.csv": "seed;outlet;titel;date;date\n000_ft;ft\n;ft\n000_ft;ft\n"
            '001_memo;Financial Tims;x;7.2.2025;;too;much\n"002_bb";"f\nt";;02/03/2025\n',
        },
        [
            "content/articles.csv:1:13: unknown column “titel” (did you mean “title”?)",
            "content/articles.csv:1:24: the column “date” is here a second time (keep one of them)",
            "content/articles.csv:3:1: this row names no seed (write a seed's name without .txt)",
            "content/articles.csv:4:1: the seed “000_ft” is here a second time (first in line 2) "
            "(keep one of them)",
            "content/articles.csv:5:10: there is no outlet “Financial Tims” "
            "(did you mean “Financial Times”?)",
            "content/articles.csv:5:27: “date” must be a day of the calendar, not “7.2.2025” "
            "(write 2025-02-07)",
            "content/articles.csv:5:37: this row has more than the 5 fields of the header "
            "(put a text with that sign in quotation marks)",
            "content/articles.csv:6:10: “outlet” must be one line (put it on one line)",
            "content/articles.csv:7:5: “date” must be a day of the calendar, not “02/03/2025” "
            "(write 2025-03-02 or 2025-02-03)",
        ],
    ),
    (
        "the same fact in the table and in a file",
        {
            "articles/000_ft.md": "---\ntitle: T\nauthor: A. B.\n---\n",
            "articles.csv": "seed,title,author\n000_ft,T,\n000_tf,U,\n",
        },
        [
            "content/articles.csv:2:8: “title” is given in content/articles/000_ft.md:2:1 too "
            "(keep it in one of them)",
            "content/articles.csv:3:1: there is no seed “000_tf” (did you mean “000_ft”?)",
        ],
    ),
    (
        "a table of addresses with rows that are none",
        {"addresses.csv": "address,article\nevents/a.html,x\nevents/index.html,x\n../x,a\n"},
        [
            f"content/addresses.csv:{line}:1: this row is not the address of an event or a "
            "statement, a comma and a seed (let the command addresses write it)"
            for line in (3, 4)
        ],
    ),
    (
        "tables that are none",
        {"articles.csv": '\nname,"title\n'},
        [
            "content/articles.csv:2:1: a quotation mark is not closed, or something follows it "
            '(write "" for a mark within a text)',
        ],
    ),
    (
        "a table with a field without end",
        {"articles.csv": f"seed,title\n000_ft,{'x' * 140_000}\n"},
        ["content/articles.csv:2:1: a field has more than 131,072 characters (cut it)"],
    ),
    (
        "a table that names no seeds",
        {"articles.csv": "000_ft,T\n"},
        [
            "content/articles.csv:1:1: no column is called “seed” "
            "(begin with the line seed,outlet,agency,title,date)",
            "content/articles.csv:1:1: unknown column “000_ft” (known here: seed, outlet, agency, "
            "title, date, author, address, text_mode, language, complete, updated)",
            "content/articles.csv:1:8: unknown column “T” (known here: seed, outlet, agency, "
            "title, date, author, address, text_mode, language, complete, updated)",
        ],
    ),
    (
        "an event with unknown and doubly pinned seeds",
        {
            "events/a.md": "---\narticles: [000_ft, 009_ft]\n---\n",
            "events/b.md": "---\narticles: [000_ft]\napart: 001_memo\n---\n",
            "events/c.md": "---\narticles: [002_bb]\napart: [002_bb]\n---\n",
            "events/d.md": "---\ntitle: D\n---\n",
        },
        [
            "content/events/a.md:2:20: there is no seed “009_ft” (did you mean “000_ft”?)",
            "content/events/b.md:1:1: the article “000_ft” is pinned to the event a too "
            "(keep it in one of them)",
            "content/events/b.md:3:8: “apart” must be a list "
            "(write [one, two], or “- ” before each item)",
            "content/events/c.md:3:8: “002_bb” is both in “articles” and in “apart” "
            "(remove it from one of them)",
            "content/events/d.md:1:1: this event names no article, so it describes nothing "
            "(list under “articles” at least one seed that reports it)",
        ],
    ),
    (
        "passages of a seed that is not there",
        {
            "notes/a.md": "---\narticle: 000_tf\nexact: x\n---\nText.\n",
            "corrections/a.yaml": "quotes:\n"
            "  - {article: 000_ftt, exact: b, because: c, kind: term}\n",
        },
        [
            "content/corrections/a.yaml:2:15: there is no seed “000_ftt” (did you mean “000_ft”?)",
            "content/notes/a.md:2:10: there is no seed “000_tf” (did you mean “000_ft”?)",
        ],
    ),
    (
        "a theme without rules, and rules that cannot be",
        {
            "speakers.yaml": "ali-khamenei:\n  name: Ali Khamenei\n",
            "themes/a.md": "---\ntitle: A\n---\n",
            "themes/b.md": "---\nwords: ['*', 'nu*clear', '.*', war*]\ntogether: [[one], two]\n"
            "speakers: [ali-khameni]\npinned: [{article: 000_ft}]\norder: first\n---\n",
        },
        [
            "content/themes/a.md:1:1: warning: this theme has no rule and finds no passage "
            "(give it words, together, speakers, statements or pinned)",
            "content/themes/b.md:1:1: the key “title” is missing (a theme needs it)",
            "content/themes/b.md:2:9: “words” contains “*”, which cannot be looked for "
            "(write letters or digits, with one star at most, at the end of a word)",
            "content/themes/b.md:2:14: “words” contains “nu*clear”, which cannot be looked for "
            "(write letters or digits, with one star at most, at the end of a word)",
            "content/themes/b.md:2:26: “words” contains “.*”, which cannot be looked for "
            "(write letters or digits, with one star at most, at the end of a word)",
            "content/themes/b.md:3:12: “together” has a group of one word, and a group needs two "
            "(put one word in “words”)",
            "content/themes/b.md:3:19: “together” must be a list "
            "(write [one, two], or “- ” before each item)",
            "content/themes/b.md:4:12: there is no speaker “ali-khameni” "
            "(did you mean “ali-khamenei”?)",
            "content/themes/b.md:5:10: the key “exact” is missing (a passage needs it)",
            "content/themes/b.md:6:8: “order” must be a whole number from 0 to 9999, not “first” "
            "(write it in digits)",
        ],
    ),
    (
        "notes that say nothing",
        {
            "notes/a.md": "---\narticle: 000_ft\nexact: x\nmotivation: comment\n---\n\n",
            "notes/b.md": "No front matter.\n",
            "notes/c.md": "---\narticle: 000_ft\n",
            "notes/d.md": "---\n---\nSays much of nothing.\n",
            "notes/e.md": "---\narticle: [\n---\nText.\n",
        },
        [
            "content/notes/a.md:1:1: this note says nothing "
            "(write its text below the front matter)",
            "content/notes/a.md:4:13: “motivation” must be one of assessing, bookmarking, "
            "classifying, commenting, describing, editing, highlighting, identifying, linking, "
            "moderating, questioning, replying, tagging, not “comment” "
            "(did you mean “commenting”?)",
            "content/notes/b.md:1:1: the front matter is missing "
            "(begin with a line ---, the keys, and a line ---)",
            "content/notes/c.md:1:1: the front matter is never closed "
            "(put a line --- between the keys and the text)",
            "content/notes/d.md:1:1: the key “article” is missing (a note needs it)",
            "content/notes/d.md:1:1: the key “exact” is missing (a note needs it)",
            "content/notes/e.md:3:1: the keys end before this bracket is closed (close it)",
        ],
    ),
    (
        "a cue that names nothing",
        {
            "corrections/a.yaml": "quotes:\n  - {article: a, exact: b, because: c, cue: }\n"
            "  - article: a\n    exact: b\n    cue: [said]\n    because: c\n"
            "  - {article: a, exact: b, because: c, cues: said}\n"
            '  - {article: a, exact: b, because: c, cue: "sa\u200bid"}\n'
        },
        [
            "content/corrections/a.yaml:2:44: “cue” is empty "
            "(write the words that introduce the quotation, or null if none do)",
            "content/corrections/a.yaml:5:10: “cue” must be a text, not a list or keys "
            "(write a text)",
            "content/corrections/a.yaml:7:5: this correction changes nothing "
            "(give a kind, a speaker or a cue)",
            "content/corrections/a.yaml:7:40: unknown key “cues” in a correction of a quote "
            "(did you mean “cue”?)",
            "content/corrections/a.yaml:8:45: “cue” contains a zero-width character, "
            "U+200B ZERO WIDTH SPACE "
            "(remove it; names and titles are shown where it would mislead)",
        ],
    ),
    (
        "corrections that change nothing, or two ways at once",
        {
            "corrections/a.yaml": "quotes:\n  - {article: a, exact: b, because: c}\n"
            "  - {article: a, exact: b, kind: scary}\n  - word\n"
            "paragraphs:\n  - {article: a, exact: b, because: c}\n"
            "statements:\n  - {because: c}\n"
            "  - {same: [{article: a, exact: b}], because: c}\n"
            "  - {same: [{article: a, exact: b}], different: [{article: a, exact: b}], because: c"
            "}\n"
            "paraphrases:\n  - {article: a, exact: b, confirmed: yes, because: c}\n"
            "quote: []\n"
        },
        [
            "content/corrections/a.yaml:2:5: this correction changes nothing "
            "(give a kind, a speaker or a cue)",
            "content/corrections/a.yaml:3:5: the key “because” is missing "
            "(a correction of a quote needs it)",
            "content/corrections/a.yaml:3:34: “kind” must be one of direct, partial, scare, term, "
            "title, not “scary” (did you mean “scare”?)",
            "content/corrections/a.yaml:4:5: a correction of a quote must be keys with values "
            "(write “key: value”)",
            "content/corrections/a.yaml:6:5: the key “role” is missing "
            "(a correction of a paragraph needs it)",
            "content/corrections/a.yaml:8:5: this correction needs either “same” or “different” "
            "(give one of them)",
            "content/corrections/a.yaml:9:5: this correction needs two passages or more "
            "(name all that belong to it)",
            "content/corrections/a.yaml:10:5: this correction needs either “same” or “different” "
            "(give one of them)",
            "content/corrections/a.yaml:12:5: the key “of” is missing "
            "(a correction of a paraphrase needs it)",
            "content/corrections/a.yaml:12:39: “confirmed” must be one of true, false, not “yes” "
            "(write one of these words)",
            "content/corrections/a.yaml:13:1: unknown key “quote” in corrections "
            "(did you mean “quotes”?)",
        ],
    ),
    (
        "names and files that nothing reads",
        {
            "outlet.yaml": "",
            "speakers.yml": "",
            "site.yml": "title: A\n",
            "site.yaml": "title: B\n",
            "places.yml": "",
            "article.csv": "",
            "themes.txt": "",
            "note/a.md": "",
            "README.md": "For editors.",
            "notes/README.md": "For editors.",
            "events/nul.md": "---\narticles: [a]\n---\n",
            "events/old/a.md": "",
        },
        [
            "content/article.csv:1:1: warning: nothing reads this (did you mean “articles.csv”?)",
            "content/events/nul.md:1:1: the name “nul” is a device on Windows "
            "(give it another name)",
            "content/events/old:1:1: warning: this folder is not read "
            "(files lie in content/events itself)",
            "content/note:1:1: warning: nothing reads this (did you mean “notes”?)",
            "content/outlet.yaml:1:1: warning: nothing reads this (did you mean “outlets.yaml”?)",
            "content/places.yml:1:1: warning: nothing reads this (did you mean “outlets.yaml”?)",
            "content/site.yml:1:1: content/site.yaml is there too (keep one of them)",
            "content/themes.txt:1:1: warning: this file is not read (only names that end in "
            ".yaml or .yml or .md or .csv are; rename it or take it away)",
        ],
    ),
    (
        "characters that escapes bring in, and characters that are there",
        {
            "site.yaml": 'title: "a\\x1bb"\ntagline: "\\ud800"\ndescription: "a\\u202eb"\n',
            "speakers.yaml": "a:\n  name: x\x07y\n",
            "themes/a.md": "---\ntitle: A\nwords: [b]\n---\nBo\x00dy \u202e\n",
            "notes/a.md": "---\narticle: a\nexact: b\n---\nBo\x1bdy \u202e\n",
        },
        [
            "content/notes/a.md:5:3: control character U+001B ESCAPE "
            "(remove it; it cannot be shown)",
            "content/notes/a.md:5:7: warning: direction override: U+202E RIGHT-TO-LEFT OVERRIDE "
            "(it is kept in the text and never obeyed)",
            "content/site.yaml:1:8: “title” contains the character U+001B ESCAPE "
            "(remove it; it cannot be shown)",
            "content/site.yaml:2:10: “tagline” contains the character U+D800 "
            "(remove it; it cannot be shown)",
            "content/site.yaml:3:14: warning: “description” contains a direction override, "
            "U+202E RIGHT-TO-LEFT OVERRIDE "
            "(it is kept and never obeyed; remove it if it is not meant)",
            "content/speakers.yaml:2:10: control character U+0007 BELL "
            "(remove it; it cannot be shown)",
            "content/themes/a.md:5:3: byte 0x00 (at offset 30) is in no text (remove it)",
        ],
    ),
    (
        "texts without end",
        {
            "about.md": "x" * 100_001,
            "site.yaml": f"title: {'x' * 301}\ndescription: {'x' * 20_001}\n",
            "notes/a.md": f"---\narticle: a\nexact: b\n---\n{'x' * 100_001}",
            "notes/b.md": "x" * (1024 * 1024 + 1),
        },
        [
            "content/about.md:1:1: this text has 100,001 characters (write 100,000 at most)",
            "content/notes/a.md:5:1: this text has 100,001 characters (write 100,000 at most)",
            "content/notes/b.md:1:1: this file has more than 1,024 KB "
            "(no text of this kind is so long; divide it or take it away)",
            "content/site.yaml:1:8: “title” has 301 characters (write 300 at most)",
            "content/site.yaml:2:14: “description” has 20,001 characters (write 20,000 at most)",
        ],
    ),
    (
        "a file that cannot be read makes no follow-up faults",
        {
            "outlets.yaml": "ft: [\n",
            "articles/000_ft.md": "---\noutlet: ft\n---\n",
        },
        ["content/outlets.yaml:2:1: the keys end before this bracket is closed (close it)"],
    ),
    (
        "an alias makes no follow-up faults",
        {"outlets.yaml": "ft:\n  name: *a\n  hue: *b\n"},
        [
            "content/outlets.yaml:2:9: aliases (*a) are not read (write it out)",
            "content/outlets.yaml:3:8: aliases (*b) are not read (write it out)",
        ],
    ),
]


@pytest.mark.parametrize(
    ("files", "messages"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_every_fault_is_told_in_one_run(
    content: Path, files: dict[str, str], messages: list[str]
) -> None:
    for name, text in files.items():
        write(content, name, text)
    assert faults(content) == messages


def test_what_names_entries_of_a_file_that_is_not_there_is_one_fault(content: Path) -> None:
    for name in ("one", "two"):
        write(content, f"articles/{name}.md", "---\noutlet: ft\n---\n")
    _, problems = read_content(content, ("one", "two"))
    assert [str(problem) for problem in problems] == [
        "content/outlets.yaml:1:1: this file is missing, and 2 entries name outlets of it"
        " (make it, with an entry for each)"
    ]
    (content / "outlets.yaml").mkdir()
    _, problems = read_content(content, ("one", "two"))
    assert [str(problem) for problem in problems] == [
        "content/outlets.yaml:1:1: this is a folder, not a file (remove it or rename it)"
    ]


def test_without_stems_no_seed_is_looked_for(content: Path) -> None:
    write(content, "articles/any.md", "---\n---\n")
    assert faults(content, None) == []
    assert len(faults(content, ())) == 1


def test_links_out_of_the_folder_are_never_followed(content: Path) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/a.md").write_text("---\narticle: a\nexact: b\n---\nSecret.\n")
    (content / "notes").symlink_to("../elsewhere")
    (content / "events").mkdir()
    (content / "events/a.md").symlink_to("../../elsewhere/a.md")
    (content / "site.yaml").symlink_to("/etc/hostname")
    found, problems = read_content(content)
    assert found == Content()
    assert [str(p) for p in problems] == [
        "content/events/a.md:1:1: this link leads out of content/ (put the file itself here)",
        "content/notes:1:1: this link leads out of content/ (put the file itself here)",
        "content/site.yaml:1:1: this link leads out of content/ (put the file itself here)",
    ]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("javascript:alert(1)", "must be an http or https address"),
        ("//host/x", "must be an http or https address"),
        ("http:host", "must be an http or https address"),
        ("data:text/html,x", "must be an http or https address"),
        ("https://a.org/ x", "contains a character that no address has"),
        ("https://a.org/\u202e", "contains a character that no address has"),
        ("'https://a.org/'", "must be an http or https address"),
        ('https://a.org/"onload=', "contains a character that no address has"),
        ("https://user:pw@a.org/", "names a user before its host"),
        ("https://", "has no host that can be looked up"),
        ("https://раураӏ.com/", "has no host that can be looked up"),
        ("https://a.org:99999/", "is no address"),
        ("https://[::1/", "is no address"),
        ("https://a.org/" + "x" * 2000, "has 2,014 characters"),
    ],
)
def test_addresses_that_are_refused(content: Path, address: str, reason: str) -> None:
    text = address.replace('"', '\\"')
    write(content, "outlets.yaml", f'a:\n  name: A\n  address: "{text}"\n')
    (fault,) = faults(content)
    assert fault.startswith(f"content/outlets.yaml:3:12: “address” {reason} (")


@pytest.mark.parametrize(
    "address",
    ["https://www.ft.com/content/x?a=1&b=(2)#c", "HTTP://A.org", "http://[::1]:80/", "https://a/خ"],
)
def test_addresses_that_pass(content: Path, address: str) -> None:
    write(content, "outlets.yaml", f"a:\n  name: A\n  address: {address}\n")
    assert faults(content) == []


def test_only_words_that_mix_scripts_are_told_of() -> None:
    assert mixed_scripts("Вreitbart") == ("LATIN".title(), "Cyrillic")
    assert mixed_scripts("Kayhan کیهان Правда") == ()


def test_a_seed_without_an_entry_is_reported_unless_the_content_has_errors(content: Path) -> None:
    Path("seeds").mkdir()
    for stem in ("one", "two"):
        Path(f"seeds/{stem}.txt").write_text(f"Report {stem}.\n", "utf-8")
    write(content, "articles/two.md", "---\ntitle: Two\n---\n")
    _, problems = read_inputs(Path("seeds"), content, None)
    assert [str(p) for p in problems] == [
        "seeds/one.txt:1:1: warning: nothing is known of this seed, so it builds under its file's"
        " name (create content/articles/one.md with its outlet, title and date; "
        "“new article one” begins it)"
    ]
    for number in range(6):
        Path(f"seeds/three-{number}.txt").write_text(f"Report {number}.\n", "utf-8")
    _, (problem,) = read_inputs(Path("seeds"), content, None)
    assert str(problem) == (
        "seeds/one.txt:1:1: warning: nothing is known of 7 seeds, which build under their files'"
        " names: one, three-0, three-1, three-2, three-3, … (create content/articles/NAME.md for"
        " each, with its outlet, title and date; “new article --all” begins it)"
    )
    write(content, "articles/one.md", "---\ntitle: [\n---\n")
    _, problems = read_inputs(Path("seeds"), content, None)
    assert [str(p) for p in problems] == [
        "content/articles/one.md:3:1: the keys end before this bracket is closed (close it)"
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[]", "“words” is empty (write a list with something in it, or remove the line)"),
        ("[C++ code]", "“words” contains “C++”, of which “+” is not looked for"),
        ("[$5]", "“words” contains “$5”, of which “$” is not looked for"),
        ("['50%']", "“words” contains “50%”, of which “%” is not looked for"),
        ("['(war)']", "“words” contains “(war)”, of which “(” is not looked for"),
    ],
)
def test_a_sign_that_is_not_looked_for_is_told(content: Path, words: str, said: str) -> None:
    write(content, "themes/a.md", f"---\ntitle: A\nwords: {words}\n---\n")
    (fault,) = faults(content)
    assert said in fault


def test_signs_that_words_have_are_no_fault(content: Path) -> None:
    words = "[U.S., Iran’s, ‘talks’, AT&T, and/or, nuclear weapon*, “bomb”, हम]"
    write(content, "themes/a.md", f"---\ntitle: A\nwords: {words}\n---\n")
    assert faults(content) == []


COPY = "seeds/b.txt:1:1: this is the text of seeds/a.txt again"
ONE_OUTLET = {"a": "ft", "b": "ft"}
TWO_OUTLETS = {"a": "ft", "b": "bb"}
LINES = [f"The harbour wall of Norwick fell on day {n} of the storm." for n in range(5)]


@pytest.mark.parametrize(
    ("outlets", "second", "said"),
    [
        (ONE_OUTLET, LINES, COPY),
        ({}, LINES, COPY),
        ({"a": "ft"}, LINES, COPY),
        (ONE_OUTLET, ["", *LINES, " "], COPY),
        (TWO_OUTLETS, LINES, None),
        (
            ONE_OUTLET,
            [*LINES[:4], "A later report adds that the wall is to be rebuilt by June."],
            "seeds/b.txt:1:1: warning: 78 % of this text is in seeds/a.txt too, of the same outlet",
        ),
        (TWO_OUTLETS, LINES[:4], None),
        (ONE_OUTLET, [LINES[0], "All the rest of it is new, and nobody has read it before."], None),
    ],
)
def test_a_text_that_one_outlet_has_twice_is_reported(
    content: Path, outlets: dict[str, str], second: list[str], said: str | None
) -> None:
    Path("seeds").mkdir()
    for stem, lines in (("a", LINES), ("b", second)):
        Path(f"seeds/{stem}.txt").write_text("\n".join(lines), "utf-8")
    for stem, outlet in outlets.items():
        write(content, f"articles/{stem}.md", f"---\noutlet: {outlet}\n---\n")
    write(content, "outlets.yaml", "ft:\n  name: Tide\nbb:\n  name: Bell\n")
    told = [str(p) for p in read_inputs(Path("seeds"), content, None)[1]]
    told = [line for line in told if "nothing is known" not in line]
    assert [line.partition(" (")[0] for line in told] == ([said] if said else [])


def test_a_file_that_is_no_seed_is_not_known_as_one(content: Path) -> None:
    Path("seeds").mkdir()
    Path("seeds/one.txt").write_text("A report.\n", "utf-8")
    Path("seeds/one_more.md").write_text("A report.\n", "utf-8")
    write(content, "articles/one.md", "---\ntitle: One\n---\n")
    write(content, "articles/one_more.md", "---\ntitle: Two\n---\n")
    _, problems = read_inputs(Path("seeds"), content, None)
    assert [str(p) for p in problems if ": warning: " not in str(p)] == [
        "content/articles/one_more.md:1:1: there is no seed “one_more”"
        " (a seed is named by its file's name without .txt)"
    ]


def test_of_five_seeds_without_an_entry_all_are_named(content: Path) -> None:
    Path("seeds").mkdir()
    for number in range(5):
        Path(f"seeds/s{number}.txt").write_text(f"Report {number}.\n", "utf-8")
    _, (problem,) = read_inputs(Path("seeds"), content, None)
    assert "names: s0, s1, s2, s3, s4 (create" in str(problem)


def test_a_remark_among_the_keys_is_no_fault(content: Path) -> None:
    write(content, "events/talks.md", "---\n# the first round\ntitle: Talks\narticles: [a]\n---\n")
    read, problems = read_content(content)
    assert [event.title for event in read.events] == ["Talks"]
    assert problems == []
