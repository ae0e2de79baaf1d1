"""What an editor writes into `content/` to overrule a decision: YAML, ready to paste.

The keys and what is said of them come from the declarations that read the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from site_builder.editors.citation import selectors_of, yaml_text
from site_builder.model.found import Article, Event, Quote
from site_builder.sources.content_records import ARTICLE, EVENT
from site_builder.sources.passage_records import (
    A_PASSAGE,
    CORRECTIONS,
    NO_CUE,
    PARAPHRASE,
    QUOTE,
    STATEMENTS,
    THEME,
)
from site_builder.sources.records import Record
from site_builder.text.spans import Span

CORRECTIONS_FILE = "content/corrections/<any name>.yaml"
BECAUSE = {"because": '"Say why; readers see it."'}

Lines = list[str]
Keys = dict[str, str]  # with their values in YAML
Place = tuple[Article, Span]


def quote_yaml(article: Article, quote: Quote, rival: str, cue: str | None) -> Lines:
    """Another speaker and cue for a quote (None: no cue to give); what nobody speaks, as speech."""
    change = {} if quote.kind.is_speech else {"kind": "partial"}
    change["speaker"] = yaml_text(rival)
    if cue is not None:
        change["cue"] = yaml_text(cue) if cue else NO_CUE
    keys = {**_target(article, quote.segments[0].span), **change, **BECAUSE}
    return _corrected("quotes", QUOTE.lines(keys, *change))


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
    """The event's front matter with one article kept out of it."""
    others = [yaml_text(i) for i in event.article_ids if i != apart]
    lists = {"articles": others, "apart": [yaml_text(apart)]}
    return _front_matter(EVENT, {"title": yaml_text(event.title)}, lists)


def excluded_yaml(passages: Sequence[Place]) -> Lines:
    """Passages that a theme is to leave out."""
    return [*THEME.lines({"excluded": ""}), *(f"  - {t}" for t in flow_targets(passages))]


def entry_yaml() -> Lines:
    """The front matter of an article that no editor has described."""
    keys = ("outlet", "title", "date", "author", "address")
    return ["---", *ARTICLE.lines(dict.fromkeys(keys, ""), "outlet", "date"), "---"]


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
    lines = ["---", *record.lines(values)]
    for key, items in lists.items():
        told = [f"  - {item}" for item in items]
        lines += [*record.lines({key: ""}, key), *told] if told else []
    return [*lines, "---"]


def _corrected(kind: str, keys: Iterable[str]) -> Lines:
    """One correction in a list of its kind."""
    item = [f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(keys)]
    return [*CORRECTIONS.lines({kind: ""}), *item]
