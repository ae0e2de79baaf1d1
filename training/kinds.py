"""Learns which marked words are speech: `site_builder/quotes/learnt/kinds.json`.

    python -m training.kinds TRAIN.jsonl
    python -m training.kinds TRAIN.jsonl --cross-validate    # prints, writes nothing

1. The features of every marked span, as the engine sees it.
2. Logistic regression; `other` is rare and counts three times.
3. Annotators do not agree on scare quotes and titles. Five tables, each learnt without a fifth of
   the articles, judge that fifth; labels that they find improbable are left out.
4. The final table is learnt from the rest. Its curves come from judgements of tables that had not
   seen the article.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from site_builder.model.found import Article
from site_builder.quotes.furniture import paragraphs_of
from site_builder.quotes.quoting.kind_features import kind_features
from site_builder.quotes.quoting.kind_frames import framed_kind
from site_builder.quotes.quoting.marked_spans import pair_marks
from site_builder.quotes.quoting.surroundings import Surroundings, surroundings_of
from site_builder.quotes.tables import LearntTable
from training.fit import ORIGIN, Choice, curve, fit, read_articles, write

PENALTY = 2.0
OTHER_WEIGHT = 3.0
FOLDS = 5
IMPROBABLE = 0.2
LABELS = ("speech", "other")
EDGE = " \t\n\u00a0\u200b\"'“”„‟‘’«»`.,;:!?…-–—"

# CAPITALS are what changes: a WORD, a VERB of saying as its base form, and
# BEFORE, BEHIND   the sort of the token before or behind: a determiner, a point, a “name” …
# CASE             title, title with a low start, name (one word), capital, lower, other; headline
#                  if the outlet's words around it are in capitals too
# LENGTH           1 word, few words (to four), some words (to nine)
# SIZE             small (under 40 code points) or long
LEGEND = {
    "bias": "always",
    "n COUNT": "how many words; 7 is up to nine, 10 up to fifteen, 16 more",
    "case CASE": "how its words are written",
    "single marks": "in single quotation marks",
    "ends SIGN": "its last code point",
    "long sentence": "more than four words that end with a full stop or a like sign",
    "long without point": "more than six words without a point or a like sign at the end",
    "again": "the article quotes these words, six at most, more than once",
    "unclosed": "without a closing mark",
    "first person": "says I or we",
    "second person": "says you",
    "verbal": "with a verb or a contraction, in seven words or more",
    "verbal small": "with a verb or a contraction, in six words or fewer",
    "function word": "with a function word, in seven words or more",
    "function word small": "with a function word, in six words or fewer",
    "first WORD": "the first of six words or fewer",
    "last WORD": "the last of six words or fewer",
    "last -SUFFIX": "how the last of six words or fewer ends",
    "prev WORD": "the token before; ^ is the start of the sentence, ¤ another quotation",
    "prev2 WORD": "the token before that",
    "prev WORD WORD": "the two tokens before",
    "next WORD": "the token behind; $ is the end of the sentence",
    "prev is BEFORE": "the sort of the token before",
    "next is BEHIND SIZE": "the sort of the token behind, and the length",
    "SIDE verb VERB": "the nearest verb of saying on the left or right",
    "SIDE STRENGTH DISTANCE SIZE": "how strong that verb is, how near, and the length",
    "SIDE noun VERB": "a form of a verb of saying that is a noun: “a warning”",
    "SIDE noun DISTANCE SIZE": "how near that noun is, and the length",
    "left speech SIZE": "no verb of saying before it, but a noun of saying: “Trump’s accusation”",
    "SIDE according SIZE": "neither, but “according”",
    "SIDE no verb SIZE": "none of these on this side",
    "naming left": "a word of naming among the three tokens before: “called”",
    "media left": "a word for a work among the four tokens before: “book”",
    "media right": "a word for a work among the three tokens behind",
    "said right": "a form of “say” among the three tokens behind",
    "headline SIZE": "in a headline",
    "opens paragraph SIZE": "no word of the outlet's before it in its paragraph",
    "whole paragraph SIZE": "no word of the outlet's before or behind it",
    "cue in paragraph SIZE": "a strong verb of saying in the paragraph",
    "others in paragraph SIZE": "other quotations in the paragraph",
    "quotation just behind SIZE": "another quotation among the three tokens behind",
    "listed": "another quotation and a comma or “and” just before",
    "comma behind": "a comma straight behind the closing mark",
    "LENGTH, CASE": "nine words or fewer: their number and case",
    "BEFORE ¤ BEHIND": "nine words or fewer between tokens of these sorts",
    "BEFORE ¤, CASE": "nine words or fewer behind such a token, and their case",
    "BEFORE ¤, LENGTH": "nine words or fewer behind such a token, and their number",
    "¤ BEHIND, CASE": "nine words or fewer before such a token, and their case",
    "¤ BEHIND, LENGTH": "nine words or fewer before such a token, and their number",
    "prev WORD, CASE": "nine words or fewer behind this token, and their case",
}


class AnnotatedSpan(NamedTuple):
    """A marked span that is not clearly speech; without a label if nobody annotated it."""

    article: int
    surroundings: Surroundings
    label: str


def spans(articles: Iterable[dict[str, Any]]) -> Iterator[AnnotatedSpan]:
    """The marked spans of the articles, as the engine finds them."""
    for number, record in enumerate(articles):
        text = record["text"]
        labels = {_first_letter(text, q["start"]): q["label"] for q in record["quotes"]}
        article = Article("", "", text, "", paragraphs=paragraphs_of(text))
        marked = pair_marks(text, [p.span for p in article.paragraphs])
        for one, around in zip(marked, surroundings_of(article, marked), strict=True):
            if around:
                label = labels.get(_first_letter(text, one.segment.span.start), "")
                yield AnnotatedSpan(number, around, label)


def choices(articles: Iterable[dict[str, Any]]) -> list[Choice]:
    """The marked spans that have a clear label: each is speech, or else it is not."""
    found: list[Choice] = []
    for article, around, label in spans(articles):
        if label in LABELS:
            speech = label == "speech"
            candidates = [(kind_features(around), speech), ((), not speech)]
            found.append(Choice(article, candidates, 1.0 if speech else OTHER_WEIGHT))
    return found


def _first_letter(text: str, start: int) -> int:
    while start < len(text) and text[start] in EDGE:
        start += 1
    return start


def train(data: Sequence[Choice]) -> LearntTable:
    """The table for these spans."""
    scores = held_out(data, data)
    kept = [c for c, score in zip(data, scores, strict=True) if _probability(c, score) > IMPROBABLE]
    judged = list(zip(data, held_out(data, kept), strict=True))
    return LearntTable(
        decides="whether the words between quotation marks are speech",
        method="logistic regression; improbable labels were left out",
        origin=ORIGIN,
        command="python -m training.kinds TRAIN.jsonl",
        date="",
        data_sha256="",
        decisions=len(kept),
        legend=LEGEND,
        curves={
            "speech": curve((score, is_speech(c)) for c, score in judged if score >= 0),
            "other": curve((-score, not is_speech(c)) for c, score in judged if score < 0),
        },
        thresholds={},
        weights=fit(kept, PENALTY),
    )


def is_speech(choice: Choice) -> bool:
    """Whether the annotators call the span speech."""
    return choice.candidates[0][1]


def _probability(choice: Choice, score: float) -> float:
    """That of the span's label."""
    return 1 / (1 + math.exp(-score if is_speech(choice) else score))


