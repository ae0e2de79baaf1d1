"""Phrases that several outlets share and no theme covers: what a new theme could be about.

1. The sentences of headlines and bodies give runs of one to three content words, as written side
   by side, so that a phrase can be pasted into a theme's `words`.
2. Only sentences that no theme has count; and a phrase of which themes have most sentences
   elsewhere (“Iran”) is theirs.
3. Most outlets first, then the rarer phrase; a phrase within a longer one of the same articles
   says nothing more and is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from site_builder.edition.telling.mentioned import read_sentences
from site_builder.model.found import Article, Quote, Theme
from site_builder.model.given import Outlet, Speaker
from site_builder.text.lexicon import CUE_VERBS, OFFICES, TITLES
from site_builder.text.slugs import slug
from site_builder.text.spans import Span
from site_builder.text.stems import stem
from site_builder.text.terms import NEGATIONS, STOP
from site_builder.text.words import Token, tokenise

LONGEST = 3  # content words
OUTLETS = 2  # that must share a phrase
COVERED = 0.75  # of a phrase's sentences; a theme that has so many has the phrase
LETTERS = 4  # a shorter word alone is no theme (“top”)
# From so many articles on, one word alone is the language they share (“vote” in 67 of 200 articles
# of a campaign), and so is a phrase in more than this part of them (“presidential nominee”).
MANY, AIR = 20, 0.1


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


# “told Iranian military forces on Friday”: the time and the source are no theme.
FORMULAS = _table(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december today yesterday week month year years day days
    time times ago last next first second early late new old former recent according report reports
    reported news media article story read towards toward against during including among within
    across between amid despite since like many made make makes making take takes took taken taking
    give gives gave given giving leave leaves leaving
    """
)

Key = tuple[str, ...]


class Suggestion(Struct, frozen=True):
    """A phrase as most outlets write it, with its first place."""

    id: str
    phrase: str
    outlet_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    article_id: str
    span: Span
    occurrences: int


class _Phrase(Struct):
    written: Counter[str] = field(default_factory=Counter)
    places: list[tuple[str, Span]] = field(default_factory=list)  # where no theme is
    covered: int = 0  # sentences of themes that have it


def suggest_themes(
    articles: tuple[Article, ...],
    quotes: tuple[Quote, ...],
    themes: tuple[Theme, ...],
    people: tuple[Speaker, ...],
    outlets: tuple[Outlet, ...],
) -> tuple[Suggestion, ...]:
    """The phrases that could be themes; linear in the length of the articles."""
    taken = {(p.article_id, p.span) for theme in themes for p in theme.passages}
    outlet_of = {a.id: a.outlet_id for a in articles}
    names = _names([n for s in people for n in (s.name, *s.aliases)] + [o.name for o in outlets])
    phrases: dict[Key, _Phrase] = defaultdict(_Phrase)
    for article_id, sentence, tokens in read_sentences(articles, quotes, ()):
        is_covered = (article_id, sentence) in taken
        for key, run in _runs(tokens, names):
            one = phrases[key]
            if is_covered:
                one.covered += 1
                continue
            one.written[_written(run)] += 1
            one.places.append((article_id, Span(run[0].span.start, run[-1].span.end)))
    shared = {
        key: one
        for key, one in phrases.items()
        if len({outlet_of[a] for a, _ in one.places}) >= OUTLETS
        and (len(articles) < MANY or _is_rare(key, one, len(articles)))
        and one.covered < COVERED * (one.covered + len(one.places))
    }
    parts = _parts(shared)
    found = [(key, _suggestion(one, outlet_of)) for key, one in shared.items() if key not in parts]
    found.sort(key=lambda p: (-len(p[1].outlet_ids), p[1].occurrences, -len(p[0]), p[1].phrase))
    return tuple(suggestion for _, suggestion in found)


def _names(names: Iterable[str]) -> frozenset[str]:
    """The words of people's and outlets' names: they are found under their own pages."""
    return frozenset(t.n for name in names for t in tokenise(name))


def _runs(tokens: Sequence[Token], names: frozenset[str]) -> Iterator[tuple[Key, list[Token]]]:
    """The runs of content words, each run once in its sentence."""
    seen: set[Key] = set()
    content: list[tuple[str, Token] | None] = [_content(token) for token in tokens]
    for start in range(len(content)):
        run: list[Token] = []
        key: Key = ()
        for item in content[start : start + LONGEST]:
            if item is None:
                break
            key, run = (*key, item[0]), [*run, item[1]]
            if key not in seen and _says_something(run, names):
                seen.add(key)
                yield key, run


def _content(token: Token) -> tuple[str, Token] | None:
    word = token.n.removesuffix("'s")
    if word in STOP or word in NEGATIONS or word in CUE_VERBS or word in FORMULAS:
        return None
    if not any(c.isalpha() for c in word) or "'" in word:
        return None
    return stem(word), token


def _says_something(run: Sequence[Token], names: frozenset[str]) -> bool:
    words = [t.n.removesuffix("'s") for t in run]
    telling = [w for w in words if w not in names and w not in TITLES and w not in OFFICES]
    return bool(telling) and (len(words) > 1 or len(words[0]) >= LETTERS)


def _written(run: Sequence[Token]) -> str:
    """The run as the outlet writes it, without a possessive at its end: “country”."""
    return " ".join(t.t for t in run).removesuffix("’s").removesuffix("'s")


def _is_rare(key: Key, one: _Phrase, articles: int) -> bool:
    return len(key) > 1 and len({a for a, _ in one.places}) <= AIR * articles


def _parts(shared: dict[Key, _Phrase]) -> set[Key]:
    """The phrases within a longer one of the very same articles."""
    articles = {key: frozenset(a for a, _ in one.places) for key, one in shared.items()}
    return {
        shorter
        for key in shared
        for shorter in (key[1:], key[:-1], key[1:-1])
        if shorter in shared and articles[shorter] == articles[key]
    }


def _suggestion(one: _Phrase, outlet_of: dict[str, str]) -> Suggestion:
    phrase = min(one.written.items(), key=lambda p: (-p[1], p[0].swapcase()))[0]
    article_id, span = min(one.places)
    return Suggestion(
        id=f"suggest-{slug(phrase) or 'phrase'}",
        phrase=phrase,
        outlet_ids=tuple(sorted({outlet_of[a] for a, _ in one.places})),
        article_ids=tuple(sorted({a for a, _ in one.places})),
        article_id=article_id,
        span=span,
        occurrences=len(one.places),
    )
