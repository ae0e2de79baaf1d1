"""Attributions of all articles brought together: who each speaker is across the edition.

1. `Registry` knows the people of `speakers.yaml` and those whom the articles name in full;
2. a name is looked up among them: in its own article first, then in the sister articles of its
   event; a last name that two people share stays unclear;
3. a phrase in marks that a sister article attributes is speech here too;
4. below `THRESHOLD` a quote has no speaker: a wrong name is worse than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from site_builder.analysis.lexicon import OFFICES
from site_builder.analysis.mention import Kind
from site_builder.analysis.mentions import find_mentions
from site_builder.analysis.name_matching import is_same_person, office_words, words_of
from site_builder.analysis.names import find_people, is_slip
from site_builder.analysis.offices import described
from site_builder.analysis.scan import scan
from site_builder.analysis.support import SURE, supported
from site_builder.model import (
    Article,
    Attribution,
    DecidedBy,
    Event,
    QuotationKind,
    Quote,
    Segment,
    Speaker,
)
from site_builder.problems import Problem, warning
from site_builder.text import Span, digest, slug, tokenise

THRESHOLD = 0.8  # confidence below which a speaker is shown as unclear
DOUBTFUL_KIND = 0.9  # a scare quote or term less sure than this yields to a sister's evidence
FEW_WORDS = 3  # a term is no longer
ID_WORDS = 24  # characters of the quote's first words in its id


@dataclass(frozen=True, slots=True)
class Known:
    """A person whom an article names in full, with the words that stand beside the name."""

    name: str
    words: tuple[str, ...]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a speaker's name was resolved to; `share` is how sure that step is."""

    name: str | None
    share: float = 1.0
    reason: str = ""


def identify_speakers(
    articles: tuple[Article, ...],
    events: tuple[Event, ...],
    attributions: tuple[Attribution, ...],
    entries: tuple[Speaker, ...],
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...], list[Problem]]:
    """The quotes with their speakers, all speakers by id, and what is wrong in `speakers.yaml`.

    Quotes keep the order of the articles, then of their places.
    """
    by_article: dict[str, list[Attribution]] = {a.id: [] for a in articles}
    for attribution in attributions:
        by_article.setdefault(attribution.quotation.article_id, []).append(attribution)
    texts = {a.id: a for a in articles}
    sisters = _sisters(articles, events)
    known = {a.id: _known(a) for a in articles}
    edition = tuple(_distinct(k for group in known.values() for k in group))
    evidence = _spoken_phrases(by_article, texts)

    sure = _sure(by_article, known, entries)
    quotes: list[Quote] = []
    named: dict[str, str] = {}  # the name of each speaker found → id
    taken = {e.id: e.name for e in entries}
    for article in articles:
        occurrences: Counter[str] = Counter()
        own = sorted(by_article[article.id], key=lambda a: a.quotation.segments[0].marked.start)
        relatives = [known[i] for i in sisters[article.id]]
        for attribution in own:
            a = _lowered(attribution, article, sisters[article.id], evidence)
            a = _raised(a, article, sisters[article.id], evidence)
            found = _resolve(a, known[article.id], relatives, entries, edition)
            quote = _quote(a, article.text, occurrences)
            confidence = round(_confidence(a, found, article.id, sisters, sure, entries), 3)
            reasons = a.reasons + ((found.reason,) if found.reason else ())
            identity: str | None = None
            if a.quotation.kind.is_speech:
                if found.name and confidence >= THRESHOLD:
                    identity = _identity(found.name, entries, named, taken)
                elif found.name:
                    reasons += (f"unclear: perhaps {found.name}",)
            else:
                reasons += _spoken_elsewhere(quote, article.text, sisters[article.id], evidence)
            quotes.append(
                replace(quote, speaker_id=identity, confidence=confidence, reasons=reasons)
            )
    speakers = [*entries, *(Speaker(i, n) for n, i in named.items())]
    return tuple(quotes), tuple(sorted(speakers, key=lambda s: s.id)), _doubles(entries)


