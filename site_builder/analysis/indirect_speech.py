"""Whether an outlet's own sentence tells what somebody said, without quoting it.

Each rule is one clue; the sentence that asked for it stands beside it. This asks only whether a
sentence is indirect speech; *whose*, and of which statement, is the matter of `paraphrases`.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.analysis.lexicon import CUE_VERBS, OFFICES, STRONG, inflect
from site_builder.analysis.outside import Gaps
from site_builder.text import Span, Token

# “… rejected the possibility of negotiations …”, “… but also dismissed the idea of war …”,
# “… has ruled out negotiations …, vowing to respond forcefully to any threats”
SPEECH_ACT_VERBS = [
    "accuse",
    "condemn",
    "criticise",
    "criticize",
    "deny",
    "dismiss",
    "denounce",
    "reject",
    "threaten",
    "urge",
    "vow",
]
SPEECH_ACTS = frozenset(form for base in SPEECH_ACT_VERBS for form in inflect(base))
RULED_OUT = ("ruled", "rules", "ruling")

# “He also issued a stark warning that if Washington threatens …”
SPEECH_NOUNS = [
    "accusation",
    "allegation",
    "announcement",
    "argument",
    "assertion",
    "claim",
    "complaint",
    "insistence",
    "pledge",
    "promise",
    "statement",
    "threat",
    "vow",
    "warning",
]
THAT_WITHIN = 3  # words: “told reporters on Tuesday that …”

SUBJECTS = ("he", "she", "they", "it", "who")
# Between subject and verb: “Khamenei also dismissed”, “has ruled out”, “had already rejected”.
BETWEEN = ("also", "has", "had", "have", "already", "again", "later", "further", "repeatedly")


def reports_speech(text: str, tokens: Sequence[Token], cues: Gaps, quoted: Gaps) -> bool:
    """Whether the words outside quotation marks report speech.

    A verb that brings in a quotation (one of `cues`) is taken: it says nothing of the words that
    stand beside the quotation, except before *that*.
    """
    own = [token for token in tokens if not quoted.hold(token.span)]
    return any(_reports(text, own, at, cues) for at in range(len(own)))


def _reports(text: str, own: Sequence[Token], at: int, cues: Gaps) -> bool:
    word = own[at].n
    follower = own[at + 1].n if at + 1 < len(own) else ""
    # “He emphasized that merely sitting at the negotiating table …”
    if (word in CUE_VERBS or word in SPEECH_NOUNS) and any(
        token.n == "that" for token in own[at + 1 : at + 1 + THAT_WITHIN]
    ):
        return True
    if cues.hold(own[at].span):
        return False
    if (word, follower) == ("according", "to") or (word in RULED_OUT and follower == "out"):
        return True
    # “Khamenei said Iran spent two years in negotiations …”
    return word in SPEECH_ACTS or (word in STRONG and _has_subject(text, own, at))


def _has_subject(text: str, own: Sequence[Token], verb: int) -> bool:
    at = verb - 1
    while at >= 0 and own[at].n in BETWEEN:
        at -= 1
    if at < 0 or "\n" in Span(own[at].span.end, own[verb].span.start).of(text):
        return False
    subject = own[at]
    office = subject.n in OFFICES or subject.n.removesuffix("s") in OFFICES
    return subject.t[0].isupper() or subject.n in SUBJECTS or office