def held_out(data: Sequence[Choice], usable: Sequence[Choice]) -> list[float]:
    """For each span its score by a table that has not seen its article."""
    scores = [0.0] * len(data)
    for fold in range(FOLDS):
        weights = fit([c for c in usable if c.article % FOLDS != fold], PENALTY)
        for number, choice in enumerate(data):
            if choice.article % FOLDS == fold:
                names = choice.candidates[0][0]
                scores[number] = sum(weights.get(name, 0.0) for name in names)
    return scores


def cross_validate(articles: Sequence[dict[str, Any]]) -> None:
    """Prints how often the label is right in held-out articles; frames decide as in the engine."""
    data = choices(articles)
    framed = [framed_kind(s.surroundings) for s in spans(articles) if s.label in LABELS]
    judged = [
        (frame == "speech" if frame else score >= 0, is_speech(choice))
        for choice, score, frame in zip(data, held_out(data, data), framed, strict=True)
    ]
    wrong = sum(one != other for one, other in judged)
    figures = []
    for name, kind in (("speech", True), ("other", False)):
        right = judged.count((kind, kind))
        figures.append(2 * right / (2 * right + wrong))
        print(f"{name:16} {figures[-1]:.3f}  of {sum(truth == kind for _, truth in judged)}")
    print(f"{'macro':16} {sum(figures) / 2:.3f}  of {len(judged)}")


def main() -> None:
    """Reads the arguments, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    asked = parser.parse_args()
    articles = list(read_articles(asked.data))
    if asked.cross_validate:
        cross_validate(articles)
    else:
        write("kinds", train(choices(articles)), asked.data)


if __name__ == "__main__":
    main()
