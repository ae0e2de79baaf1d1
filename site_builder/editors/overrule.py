"""What an editor writes into `content/` to overrule a decision: YAML, ready to paste and to edit.

Pasted as it is, it changes nothing: it says what the program decided, and the alternatives are
comments. A correction counts once its reason is the editor's own. The keys and what is said of them
come from the declarations that read the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from site_builder.editors.citation import selectors_of, yaml_text
from site_builder.editors.own_lines import Offer
from site_builder.model.found import Article, Event, Quote
from site_builder.sources.content_records import ARTICLE, EVENT, EVIDENCE, FACTS
from site_builder.sources.passage_records import (
    A_PASSAGE,
    CORRECTIONS,
    DRAFT,
    NO_CUE,
    PARAPHRASE,
    QUOTE,
    STATEMENTS,
    THEME,
)
from site_builder.sources.records import Record
from site_builder.text.spans import Span

CORRECTIONS_FILE = "content/corrections/<any name>.yaml"
PROVABLE = frozenset(fact.name for fact in FACTS)
BECAUSE = {"because": f'"{DRAFT}"'}

Lines = list[str]
Keys = dict[str, str]  # with their values in YAML
Place = tuple[Article, Span]


def quote_yaml(
    article: Article, quote: Quote, speakers: Sequence[str], cues: tuple[str, str]
) -> Lines:
    """What a quote is, by its likeliest speaker and its cue ("" for none), and what else it may be.

    The first of `speakers` and of `cues` are taken, the others are comments.
    """
    others = [f"speaker: {yaml_text(speaker)}" for speaker in speakers[quote.kind.is_speech :]]
    others += [f"cue: {yaml_text(words) if words else NO_CUE}" for words in cues[1:] if any(cues)]
    taken = {"speaker": yaml_text(speakers[0])}
    if not quote.kind.is_speech:
        taken, others = {"kind": quote.kind.value}, ["kind: partial", *others]
    if cues[0]:
        taken["cue"] = yaml_text(cues[0])
    keys = {**_target(article, quote.segments[0].span), **taken, **BECAUSE}
    lines = QUOTE.lines(keys, *taken)
    return _corrected("quotes", [*lines[:-1], *_comments(others), lines[-1]])


def statement_yaml(places: Sequence[Place], *, same: bool) -> Lines:
    """The passages are, or are not, one utterance."""
    first, because = STATEMENTS.lines({"same" if same else "different": "", **BECAUSE})
    targets = [f"- {target}" for target in flow_targets(places)]
    return _corrected("statements", [first, *targets, because])


def paraphrase_yaml(place: Place, rendered: Place, *, confirmed: bool) -> Lines:
    """The first passage does, or does not, render the second."""
    decision = {"of": flow_targets([rendered])[0], "confirmed": "true" if confirmed else "false"}
    return _corrected("paraphrases", PARAPHRASE.lines({**_target(*place), **decision, **BECAUSE}))


def event_yaml(event: Event, apart: str) -> Lines:
    """The event's front matter with one article kept out of it, in comments."""
    others = [yaml_text(i) for i in event.article_ids if i != apart]
    lists = {"articles": others, "apart": [yaml_text(apart)]}
    return _front_matter(EVENT, {"title": yaml_text(event.title)}, lists)


def excluded_yaml(passages: Sequence[Place]) -> Lines:
    """Passages that a theme is to leave out, in comments."""
    return [*THEME.lines({"excluded": ""}), *_comments(f"  - {t}" for t in flow_targets(passages))]


def entry_yaml(offers: Iterable[Offer]) -> Lines:
    """The front matter of an article with what is offered; what is unsure is a comment."""
    facts = {offer.key: offer for offer in offers}
    lines: Lines = []
    for key in dict.fromkeys(("outlet", "title", "date", "author", "address", *facts)):
        fact = facts.get(key)
        if fact and not fact.is_sure:
            lines.append(f"# {key}: {yaml_text(fact.value)}  # unsure, from {fact.evidence}")
        else:
            value = yaml_text(fact.value) if fact else ""
            lines += ARTICLE.lines({key: value}, *(("outlet", "date") if not fact else ()))
    sure = [fact for fact in facts.values() if fact.is_sure and fact.key in PROVABLE]
    lines += ARTICLE.lines({"sure": ""} if sure else {})
    for fact in sure:
        known = {"evidence": yaml_text(fact.evidence), "confidence": "likely"}
        lines += [f"  {fact.key}:", *(f"    {line}" for line in EVIDENCE.lines(known))]
    return ["---", *lines, "---"]


def target_keys(article: Article, span: Span) -> Lines:
    """The keys that name a passage, one a line."""
    return A_PASSAGE.lines(_target(article, span))


def flow_targets(places: Sequence[Place]) -> Lines:
    """Passages, each on one line: `{article: "a", exact: "If they act"}`."""
    return ["{" + ", ".join(A_PASSAGE.lines(keys)) + "}" for keys in _targets(places)]


def _target(article: Article, span: Span) -> Keys:
    return _targets([(article, span)])[0]


def _targets(places: Sequence[Place]) -> list[Keys]:
    found = []
    for (article, _), one in zip(places, selectors_of(places), strict=True):
        words = {"exact": one.exact, "prefix": one.prefix, "suffix": one.suffix}
        keys = {"article": article.id, **{key: value for key, value in words.items() if value}}
        found.append({key: yaml_text(value) for key, value in keys.items()})
    return found


def _front_matter(
    record: Record, values: Mapping[str, str], lists: Mapping[str, Iterable[str]]
) -> Lines:
    lines = record.lines(values)
    for key, items in lists.items():
        told = [f"  - {item}" for item in items]
        lines += [*record.lines({key: ""}, key), *told] if told else []
    return ["---", *_comments(lines), "---"]


def _comments(lines: Iterable[str]) -> Lines:
    return [f"# {line}" for line in lines]


def _corrected(kind: str, keys: Iterable[str]) -> Lines:
    """One correction in a list of its kind."""
    item = [f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(keys)]
    return [*CORRECTIONS.lines({kind: ""}), *item]
