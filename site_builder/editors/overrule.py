"""What an editor writes into `content/` to overrule a decision: YAML, ready to paste."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from site_builder.editors.citation import selectors_of, yaml_text
from site_builder.model.found import Article, Event, Quote, Theme
from site_builder.text.spans import Span

CORRECTIONS = "content/corrections/<any name>.yaml"
BECAUSE = 'because: "Say why; readers see it."'

Lines = list[str]
Place = tuple[Article, Span]


def quote_yaml(article: Article, quote: Quote, rival: str, cue: str | None) -> Lines:
    """Another speaker and cue for a quote (None: no cue to give); what nobody speaks, as speech."""
    change = [f"speaker: {yaml_text(rival)}  # an id of speakers.yaml, a name, or unclear"]
    if not quote.kind.is_speech:
        change.insert(0, "kind: partial  # direct, partial, scare, term or title")
    if cue is not None:
        words = yaml_text(cue) if cue else "null"
        change.append(f"cue: {words}  # words of the article near the quotation, or null for none")
    keys = [*target_keys(article, quote.segments[0].span), *change, BECAUSE]
    return ["quotes:", *_item(keys, 2)]


def statement_yaml(places: Sequence[Place], *, same: bool) -> Lines:
    """The passages are, or are not, one utterance."""
    targets = [f"    - {target}" for target in flow_targets(places)]
    return ["statements:", f"  - {'same' if same else 'different'}:", *targets, f"    {BECAUSE}"]


def paraphrase_yaml(place: Place, rendered: Place, *, confirmed: bool) -> Lines:
    """The first passage does, or does not, render the second."""
    keys = [
        *target_keys(*place),
        f"of: {flow_targets([rendered])[0]}",
        f"confirmed: {'true' if confirmed else 'false'}",
        BECAUSE,
    ]
    return ["paraphrases:", *_item(keys, 2)]


def event_yaml(event: Event, apart: str) -> Lines:
    """The event's front matter with one article kept out of it."""
    others = [i for i in event.article_ids if i != apart]
    lines = ["---", f"title: {yaml_text(event.title)}"]
    if others:
        lines += ["articles:  # these are in this event", *(f"  - {yaml_text(i)}" for i in others)]
    return [*lines, "apart:  # these are not", f"  - {yaml_text(apart)}", "---"]


def theme_yaml(title: str, phrase: str) -> Lines:
    """The front matter of a new theme."""
    return ["---", f"title: {yaml_text(title)}", "words:", f"  - {yaml_text(phrase)}", "---"]


def excluded_yaml(passages: Sequence[Place]) -> Lines:
    """Passages that a theme is to leave out."""
    return ["excluded:", *(f"  - {target}" for target in flow_targets(passages))]


def entry_yaml() -> Lines:
    """The front matter of an article that no editor has described."""
    keys = ("outlet:  # an id of outlets.yaml", "title:", "date:  # 2025-02-07", "author:")
    return ["---", *keys, "address:", "---"]


def target_keys(article: Article, span: Span) -> Lines:
    """The keys that name a passage, one a line."""
    return [f"{key}: {value}" for key, value in _keys([(article, span)])[0]]


def flow_targets(places: Sequence[Place]) -> list[str]:
    """Passages, each on one line: `{article: "a", exact: "If they act"}`."""
    return [
        "{" + ", ".join(f"{key}: {value}" for key, value in keys) + "}" for keys in _keys(places)
    ]


def theme_file(theme: Theme) -> str:
    """Where the theme's rules stand."""
    return f"content/themes/{theme.id}.md"


def _keys(places: Sequence[Place]) -> list[list[tuple[str, str]]]:
    found = []
    for (article, _), one in zip(places, selectors_of(places), strict=True):
        keys = [("article", article.id), ("exact", one.exact)]
        keys += [("prefix", one.prefix), ("suffix", one.suffix)]
        found.append([(key, yaml_text(value)) for key, value in keys if value])
    return found


def _item(keys: Iterable[str], indent: int) -> Lines:
    margin = " " * indent
    return [f"{margin}{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(keys)]
