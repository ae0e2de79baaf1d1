"""Which words of an outlet's own sentence tell what somebody said, without quoting it.

Each rule is one clue; the sentence that asked for it is next to it. This asks only what is
indirect speech; *whose*, and of which statement, is the matter of `paraphrases`.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.edition.outside import Gaps
from site_builder.edition.telling.reach import reach
from site_builder.text.lexicon import CUE_VERBS, OFFICES, STRONG, inflect
from site_builder.text.words import Token

# “… rejected the possibility of negotiations …”, “… but also dismissed the idea of war …”,
# “Khameni attributed Iran’s economic problems not to U.S. sanctions, but to mismanagement …”
SPEECH_ACTS = frozenset(
    form
    for base in (
        *("accuse", "attribute", "condemn", "criticise", "criticize", "deny", "dismiss"),
        *("denounce", "reaffirm", "reject", "threaten", "urge", "vow"),
    )
    for form in inflect(base)
)

# “… has ruled out negotiations …”, “… but also called for Tehran and Washington to …”,
# “Trump made clear … that he did not have any interest …”, “… according to the White House …”
PHRASES = frozenset(
    (
        *(("ruled", "out"), ("rules", "out"), ("ruling", "out")),
        *(("called", "for"), ("calls", "for"), ("calling", "for")),
        *(("made", "clear"), ("makes", "clear"), ("making", "clear")),
        ("according", "to"),
    )
)

# “Khamenei said Iran spent two years …”, “He referred to the 2015 nuclear deal …”,
# “On Friday, US President Donald Trump hinted at potential future actions …”
WITH_SUBJECT = STRONG | {
    form: base for base in ("hint", "refer", "report") for form in inflect(base)
}
# “The Trump administration has said …”, “The agency also reported Khamenei’s criticism …”
SUBJECTS = frozenset(
    (
        *("he", "she", "they", "it", "who", "administration", "agency", "army", "company"),
        *("court", "department", "government", "ministry", "party", "police"),
    )
)
# Between subject and verb: “Khamenei also dismissed”, “had already rejected”; and adverbs in -ly.
BETWEEN_AT_MOST = 3  # words
BETWEEN = ("also", "has", "had", "have", "already", "again", "later", "further")

# “He also issued a stark warning that if Washington threatens …”; but “in the hope that the
# Iranian government would …” is no speech: a noun counts only if it is listed here.
BEFORE_THAT = CUE_VERBS | dict.fromkeys(("signalled", "signalling"), "signal")
SPEECH_NOUNS = frozenset(
    (
        *("accusation", "allegation", "announcement", "argument", "assertion", "claim"),
        *("complaint", "insistence", "pledge", "promise", "statement", "threat", "vow", "warning"),
    )
)
ARTICLES = ("the", "a", "an", "no", "any", "some")
THAT_WITHIN = 4  # words: “have suggested in recent weeks that Iran could be open …”


def reported_words(text: str, tokens: Sequence[Token], cues: Gaps, quoted: Gaps) -> Gaps:
    """The words outside quotation marks that report speech.

    A verb that brings in a whole quotation (one of `cues`) is taken: it says nothing of the words
    next to the quotation, except before *that*.
    """
    own = [token for token in tokens if not quoted.hold(token.span)]
    return Gaps(reach(text, own, [at for at in range(len(own)) if _reports(own, at, cues)]))


def _reports(own: Sequence[Token], at: int, cues: Gaps) -> bool:
    word = own[at].n
    following = [token.n for token in own[at + 1 : at + 1 + THAT_WITHIN]]
    if word in SPEECH_NOUNS and following[:1] == ["that"]:
        return True
    is_noun = word in SPEECH_NOUNS or (at > 0 and own[at - 1].n in ARTICLES)
    if word in BEFORE_THAT and "that" in following and not is_noun:
        return True
    if cues.hold(own[at].span):
        return False
    if at + 1 < len(own) and (word, own[at + 1].n) in PHRASES:
        return True
    return word in SPEECH_ACTS or (word in WITH_SUBJECT and _has_subject(own, at))


def _has_subject(own: Sequence[Token], verb: int) -> bool:
    at, first = verb - 1, max(0, verb - 1 - BETWEEN_AT_MOST)
    while at > first and (own[at].n in BETWEEN or own[at].n.endswith("ly")):
        at -= 1
    if at < 0:
        return False
    subject, told = own[at], own[verb]
    # “the United States”, “the world’s premier state sponsor”, “Khamenei’s remarks come”
    is_noun = not told.t.islower() or subject.n.endswith("'s")
    if is_noun or (told.n == WITH_SUBJECT[told.n] and not subject.n.endswith(("s", "y"))):
        return False
    office = subject.n in OFFICES or subject.n.removesuffix("s") in OFFICES
    return subject.t[0].isupper() or subject.n in SUBJECTS or office