def _sure(
    by_article: dict[str, list[Attribution]],
    known: dict[str, tuple[Known, ...]],
    entries: tuple[Speaker, ...],
) -> dict[str, Counter[str]]:
    """For each article how many segments each person surely speaks."""
    sure: dict[str, Counter[str]] = {}
    for article_id, own in by_article.items():
        counts: Counter[str] = Counter()
        for a in own:
            if a.speaker and a.confidence >= SURE:
                found = _resolve(a, known.get(article_id, ()), [], entries, ())
                counts[found.name or a.speaker] += len(a.quotation.segments)
        sure[article_id] = counts
    return sure


def _confidence(
    a: Attribution,
    found: Found,
    article_id: str,
    sisters: dict[str, list[str]],
    sure: dict[str, Counter[str]],
    entries: tuple[Speaker, ...],
) -> float:
    """How sure the speaker is, with what the sister articles say for the same person."""
    if not found.name or not a.speaker:
        return a.confidence * found.share
    times = sum(sure[i][found.name] for i in (article_id, *sisters[article_id]))
    is_listed = any(e.name == found.name for e in entries)
    return supported(a.confidence, times, is_listed) * found.share


# ------------------------------------------------------------------ what the articles know


def _sisters(articles: tuple[Article, ...], events: tuple[Event, ...]) -> dict[str, list[str]]:
    """For each article the other articles of its event, by id."""
    sisters: dict[str, list[str]] = {a.id: [] for a in articles}
    for event in events:
        for i in event.article_ids:
            if i in sisters:
                sisters[i] = sorted(x for x in event.article_ids if x != i and x in sisters)
    return sisters


def _known(article: Article) -> tuple[Known, ...]:
    """The people whom an article names in full, in the order of their first naming."""
    scanned = scan(article.text, (), article.asides)
    mentions = find_mentions(scanned)
    people = find_people(scanned, mentions)
    beside: dict[str, set[str]] = {}
    for mention, name in zip(mentions, people.names, strict=True):
        if mention.kind is Kind.NAME and " " in name:
            beside.setdefault(name, set()).update(described(scanned, mention))
    return tuple(Known(n, words_of(n), frozenset(w)) for n, w in beside.items())


# ------------------------------------------------------------------ whom a name means


def _resolve(
    attribution: Attribution,
    own: tuple[Known, ...],
    relatives: list[tuple[Known, ...]],
    entries: tuple[Speaker, ...],
    edition: tuple[Known, ...],
) -> Found:
    name = attribution.speaker
    if name is None:
        return Found(None)
    words = words_of(name)
    by_editors = _entry(words, name, entries)
    if by_editors:
        return Found(by_editors.name)
    if len(words) == 1:
        return _by_last_name(words[0], name, own, relatives, entries, edition)
    wanted = office_words(name)
    if normal_head(name) in OFFICES and not any(is_same_person(words, k.words) for k in own):
        return _by_office(name, wanted, own, relatives, entries, edition)
    for k in (k for group in relatives for k in group):
        if is_same_person(words, k.words) and len(k.words) > len(words):
            return Found(k.name)
    return Found(name)


def normal_head(phrase: str) -> str:
    """The last word of a phrase as compared: the head of “the Vermont senator”."""
    return words_of(phrase)[-1] if phrase.split() else ""


def _entry(words: tuple[str, ...], name: str, entries: tuple[Speaker, ...]) -> Speaker | None:
    """The one entry of `speakers.yaml` that bears this name, alias or office."""
    exact = [e for e in entries if any(words_of(n) == words for n in (e.name, *e.aliases))]
    if not exact and len(words) > 1:
        exact = [
            e
            for e in entries
            if any(is_same_person(words_of(n), words) for n in (e.name, *e.aliases))
        ]
    if not exact:
        wanted = office_words(name)
        exact = [e for e in entries if any(office_words(o) == wanted for o in e.offices)]
    return exact[0] if len(exact) == 1 else None


