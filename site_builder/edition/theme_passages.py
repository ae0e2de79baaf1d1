"""Passages of themes: which sentence brings which theme, how, and why it was found.

1. A passage is a sentence of the headline or the body.
2. An editor's rules find it: words, groups of words together, statements in all their
   renderings and paraphrases; `speakers` narrows what they find.
3. Pinned passages are added and excluded ones removed, against any rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from site_builder.edition.part import EventPart
from site_builder.edition.telling.mentioned import Sentences, read_sentences
from site_builder.edition.telling.statement_index import StatementIndex
from site_builder.edition.telling.theme_rules import Matcher
from site_builder.model.edition import EventEdition
from site_builder.model.found import DecidedBy
from site_builder.model.given import Target, ThemeEntry
from site_builder.model.problems import Problem, warning
from site_builder.model.reasons import Reason, told
from site_builder.model.synopsis import Mode
from site_builder.model.themes import Passage, RuleCount
from site_builder.text.spans import Span

Anchored = Mapping[Target, Span]


class _Find(Struct):
    """A sentence under way to a passage: the reasons, and the places of the matches."""

    reasons: dict[Reason, list[Span]] = field(default_factory=dict)
    mode: Mode | None = None  # given by a statement or a paraphrase
    decided_by: DecidedBy = DecidedBy.AUTOMATIC

    def add(self, reason: Reason, match: Span, mode: Mode | None = None) -> None:
        """One more reason."""
        said = told(reason).casefold()
        known = next((r for r in self.reasons if told(r).casefold() == said), reason)
        self.reasons.setdefault(known, []).append(match)
        if mode is Mode.QUOTED or self.mode is None:
            self.mode = mode or self.mode

    @property
    def matches(self) -> list[Span]:
        """The places of the matches, each once, in order."""
        return sorted({match for matches in self.reasons.values() for match in matches})

    @property
    def telling(self) -> tuple[Reason, ...]:
        """The reasons but those whose words lie in another's: “ruled out negotiations” is enough
        where “ruled out” is a rule too.
        """
        return tuple(
            reason
            for reason, matches in self.reasons.items()
            if not all(
                any(other.holds(m) and len(other) > len(m) for other in self.matches)
                for m in matches
            )
        )


Place = tuple[str, Span]  # article and sentence
Finds = dict[Place, _Find]


def find_passages(part: EventPart, made: EventEdition) -> tuple[EventEdition, list[Problem]]:
    """The event with the passages of all themes and the counts of their rules; faulty targets."""
    if not part.themes:
        return made, []
    sentences = read_sentences(part.articles, made.quotes, made.paraphrases)
    words = _match_words(_matcher(part.themes), sentences)
    stock = StatementIndex(made.statements, made.paraphrases)
    passages: list[Passage] = []
    counts: list[RuleCount] = []
    problems: list[Problem] = []
    for entry in part.themes:
        finds, hits = _found_by_words(entry, words)
        counts += [RuleCount(entry.id, rule, count) for rule, count in hits.items()]
        problems += _add_statements(entry, finds, stock, sentences, part.anchored)
        if entry.speakers:
            if not (entry.words or entry.together or entry.statements):
                _add_all(finds, sentences, entry.speakers)
            finds = {
                place: find
                for place, find in finds.items()
                if sentences.speakers_in(*place) & set(entry.speakers)
            }
        _pin(entry, finds, sentences, part.anchored)
        problems += _exclude(entry, finds, sentences, part.anchored)
        passages += [
            _passage(entry.id, place, finds[place], sentences, stock) for place in sorted(finds)
        ]
    found = replace(
        made,
        passages=tuple(passages),
        rule_counts=tuple(counts),
        sentences=len(sentences),
    )
    return found, problems


def passages_by_words(event: EventEdition, entries: tuple[ThemeEntry, ...]) -> tuple[Passage, ...]:
    """The passages that the words of each theme, its only rules, find in the event."""
    sentences = read_sentences(event.articles, event.quotes, event.paraphrases)
    words = _match_words(_matcher(entries), sentences)
    stock = StatementIndex(event.statements, event.paraphrases)
    return tuple(
        _passage(entry.id, place, finds[place], sentences, stock)
        for entry in (entries if words else ())
        for finds in [_found_by_words(entry, words)[0]]
        for place in sorted(finds)
    )


def _matcher(entries: Iterable[ThemeEntry]) -> Matcher:
    rules = (rule for e in entries for rule in (*e.words, *(w for g in e.together for w in g)))
    return _matcher_of(tuple(rules))


@lru_cache(maxsize=4)  # all events have the rules of editors, then those of families
def _matcher_of(rules: tuple[str, ...]) -> Matcher:
    return Matcher(rules)


def _match_words(matcher: Matcher, sentences: Sentences) -> dict[str, dict[Place, list[Span]]]:
    """For each rule of any theme, the sentences that it matches and where in them."""
    found: dict[str, dict[Place, list[Span]]] = defaultdict(dict)
    for article, span, tokens in sentences.having(matcher):
        for rule, matches in matcher.find(tokens).items():
            found[rule][article, span] = matches
    return found


def _found_by_words(
    entry: ThemeEntry, words: dict[str, dict[Place, list[Span]]]
) -> tuple[Finds, dict[str, int]]:
    """What the words and groups find, and how many sentences each of them does."""
    finds: Finds = defaultdict(_Find)
    hits: dict[str, int] = {}
    for rule in entry.words:
        places = words.get(rule, {})
        hits[f"“{rule}”"] = len(places)
        for place, matches in places.items():
            for match in matches:
                finds[place].add(Reason("matches", names=(rule,)), match)
    for group in entry.together:
        named = " and ".join(group)
        columns = [words.get(rule, {}) for rule in group]
        places_of_all = [p for p in (columns[0] if columns else {}) if all(p in c for c in columns)]
        hits[f"“{named}” together"] = len(places_of_all)
        for place in places_of_all:
            for column in columns:
                for match in column[place]:
                    finds[place].add(Reason("together", names=(named,)), match)
    return finds, hits


def _add_statements(
    entry: ThemeEntry, finds: Finds, stock: StatementIndex, sentences: Sentences, anchored: Anchored
) -> list[Problem]:
    problems = []
    for target in entry.statements:
        if target not in anchored:
            continue  # told when targets were anchored
        touched = stock.quoted_at(target.article, anchored[target])
        if not touched:
            problems.append(
                warning(
                    target.location,
                    f"no statement of {target.article} has “{target.selector.exact[:60]}”",
                    "name words that somebody is quoted with, or pin the passage",
                )
            )
        for statement in touched:
            for article, span, mode in stock.places(statement):
                code = "renders" if mode is Mode.QUOTED else "paraphrases"
                for sentence in sentences.at(article, span):
                    reason = Reason(code, names=(target.selector.exact[:60],))
                    finds[article, sentence].add(reason, span, mode)
    return problems


def _add_all(finds: Finds, sentences: Sentences, speakers: tuple[str, ...]) -> None:
    for article, span in sentences:
        for speaker in sorted(sentences.speakers_in(article, span) & set(speakers)):
            finds[article, span].add(Reason("quotes", names=(speaker,)), span)


def _pin(entry: ThemeEntry, finds: Finds, sentences: Sentences, anchored: Anchored) -> None:
    for target in entry.pinned:
        if target in anchored:
            span = anchored[target]
            for sentence in sentences.at(target.article, span) or [span]:
                find = finds.setdefault((target.article, sentence), _Find())
                find.add(Reason("pinned"), span)
                find.decided_by = DecidedBy.EDITOR


def _exclude(
    entry: ThemeEntry, finds: Finds, sentences: Sentences, anchored: Anchored
) -> list[Problem]:
    problems = []
    for target in entry.excluded:
        if target not in anchored:
            continue
        places = [(target.article, s) for s in sentences.at(target.article, anchored[target])]
        removed = [finds.pop(place, None) for place in places]
        if not any(removed):
            problems.append(
                warning(
                    target.location,
                    "nothing is excluded here: the theme's rules do not find this passage",
                    "take it out, or check the words",
                )
            )
    return problems


def _passage(
    theme: str, place: Place, find: _Find, sentences: Sentences, stock: StatementIndex
) -> Passage:
    article, span = place
    return Passage(
        theme_id=theme,
        article_id=article,
        span=span,
        mode=sentences.mode(article, span, find.matches, find.mode),
        quote_ids=sentences.quotes_in(article, span),
        reasons=find.telling,
        decided_by=find.decided_by,
        matched=tuple(find.matches),
        statement_ids=stock.points(article, span, find.matches),
    )
