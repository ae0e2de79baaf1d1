"""Whom an office or description means: “the mayor”, “the Vermont senator”, “the supreme leader”."""

from __future__ import annotations

from site_builder.analysis.lexicon import OFFICES
from site_builder.analysis.mentions import Kind, Mention
from site_builder.analysis.names import People
from site_builder.analysis.scan import BREAK, COMMA, STOP, Scan

# “Gov. Mike Pence” is “the Indiana governor”.
SHORT = {
    "gov": "governor",
    "sen": "senator",
    "rep": "congressman",
    "gen": "general",
    "mr": "",
    "mrs": "",
    "ms": "",
    "dr": "doctor",
    "prof": "professor",
    "congresswoman": "congressman",
    "representative": "congressman",
}
REACH = 80  # mentions back


def holder(scan: Scan, mentions: list[Mention], people: People, index: int) -> str:
    """The person named before whom description `index` fits best; "" for nobody.

    The head noun must be one of the words that stood beside the person's name.
    """
    mention = mentions[index]
    words = [SHORT.get(w, w) for w in scan.lower[mention.first : mention.after]]
    if not words or words[0] not in ("the", "this", "that") or words[-1] not in OFFICES:
        return ""
    wanted = set(words[1:])
    best, best_score = "", 0.0
    beside: dict[str, set[str]] = {}
    rank = 0
    for k in range(index - 1, max(-1, index - REACH - 1), -1):
        m = mentions[k]
        name = people.names[k]
        if m.kind is not Kind.NAME or not name:
            continue
        if name not in beside:
            beside[name] = set()
            rank += 1
        beside[name] |= described(scan, m)
        if words[-1] in beside[name]:
            score = len(wanted & beside[name]) - 0.05 * rank
            if score > best_score:
                best, best_score = name, score
    return best


def described(scan: Scan, m: Mention) -> set[str]:
    """The words that stand beside a name: its titles and its apposition."""
    found = {SHORT.get(w, w) for w in scan.lower[m.first : m.head]}
    j = m.after
    if j < len(scan.kinds) and scan.kinds[j] == COMMA:
        j += 1
        stop = min(j + 10, len(scan.kinds))
        while j < stop and scan.kinds[j] not in (STOP, BREAK, COMMA):
            found.add(SHORT.get(scan.lower[j], scan.lower[j]))
            j += 1
    return found - {"the", "a", "an", "of", "and", ""}
