"""What themes, notes and corrections may say: entries that name passages by their words."""

from __future__ import annotations

from site_builder.model.given import (
    Correction,
    CueWords,
    NoteEntry,
    ParagraphCorrection,
    ParaphraseCorrection,
    QuotationKind,
    QuoteCorrection,
    Role,
    StatementCorrection,
    Target,
    TextQuoteSelector,
    ThemeEntry,
)
from site_builder.model.problems import Location, warning
from site_builder.sources.fields import Fields
from site_builder.sources.findings import Findings, quoted
from site_builder.sources.yaml_nodes import Mapping, Node, Refused

MOTIVATIONS = (  # of the Web Annotation Vocabulary
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
)  # fmt: skip
NO_CUE = "null"  # what an editor writes where no words bring a quotation in
LAST_PLACE = 1000  # the order of a theme that gives none: after those that do


def theme(
    id_: str, where: Location, node: Node | None, body: str, findings: Findings
) -> ThemeEntry:
    """`themes/<id>.md`: a title, and at least one rule that finds passages."""
    fields = Fields(node, "a theme", findings, where)
    order = fields.whole("order", 0, 9999)
    entry = ThemeEntry(
        id=id_,
        location=where,
        title=fields.line("title", required=True),
        order=LAST_PLACE if order is None else order,
        words=_patterns("words", fields.items("words"), findings),
        together=tuple(_group(group, fields, findings) for group in fields.items("together")),
        speakers=fields.references("speakers", "speaker"),
        statements=_targets("statements", fields, findings),
        pinned=_targets("pinned", fields, findings),
        excluded=_targets("excluded", fields, findings),
        body=body,
    )
    fields.end()
    if not any(map(fields.has, ("words", "together", "speakers", "statements", "pinned"))):
        findings.problems.append(
            warning(
                where,
                "this theme has no rule and finds no passage",
                "give it words, together, speakers, statements or pinned",
            )
        )
    return entry


def _group(node: Node, fields: Fields, findings: Findings) -> tuple[str, ...]:
    patterns = _patterns("together", fields.items_of("together", node), findings)
    if len(patterns) == 1:
        findings.error(
            node.location,
            "a group of “together” needs two words or more",
            "put one word in “words”",
        )
    return patterns


def _patterns(key: str, nodes: tuple[Node, ...], findings: Findings) -> tuple[str, ...]:
    """Words and phrases in which a star stands for the rest of a word: “nuclear weapon*”."""
    patterns = []
    for node in nodes:
        # Each is read as the only key of a mapping, so that it is checked like any other line.
        pattern = Fields.of_one(key, node, findings).line(key)
        if not pattern:
            continue
        wrong = next((word for word in pattern.split() if not _is_pattern(word)), None)
        if wrong is not None:
            findings.error(
                node.location,
                f"{quoted(wrong)} in “{key}” cannot be looked for",
                "write letters or digits, with one star at most, at the end of a word",
            )
        else:
            patterns.append(pattern)
    return tuple(patterns)


def _is_pattern(word: str) -> bool:
    """Whether one word of a pattern has a letter or digit, and no star but at its end."""
    return any(c.isalnum() for c in word) and "*" not in word.removesuffix("*")


def note(id_: str, where: Location, node: Node | None, body: str, findings: Findings) -> NoteEntry:
    """`notes/<id>.md`: a passage and what an editor says of it."""
    fields = Fields(node, "a note", findings, where)
    entry = NoteEntry(
        id=id_,
        target=_target_keys(fields),
        body=body,
        title=fields.line("title"),
        motivation=fields.choice("motivation", MOTIVATIONS) or "commenting",
        author=fields.line("author"),
    )
    fields.end()
    if not body.strip():
        findings.error(where, "this note says nothing", "write its text below the front matter")
    return entry


