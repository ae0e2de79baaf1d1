"""What other outlets print in quotation marks and one article does not."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model import routes
from site_builder.model.found import Article, Mode, Statement
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Variant
from site_builder.pages.parts.variants import variants

UNCLEAR = "Speaker unclear"
OMISSIONS_SHOWN = 5  # of one speaker; the next ones are folded
OMISSIONS_HELD = 40  # beyond these the event's page tells the rest


class Omission(Struct, frozen=True):
    """A statement that others print in quotation marks and this article does not."""

    variants: tuple[Variant, ...]
    here: str  # “Told here in its own words, ¶6”, or ""
    compare: str  # address of the statement's own page, or ""


class SpeakerSilence(Struct, frozen=True):
    """The omissions of one speaker's words."""

    speaker: str
    omissions: tuple[Omission, ...]
    more: tuple[Omission, ...]  # folded
    more_count: str


def silences_of(corpus: Corpus, article: Article) -> tuple[tuple[SpeakerSilence, ...], int]:
    """The silences of an article, and how many statements they hold; the speaker with most comes
    first, unclear ones last; each in the order of the speech.
    """
    event = corpus.event_of[article.id]
    by_speaker: dict[str, list[Statement]] = {}
    statements = corpus.statements_of[event.id] if event else ()
    for statement in statements:
        if (statement.id, article.id) in corpus.renderings:
            continue
        speaker = corpus.speakers.get(statement.speaker_id or "")
        by_speaker.setdefault(plain(speaker.name) if speaker else UNCLEAR, []).append(statement)
    total = sum(map(len, by_speaker.values()))

    def omissions(found: list[Statement]) -> tuple[Omission, ...]:
        return tuple(_omission(corpus, article, statement) for statement in found)

    return tuple(
        SpeakerSilence(
            speaker,
            omissions(found[:OMISSIONS_SHOWN]),
            omissions(found[OMISSIONS_SHOWN:OMISSIONS_HELD]),
            f"{count(len(found) - OMISSIONS_SHOWN, 'passage')} more",
        )
        for speaker, found in sorted(
            by_speaker.items(), key=lambda item: (item[0] == UNCLEAR, -len(item[1]), item[0])
        )
    ), total


def _omission(corpus: Corpus, article: Article, statement: Statement) -> Omission:
    row = corpus.rows.get(statement.id)
    told = [
        c
        for c in (row.cells if row else ())
        if c.article_id == article.id and c.mode is Mode.PARAPHRASED and c.spans
    ]
    number = corpus.paragraph_at(article.id, told[0].spans[0].start) if told else 0
    return Omission(
        tuple(r for r in variants(corpus, statement, article.id) if r.kind == "quoted"),
        f"Told here in its own words, ¶{number}" if told else "",
        routes.address(*routes.statement(statement)) if routes.has_page(statement) else "",
    )
