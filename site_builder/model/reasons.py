"""Why something is as it is: reasons as values, and the one table of their sentences.

A stage returns `Reason`s. Whoever shows them asks for `told`; nobody reads a sentence again.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest

from msgspec import Struct

GIVEN = "given"  # has no sentence of ours
KEPT_BACK = "words not republished here"

SENTENCES = {
    # the speaker of a quotation, within its article
    "nobody": "nobody is named as the speaker",
    "paragraph before": "speaker of the paragraph before",
    "before colon": "named before the colon",
    "at dash": "named at the dash",
    "named after": "named after {words[0]}",
    "named with": "named with {words[0]}",
    "subject": "subject of {words[0]}",
    "subject of sentence": "subject of the sentence with {words[0]}",
    "same sentence": "named in the same sentence",
    "taken as": "{words[0]} taken as {names[0]}",
    "repeated": "the article has these words again, and there tells who speaks",
    "owner": "{words[0]} of {names[0]}",
    "nobody before": "nobody named before {words[0]}",
    # … across the articles of an event
    "two people": "two people are named {names[0]}",
    "in full elsewhere": "named in full in a sister article",
    "slip": "{words[0]} read as a spelling of {names[0]}",
    "office here": "{words[0]}: so {names[0]} is called in this article",
    "office in sister": "{words[0]}: so {names[0]} is called in a sister article",
    "office elsewhere": "{words[0]}: so {names[0]} is called in other articles",
    "given to another": "a sister article gives these words to {names[0]}",
    "named by sister": "a sister article gives the same words to {names[0]}",
    "attributed elsewhere": "a sister article attributes these words",
    "marked often": "in quotation marks without a speaker {names[0]} times in articles of this"
    " event",
    "marked elsewhere": "in quotation marks without a speaker in {names[0]} sister article{s}",
    "unclear": "unclear",
    "perhaps": "unclear: perhaps {names[0]}",
    # … by an editor
    "cue": "introduced by {words[0]}, named by an editor",
    "cue because": "introduced by {words[0]}, named by an editor: {names[0]}",
    "no cue": "introduced by no words, named by an editor",
    "no cue because": "introduced by no words, named by an editor: {names[0]}",
    # an article in an event
    "put here": "put here by an editor, in events/{names[0]}.md",
    "alone": "no other report is near it",
    "shares": "shares {words[0]}",
    "likeness": "likeness of all their words, from 0 to 1: {names[0]}",
    "both quote": "both quote {names[0]} sentence{s} alike",
    "days apart": "published {names[0]} day{s} apart",
    "same day": "published the same day",
    "undated": "joined without a date",
    "dated by": "its line {words[0]} gives {names[0]} as its day; an editor’s date overrules it",
    # two renderings of one statement
    "same speaker": "same event, same speaker",
    "speaker unclear": "same event, speaker of one unclear",
    "other names": "same event, and nothing shows that two people spoke",
    "same article": "same article and speaker",
    "no word differs": "no word differs",
    "words there": "of the fragment: all its words are there",
    "read there": "of the fragment: read as {words[0]}, it is there",
    "read there, no not": "of the fragment: read as {words[0]}, it is there, but for the “not”",
    "words only there": "all its words are there, and in no other sentence",
    "read only there": "read as {words[0]}, it is there, and in no other sentence",
    "read only there, no not": "read as {words[0]}, it is there, but for the “not”, and in no"
    " other sentence",
    "lone word": "a word of the fragment is in no other statement",
    "runs": "{names[0]}\u202f% of the runs of three words shared",
    "close": "score {names[0]}, close from 0.55",
    "probable": "score {names[0]}, likely from 0.31",
    "near the others": "near the other wordings, score {names[0]}",
    "through another": "joined through a wording that an editor linked",
    "read alike": "counted as one word: {names[0]}",
    "joined": "joined by an editor: {names[0]}",
    "confirmed": "confirmed by an editor: {names[0]}",
    # two sentences that are no renderings of one statement
    "below": "below {names[0]}",
    "below, in doubt": "below {names[0]}, {names[1]} taken off because a speaker is unclear",
    "one original": "the outlets quote one original, so that near words are two sentences",
    "each its own": "{names[0]} prints each as a sentence of its own",
    "less alike": "with their other wordings they are less alike, or an editor keeps them apart",
    # a passage of a theme
    "matches": "matches {names[0]}",
    "together": "has {names[0]}",
    "renders": "renders “{names[0]}”",
    "paraphrases": "paraphrases “{names[0]}”",
    "quotes": "quotes {names[0]}",
    "pinned": "pinned by an editor",
}


class Reason(Struct, frozen=True):
    """A reason: the code of its sentence, and what the sentence names.

    `words` are words of a text, None where the site keeps them back; `names` are all else, also
    numbers.
    """

    code: str
    words: tuple[str | None, ...] = ()
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return told(self)


def told(reason: Reason) -> str:
    """The reason in English, words of the text between stars."""
    words = [KEPT_BACK if word is None else f"*{word}*" for word in reason.words]
    if reason.code == GIVEN:
        return "".join(chain.from_iterable(zip_longest(reason.names, words, fillvalue="")))
    return SENTENCES[reason.code].format(
        words=words,
        names=reason.names,
        s="" if reason.names == ("1",) else "s",
    )


def all_told(reasons: Iterable[Reason]) -> str:
    """The reasons in English, one after another."""
    return "; ".join(map(told, reasons))


def as_given(*sentences: str) -> tuple[Reason, ...]:
    """Reasons from outside: an editor's sentence, or another extractor's.

    What is between stars are words of the text; `names` are the pieces around them.
    """
    found = []
    for sentence in sentences:
        pieces = sentence.split("*")
        if len(pieces) % 2 == 0:  # the last star is alone
            pieces[-2:] = ["*".join(pieces[-2:])]
        found.append(Reason(GIVEN, tuple(pieces[1::2]), tuple(pieces[::2])))
    return tuple(found)


def two_digits(value: float) -> str:
    """A score as readers see it, never rounded up: 0.5487 does not reach 0.55."""
    whole = round(10_000 * value) // 100
    return f"{whole // 100}.{whole % 100:02d}"
