"""The event at a glance, as its page shows it first; the edition has counted and chosen it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.comparison import Comparison
from site_builder.model.found import DecidedBy
from site_builder.model.glance import Glance, InCommon, MissingPassage, SpokenWords
from site_builder.pages.parts import charts
from site_builder.pages.parts.contrast import ContrastView, Reports, contrast_view, reports_named
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import capital, count, count_in_words, in_words
from site_builder.pages.parts.layout import statement_name
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.synopsis import spoken
from site_builder.pages.parts.values import ABSENT, PERHAPS, Link, Siglum

NAME = 72  # letters of a passage
LONE_NAME = 60
BARS = 4  # reports; the words of more are only numbers
LONGEST = 75  # of a hundred: the longest bar, so that its number is next to it
TOLD = "in its own words"
NONE = "None"


class MissingView(Struct, frozen=True):
    """A passage, and the reports that do not quote it by what they have."""

    passage: Link
    states: tuple[tuple[str, Reports], ...]  # “left out”, and who


class SpokenCell(Struct, frozen=True):
    """The words that one report quotes from a speaker; `width` is of a hundred."""

    siglum: Siglum
    words: int
    width: str


class SpokenRow(Struct, frozen=True):
    """A speaker, and what each report quotes; `speaker` has no address for several or none."""

    speaker: Link
    cells: tuple[SpokenCell, ...]


class GlanceView(Struct, frozen=True):
    """An event at a glance; `note` is for what cannot be compared, "" where all can."""

    note: str
    number: str  # “6”, or "" where nobody's passages are compared
    in_all: str  # “of 17 passages from Ali Khamenei are quoted in all three reports”
    in_fewer: str  # “5 in two, 6 in one”
    links: str  # “○ 9 matched by rule, ● 2 by an editor”
    contrast: ContrastView | None
    missing: tuple[MissingView, ...]
    of_what: str  # “of what most reports quote”
    nobody: str  # that nobody leaves anything out; "" where somebody does
    all_missing: str  # “All 5 such passages”; "" where all are shown
    has_bars: bool
    spoken: tuple[SpokenRow, ...]


def glance_view(corpus: Corpus, compared: Comparison) -> GlanceView:
    """The glance at one event."""
    glance = compared.glance
    number = len(compared.counts)
    common = common_words(glance.common)
    speaker = corpus.speakers.get(compared.main_speaker or "")
    whose = f" from {plain(speaker.name)}" if speaker else ""
    total = sum(one.passages for one in glance.common)
    verb = "is" if common and common[0] in {"1", NONE} else "are"
    return GlanceView(
        note=_note(corpus, compared, number),
        number=common[0] if common else "",
        in_all=f"of {count(total, 'passage')}{whose} {verb} quoted in {_everyone(number)}",
        in_fewer=", ".join(common[1:]),
        links=_links(corpus, compared.event_id),
        contrast=next((contrast_view(corpus, one) for one in glance.contrasts[:1]), None),
        missing=tuple(_missing(corpus, one) for one in glance.missing),
        of_what="of what most reports quote" if number > 2 else "of what the other one quotes",
        nobody=_nobody(glance, number),
        all_missing=f"All {glance.missing_total} such passages"
        if glance.missing_total > len(glance.missing)
        else "",
        has_bars=number <= BARS,
        spoken=_spoken(corpus, compared),
    )


def _links(corpus: Corpus, event_id: str) -> str:
    """How many of the event's statements in several wordings a rule joined, and an editor."""
    compared = [s for s in corpus.statements_of[event_id] if len(s.renderings) > 1]
    edited = sum(s.decided_by is DecidedBy.EDITOR for s in compared)
    told = [f"○ {len(compared) - edited} matched by rule"] if len(compared) > edited else []
    return ", ".join([*told, *([f"● {edited} matched by an editor"] if edited else [])])


def common_words(common: Sequence[InCommon]) -> list[str]:
    """“6”, “5 in two”, “6 in one”: the first is how many passages all reports quote."""
    if not common:
        return []
    found = [str(common[0].passages or NONE)]
    for one in common[1:]:
        reports = in_words(one.least)
        if one.most > one.least:
            joined = "or" if one.most == one.least + 1 else "to"
            reports = f"{reports} {joined} {in_words(one.most)}"
        found += [f"{one.passages} in {reports}"] if one.passages else []
    return found


def compared_line(corpus: Corpus, compared: Comparison) -> str:
    """“6 of 17 passages in all three. Only FT quotes “This is our duty”.”"""
    glance = compared.glance
    if not glance.common:
        return ""
    total = sum(one.passages for one in glance.common)
    number, *fewer = common_words(glance.common)
    everyone = _everyone(len(compared.counts)).removesuffix(" reports")
    next_best = f", {fewer[0]}" if number == NONE and fewer else ""
    said = f"{number} of {count(total, 'passage')} in {everyone}{next_best}."
    if glance.lone:
        (rendering,) = corpus.statements[glance.lone].renderings
        name = statement_name(corpus, glance.lone, LONE_NAME)
        said += f" Only {corpus.sigla[rendering.article_id].text} quotes “{name}”."
    return said


def _everyone(number: int) -> str:
    return "both reports" if number == 2 else f"all {in_words(number)} reports"


def _note(corpus: Corpus, compared: Comparison, number: int) -> str:
    said = capital(count_in_words(number, "report"))
    if number < 2:
        found = spoken(corpus, compared)
        return f"{said}, {found}. With one report there is nothing to compare yet."
    return "" if compared.speech else f"{said}. No passage of speech is found in them."


def _missing(corpus: Corpus, passage: MissingPassage) -> MissingView:
    confirmed = {p.article_id for p in corpus.paraphrases_of[passage.statement_id]}
    states = {
        ABSENT["omits"]: passage.left_out,
        TOLD: [a for a in passage.told if a in confirmed],
        PERHAPS: [a for a in passage.told if a not in confirmed],
        ABSENT["excerpt"]: passage.not_in_excerpt,
    }
    name = statement_name(corpus, passage.statement_id, NAME)
    return MissingView(
        Link(f"“{name}”", f"#{passage.statement_id}"),
        tuple((state, reports_named(corpus, ids)) for state, ids in states.items() if ids),
    )


def _nobody(glance: Glance, number: int) -> str:
    if not (glance.common and glance.is_complete):
        return ""
    if number == 2:
        return "Neither report leaves out a passage that the other one quotes."
    return "No report leaves out a passage that most of them quote."


def _spoken(corpus: Corpus, compared: Comparison) -> tuple[SpokenRow, ...]:
    rows = compared.glance.spoken
    most = max((words for row in rows for words in row.words), default=0) or 1
    signs = [corpus.sigla[report.article_id] for report in compared.counts]
    return tuple(
        SpokenRow(
            _speaker(corpus, row),
            tuple(
                SpokenCell(sign, words, charts.number(words * LONGEST / most))
                for sign, words in zip(signs, row.words, strict=True)
            ),
        )
        for row in rows
    )


def _speaker(corpus: Corpus, row: SpokenWords) -> Link:
    """A speaker with the page; “4 others”; or that it is unclear who speaks."""
    if len(row.speakers) > 1:
        return Link(count(len(row.speakers), "other"), "")
    (speaker_id,) = row.speakers
    name = capital(corpus.speaker_name(speaker_id))
    return Link(name, routes.address(routes.speaker(speaker_id)) if speaker_id else "")
