"""Each event of several reports as TEI: its statements with each report's wording, for editions.

Source: the TEI Guidelines, chapter 13, https://tei-c.org/release/doc/tei-p5-doc/en/html/TC.html. A
statement is an `app` in parallel segmentation. A report without it has an empty `rdg` whose `type`
says why: `left-out`, `own-words` (with the words, if they may be shown), `not-in-excerpt`, or
`unknown`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html import escape

from site_builder.model import routes
from site_builder.model.edition import Edition, EventEdition
from site_builder.model.found import Article, DecidedBy, Statement
from site_builder.model.given import Outlet, SiteSettings
from site_builder.model.text_modes import shown_spans, text_mode
from site_builder.text.spans import Span

# What no XML may have, however it is written; a text keeps its length.
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BETWEEN = " … "


def tei_files(edition: Edition) -> dict[str, bytes]:
    """A file for each event of several reports, by its path."""
    outlets = {outlet.id: outlet for outlet in edition.outlets}
    return {
        routes.tei(found.event.id): _Document(found, outlets, edition.site).written()
        for found in edition.by_event
        if len(found.articles) > 1
    }


class _Document:
    """An event with all that its document looks up."""

    def __init__(self, found: EventEdition, outlets: dict[str, Outlet], site: SiteSettings) -> None:
        self._found, self._outlets, self._site = found, outlets, site
        self._articles = {article.id: article for article in found.articles}
        self._names = {speaker.id: speaker.name for speaker in found.speakers}
        self._told = {(p.statement_id, p.article_id): p for p in found.paraphrases}
        silences = found.comparison.silences if found.comparison else ()
        self._silent = {(s.statement_id, s.article_id): s for s in silences}
        self._shown = {
            article.id: shown_spans(
                article,
                text_mode(article, outlets[article.outlet_id], site),
                [quote for quote in found.quotes if quote.article_id == article.id],
            )
            for article in found.articles
        }

    def written(self) -> bytes:
        """The file."""
        statements = self._statements()
        people = sorted({s.speaker_id for s in statements if s.speaker_id})
        rows = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
            "<teiHeader><fileDesc>",
            f"<titleStmt><title>{_text(self._found.event.title)}</title></titleStmt>",
            f"<publicationStmt><p>{_text(self._site.title)}</p></publicationStmt>",
            "<sourceDesc><listWit>",
            *map(self._witness, self._found.articles),
            "</listWit></sourceDesc></fileDesc>",
            '<encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/>'
            "</encodingDesc>",
            *self._people(people),
            "</teiHeader>",
            "<text><body><div>",
            *(row for statement in statements for row in self._statement(statement)),
            *([] if statements else ["<p/>"]),
            "</div></body></text></TEI>",
        ]
        return ("\n".join(rows) + "\n").encode()

    def _statements(self) -> list[Statement]:
        """The speech in its order, then what is not part of it."""
        rows = self._found.synopsis.rows if self._found.synopsis else ()
        order = {row.statement_id: number for number, row in enumerate(rows)}
        return sorted(self._found.statements, key=lambda s: order.get(s.id, len(order)))

    def _witness(self, article: Article) -> str:
        told = [self._outlets[article.outlet_id].name, article.title or ""]
        told.append(article.published.isoformat() if article.published else "")
        page = escape(f"{self._site.base_url or '../'}{routes.article(article.id)}")
        report = f'<ref target="{page}">{_text(", ".join(filter(None, told)))}</ref>'
        return f'<witness xml:id="{_witness_id(article.id)}">{report}</witness>'

    def _people(self, people: list[str]) -> list[str]:
        if not people:
            return []
        named = (
            f'<person xml:id="{_person_id(who)}"><persName>{_text(self._names.get(who, who))}'
            "</persName></person>"
            for who in people
        )
        return [
            "<profileDesc><particDesc><listPerson>",
            *named,
            "</listPerson></particDesc></profileDesc>",
        ]

    def _statement(self, statement: Statement) -> Iterator[str]:
        who = f' who="#{_person_id(statement.speaker_id)}"' if statement.speaker_id else ""
        yield f'<ab xml:id="s-{statement.id}"><said{who}><app>'
        printing = set()
        for one in statement.renderings:
            printing.add(one.article_id)
            text = self._articles[one.article_id].text
            words = BETWEEN.join(unit.span.of(text) for unit in one.units)
            yield f'<rdg wit="#{_witness_id(one.article_id)}">{_text(words)}</rdg>'
        absent: dict[str, list[str]] = defaultdict(list)
        for article in self._found.articles:
            if article.id not in printing:
                absent[self._absent(statement, article)].append(f"#{_witness_id(article.id)}")
        for form, witnesses in absent.items():
            yield form.format(f'wit="{" ".join(witnesses)}"')
        yield "</app></said></ab>"

    def _absent(self, statement: Statement, article: Article) -> str:
        """The reading of a report that does not print the statement; `{}` for its witnesses."""
        key = statement.id, article.id
        silence, offered = self._silent.get(key), self._told.get(key)
        if silence and not silence.told:
            return '<rdg {} type="left-out"/>'
        if told := (silence.told if silence else offered.span if offered else None):
            is_sure = silence or (offered and offered.decided_by is DecidedBy.EDITOR)
            start = f'<rdg {{}} type="own-words" cert="{"high" if is_sure else "low"}"'
            words = self._words(article, told).replace("{", "{{").replace("}", "}}")
            return f"{start}>{words}</rdg>" if words else f"{start}/>"
        return f'<rdg {{}} type="{"not-in-excerpt" if article.is_excerpt else "unknown"}"/>'

    def _words(self, article: Article, span: Span) -> str:
        """Words of an article; "" if they are kept back."""
        is_shown = any(one.holds(span) for one in self._shown[article.id])
        return _text(span.of(article.text)) if is_shown else ""


def _witness_id(article_id: str) -> str:
    """An id of XML begins with a letter."""
    return f"w-{article_id}"


def _person_id(speaker_id: str) -> str:
    return f"p-{speaker_id}"


def _text(text: str) -> str:
    return escape(NO_XML.sub("\N{REPLACEMENT CHARACTER}", text), quote=False)
