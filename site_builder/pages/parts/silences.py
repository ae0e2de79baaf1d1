"""What other reports print in quotation marks and one report does not."""

from __future__ import annotations

from msgspec import Struct

from site_builder.model.comparison import Silence
from site_builder.model.found import Article
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import count
from site_builder.pages.parts.markup import plain
from site_builder.pages.parts.values import Variant
from site_builder.pages.parts.variants import page_of, quoted_variants

UNCLEAR = "Speaker unclear"
SHOWN = 5  # of one speaker; the next ones are folded
AT_MOST = 40  # the page of the event has the others


class Omission(Struct, frozen=True):
    """A statement that others print in quotation marks and this report does not."""

    variants: tuple[Variant, ...]
    here: str  # “Told here in its own words, ¶6”, or ""
    compare: str  # address of the statement's own page, or ""


class SpeakerSilence(Struct, frozen=True):
    """What the report omits of one speaker's words."""

    speaker: str
    omissions: tuple[Omission, ...]
    more: tuple[Omission, ...]  # folded
    more_count: str


def silences_of(corpus: Corpus, article: Article) -> tuple[tuple[SpeakerSilence, ...], int]:
    """What the report omits, by speaker, and how many statements that is.

    The speaker with most omissions comes first, unclear ones last; each in the order of the speech.
    """
    compared = corpus.comparisons[corpus.event_of[article.id].id]
    own = [silence for silence in compared.silences if silence.article_id == article.id]
    by_speaker: dict[str, list[Silence]] = {}
    for silence in own:
        speaker = corpus.speakers.get(corpus.statements[silence.statement_id].speaker_id or "")
        by_speaker.setdefault(plain(speaker.name) if speaker else UNCLEAR, []).append(silence)
    ordered = sorted(by_speaker.items(), key=lambda one: (one[0] == UNCLEAR, -len(one[1]), one[0]))
    found = []
    for name, silences in ordered:
        omissions = tuple(_omission(corpus, silence) for silence in silences[:AT_MOST])
        more = f"{count(len(silences) - SHOWN, 'passage')} more"
        found.append(SpeakerSilence(name, omissions[:SHOWN], omissions[SHOWN:], more))
    return tuple(found), len(own)


def _omission(corpus: Corpus, silence: Silence) -> Omission:
    statement = corpus.statements[silence.statement_id]
    here = ""
    if silence.told:
        number = corpus.paragraph_at(silence.article_id, silence.told.start)
        here = f"Told here in its own words, ¶{number}"
    return Omission(quoted_variants(corpus, statement), here, page_of(statement))
