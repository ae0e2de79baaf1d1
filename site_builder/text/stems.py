"""Words without their endings, in one spelling; never shown to readers.

“threats” and “threaten” are `threat`, “honourable” and “honor” are `honor`. The rules are a short
table of English endings, not a dictionary: a rule may touch a word that has one spelling only, and
then touches it everywhere alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

IRREGULAR = {
    "began": "begin", "begun": "begin", "bought": "buy", "broke": "break", "broken": "break",
    "brought": "bring", "built": "build", "came": "come", "chose": "choose", "chosen": "choose",
    "fell": "fall", "felt": "feel", "fought": "fight", "found": "find", "gave": "give",
    "given": "give", "goes": "go", "gone": "go", "got": "get", "gotten": "get", "held": "hold",
    "importance": "important",
    "kept": "keep", "knew": "know", "known": "know", "led": "lead", "left": "leave", "lost": "lose",
    "made": "make", "meant": "mean", "men": "man", "met": "meet", "paid": "pay", "ran": "run",
    "said": "say", "sat": "sit", "saw": "see", "seen": "see", "sent": "send", "shook": "shake",
    "shaken": "shake", "sold": "sell", "spent": "spend", "spoke": "speak", "spoken": "speak",
    "stood": "stand", "taken": "take", "taught": "teach", "thought": "think", "told": "tell",
    "took": "take", "tore": "tear", "torn": "tear", "went": "go", "women": "woman", "won": "win",
    "wrote": "write", "written": "write",
}  # fmt: skip

# British and American spellings meet in one form (“promise”, which has one, becomes `promize`).
SPELLINGS = {
    "defence": "defense", "offence": "offense", "licence": "license", "pretence": "pretense",
    "centre": "center", "theatre": "theater", "metre": "meter", "fibre": "fiber",
    "programme": "program", "programmes": "program", "cheque": "check", "grey": "gray",
    "sceptic": "skeptic", "scepticism": "skepticism", "tyre": "tire", "judgement": "judgment",
}  # fmt: skip
OUR = re.compile(r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|able|ite|ful|less|ly$|er|hood)")
ISE = re.compile(r"(?<=[a-z]{3})(?<!w)(?:is|ys)(?=e$|ed$|es$|er|ing$|ation)")
DOUBLED = re.compile(r"([bdfgmnprtl])\1$")
SHORT = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")  # giv(ing), mak(ing)

# Words that only look as if they had an ending: “statement” is not “state”.
WHOLE = frozenset({
    "apartment", "department", "document", "general", "important", "moment", "parliament",
    "statement",
})  # fmt: skip

# Endings, longest first, with how many letters must remain.
ENDINGS = (
    ("ingly", 4), ("edly", 4), ("ness", 4), ("ment", 4), ("able", 4), ("ible", 4), ("ance", 4),
    ("ence", 4), ("ator", 5), ("ity", 4), ("ive", 4), ("ous", 4), ("ful", 4), ("ant", 4),
    ("ent", 5), ("ly", 4), ("al", 5), ("en", 5),
)  # fmt: skip


def respell(word: str) -> str:
    """A lower-case word in the one spelling in which British and American ones are compared."""
    return ISE.sub("iz", OUR.sub("or", SPELLINGS.get(word, word)))


@lru_cache(maxsize=1 << 16)  # with that of `plain_words` a seventh of the analysis
def stem(word: str) -> str:
    """A lower-case word without its endings, in one spelling; never shown to readers."""
    word = respell(IRREGULAR.get(word, word))
    if len(word) < 4:
        return word
    word = _without_inflection(word)
    if word in WHOLE:
        return word
    for ending, rest in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= rest:
            word = word[: -len(ending)]
            break
    if word.endswith(("tion", "sion")) and len(word) >= 7:
        word = word[:-3]
    if word.endswith("e") and len(word) >= 5:
        word = word[:-1]
    if word.endswith("at") and len(word) >= 7:  # negotiate, negotiating, negotiation
        word = word[:-2]
    return word[:-1] + "i" if word.endswith("y") else word


def _without_inflection(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and any(c in "aeiouy" for c in rest):
            if DOUBLED.search(rest):
                return rest[:-1]
            return rest + "e" if SHORT.match(rest) else rest
    return word
