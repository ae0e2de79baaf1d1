"""Which noun phrases could speak, and what verb each governs."""

import re
from collections.abc import Sequence

import pytest
from case_files import TextCase, case_params

from site_builder.quotes.speaking import scan as scan_module
from site_builder.quotes.speaking.mention import Kind, Mention
from site_builder.quotes.speaking.mentions import find_mentions
from site_builder.quotes.speaking.readings import cue_owners
from site_builder.quotes.speaking.scan import Scan, scan
from site_builder.text.spans import Span

QUOTATION = "“Yes.”"


def read(text: str, quoted: Sequence[Span] = ()) -> tuple[Scan, list[Mention]]:
    """The text before a paragraph with a quotation: far from any, only names are read."""
    start = len(text) + 1
    scanned = scan(f"{text}\n{QUOTATION}", [*quoted, Span(start, start + len(QUOTATION))])
    return scanned, find_mentions(scanned)


def shown(scanned: Scan, mention: Mention) -> str:
    """The words of a mention and what is found of it, as `cases/mentions.txt` tells it."""
    words = scanned.words(mention.first, mention.after)
    fields = [words if words == mention.name else f"{words} ({mention.name})"]
    kind = "organisation" if mention.kind is Kind.ORGANISATION else mention.kind
    fields += [kind, mention.case]
    if mention.verb >= 0:
        through = f", through {mention.through}" if mention.through else ""
        fields.append(f"{mention.verb_class} {scanned.word(mention.verb)}{through}")
    if mention.inverted >= 0:
        fields.append(f"behind {scanned.word(mention.inverted)}")
    if mention.speech:
        fields.append("owns a noun of saying")
    if mention.honorific:
        fields.append(f"a {mention.honorific}")
    return " | ".join(fields)


@pytest.mark.parametrize("case", case_params("mentions.txt"))
def test_mentions_and_their_verbs(case: TextCase) -> None:
    quoted = [Span(m.start(), m.end()) for m in re.finditer("“[^”]+”", case.given)]
    scanned, mentions = read(case.given, quoted)
    assert [shown(scanned, mention) for mention in mentions] == case.expected


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Donald Trump signed the order, but also called for talks.", {"called"}),
        ("Donald Trump said no and warned Iran.", {"said", "warned"}),
    ],
)
def test_coordinated_verbs_share_their_subject(text: str, verbs: set[str]) -> None:
    scanned, mentions = read(text)
    _, owners, shared = cue_owners(scanned, mentions)
    named = {scanned.word(v) for v, k in owners.items() if mentions[k].kind is Kind.NAME}
    assert named == verbs
    assert {scanned.word(v) for v in shared} == verbs - {"said"}


def test_a_verb_of_the_next_sentence_shares_no_subject() -> None:
    scanned, mentions = read("Donald Trump left. But also called for talks.")
    assert cue_owners(scanned, mentions)[1] == {}


def test_far_from_any_quotation_no_description_is_kept() -> None:
    text = "The mayor said that Ann Lee had left. She agreed.\nNothing more was known.\n“Yes.”"
    scanned = scan(text, [Span(len(text) - 6, len(text))])
    far = [m.name for m in find_mentions(scanned) if scanned.start(m.first) < 50]
    assert far == ["Ann Lee", "she"]


def test_the_example_of_the_scan_is_as_its_legend_says() -> None:
    lines = [line.split() for line in (scan_module.__doc__ or "").split("\n") if "  " in line]
    table = {
        name: "".join(cells) for name, *cells in lines if name in scan_module.Scan.__struct_fields__
    }
    text = "Sen. Ann Lee of Ohio also said: “We agree.”"
    scanned = scan(text, [Span(text.index("“"), len(text))])
    assert table["kinds"] == scanned.kinds
    assert table["noun_tags"] == scanned.noun_tags
    assert table["verb_tags"] == scanned.verb_tags
