"""The keys of themes, notes and corrections, which name passages by their words."""

from __future__ import annotations

import re
from itertools import chain

from site_builder.model.given import (
    CueWords,
    NoteEntry,
    ParagraphCorrection,
    ParaphraseCorrection,
    QuotationKind,
    QuoteCorrection,
    Role,
    StatementCorrection,
    Target,
    TextQuoteSelector,
    ThemeEntry,
)
from site_builder.sources.content_records import UPDATED
from site_builder.sources.findings import quoted
from site_builder.sources.kinds import (
    LINE,
    LINE_OR_NULL,
    PASSAGE,
    TEXT,
    TRUTH,
    Fault,
    choice,
    many,
    reference,
    refined,
    unless_null,
    whole,
)
from site_builder.sources.records import Given, Key, Record, one

PASSAGE_KEYS = (
    Key("article", reference("seed"), "a seed's name without .txt", required=True),
    Key("exact", PASSAGE, "words of the seed, copied letter for letter", required=True),
    Key("prefix", PASSAGE, "the words before them, if they occur more than once"),
    Key("suffix", PASSAGE, "the words after them, likewise"),
)


def _take_target(given: Given) -> None:
    """Make a target of the keys of a passage; its place is that of the words."""
    take = given.values.pop
    article, exact = take("article"), take("exact")
    selector = TextQuoteSelector(exact, take("prefix", ""), take("suffix", ""))
    given.values["target"] = Target(article, selector, given.place("exact"))


A_PASSAGE = Record("a passage", lambda target: target, PASSAGE_KEYS, (_take_target,))
PASSAGES = many(one(A_PASSAGE))

# ------------------------------------------------------------------------------- themes and notes

LAST_PLACE = 1000  # the order of a theme that gives none: after those that do


# Signs at the ends of a word, except those that a text may have there or that mean something.
SIGN = re.compile(r"""^[^\w\s“”‘’"'*]|[^\w\s“”‘’"'*.](?=["”’']*$)""")


EXPRESSION = re.compile(r"[^.]*\.\*")  # tax.*, of somebody who knows regular expressions


def _pattern_fault(pattern: str) -> Fault:
    """Each word needs a letter or digit, and only its last character can be a star."""
    for word in pattern.split():
        is_readable = any(c.isalnum() for c in word) and "*" not in word.removesuffix("*")
        if not is_readable or EXPRESSION.fullmatch(word):
            what = f"contains {quoted(word)}, which cannot be looked for"
            hint = "write letters or digits, with one star at most, at the end of a word"
            return what, hint
        if sign := SIGN.search(word):
            what = f"contains {quoted(word)}, of which {quoted(sign[0])} is not looked for"
            return what, "write the word without it"
    return None


def _group_fault(patterns: tuple[str, ...]) -> Fault:
    if len(patterns) != 1:
        return None
    return "has a group of one word, and a group needs two", "put one word in “words”"


def _check_rules(given: Given) -> None:
    given.values.setdefault("order", LAST_PLACE)
    if not given.has("words", "together", "speakers", "statements", "pinned"):
        what = "this theme has no rule and finds no passage"
        hint = "give it words, together, speakers, statements or pinned"
        given.findings.warning(given.location, what, hint)


PATTERNS = many(refined(LINE, _pattern_fault), may_be_empty=False)
GROUP = refined(PATTERNS, _group_fault)
THEME = Record(
    "a theme",
    ThemeEntry,
    (
        Key("title", LINE, "its name", required=True),
        Key("order", whole(0, 9999), "its place in the list of themes"),
        Key("words", PATTERNS, "words and phrases, of which a sentence needs one"),
        Key("together", many(GROUP), "groups of words; all of one group are enough"),
        Key("speakers", many(reference("speaker")), "ids: only sentences that quote one of them"),
        Key("statements", PASSAGES, "passages: all renderings of what they render"),
        Key("pinned", PASSAGES, "passages that belong to the theme even if no rule finds them"),
        Key("excluded", PASSAGES, "passages that do not belong to it"),
        UPDATED,
    ),
    (_check_rules,),
)


def _check_body(given: Given) -> None:
    del given.values["location"]  # that of its words is enough
    if not given.values["body"].strip():
        given.error(
            given.location, "this note says nothing", "write its text below the front matter"
        )


