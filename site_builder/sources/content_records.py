"""The keys of the site's settings, of outlets, speakers, articles and events."""

from __future__ import annotations

from msgspec.structs import replace

from site_builder.model.given import (
    FORMAT,
    HUES,
    LINES,
    MAX_SIGLUM,
    ArticleEntry,
    EventEntry,
    Outlet,
    SiteSettings,
    Speaker,
    SpeakerKind,
    Sure,
)
from site_builder.sources.colours import DARK, LIGHT, readable_on
from site_builder.sources.findings import quoted
from site_builder.sources.kinds import (
    ADDRESS,
    DAY,
    LINE,
    LINES_OF_TEXT,
    TEXT,
    choice,
    many,
    matching,
    reference,
    refined,
    whole,
)
from site_builder.sources.nodes import Mapping
from site_builder.sources.records import Given, Key, Record, one

ONE_SPEAKER = tuple(kind for kind in SpeakerKind if kind is not SpeakerKind.SEVERAL)
SPEAKER_KIND = choice(ONE_SPEAKER, SpeakerKind, SpeakerKind.PERSON)
WHOLE = choice(
    ("yes", "no"), lambda word: word == "yes", None, {"enum": ["yes", "no", True, False, None]}
)
TEXT_MODE = choice(("full", "excerpts", "quotes-only"))
A_TAG, EXAMPLE = "a language tag", "write en, fa or pt-BR"
LANGUAGE = matching(LINE, "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", A_TAG, EXAMPLE)
A_FOLDER, WITH_SLASH = "the address of a folder", "end it with a slash, as https://example.org/a/"
BASE_URL = matching(ADDRESS, "[^?#]*/", A_FOLDER, WITH_SLASH)
REPOSITORY = matching(ADDRESS, "https://.*", "an https address", "write https://…")
MAIL = matching(LINE, r"[^\s@<>?&]+@[^\s@<>?&]+", "a mail address", "write name@example.org")
LETTERS = f"1 to {MAX_SIGLUM} letters and digits"
WORD_FORM = rf"[^\W_]{{1,{MAX_SIGLUM}}}"
SIGLUM = matching(LINE, WORD_FORM, LETTERS, "it is printed next to every rendering")

ACCENT = 'a colour with # in marks, as `"#0069a5"`, for the name'


def _check_accent(given: Given) -> None:
    """An error for a colour of which YAML sees nothing, because # begins a comment."""
    for key in ("accent", "accent_dark"):
        if key in given.entries and not given.has(key):
            hint = 'put the colour in quotation marks, as "#0069a5"'
            given.error(given.place(key), f"“{key}” is empty", hint)


FORMATS = refined(
    whole(1, 999),
    lambda number: (
        (f"is {number}, and this program reads {FORMAT}", "install a newer one")
        if number > FORMAT
        else None
    ),
)
SITE = Record(
    "the site",
    SiteSettings,
    (
        Key("format", FORMATS, f"of the files of `content/`: {FORMAT}, also if it is not given"),
        Key("title", LINE, "the name of the site"),
        Key("tagline", LINE, "a few words below it"),
        Key("description", TEXT, "some sentences, shown on the home page"),
        Key("language", LANGUAGE, "of its essays and notes, a tag: `en`, `pt-BR`"),
        Key("base_url", BASE_URL, "where the site is published"),
        Key("repository", REPOSITORY, "for the links “correct this” and “Report this link”"),
        Key("contact", MAIL, "for “Report this link”, where the repository takes no issues"),
        Key("text_mode", TEXT_MODE, "how much of the articles' texts is shown"),
        Key("edition", DAY, "of the whole site, for its home page and the page about it"),
        Key("logo", reference("picture"), "a picture in `static/`, shown with the name"),
        Key("font", reference("font"), "a font file in `static/`, for the texts"),
        Key("accent", readable_on(LIGHT, "a darker"), f"{ACCENT} on light pages"),
        Key("accent_dark", readable_on(DARK, "a lighter"), f"{ACCENT} on dark pages"),
    ),
    (_check_accent,),
)
OUTLET = Record(
    "an outlet",
    Outlet,
    (
        Key("name", LINE, "as readers know it", required=True),
        Key("siglum", SIGLUM, f"{LETTERS}, no other outlet's; else from its name's capitals"),
        Key("hue", whole(1, HUES), "the outlet's colour (there is no other way to give one)"),
        Key("line", choice(LINES), "so that colour is never the only sign"),
        Key("description", TEXT, "one or two sentences"),
        Key("address", ADDRESS, "its home page"),
        Key("text_mode", TEXT_MODE, "how much of its texts is shown"),
    ),
)
SPEAKER = Record(
    "a speaker",
    Speaker,
    (
        Key("name", LINE, "in full", required=True),
        Key("aliases", LINES_OF_TEXT, "other names and spellings"),
        Key("offices", LINES_OF_TEXT, "phrases that mean this person"),
        Key("kind", SPEAKER_KIND, "`person` if it is not given"),
        Key("description", TEXT, "one or two sentences"),
    ),
)

