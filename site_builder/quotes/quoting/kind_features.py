"""What can be seen of a quotation without understanding it: its words, edges and neighbours.

The names of the features are the keys of `learnt/kinds.json`, whose legend explains them. After a
change here or in a table of words, train again: `python -m training.kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from site_builder.quotes.language.grammar import (
    AUXILIARIES,
    CLOSED_CLASSES,
    CONJUNCTIONS,
    COPULAS,
    DETERMINERS,
    FIRST_PERSON,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SECOND_PERSON,
)
from site_builder.quotes.language.nouns import MEDIA, NAMING, SPEECH_NOUNS
from site_builder.quotes.quoting.surroundings import QUOTED, Surroundings
from site_builder.text.lexicon import CUE_VERBS, STRONG, words

POSSESSIVE = ("'s", "’s", "s'", "s’")
VERBAL = AUXILIARIES | words("not let get got don won want need s re ve ll m t d")
LINKS = CONJUNCTIONS | RELATIVES
SUFFIXES = ("ing", "ed", "ly", "s", "al", "ive", "ist", "ism", "ion", "er", "able", "ous")
SAY = words("say says said")
SMALL = 40  # code points
LENGTHS = (16, 10, 7)  # words; shorter quotations have a length of their own
NEAR, FAR = 4, 11  # tokens between a quotation and a verb of saying


class Sort(NamedTuple):
    """A sort of token next to a quotation; the first that fits names it."""

    name: str
    fits: Callable[[str], bool]
    example: str


def _among(table: Iterable[str]) -> Callable[[str], bool]:
    return lambda token: token.lower() in table


def _ending(*suffixes: str) -> Callable[[str], bool]:
    return lambda token: token.lower().endswith(suffixes)


def _is_name(token: str) -> bool:
    return token[0].isupper()


BEFORE = (
    Sort("naming", _among(NAMING), "known as the term “coercion”"),
    Sort("media", _among(MEDIA), "in his book “An American Son”"),
    Sort("determiner", _among(DETERMINERS), "the “maximum pressure” policy"),
    Sort("strong", _among(STRONG), "Trump said “no”"),
    Sort("cue", _among(CUE_VERBS), "he denounced “coercive governments”"),
    Sort("preposition", _among(PREPOSITIONS), "because of “threats”"),
    Sort("possessive name", lambda t: _is_name(t) and t.endswith(POSSESSIVE), "Trump’s “deal”"),
    Sort("possessive", _ending(*POSSESSIVE), "the leader’s “deal”"),
    Sort("is", _among(COPULAS), "the talks were “unwise”"),
    Sort("link", _among(LINKS), "unwise and “dishonorable”"),
    Sort("name", _is_name, "Jeb “low energy” Bush"),
    Sort("-ly", _ending("ly"), "a genuinely “moderate” president"),
    Sort("-ing", _ending("ing"), "facing “consequences”"),
    Sort("-ed", _ending("ed"), "he wanted “a deal”"),
)
BEHIND = (
    Sort("cue", _among(CUE_VERBS), "“not wise,” said Trump"),
    Sort("preposition", _among(PREPOSITIONS), "“consequences” for Iran"),
    Sort("pronoun", _among(PRONOUNS), "“not wise,” he said"),
    Sort("link", _among(LINKS), "“unwise” and “dishonorable”"),
    Sort("name", _is_name, "“moderate” President Rouhani"),
    Sort("-ly", _ending("ly"), "“consequences” only"),
    Sort("auxiliary", _among(AUXILIARIES), "“threats” would not"),
)


def sort_of(token: str, sorts: Sequence[Sort]) -> str:
    """The sort of a token next to a quotation."""
    if token == QUOTED:
        return "quotation"
    if not token[0].isalnum():
        return "point " + token
    return next((sort.name for sort in sorts if sort.fits(token)), "word")


def _sorts(one: Surroundings) -> tuple[str, str]:
    before = sort_of(one.left[-1], BEFORE) if one.left else "start"
    return before, sort_of(one.right[0], BEHIND) if one.right else "end"


def is_attributive(one: Surroundings) -> bool:
    """Whether a few words come before a noun like an adjective: the “maximum pressure” policy."""
    before, behind = _sorts(one)
    before_noun = before in ("determiner", "possessive", "possessive name") and behind == "word"
    return before_noun and len(one.quoted) < SMALL


def kind_features(one: Surroundings) -> list[str]:
    """The names of what is seen, for the weights of `learnt/kinds.json`."""
    before, behind = _sorts(one)
    left, right = list(map(str.lower, one.left)), list(map(str.lower, one.right))
    size = "small" if len(one.quoted) < SMALL else "long"
    seen = [
        *_shape_features(one),
        *_word_features(one),
        *_neighbour_features(left, right, before, behind, size),
        *_cue_features("left", left[::-1], size),
        *_cue_features("right", right, size),
        *_naming_features(left, right, size),
        *_paragraph_features(one, left, right, size),
    ]
    count = len(one.inner)
    if count < 10:
        case = _case(one)
        if one.headline and case != "headline":
            case = "headline " + case
        length = "1 word" if count == 1 else "few words" if count < 5 else "some words"
        seen += [
            f"{length}, {case}",
            f"{before} ¤ {behind}",
            f"{before} ¤, {case}",
            f"{before} ¤, {length}",
            f"¤ {behind}, {case}",
            f"¤ {behind}, {length}",
            f"prev {left[-1] if left else '^'}, {case}",
        ]
    return seen


def _case(one: Surroundings) -> str:
    if one.headline and _is_title_case(one):
        return "headline"
    first = one.quoted[0]
    long_words = [w for w in one.inner if len(w) > 3]
    if long_words and all(w[0].isupper() for w in [*long_words, one.inner[-1]]):
        if len(one.inner) == 1:
            return "name"
        return "title" if first.isupper() else "title, low start"
    if first.isupper():
        return "capital"
    return "lower" if first.islower() else "other"


def _is_title_case(one: Surroundings) -> bool:
    """Whether the outlet's own words are in capitals too, so that capitals tell nothing."""
    long_words = [w for w in one.left + one.right if len(w) > 4]
    return bool(long_words) and all(not w[0].islower() for w in long_words)


