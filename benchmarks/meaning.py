"""What becomes of made pairs whose meaning one word turns: `python benchmarks/meaning.py [CASES]`.

Two reports of one event quote the two sentences of each case of `tests/cases/meaning.txt`. Prints
the cases that are not right, and how many are joined, have the expected kinds in `differs`, are
called by the wording with fewer negations, and show each differing word in both margins.
"""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from site_builder.edition.compile import compile_edition
from site_builder.model.found import Statement
from site_builder.model.given import Content, EventEntry, Seed
from site_builder.model.problems import Location
from site_builder.pages.parts.corpus import Corpus, event_corpus
from site_builder.pages.parts.layout import statement_name
from site_builder.pages.parts.margin_notes import margin_notes, numbered
from site_builder.text.words import tokenise

CASES = Path(__file__).resolve().parents[1] / "tests/cases/meaning.txt"
NEGATIONS = {"not", "no", "never", "cannot", "without", "nobody", "nothing", "hardly"}
HEAD = "{} speaks\n\n"


def negations(words: str) -> int:
    """How many negators the words have."""
    return sum(t.n in NEGATIONS or t.n.endswith("n't") for t in tokenise(words))


def margin(corpus: Corpus, article_id: str, statement: Statement) -> str:
    """The text of the margin's notes on the statement."""
    article = corpus.articles[article_id]
    _, subjects = numbered(corpus, article)
    notes = margin_notes(corpus, article, subjects)
    own = {u.quote_id for r in statement.renderings for u in r.units if u.article_id == article_id}
    shown = [n for n, s in zip(notes, subjects, strict=True) if s.id in own]
    pieces = [str(x) for n in shown for c in n.counterparts for x in (c.lemma, *c.variants)]
    lines = [line for note in shown for line in note.warnings]
    return html.unescape(re.sub("<[^>]+>", "", " ".join([*pieces, *lines])))


def main() -> None:
    blocks = (Path(sys.argv[1]) if sys.argv[1:] else CASES).read_text("utf-8").strip().split("\n\n")
    cases = [block.split("\n") for block in blocks]
    turned = [(title, a, b, lines) for title, a, b, _, *lines in cases if lines]
    texts = {"a": HEAD.format("Minister"), "b": HEAD.format("The minister")}
    for _, *pair, _ in turned:
        for stem, sentence in zip(texts, pair, strict=True):
            texts[stem] += f"“{sentence.rstrip('.')},” Minister Anna Lindqvist said.\n\n"
    event = EventEntry(
        "speech", Location("content/events/speech.md"), "Speech", articles=("a", "b")
    )
    seeds = tuple(Seed(f"seeds/{stem}.txt", stem, text) for stem, text in texts.items())
    edition = compile_edition(seeds, Content(events=(event,)))
    corpus = event_corpus(edition.by_event[0], edition.around[0])
    counts = dict.fromkeys(("joined", "right kinds", "named without the negation", "visible"), 0)
    for title, a, b, lines in turned:
        at = texts["a"].index(a.rstrip("."))
        statement = next(
            s for s in edition.statements for r in s.renderings for u in r.units
            if u.article_id == "a" and u.span.start <= at < u.span.end
        )  # fmt: skip
        if len(statement.renderings) < 2:
            print(f"apart: {title}")
            continue
        counts["joined"] += 1
        expected = {line.split(" | ")[0] for line in lines}
        is_right = set(statement.turns()) == expected
        counts["right kinds"] += is_right
        few = negations(a) != negations(b) and negations(
            statement_name(corpus, statement.id)
        ) == min(negations(a), negations(b))
        counts["named without the negation"] += few
        words = {w for line in lines for w in line.split(" | ")[1:] if w != "-"}
        is_shown = all(w in margin(corpus, i, statement) for w in words for i in ("a", "b"))
        counts["visible"] += is_shown
        if few or not (is_right and is_shown):
            print(f"not right: {title}: {', '.join(statement.turns())}")
    print(f"{len(turned)} pairs: " + ", ".join(f"{n} {what}" for what, n in counts.items()))


if __name__ == "__main__":
    main()
