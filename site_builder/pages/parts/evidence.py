"""Why the renderings of a statement are linked, and what an article prints of it again.

Evidence has one row for each two reports, the rest is folded. A repeat, such as words in a
headline, is shown after the wording and never read as part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup
from msgspec import Struct

from site_builder.model.found import (
    DecidedBy,
    Grade,
    Paraphrase,
    Rendering,
    Statement,
    Unit,
    UnitLink,
)
from site_builder.model.given import Role
from site_builder.model.reasons import Reason, all_told, two_digits
from site_builder.pages.parts.cited_words import place, with_marks
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count_in_words
from site_builder.pages.parts.markup import mark_up, plain
from site_builder.pages.parts.meaning import differs
from site_builder.pages.parts.values import Cited

SAME = "the same words"
# What pages call a grade. Close is not the same: FT prints “we will act on ours” where MEMO prints
# “we will act as well”, and most of their runs of three words are shared.
GRADE_NAMES = {
    Grade.SAME_WORDS: SAME,
    Grade.CLOSE: "○ matched by rule, close",
    Grade.PROBABLE: "○ matched by rule, likely",
    Grade.FRAGMENT: "○ matched by rule, a part",
    Grade.EDITOR: "● matched by an editor",
}
STARRED = re.compile(r"\*([^*]*)\*")  # “subject of *told*”; an editor may write so too
A_FEW = 3  # words that are counted in the repeat's name


class Evidence(Struct, frozen=True):
    """Why two texts are linked; a sentence in own words has one side, the other is the statement.

    `score` has two decimals; `differs` says in what the two differ in meaning, or is "".
    """

    sides: tuple[Cited, ...]  # the note is "" for the wording itself, else “headline”
    shared: str
    score: str
    grade: str
    rule: str
    differs: str = ""


def why(reasons: Iterable[Reason]) -> str:
    """The reasons on one line, with words of the text between quotation marks."""
    return STARRED.sub(r"“\1”", plain(all_told(reasons)))


def evidence(corpus: Corpus, statement: Statement) -> tuple[Evidence, ...]:
    """The strongest link between the wordings of each two reports."""
    return tuple(_of_link(corpus, statement, k, {}) for k in statement.links if k.is_main)


def more_evidence(corpus: Corpus, statement: Statement) -> tuple[Evidence, ...]:
    """All other links: those of repeats, and of sentences in an outlet's own words."""
    repeated = (unit for rendering in statement.renderings for unit in rendering.repeats)
    names = {unit: repeat_name(corpus, unit) for unit in repeated}
    return (
        *(_of_link(corpus, statement, k, names) for k in statement.links if not k.is_main),
        *(_of_paraphrase(corpus, told) for told in corpus.paraphrases_of[statement.id]),
    )


def _side(corpus: Corpus, article_id: str, name: str) -> Cited:
    return Cited(corpus.sigla[article_id], Markup(""), note=name)


def _of_link(
    corpus: Corpus, statement: Statement, link: UnitLink, names: Mapping[Unit, str]
) -> Evidence:
    units = link.first, link.second
    return Evidence(
        tuple(_side(corpus, u.article_id, names.get(u, "")) for u in units),
        ", ".join(link.shared),
        two_digits(link.score),
        GRADE_NAMES[link.grade],
        why(link.reasons),
        differs(statement.turns(link)),
    )


def _of_paraphrase(corpus: Corpus, told: Paraphrase) -> Evidence:
    sides = (_side(corpus, told.article_id, "own words"),)
    grade, rule = GRADE_NAMES[Grade.EDITOR], "confirmed by an editor"
    return Evidence(sides, ", ".join(told.shared), two_digits(told.score), grade, rule)


def repeats(corpus: Corpus, rendering: Rendering) -> tuple[Cited, ...]:
    """The repeats of a rendering in the order of the text."""
    return tuple(
        Cited(
            corpus.sigla[unit.article_id],
            mark_up(
                corpus.articles[unit.article_id].text,
                (),
                with_marks(corpus, unit.article_id, unit.span),
            ),
            (place(corpus, unit.article_id, unit.span),),
            note=repeat_name(corpus, unit),
        )
        for unit in rendering.repeats
    )


def repeat_name(corpus: Corpus, unit: Unit) -> str:
    """Where a repeat is, or how short: “headline”, “caption”, “one word”, “again”."""
    article = corpus.articles[unit.article_id]
    number = corpus.paragraph_at(unit.article_id, unit.span.start)
    role = article.paragraphs[number - 1].role if article.paragraphs else Role.BODY
    if role in (Role.TITLE, Role.CAPTION):
        return "headline" if role is Role.TITLE else "caption"
    words = len(article.words.within(unit.span))
    return count_in_words(words, "word") if words <= A_FEW else "again"


def grade_between(statement: Statement, one: str, other: str) -> Grade | None:
    """How near the main wordings of two articles are; where no link of theirs was kept, the
    statement's own grade.
    """
    pair = {one, other}
    for link in statement.links:
        if link.is_main and {link.first.article_id, link.second.article_id} == pair:
            return link.grade
    return statement.grade


def editors_part(statement: Statement) -> str:
    """What editors did for the wordings themselves; "" where they only joined a headline to one."""
    links = [link for link in statement.links if link.is_main]
    if any(link.grade is Grade.EDITOR for link in links):
        return "An editor joined wordings that no rule would."
    is_confirmed = any(link.decided_by is DecidedBy.EDITOR for link in links)
    return "Confirmed by an editor." if is_confirmed else ""
