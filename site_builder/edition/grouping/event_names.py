"""What an event is called until an editor names it: words that most of its outlets print."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from site_builder.edition.grouping.affinities import Report
from site_builder.model.found import Article
from site_builder.text.dates import WEEKDAYS
from site_builder.text.stems import stem
from site_builder.text.words import Words, normalise, read_words

IN_NAME = 4  # words


def name_words(
    articles: Sequence[Article], reports: Sequence[Report], kept_back: frozenset[str]
) -> list[str]:
    """The weightiest words that more than half of the outlets print, as they write them.

    No word is only in articles `kept_back`, unless two of them share it or it is in a headline.
    """
    outlets: dict[str, set[str]] = defaultdict(set)
    holders: Counter[str] = Counter()
    weights: dict[str, float] = defaultdict(float)
    for article, report in zip(articles, reports, strict=True):
        headline = set(read_words(article.title or "").compared)
        for term, weight in report.terms.items():
            outlets[term].add(article.outlet_id)
            weights[term] += round(weight, 6)
            holders[term] += 1 if article.id in kept_back and term not in headline else 2
    most = len({a.outlet_id for a in articles}) / 2
    found: dict[str, str] = {}  # by stem
    for term in sorted(weights, key=lambda t: (-weights[t], t)):
        if len(outlets[term]) > most and holders[term] > 1 and term not in WEEKDAYS:
            found.setdefault(stem(term), term)
        if len(found) == IN_NAME:
            break
    texts = [words for a in articles for words in (read_words(a.title or ""), a.words)]
    return as_written(texts, list(found.values()))


def as_written(texts: Iterable[Words], terms: Sequence[str]) -> list[str]:
    """The terms as the texts write them most often: “Iran” for `iran`."""
    spelled: dict[str, Counter[str]] = {term: Counter() for term in terms}
    term_of = {form: term for term in terms for form in (term, f"{term}'s")}
    for words in texts:
        for at, form in enumerate(words.compared):
            if form in term_of:
                written = words.text[words.starts[at] : words.ends[at]]
                if normalise(written) == form:  # it contains nothing that nobody sees
                    bare = written.removesuffix("'s").removesuffix("’s")
                    spelled[term_of[form]][bare] += 1
    return [
        min(forms, key=lambda form: (-forms[form], form.istitle(), form), default=term)
        for term, forms in spelled.items()
    ]