MOTIVATIONS = (  # of the Web Annotation Vocabulary
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
)  # fmt: skip
NOTE = Record(
    "a note",
    NoteEntry,
    (
        *PASSAGE_KEYS,
        Key("title", LINE, "a heading"),
        Key("motivation", choice(MOTIVATIONS), "`commenting` if it is not given"),
        Key("author", LINE, "who wrote the note"),
    ),
    (_take_target, _check_body),
)

# ------------------------------------------------------------------------------------ corrections

NAME_OR_UNCLEAR = unless_null("write unclear if nobody knows")
NO_CUE = "null"  # what an editor writes if no words introduce a quotation
BECAUSE = Key("because", TEXT, "why; readers see it", required=True)
DRAFT = "Say why; readers see it."  # the reason of a correction that `explain` printed


def _note_draft(given: Given) -> None:
    if given.values.get("because") == DRAFT:
        what = "this correction has no reason of yours yet, so it changes nothing"
        given.findings.warning(given.place("because"), what, "write why")


def _check_change(given: Given) -> None:
    if given.is_mapping and not {"kind", "speaker", "cue"} & set(given.entries):
        what = "this correction changes nothing"
        given.error(given.location, what, "give a kind, a speaker or a cue")


def _take_cue(given: Given) -> None:
    if words := given.values.get("cue"):
        given.values["cue"] = CueWords("" if words == NO_CUE else words, given.place("cue"))
    elif "cue" in given.entries and not given.has("cue"):
        hint = f"write the words that introduce the quotation, or {NO_CUE} if none do"
        given.error(given.place("cue"), "“cue” is empty", hint)


QUOTE = Record(
    "a correction of a quote",
    QuoteCorrection,
    (
        *PASSAGE_KEYS,
        Key("kind", choice(tuple(QuotationKind), QuotationKind)),
        Key(
            "speaker",
            NAME_OR_UNCLEAR,
            "an id of speakers.yaml, a name, or unclear",
        ),
        Key("cue", LINE_OR_NULL, f"words of the article near the quotation, or {NO_CUE} for none"),
        BECAUSE,
    ),
    (_take_target, _check_change, _take_cue, _note_draft),
)
ROLE = choice(tuple(Role), Role, empty=Role.BODY)
PARAGRAPH = Record(
    "a correction of a paragraph",
    ParagraphCorrection,
    (*PASSAGE_KEYS, Key("role", ROLE, required=True), BECAUSE),
    (_take_target, _note_draft),
)


def _take_targets(given: Given) -> None:
    same, different = (given.values.pop(key, ()) for key in ("same", "different"))
    given.values |= {"targets": same or different, "same": given.has("same")}
    if given.is_mapping and given.has("same") == given.has("different"):
        what = "this correction needs either “same” or “different”"
        given.error(given.location, what, "give one of them")
    elif given.is_mapping and len(same or different) < 2:
        what = "this correction needs two passages or more"
        given.error(given.location, what, "name all that belong to it")


STATEMENTS = Record(
    "a correction of statements",
    StatementCorrection,
    (
        Key("same", PASSAGES, "passages that are one utterance"),
        Key("different", PASSAGES, "passages that are not"),
        BECAUSE,
    ),
    (_take_targets, _note_draft),
)
PARAPHRASE = Record(
    "a correction of a paraphrase",
    ParaphraseCorrection,
    (
        *PASSAGE_KEYS,
        Key("of", one(A_PASSAGE), "a passage of the statement", True, "statement"),
        Key("confirmed", TRUTH, "whether the words render it", required=True),
        BECAUSE,
    ),
    (_take_target, _note_draft),
)
CORRECTIONS = Record(
    "corrections",
    lambda **lists: tuple(c for c in chain.from_iterable(lists.values()) if c.because != DRAFT),
    (
        Key("quotes", many(one(QUOTE)), "the kind, speaker or cue of quotations"),
        Key("paragraphs", many(one(PARAGRAPH)), "what paragraphs are"),
        Key("statements", many(one(STATEMENTS)), "what is one utterance, or several"),
        Key("paraphrases", many(one(PARAPHRASE)), "words without marks that render a statement"),
    ),
)
