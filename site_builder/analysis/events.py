"""Articles grouped by the occasion that they report.

1. `pins` reads the editors' entries: what they put together and what they keep out.
2. `affinities` says how near two reports are; average linkage joins them, never across more than
   a week, and never against an editor.
3. Each group gets a name, a date, an id made of words, and for each article a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from site_builder.analysis.grouping.affinities import NEAR, WINDOW, Affinity, affinities
from site_builder.analysis.grouping.linkage import link
from site_builder.analysis.grouping.pins import Pins, read_pins
from site_builder.model import Article, DecidedBy, Event, EventEntry, Membership, Role
from site_builder.problems import Problem
from site_builder.text import digest, sentences, slug, tokenise

TITLE_LENGTH = 90  # characters of a first sentence that serve as a title

Affinities = dict[tuple[int, int], Affinity]


def group_events(
    articles: tuple[Article, ...],
    entries: tuple[EventEntry, ...],
    kept_back: frozenset[str] = frozenset(),
) -> tuple[tuple[Event, ...], list[Problem]]:
    """The events, newest first and undated last; each article is in one. And faulty entries.

    No event is named with words of the articles `kept_back`, but for their headlines.
    """
    articles = tuple(sorted(articles, key=lambda a: a.id))
    pins, problems = read_pins(articles, entries)
    near = affinities(articles)
    groups = link(
        len(articles),
        {pair: affinity.strength for pair, affinity in near.items()},
        NEAR,
        groups=pins.groups,
        together=pins.together,
        apart=pins.apart,
        positions=[a.published.toordinal() if a.published else None for a in articles],
        reach=WINDOW,
    )
    events = [_event(group, articles, near, pins, kept_back) for group in groups]
    return tuple(sorted(events, key=_newest_first)), problems


def _newest_first(event: Event) -> tuple[bool, int, str]:
    return event.date is None, -(event.date.toordinal() if event.date else 0), event.id


def _by_date(article: Article) -> tuple[bool, int, str]:
    day = article.published.toordinal() if article.published else 0
    return article.published is None, day, article.id


def _event(
    group: tuple[int, ...],
    articles: tuple[Article, ...],
    near: Affinities,
    pins: Pins,
    kept_back: frozenset[str],
) -> Event:
    members = sorted(group, key=lambda number: _by_date(articles[number]))
    first = articles[members[0]]
    entry = next((pins.entry_of[n] for n in members if n in pins.entry_of), None)
    title = (entry.title if entry else None) or _title([articles[n] for n in members], kept_back)
    dates = [a.published for n in members if (a := articles[n]).published]
    return Event(
        id=entry.id if entry else f"{slug(title)}-{digest(first.id)}".lstrip("-"),
        title=title,
        date=(entry.date if entry else None) or min(dates, default=None),
        place=entry.place if entry else None,
        memberships=tuple(_membership(n, members, articles, near, pins) for n in members),
        body=entry.body if entry else "",
        decided_by=DecidedBy.EDITOR if entry else DecidedBy.AUTOMATIC,
    )


def _title(articles: list[Article], kept_back: frozenset[str]) -> str:
    """The earliest headline; without any, the beginning of the earliest report."""
    for article in articles:
        if article.title:
            return article.title
    for role in (Role.TITLE, Role.BODY):
        for article in (a for a in articles if a.id not in kept_back):
            for paragraph in (p for p in article.paragraphs if p.role is role):
                for sentence in sentences(article.text, paragraph.span)[:1]:
                    return _shortened(" ".join(sentence.of(article.text).split()))
    return articles[0].id


def _shortened(sentence: str) -> str:
    if len(sentence) <= TITLE_LENGTH:
        return sentence.rstrip(".")
    return sentence[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"


def _membership(
    number: int,
    members: list[int],
    articles: tuple[Article, ...],
    near: Affinities,
    pins: Pins,
) -> Membership:
    article = articles[number]
    if number in pins.entry_of:
        # Named from the content folder on: what the user typed before it is no part of the site.
        reason = f"put here by an editor, in events/{pins.entry_of[number].id}.md"
        return Membership(article.id, reason, DecidedBy.EDITOR)
    partners = [
        (affinity.strength, -other, affinity)
        for other in members
        if (affinity := near.get((min(number, other), max(number, other))))
    ]
    if not partners:
        return Membership(article.id, "no other report is near it", DecidedBy.AUTOMATIC)
    _, other, affinity = max(partners, key=lambda partner: partner[:2])
    nearest = articles[-other]
    reason = _reason(affinity, article, nearest)
    return Membership(article.id, reason, DecidedBy.AUTOMATIC, nearest.id)


def _reason(affinity: Affinity, article: Article, other: Article) -> str:
    words = ", ".join(_as_written(article.text, affinity.terms))
    parts = [f"shares *{words}*"] if words else []
    parts.append(f"likeness of all their words, from 0 to 1: {affinity.likeness:.2f}")
    if affinity.quoted:
        plural = "s" if affinity.quoted > 1 else ""
        parts.append(f"both quote {affinity.quoted} sentence{plural} alike")
    if article.published and other.published:
        days = abs((article.published - other.published).days)
        plural = "s" if days > 1 else ""
        parts.append(f"published {days} day{plural} apart" if days else "published the same day")
    else:
        parts.append("joined without a date")
    return "; ".join(parts)


def _as_written(text: str, terms: Sequence[str]) -> list[str]:
    """The terms as the text writes them most often: “Iran” for `iran`."""
    spelled: dict[str, Counter[str]] = {term: Counter() for term in terms}
    for token in tokenise(text):
        term = token.n.removesuffix("'s")
        if term in spelled:
            spelled[term][token.t.removesuffix("'s").removesuffix("’s")] += 1
    return [
        min(forms, key=lambda form: (-forms[form], form.istitle(), form), default=term)
        for term, forms in spelled.items()
    ]