def _by_last_name(
    last: str,
    name: str,
    own: tuple[Known, ...],
    relatives: list[tuple[Known, ...]],
    entries: tuple[Speaker, ...],
    edition: tuple[Known, ...],
) -> Found:
    """The person with this last name: in the article, in its sisters, in `speakers.yaml`."""
    editors = tuple(Known(e.name, words_of(e.name), frozenset()) for e in entries)
    others = tuple(k for group in relatives for k in group)
    for group, where in ((own, ""), (others, "named in full in a sister article"), (editors, "")):
        people = _distinct(k for k in group if k.words[-1] == last)
        if len(people) == 1:
            chosen = people[0]
            entry = _entry(chosen.words, chosen.name, entries)
            return Found(entry.name if entry else chosen.name, 1.0, where)
        if len(people) > 1:
            return Found(None, 0.0, f"two people are named {name}")
    for group in (own, others, editors):
        people = _distinct(k for k in group if is_slip(k.words[-1], last))
        if len(people) == 1:
            entry = _entry(people[0].words, people[0].name, entries)
            found = entry.name if entry else people[0].name
            return Found(found, 0.97, f"*{name}* read as a spelling of {found}")
    if last in OFFICES:
        return _by_office(name, office_words(name), own, relatives, entries, edition)
    return Found(name)


def _by_office(
    name: str,
    wanted: frozenset[str],
    own: tuple[Known, ...],
    relatives: list[tuple[Known, ...]],
    entries: tuple[Speaker, ...],
    edition: tuple[Known, ...],
) -> Found:
    """The one person whom these articles give this office; the words themselves if nobody."""
    for group, where in (
        (own, "in this article"),
        (tuple(k for g in relatives for k in g), "in a sister article"),
        (edition, "in other articles"),
    ):
        people = _distinct(k for k in group if wanted and wanted <= k.beside)
        if len(people) == 1:
            entry = _entry(people[0].words, people[0].name, entries)
            found = entry.name if entry else people[0].name
            return Found(found, 0.97, f"*{name}*: so {found} is called {where}")
    return Found(name)


def _distinct(people: Iterable[Known]) -> list[Known]:
    """Each person once, the longest name first."""
    kept: list[Known] = []
    for k in sorted(people, key=lambda k: (-len(k.words), k.name)):
        if not any(is_same_person(k.words, other.words) for other in kept):
            kept.append(k)
    return kept


def _identity(
    name: str, entries: tuple[Speaker, ...], named: dict[str, str], taken: dict[str, str]
) -> str:
    for e in entries:
        if e.name == name:
            return e.id
    for other, identity in named.items():
        if other == name or (
            len(words_of(other)) > 1 and is_same_person(words_of(other), words_of(name))
        ):
            return identity
    identity = slug(name) or "speaker"
    if identity in taken:
        identity = f"{identity}-{digest(name)}"
    taken[identity] = name
    named[name] = identity
    return identity


