"""Which mention each verb of saying belongs to, over *and*, *but* and participles.

“Trump signed an executive order …, but also called for …”: *called* is Trump's.
"""

from __future__ import annotations

from itertools import compress, count

from site_builder.quotes.language.grammar import BETWEEN_SUBJECT_AND_VERB
from site_builder.quotes.speaking.mention import SUBJECT, Mention
from site_builder.quotes.speaking.scan import (
    BREAK,
    COMMA,
    POSSESSIVE,
    QUOTE,
    STOP,
    STRONG_CUE,
    WEAK_CUE,
    Scan,
)

ENDS = frozenset({STOP, BREAK})
CUES = frozenset({STRONG_CUE, WEAK_CUE})
IS_EVENT = bytes(chr(code) in ENDS | CUES for code in range(256))


def cue_owners(
    scan: Scan, mentions: list[Mention]
) -> tuple[list[int], dict[int, int], dict[int, int]]:
    """The tokens of all verbs of saying, in order, and for each the index of its subject.

    The subject is the mention that governs the verb, else the last subject of the sentence. The
    third value holds the verbs without a subject beside them alone: participles, second verbs.
    """
    kinds = scan.kinds
    direct: dict[int, int] = {}
    for k, m in enumerate(mentions):
        if m.verb >= 0 and (m.verb not in direct or m.case == SUBJECT):
            direct[m.verb] = k
        if m.inverted > 0 and kinds[m.inverted - 1] in (QUOTE, COMMA):
            direct[m.inverted] = k
    cues: list[int] = []
    owners: dict[int, int] = {}
    shared: dict[int, int] = {}
    subject = -1
    events = compress(count(), scan.kinds.encode().translate(IS_EVENT))
    for i in sorted({*direct, *events}):
        kind = kinds[i]
        if kind in ENDS:
            subject = -1
            continue
        if kind in CUES:
            cues.append(i)
        if i in direct:
            owner = direct[i]
            if mentions[owner].case == SUBJECT:
                subject = owner
            if kind in CUES:
                owners[i] = owner
        elif subject >= 0 and kinds[i - 1] != POSSESSIVE:
            owners[i] = subject
            if is_second(scan, i):
                shared[i] = subject
    return cues, owners, shared


def is_second(scan: Scan, i: int) -> bool:
    """Whether the verb at `i` shares an earlier subject: “…, stressing”, “but also called”."""
    if scan.lower[i].endswith("ing") and scan.kinds[i - 1] == COMMA:
        return True
    k = i - 1
    while (
        k > i - 4
        and k > 0
        and (scan.lower[k] in BETWEEN_SUBJECT_AND_VERB or scan.lower[k].endswith("ly"))
    ):
        k -= 1
    return scan.lower[k] in ("and", "but")
