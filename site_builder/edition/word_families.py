"""Families of words that several outlets share: what a theme without an editor is made of.

1. The stems of each paragraph of headlines and bodies, without names, words of saying and the
   formulas of news (“on Friday”). Kept are those of two outlets, of three paragraphs, and of at
   most 35 % of all paragraphs.
2. They are ranked by outlets × ln(N / n) × ln(1 + n) × √(n / articles): n of N paragraphs have the
   stem, and what an article is about returns in it.
3. A stem joins the first family of at most four with which it shares 60 % of the smaller one's
   paragraphs.
4. The label is the two-word run that most of the family's paragraphs print, or else its commonest
   noun. Two thirds of the paragraphs must have a word of the label; a family without one is no
   theme.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from site_builder.edition.outside import Gaps
from site_builder.model.found import Article
from site_builder.model.given import STORY, Role
from site_builder.text.lexicon import CUE_VERBS, OFFICES, TITLES, word_lists
from site_builder.text.spans import Span
from site_builder.text.stems import stem
from site_builder.text.terms import NEGATIONS, STOP, is_telling
from site_builder.text.words import tokenise

MOST = 12  # families
STEMS = 4  # of a family
OUTLETS, PARAGRAPHS, SHARE = 2, 3, 0.35  # that must, and may, have a stem
OVERLAP = 0.6  # of the smaller one's paragraphs
# A run that ends in an adjective begins a longer phrase: “constitutional legislative (process)”.
ADJECTIVE_ENDINGS = ("ive", "ous", "ible", "able", "ful", "less", "ical", "ional")
LABELLED = 2 / 3  # of a family's paragraphs have a word of its label
PRINTED = 0.2  # of a family's paragraphs print the run that is its label
# Of the places of a noun so many are behind an article or a preposition, or end a phrase.
NOUN, HEAD = 0.25, 0.5
RANKED = 400  # stems, and
OPEN = 40  # families, that are compared: of many texts the first

_LISTS = word_lists(__package__, "word_families.txt")
FORMULAS = _LISTS["formulas"]
BEFORE_NOUNS = _LISTS["before_nouns"]
GLUE = STOP | NEGATIONS | CUE_VERBS.keys()
Run = tuple[str, str]
Runs = dict[str, list[Run]]  # the runs that have a stem


class WordFamily(Struct, frozen=True):
    """A label, as printed, and the words that find its passages, the commonest first."""

    label: str
    words: tuple[str, ...]


class _Stem(Struct):
    """Where a stem is and how it is printed; paragraphs are numbered from 0, in order."""

    forms: Counter[str] = field(default_factory=Counter)
    paragraphs: set[int] = field(default_factory=set)
    capitals: int = 0  # within sentences of the body, and
    inner: int = 0  # all places there
    behind: int = 0  # an article or a preposition; and
    heads: int = 0  # no other noun directly after them


class _Vocabulary(Struct):
    """The stems and the two-word runs of all paragraphs, with each paragraph's article."""

    articles: list[Article] = field(default_factory=list)
    stems: dict[str, _Stem] = field(default_factory=lambda: defaultdict(_Stem))
    runs: dict[Run, set[int]] = field(default_factory=lambda: defaultdict(set))
    printed: dict[Run, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def outlets(self, paragraphs: Iterable[int]) -> int:
        return len({self.articles[n].outlet_id for n in paragraphs})

    def paragraphs(self, stems: Iterable[str]) -> set[int]:
        return set().union(*(self.stems[s].paragraphs for s in stems))


def word_families(articles: Iterable[Article], names: Iterable[str]) -> tuple[WordFamily, ...]:
    """The families, the first in rank first; `names` are those of people and outlets.

    Linear in the length of the articles: of many stems only the first are compared.
    """
    known = _Vocabulary()
    content = _Content({t.n for name in names for t in tokenise(name)})
    for article in articles:
        _read(article, known, content)
    runs: Runs = defaultdict(list)
    for run in known.runs:
        for name in dict.fromkeys(run):
            runs[name].append(run)
    found: dict[str, WordFamily] = {}
    for family in _families(known):
        label = _label(family, known, runs, found)
        if label:
            forms = sum((known.stems[s].forms for s in family), Counter[str]())
            ordered = sorted(forms, key=lambda form: (-forms[form], form))
            found[label] = WordFamily(label, tuple(ordered))
        if len(found) == MOST:
            break
    return tuple(found.values())


# --------------------------------------------------------------------------------------- the words


class _Content(dict[str, str]):
    """The stem of each word as compared, "" for a word that says nothing, made when asked for."""

    def __init__(self, names: set[str]) -> None:
        super().__init__()
        self._skipped = CUE_VERBS.keys() | FORMULAS | TITLES | OFFICES | names

    def __missing__(self, word: str) -> str:
        bare = word.removesuffix("'s")
        letters = bare.replace("-", "")
        says = is_telling(bare) and letters.isalpha() and bare not in self._skipped
        self[word] = stem(letters) if says else ""
        return self[word]


def _read(article: Article, known: _Vocabulary, content: _Content) -> None:
    text, asides = article.text, Gaps(article.asides) if article.asides else None
    for paragraph in article.paragraphs:
        if paragraph.role not in STORY:
            continue
        number, is_body = len(known.articles), paragraph.role is Role.BODY
        known.articles.append(article)
        first = {span.start for span in article.words.sentences(paragraph.span)}
        before, before_start, before_end, is_behind = "", 0, 0, False
        passage = article.words.within(paragraph.span)
        for start, end, word in zip(passage.starts, passage.ends, passage.compared, strict=True):
            found = content[word]
            is_next = text[before_end:start] == " "
            if before and is_next and word not in GLUE:
                known.stems[before].heads -= 1
            if not found or (asides and asides.hold(Span(start, end))):
                before, is_behind = "", word in BEFORE_NOUNS
                continue
            one = known.stems[found]
            one.forms[word.removesuffix("'s")] += 1
            one.paragraphs.add(number)
            one.heads += 1
            one.behind += is_behind
            if is_body and start not in first:
                one.inner += 1
                one.capitals += text[start].isupper()
            if before and is_next:
                known.runs[before, found].add(number)
                known.printed[before, found][text[before_start:end]] += 1
            before, before_start, before_end, is_behind = found, start, end, False


# ------------------------------------------------------------------------------------ the families


def _families(known: _Vocabulary) -> Iterator[list[str]]:
    """The families, each begun by its first stem in rank."""
    ranks = {name: _rank(one, known) for name, one in known.stems.items()}
    ranked = sorted((s for s in ranks if ranks[s] > 0), key=lambda s: (-ranks[s], s))[:RANKED]
    families: list[list[str]] = []
    for name in ranked:
        own = known.stems[name].paragraphs
        for family in families:
            others = known.paragraphs(family)
            is_near = len(own & others) >= OVERLAP * min(len(own), len(others))
            if is_near and len(family) < STEMS:
                family.append(name)
                break
        else:
            if len(families) < OPEN:
                families.append([name])
    yield from families


def _rank(one: _Stem, known: _Vocabulary) -> float:
    """How much the stem says of what is written about; 0 if it is no part of a theme."""
    count, total = len(one.paragraphs), len(known.articles)
    if not PARAGRAPHS <= count <= SHARE * total or 2 * one.capitals > one.inner:
        return 0.0  # a name is printed with a capital
    outlets = known.outlets(one.paragraphs)
    if outlets < OUTLETS:
        return 0.0
    articles = len({known.articles[n].id for n in one.paragraphs})
    returning = math.sqrt(count / articles)
    return outlets * math.log(total / count) * math.log(1 + count) * returning


# --------------------------------------------------------------------------------------- the label


def _label(family: Sequence[str], known: _Vocabulary, runs: Runs, taken: Container[str]) -> str:
    """The family's label, "" if no words say what most of its paragraphs have in common."""
    count = len(known.paragraphs(family))
    found = {run for name in family for run in runs[name]}
    for run in sorted(found, key=lambda run: (-len(known.runs[run]), run)):
        if len(known.runs[run]) < max(2, PRINTED * count):
            break
        label = _commonest(known.printed[run])
        said = known.paragraphs(name for name in run if name in family)
        is_shared = known.outlets(known.runs[run]) >= OUTLETS
        is_whole = not label.endswith(ADJECTIVE_ENDINGS)
        if is_shared and is_whole and len(said) >= LABELLED * count and label not in taken:
            return label
    largest = max(family, key=lambda name: (len(known.stems[name].paragraphs), name))
    one = known.stems[largest]
    is_noun = min(one.behind / NOUN, one.heads / HEAD) >= one.forms.total()
    says_most = len(one.paragraphs) >= LABELLED * count
    label = _commonest(one.forms)
    return label if is_noun and says_most and label not in taken else ""


def _commonest(forms: Mapping[str, int]) -> str:
    """The form that is printed most; small letters before capitals."""
    folded = Counter[str]()
    for form, count in forms.items():
        folded[form.casefold()] += count
    first = min(folded, key=lambda form: (-folded[form], form))
    return min((f for f in forms if f.casefold() == first), key=lambda f: (-forms[f], f.swapcase()))