# ------------------------------------------------------------------ what sister articles attribute


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quotation of one article as its words, to be met in another."""

    article_id: str
    words: tuple[str, ...]
    speaker: str | None
    kind: QuotationKind


def _words(text: str, segments: tuple[Segment, ...]) -> tuple[str, ...]:
    return tuple(t.n for s in segments for t in tokenise(text, s.span))


def _spoken_phrases(
    by_article: dict[str, list[Attribution]], texts: dict[str, Article]
) -> dict[tuple[str, ...], Counter[Phrase]]:
    """Every quotation of the edition by its words, and how often each article has it so."""
    phrases: dict[tuple[str, ...], Counter[Phrase]] = {}
    for article_id, found in by_article.items():
        if article_id not in texts:
            continue
        for a in found:
            words = _words(texts[article_id].text, a.quotation.segments)
            phrase = Phrase(article_id, words, a.speaker, a.quotation.kind)
            phrases.setdefault(words, Counter())[phrase] += 1
    return phrases


def _lowered(
    attribution: Attribution,
    article: Article,
    sisters: list[str],
    evidence: dict[tuple[str, ...], Counter[Phrase]],
) -> Attribution:
    """A few words taken for speech that the event elsewhere sets in marks as a term are a term.

    “maximum pressure”: “Trump announced … would reinstate the “maximum pressure” policy”.
    """
    words = _words(article.text, attribution.quotation.segments)
    if attribution.quotation.kind is not QuotationKind.PARTIAL or len(words) > FEW_WORDS:
        return attribution
    kinds: Counter[QuotationKind] = Counter()
    spoken = 0
    near = {article.id, *sisters}
    for phrase, times in evidence.get(words, Counter()).items():
        if phrase.article_id in near and phrase.kind.is_speech:
            spoken += times
        elif phrase.article_id in near:
            kinds[phrase.kind] += times
    unspoken = kinds.total()
    if unspoken < 2 or unspoken < spoken:
        return attribution
    kind = max(sorted(kinds), key=lambda k: kinds[k])
    return Attribution(
        replace(attribution.quotation, kind=kind, kind_confidence=DOUBTFUL_KIND),
        None,
        None,
        None,
        DOUBTFUL_KIND,
        (f"stands in marks without a speaker {unspoken} times in articles of this event",),
    )


def _raised(
    attribution: Attribution,
    article: Article,
    sisters: list[str],
    evidence: dict[tuple[str, ...], Counter[Phrase]],
) -> Attribution:
    """A doubtful scare quote or term that a sister attributes word for word becomes speech.

    A phrase that several articles set in marks without a speaker is a term and stays one.
    """
    kind = attribution.quotation.kind
    if kind.is_speech or kind is QuotationKind.TITLE:
        return attribution
    if attribution.quotation.kind_confidence >= DOUBTFUL_KIND:
        return attribution
    same = evidence.get(_words(article.text, attribution.quotation.segments), Counter())
    near = set(sisters)
    spoken = [p for p in same if p.article_id in near and p.kind.is_speech and p.speaker]
    unspoken = sum(times for p, times in same.items() if not p.kind.is_speech)
    if not spoken or unspoken > 1:
        return attribution
    source = min(spoken, key=lambda p: (p.article_id, p.speaker or ""))
    return replace(
        attribution,
        quotation=replace(attribution.quotation, kind=QuotationKind.PARTIAL),
        speaker=source.speaker,
        confidence=0.9,
        reasons=(f"the sister article {source.article_id} attributes these words",),
    )


def _spoken_elsewhere(
    quote: Quote, text: str, sisters: list[str], evidence: dict[tuple[str, ...], Counter[Phrase]]
) -> tuple[str, ...]:
    same = evidence.get(_words(text, quote.segments), Counter())
    near = set(sisters)
    marked = {p.article_id for p in same if p.article_id in near and not p.kind.is_speech}
    if not marked:
        return ()
    return (f"in marks without a speaker in {len(marked)} sister article{'s'[: len(marked) > 1]}",)


# ------------------------------------------------------------------ quotes


def _quote(a: Attribution, text: str, occurrences: Counter[str]) -> Quote:
    """The quote, without its speaker; its id comes from its words."""
    q = a.quotation
    words = " ".join(_words(text, q.segments))
    occurrences[words] += 1
    name = slug(_inside(text, q.segments[0].span), ID_WORDS) or "quote"
    identity = f"q-{name}-{digest(q.article_id, words, str(occurrences[words]))}"
    return Quote(
        identity,
        q.article_id,
        q.segments,
        q.kind,
        a.cue,
        a.source,
        None,
        a.confidence,
        a.reasons,
        DecidedBy.AUTOMATIC,
    )


def _inside(text: str, span: Span) -> str:
    return span.of(text)


def _doubles(entries: tuple[Speaker, ...]) -> list[Problem]:
    """Warns of a name or alias that two entries of `speakers.yaml` claim."""
    owner: dict[tuple[str, ...], Speaker] = {}
    problems: list[Problem] = []
    for e in entries:
        for n in (e.name, *e.aliases):
            other = owner.setdefault(words_of(n), e)
            if other is not e and e.location is not None:
                problems.append(
                    warning(
                        e.location,
                        f"“{n}” names two speakers, {other.id} and {e.id}",
                        "quotes by this name alone stay unclear; remove one",
                    )
                )
    return problems
