"""What each report calls the same person or thing in its own words, outside quoted speech.

1. *People*: titles before a name (“Iranian President Ann Lee”), descriptions next to it (“Ann Lee,
   the country’s ultimate decision maker,”), and the offices by which a report introduces quotations
   whose speaker is sure (“the governor said”). “Mr. Lee” says nothing, nor does “Sen.” for
   “Senator”.
2. *Things*: a phrase that one report sets in marks though nobody speaks, and another does not.

A person or phrase is listed if two reports have it and do not name it alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder.edition.outside import own_words
from site_builder.edition.part import EventPart
from site_builder.edition.quoted_terms import index_terms
from site_builder.edition.telling.theme_rules import Matcher
from site_builder.model.comparison import NamePlace, Naming
from site_builder.model.found import Article, Quote
from site_builder.model.given import Role
from site_builder.text.lexicon import CUE_VERBS, HONORIFICS, OFFICES, TITLES, words
from site_builder.text.spans import Span
from site_builder.text.terms import NEGATIONS, STOP
from site_builder.text.words import tokenise

SURE = 0.95  # confidence of a quotation's speaker from which its source counts as a naming
MOST_WORDS = 9  # of a description
OPENINGS = words("the a an his her its their then former")
# A description's head is before one of these: “the chairman | of the committee”.
PREPOSITIONS = words("of for in at on from with who whose which that to and")
# Nouns for people that are no office.
AGENTS = words(
    """
    member members candidate critic ally rival opponent supporter advocate militant operative
    terrorist dissident daughter son wife husband widow mother father brother sister lawyer leader
    winner champion star survivor victim suspect hero dictator strongman ruler
    """
)
AGENT_ENDINGS = ("ist", "man", "woman", "maker", "holder", "dealer")
# Titles that are written in two ways.
SPELLED = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general"}
EMPTY = words("the a an his her its their of")
SKIPPED = HONORIFICS.keys() | {"dr", "prof", "rev"}
MARKS = frozenset('“”„«»"‘')


class _Named(Struct, frozen=True):
    """A person or phrase as one report prints it: `key` is equal for what is the same name."""

    article_id: str
    key: str
    span: Span
    is_marked: bool = False


def namings(part: EventPart, quotes: Sequence[Quote]) -> tuple[Naming, ...]:
    """The people, by id, then the phrases that reports of the event name differently."""
    if len(part.articles) < 2:
        return ()
    articles = {article.id: article for article in part.articles}
    found: dict[str, list[_Named]] = defaultdict(list)
    present: dict[str, set[str]] = defaultdict(set)
    for article, people in zip(part.articles, part.named, strict=False):
        for person in people:
            identity = part.people.ids.get(person.name)
            if identity is not None:
                present[identity].add(article.id)
                found[identity] += _described(article, person.name, person.named_as)
    for quote in quotes:
        if quote.speaker_id in present and quote.source and quote.confidence >= SURE:
            found[quote.speaker_id] += _source(articles[quote.article_id], quote.source)
    names = {s.id: s.name for s in (*part.people.entries, *part.people.found)}
    people_named = [
        Naming(identity, names[identity], _places(part, found[identity]))
        for identity in sorted(found)
        if len(present[identity]) > 1 and _differs(found[identity])
    ]
    return (*people_named, *_phrases(part, quotes))


def _differs(named: Sequence[_Named]) -> bool:
    """Whether two reports name somebody, and not in the same ways."""
    keys: dict[str, set[str]] = defaultdict(set)
    for one in named:
        keys[one.article_id].add(one.key)
    return len(keys) > 1 and len({frozenset(k) for k in keys.values()}) > 1


def _places(part: EventPart, named: Sequence[_Named]) -> tuple[NamePlace, ...]:
    """The first place of each name in each report, reports in their order."""
    order = {article_id: place for place, article_id in enumerate(part.event.article_ids)}
    first: dict[tuple[str, str, bool], _Named] = {}
    for one in sorted(named, key=lambda n: (order[n.article_id], n.span)):
        first.setdefault((one.article_id, one.key, one.is_marked), one)
    return tuple(NamePlace(n.article_id, n.span, n.is_marked) for n in first.values())


# ----------------------------------------------------------------------------------------- people


def _described(article: Article, name: str, spans: Sequence[Span]) -> Iterator[_Named]:
    """The titles and descriptions of a person that say who it is."""
    names = [token.n for token in tokenise(name)]
    for whole in spans:
        words_of_it, _, _ = whole.of(article.text).partition(" (")  # “… Ann Lee (R-Ohio”
        span = Span(whole.start, whole.start + len(words_of_it))
        own = [word.removesuffix("'s") for word in article.words.within(span).compared]
        is_title = own[-1] == names[-1]
        kept = [word for word in own if not is_title or word not in names]
        key = _key(kept)
        is_said = _is_title(key, kept) if is_title else _is_description(kept)
        if key and is_said and article.role_at(span.start) is Role.BODY:
            yield _Named(article.id, " ".join(key), span)


def _key(compared: Sequence[str]) -> list[str]:
    """The words that tell a name from another: no articles, no honorifics, one spelling."""
    bare = (word.strip(".") for word in compared)
    return [SPELLED.get(word, word) for word in bare if word not in EMPTY and word not in SKIPPED]


def _is_title(key: Sequence[str], compared: Sequence[str]) -> bool:
    """Whether the words before a name are its bearer's title or trade."""
    is_office = any(word in TITLES or word in OFFICES for word in key)
    is_agent = bool(key) and _is_agent(key[-1]) and compared[0] != "the"
    return is_office or is_agent