FACTS = (
    Key("outlet", reference("outlet"), "an id or a name of outlets.yaml"),
    Key("agency", LINE, "the news agency that the text comes from"),
    Key("title", LINE, "the outlet's own headline"),
    Key("date", DAY),
    Key("author", LINE, "as the outlet names the author"),
    Key("address", ADDRESS, "the article's page"),
)
UPDATED = Key(
    "updated", DAY, "of the last edition of the page, for citations, feeds and the sitemap"
)
EVIDENCE = Record(
    "how a fact is known",
    Sure,
    (
        Key("evidence", TEXT, "the words that say so", required=True),
        Key("confidence", choice(("certain", "likely", "guess")), required=True),
    ),
)


def _evidence_of(fact: Key) -> Key:
    return Key(fact.name, one(replace(EVIDENCE, what=f"“{fact.name}” in “sure”")))


def _check_sure(given: Given) -> None:
    """An error for the evidence of a fact that is not given."""
    sure = given.entries["sure"].value if given.has("sure") else None
    for entry in sure.entries if isinstance(sure, Mapping) else ():
        if entry.key in {fact.name for fact in FACTS} and not given.has(entry.key):
            what = f"“sure” speaks of “{entry.key}”, which is not given"
            given.error(entry.value.location, what, f"give {entry.key} too")


SURE = Record("“sure”", lambda **facts: tuple(facts.items()), tuple(map(_evidence_of, FACTS)))
ARTICLE = Record(
    "an article",
    ArticleEntry,
    (
        *FACTS,
        Key("text_mode", TEXT_MODE, "how much of the text is shown"),
        Key("language", LANGUAGE, "the tag of the text's language, if it is not found: `de`"),
        Key("complete", WHOLE, "whether the seed is the whole article; `no` for an excerpt"),
        UPDATED,
        Key("sure", one(SURE), "for each of these facts, how it is known"),
    ),
    (_check_sure,),
)


def _check_articles(given: Given) -> None:
    if not given.has("articles"):
        what = "this event names no article, so it describes nothing"
        given.error(given.location, what, "list under “articles” at least one seed that reports it")
    for stem in sorted({*given.values.get("articles", ())} & {*given.values.get("apart", ())}):
        what = f"{quoted(stem)} is both in “articles” and in “apart”"
        given.error(given.place("apart"), what, "remove it from one of them")


EVENT = Record(
    "an event",
    EventEntry,
    (
        Key("title", LINE, "what happened"),
        Key("date", DAY),
        Key("place", LINE, "the city or country"),
        Key("articles", many(reference("seed")), "seeds that report this event; at least one"),
        Key("apart", many(reference("seed")), "seeds that do not report it"),
        UPDATED,
    ),
    (_check_articles,),
)
