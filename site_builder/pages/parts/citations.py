"""How an event, a statement and a report are cited: in words, and by their facts.

A report is cited as the outlet's, and the note says where it was read; an event and a statement are
pages of the site. Of a quotation `assets/variorum.js` makes the record from that of its report. The
day of an edition is the editors' (`updated`).
"""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from site_builder.model import routes
from site_builder.model.found import Article, Event, Statement
from site_builder.pages.parts.citation_formats import FORMS, Citation
from site_builder.pages.parts.corpus import Corpus
from site_builder.pages.parts.english import END, ISOLATE, day, isolated, listing
from site_builder.pages.parts.layout import event_name, headline, statement_name
from site_builder.pages.parts.markup import mark_up, plain
from site_builder.pages.parts.provenance import attributed
from site_builder.pages.parts.values import Link

NO_KEY = re.compile(r"[^\w.-]")


class CitedForm(Struct, frozen=True):
    """A citation in one format; `suffix` names its files."""

    name: str
    suffix: str
    text: Markup


class CiteView(Struct, frozen=True):
    """What `parts/cite.html` shows: the citation of a page's subject in words and in each format.

    `key` and `address` are those in `words` and in the forms: a script puts the page's own address
    there, and what belongs to a quotation. `files` have the event and all its reports.
    """

    subject: str
    words: str
    key: str
    address: str
    forms: tuple[CitedForm, ...]
    files: tuple[Link, ...]


def cite_article(corpus: Corpus, article: Article) -> CiteView:
    """The citation of a report."""
    cited = article_citation(corpus, article)
    parts = [cited.author, cited.source, f"“{cited.title}”", day(cited.published)]
    words = ", ".join(isolated(part) for part in parts if part)
    words = f"{words}. {cited.note} {cited.address}"
    return _view(cited, "report", words, corpus.event_of[article.id])


def cite_event(corpus: Corpus, event: Event) -> CiteView:
    """The citation of an event."""
    cited = event_citation(corpus, event)
    return _view(cited, "event", _of_page(cited), event)


def cite_statement(corpus: Corpus, statement: Statement) -> CiteView:
    """The citation of a statement."""
    cited = statement_citation(corpus, statement)
    event = corpus.events[statement.event_id]
    return _view(cited, "statement", _of_page(cited), event)


def citation_files(corpus: Corpus) -> dict[str, bytes]:
    """A file a format for each event of several reports, by path: the event and its reports."""
    files = {}
    for event in corpus.events.values():
        reports = [article_citation(corpus, corpus.articles[a]) for a in event.article_ids]
        for form in FORMS if len(reports) > 1 else ():
            cited = map(_bare, (event_citation(corpus, event), *reports))
            files[routes.citations(event.id, form.suffix)] = form.many(cited).encode()
    return files


def article_citation(corpus: Corpus, article: Article) -> Citation:
    """A report as its outlet's article."""
    entry = article.entry
    known = entry.address if entry and entry.address else ""
    doubt = attributed(article)
    told = [
        f"Read in {plain(corpus.site.title)}{_edition(entry.updated if entry else None)}.",
        f"{doubt.capitalize()}." if doubt else "",
        f"Published at {known}" if known else "",
    ]
    return Citation(
        key=_key(article.id),
        title=headline(corpus, article) if article.title else _first_words(corpus, article),
        source=plain(corpus.outlet_of(article.id).name),
        address=_address(corpus, routes.article(article.id)),
        is_article=True,
        author=plain(entry.author) if entry and entry.author else "",
        published=article.published,
        language=article.language,
        note=" ".join(filter(None, told)),
    )


def _first_words(corpus: Corpus, article: Article) -> str:
    """The name of a report without a headline, without marks: each style of citing has its own."""
    return headline(corpus, article).removeprefix("“").removesuffix("”")


def event_citation(corpus: Corpus, event: Event) -> Citation:
    """An event as a page of the site."""
    names = dict.fromkeys(plain(corpus.outlet_of(a).name) for a in event.article_ids)
    note = f"Reported by {listing([isolated(name) for name in names])}."
    title = event_name(event)
    return _page(corpus, event, event.id, routes.event(event.id), (title, note))


def statement_citation(corpus: Corpus, statement: Statement) -> Citation:
    """A statement with a page of its own, as that page."""
    event = corpus.events[statement.event_id]
    names = [plain(corpus.outlet_of(r.article_id).name) for r in statement.renderings]
    by = "speaker unclear"
    if statement.speaker_id:
        by = f"by {corpus.speaker_name(statement.speaker_id)}"
    when = f", {day(event.date)}" if event.date else ""
    outlets = listing([isolated(name) for name in names])
    note = f"Statement {by}{when}, as worded by {outlets}."
    title = f"“{statement_name(corpus, statement.id, limit=0)}”"
    path, _ = routes.statement(statement)
    return _page(corpus, event, statement.id, path, (title, note))


def _page(corpus: Corpus, event: Event, key: str, path: str, told: tuple[str, str]) -> Citation:
    """A page about an event; `told` is its title and the note."""
    title, note = told
    return Citation(
        key=_key(key),
        title=title,
        source=plain(corpus.site.title),
        address=_address(corpus, path),
        is_article=False,
        published=event.updated,
        happened=event.date,
        language=corpus.site.language,
        note=note,
    )


def _view(cited: Citation, subject: str, words: str, event: Event) -> CiteView:
    return CiteView(
        subject=subject,
        words=words,
        key=cited.key,
        address=cited.address,
        forms=tuple(CitedForm(f.name, f.suffix, mark_up(f.one(_bare(cited)))) for f in FORMS),
        files=tuple(
            Link(f.name, routes.address(routes.citations(event.id, f.suffix)))
            for f in FORMS
            if len(event.article_ids) > 1
        ),
    )


def _bare(cited: Citation) -> Citation:
    """The citation without the isolates that a page needs: a program sets the words in its own."""
    without = str.maketrans("", "", ISOLATE + END)
    return replace(cited, title=cited.title.translate(without), note=cited.note.translate(without))


def _of_page(cited: Citation) -> str:
    """“Talks, 7 February 2025. Reported by FT and MEMO. Variorum, edition of …, address”."""
    title, source = isolated(cited.title), isolated(cited.source)
    return f"{title}. {cited.note} {source}{_edition(cited.published)}, {cited.address}"


def _edition(updated: date | None) -> str:
    return f", edition of {day(updated)}" if updated else ""


def _address(corpus: Corpus, path: str) -> str:
    return corpus.site.base_url + routes.quoted_address(path)


def _key(name: str) -> str:
    """The id as BibTeX may have it."""
    return NO_KEY.sub("-", name)