def _is_description(compared: Sequence[str]) -> bool:
    """Whether the words after a name say who its bearer is: “the chairman of the committee”."""
    if len(compared) > MOST_WORDS or not CUE_VERBS.keys().isdisjoint(compared):
        return False
    ends = (n for n, word in enumerate(compared) if n and word in PREPOSITIONS)
    head = compared[next(ends, len(compared)) - 1]
    opens = compared[0] in OPENINGS or compared[0] in OFFICES
    return opens and len(compared) > 1 and (head in OFFICES or _is_agent(head))


def _is_agent(word: str) -> bool:
    return word in AGENTS or word.endswith(AGENT_ENDINGS)


def _source(article: Article, source: Span) -> Iterator[_Named]:
    """The office by which a report introduces a quotation: “the governor”."""
    compared = article.words.within(source).compared
    if len(compared) > 1 and compared[0] == "the" and compared[-1] in OFFICES:
        yield _Named(article.id, " ".join(_key(compared)), source)


# ---------------------------------------------------------------------------------------- phrases


def _phrases(part: EventPart, quotes: Sequence[Quote]) -> Iterator[Naming]:
    """The phrases that are printed with marks here, without them there."""
    by_id = {quote.id: quote for quote in quotes}
    told = tuple(quote for quote in quotes if quote.is_in_story)
    terms = [term for term in index_terms(part.articles, told) if _says_enough(term.text)]
    if not terms:
        return
    matcher = Matcher(term.text for term in terms)
    own: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        own[quote.article_id].append(quote)
    bare: dict[str, list[_Named]] = defaultdict(list)
    for article in part.articles:
        for _, tokens in own_words(article, own[article.id]):
            for text, places in matcher.find(tokens).items():
                bare[text] += [_Named(article.id, "", p) for p in places if _is_whole(article, p)]
    for term in terms:
        marked = [by_id[quote_id] for quote_id in term.quote_ids]
        named = [_Named(q.article_id, "", q.segments[0].span, is_marked=True) for q in marked]
        named += bare[term.text]
        ways: dict[str, set[bool]] = defaultdict(set)
        for one in named:
            ways[one.article_id].add(one.is_marked)
        if len(ways) > 1 and len({frozenset(w) for w in ways.values()}) > 1:
            yield Naming(None, term.text, _places(part, named))


def _says_enough(text: str) -> bool:
    """Whether the phrase means the same thing wherever it is printed: two words with a meaning."""
    says = [t.n for t in tokenise(text) if t.n not in STOP and t.n not in NEGATIONS]
    return len(says) > 1


def _is_whole(article: Article, place: Span) -> bool:
    """Whether nothing was left out between the words."""
    return not MARKS.intersection(place.of(article.text))