def corrections(node: Node | None, where: Location, findings: Findings) -> tuple[Correction, ...]:
    """A file of `corrections/`, in the order quotes, paragraphs, statements, paraphrases."""
    fields = Fields(node, "corrections", findings, where)
    kinds = (
        ("quotes", _quote_correction),
        ("paragraphs", _paragraph_correction),
        ("statements", _statement_correction),
        ("paraphrases", _paraphrase_correction),
    )
    found: list[Correction] = []
    for key, read in kinds:
        found += [read(item, findings) for item in fields.items(key)]
    fields.end()
    return tuple(found)


def _quote_correction(node: Node, findings: Findings) -> QuoteCorrection:
    fields = Fields(node, "a correction of a quote", findings, node.location)
    kind = fields.choice("kind", tuple(QuotationKind))
    correction = QuoteCorrection(
        target=_target_keys(fields),
        because=fields.text("because", required=True),
        kind=QuotationKind(kind) if kind else None,
        speaker=fields.line("speaker") or None,
        cue=_cue(fields, findings),
    )
    fields.end()
    if isinstance(node, Mapping) and not any(map(fields.is_written, ("kind", "speaker", "cue"))):
        findings.error(
            node.location, "this correction changes nothing", "give a kind, a speaker or a cue"
        )
    return correction


def _cue(fields: Fields, findings: Findings) -> CueWords | None:
    """The words that bring a quotation in; None where the editor says nothing of them."""
    words = fields.line("cue")
    if words:
        return CueWords("" if words == NO_CUE else words, fields.place("cue"))
    if fields.is_written("cue") and not fields.has("cue"):
        hint = f"write the words that bring the quotation in, or {NO_CUE} where none do"
        findings.error(fields.place("cue"), "“cue” is empty", hint)
    return None


def _paragraph_correction(node: Node, findings: Findings) -> ParagraphCorrection:
    fields = Fields(node, "a correction of a paragraph", findings, node.location)
    role = fields.choice("role", tuple(Role), required=True)
    correction = ParagraphCorrection(
        target=_target_keys(fields),
        because=fields.text("because", required=True),
        role=Role(role or Role.BODY),
    )
    fields.end()
    return correction


def _statement_correction(node: Node, findings: Findings) -> StatementCorrection:
    fields = Fields(node, "a correction of statements", findings, node.location)
    same = _targets("same", fields, findings)
    different = _targets("different", fields, findings)
    correction = StatementCorrection(
        targets=same or different,
        because=fields.text("because", required=True),
        same=fields.has("same"),
    )
    fields.end()
    if isinstance(node, Mapping) and fields.has("same") == fields.has("different"):
        findings.error(
            node.location, "this correction needs either “same” or “different”", "give one of them"
        )
    elif isinstance(node, Mapping) and len(correction.targets) < 2:
        findings.error(
            node.location,
            "this correction needs two passages or more",
            "name all that belong to it",
        )
    return correction


def _paraphrase_correction(node: Node, findings: Findings) -> ParaphraseCorrection:
    fields = Fields(node, "a correction of a paraphrase", findings, node.location)
    statement = fields.node("of", required=True)
    correction = ParaphraseCorrection(
        target=_target_keys(fields),
        statement=_target(statement or Refused(node.location), findings),
        because=fields.text("because", required=True),
        confirmed=fields.truth("confirmed", required=True),
    )
    fields.end()
    return correction


def _targets(key: str, fields: Fields, findings: Findings) -> tuple[Target, ...]:
    return tuple(_target(item, findings) for item in fields.items(key))


def _target(node: Node, findings: Findings) -> Target:
    """A passage as a mapping of its own."""
    fields = Fields(node, "a passage", findings, node.location)
    target = _target_keys(fields)
    fields.end()
    return target


def _target_keys(fields: Fields) -> Target:
    """A passage from keys that stand among others; its place is that of its words."""
    return Target(
        article=fields.reference("article", "seed", required=True),
        selector=TextQuoteSelector(
            exact=fields.passage("exact", required=True),
            prefix=fields.passage("prefix"),
            suffix=fields.passage("suffix"),
        ),
        location=fields.place("exact"),
    )