def _shape_features(one: Surroundings) -> Iterator[str]:
    """How long a quotation is, how it is set, how it ends."""
    count, last = len(one.inner), one.quoted[-1:]
    yield "bias"
    yield f"n {next((length for length in LENGTHS if count >= length), count)}"
    yield "case " + _case(one)
    if not one.marked.double:
        yield "single marks"
    if last in ".,!?…—-":
        yield "ends " + last
        if last in ".!?…" and count > 4:
            yield "long sentence"
    elif count > 6:
        yield "long without point"
    if one.elsewhere and count < 7:
        yield "again"
    if not one.marked.segment.closed:
        yield "unclosed"


def _word_features(one: Surroundings) -> Iterator[str]:
    """The words within the marks, one by one where they are few."""
    count = len(one.inner)
    parts = {part for form in one.inner for part in _parts(form)}
    size = " small" if count < 7 else ""
    if not FIRST_PERSON.isdisjoint(parts):
        yield "first person"
    if not SECOND_PERSON.isdisjoint(parts):
        yield "second person"
    if not VERBAL.isdisjoint(parts):
        yield "verbal" + size
    if not CLOSED_CLASSES.isdisjoint(parts):
        yield "function word" + size
    if 0 < count < 7:
        first, final = one.inner[0].lower(), one.inner[-1].lower()
        yield "first " + first
        yield "last " + final
        yield from ["last -" + suffix for suffix in SUFFIXES if final.endswith(suffix)]


def _parts(form: str) -> list[str]:
    """The words within one: “I’m” is i and m. The US is not us."""
    if form.isupper() and len(form) > 1:
        return [form]
    return form.lower().replace("’", "'").replace("-", "'").split("'")


def _neighbour_features(
    left: list[str], right: list[str], before: str, behind: str, size: str
) -> Iterator[str]:
    """The words next to the quotation, and what sort of words they are."""
    prev = left[-1] if left else "^"
    prev2 = left[-2] if len(left) > 1 else "^"
    yield f"prev {prev}"
    yield f"prev2 {prev2}"
    yield f"prev {prev2} {prev}"
    yield f"next {right[0] if right else '$'}"
    yield f"next is {behind} {size}"
    yield f"prev is {before}"


def _cue_features(side: str, tokens: Sequence[str], size: str) -> Iterator[str]:
    """The nearest verb of saying on one side; `tokens` are read away from the quotation."""
    is_noun_seen = False
    for distance, token in enumerate(tokens):
        base = CUE_VERBS.get(token)
        if base is None:
            continue
        place = _distance(distance)
        before = distance + 1 if side == "left" else distance - 1
        if 0 <= before < len(tokens) and _makes_noun(tokens[before]):
            # “a warning to the administration of “moderate” President …”
            if not is_noun_seen:
                yield f"{side} noun {place} {size}"
                yield f"{side} noun {base}"
            is_noun_seen = True
            continue
        yield f"{side} verb {base}"
        yield f"{side} {'strong' if token in STRONG else 'weak'} {place} {size}"
        return
    if side == "left" and not is_noun_seen and not SPEECH_NOUNS.isdisjoint(tokens[:FAR]):
        yield f"left speech {size}"
        return
    yield f"{side} according {size}" if "according" in tokens else f"{side} no verb {size}"


def _distance(tokens: int) -> str:
    if tokens < NEAR:
        return "near" if tokens else "next"
    return "far" if tokens < FAR else "distant"


def _makes_noun(token: str) -> bool:
    """Whether a form behind this word is a noun: a warning, his claims, Trump’s call."""
    return token in DETERMINERS or token.endswith(POSSESSIVE)


def _naming_features(left: list[str], right: list[str], size: str) -> Iterator[str]:
    """Words of naming, of media and *said* in the outlet's sentence: the show “Morning Joe”."""
    if size == "small":
        if not NAMING.isdisjoint(left[-3:]):
            yield "naming left"
        if not MEDIA.isdisjoint(left[-4:]):
            yield "media left"
        if not MEDIA.isdisjoint(right[:3]):
            yield "media right"
    if not SAY.isdisjoint(right[:3]):
        yield "said right"


def _paragraph_features(
    one: Surroundings, left: list[str], right: list[str], size: str
) -> Iterator[str]:
    """Where the quotation is in its paragraph, and what other quotations are near."""
    rules = (
        (one.headline, "headline"),
        (one.opens, "opens paragraph"),
        (one.opens and one.ends, "whole paragraph"),
        (one.cues_around, "cue in paragraph"),
        (one.others, "others in paragraph"),
        (QUOTED in right[:3], "quotation just behind"),
    )
    yield from [f"{name} {size}" for applies, name in rules if applies]
    if left[-2:] in ([QUOTED, "and"], [QUOTED, ","]):
        yield "listed"
    if one.after == ",":
        yield "comma behind"
