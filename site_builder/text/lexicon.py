"""The words that tell who speaks: verbs of saying, titles, offices. All in lower case.

The engine, the edition and the pages read these tables. Verbs are listed as base forms and
inflected here; `IRREGULAR` lists the forms that English does not inflect by rule.
"""

from __future__ import annotations

import re
from pkgutil import get_data


def word_list(lines: str) -> tuple[str, ...]:
    """The words of a table, in its order."""
    return tuple(lines.split())


def words(lines: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(word_list(lines))


def word_lists(package: str, file: str) -> dict[str, frozenset[str]]:
    """The lists of a file of `package` by name: “[name]”, then words, or phrases with commas."""
    text = re.sub(r"(?m)^#.*", "", (get_data(package, file) or b"").decode())
    found = {}
    for part in text.split("\n[")[1:]:
        name, _, body = part.partition("]")
        phrases = " ".join(body.split()).split(", ") if "," in body else body.split()
        found[name] = frozenset(phrases)
    return found


# “…,” he said. “…,” Khamenei warned. Nearly always the verb of the quotation next to it.
STRONG_VERBS = word_list(
    """
    say tell add write tweet ask argue explain insist note reply continue respond declare state
    conclude warn claim recall joke quip assert remark reiterate stress emphasize emphasise
    retort counter exclaim lament caution announce testify
    """
)

# Verbs that bring in speech, and something else as often (“called”, “described”, “challenged”).
WEAK_VERBS = word_list(
    """
    accuse acknowledge admit advise affirm agree allege answer apologise apologize appeal assure
    attack beg believe blast boast brag brand call caption challenge chant charge chide cite
    comment compare complain concede concur condemn confess confide confirm contend criticise
    criticize cry decline decry defend demand denounce deny deride describe detail disagree
    dismiss dub elaborate estimate express fear feel fire fume grumble gush hail hint hope
    implore inform interject intone invoke jest joust label lambaste liken maintain marvel
    mention mock muse mutter nickname observe offer opine paraphrase plead pledge point post
    praise preach predict proclaim promise pronounce propose protest quote rail rant rave read
    reassure rebut recite recommend recount refer reflect rejoin relate remind reminisce report
    request reveal ridicule roar rule scoff scold scream shoot shout sigh signal slam snap sneak
    sneer speak speculate spell suggest sum surmise swear tease term text thank think threaten
    thunder title tout underline underscore urge vent vow wail whisper wish wonder worry yell
    """
)

# base: third person, past, -ing (and a past participle of its own)
IRREGULAR: dict[str, tuple[str, ...]] = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing", "written"),
    "think": ("thinks", "thought", "thinking"),
    "feel": ("feels", "felt", "feeling"),
    "read": ("reads", "read", "reading"),
    "speak": ("speaks", "spoke", "speaking", "spoken"),
    "swear": ("swears", "swore", "swearing", "sworn"),
    "shoot": ("shoots", "shot", "shooting"),
    "cry": ("cries", "cried", "crying"),
    "decry": ("decries", "decried", "decrying"),
    "reply": ("replies", "replied", "replying"),
    "deny": ("denies", "denied", "denying"),
    "testify": ("testifies", "testified", "testifying"),
    "worry": ("worries", "worried", "worrying"),
    "agree": ("agrees", "agreed", "agreeing"),
    "disagree": ("disagrees", "disagreed", "disagreeing"),
}

DOUBLING = words("admit beg brag dub quip rebut refer slam snap sum")
SIBILANT = ("s", "sh", "ch", "x", "z")


def inflect(base: str) -> tuple[str, ...]:
    """The verb's forms, the base first: say, says, said, saying."""
    if base in IRREGULAR:
        return base, *IRREGULAR[base]
    third = base + ("es" if base.endswith(SIBILANT) else "s")
    if base.endswith("e"):
        return base, third, base + "d", base[:-1] + "ing"
    stem = base + base[-1] if base in DOUBLING else base
    return base, third, stem + "ed", stem + "ing"


def _forms(bases: tuple[str, ...]) -> dict[str, str]:
    return {form: base for base in bases for form in inflect(base)}


STRONG: dict[str, str] = _forms(STRONG_VERBS)
"""Form → base of the verbs that nearly always belong to the quotation next to them."""

CUE_VERBS: dict[str, str] = _forms(WEAK_VERBS) | STRONG
"""Form → base of every verb that can bring in speech."""

# Before a name, not part of it; written with or without a full stop. The pronoun that each implies.
HONORIFICS = {
    **dict.fromkeys(("mr", "sir", "shri", "fr", "lord"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "smt", "shrimati", "lady", "baroness"), "she"),
}

# Capitalised before a name: “Supreme Leader Ayatollah Ali Khamenei”, “US President Donald Trump”.
TITLES = words(
    """
    mr mrs ms mx miss messrs dr sir dame lord lady sen sens rep reps gov govs gen lt col maj capt
    sgt cpl adm del rev revd fr hon prof st pres amb atty cmdr cdr brig det supt insp const pvt pfc
    spc dci dcs dcc dsi acc pc cllr cllrs councillor councillors ald alderman taoiseach tánaiste
    tanaiste td tds mla mlas garda shri smt shrimati sri pandit swami adv cm pm eam msgr monsignor
    president vice senator secretary governor congressman congresswoman judge justice former acting
    chairman chairwoman chair speaker mayor lieutenant-governor attorney general representative
    minister prime foreign supreme leader chief ayatollah imam sheikh sultan emir king queen prince
    princess duchess countess viscount marquess pope bishop archbishop archdeacon deacon provost
    cardinal rabbi pastor father professor director executive spokesman spokeswoman spokesperson
    candidate nominee ambassador envoy commissioner commander commodore admiral brigadier colonel
    major captain sergeant corporal lieutenant private officer constable inspector superintendent
    police sheriff marshal detective deputy assistant principal headteacher coroner magistrate
    ombudsman solicitor barrister counsel chancellor premier councilman councilwoman delegate
    treasurer comptroller founder ceo cfo coo md host anchor correspondent reporter editor columnist
    author actor actress singer activist strategist historian analyst economist adviser advisor aide
    retired interim coach secretary-general director-general governor-general attorney-general
    major-general lieutenant-general vice-president vice-chancellor undersecretary crown baroness
    president-elect governor-elect mayor-elect assemblyman assemblywoman mp mps msp msps mep meps ms
    whip recorder comedian filmmaker journalist pollster co-anchor co-host editor-in-chief
    presidents senators representatives ministers
    """
)

# Behind a last name: “Donald Trump Jr.” is another man than Donald Trump; “Ann Lee MP” is Ann Lee.
GENERATIONS = words("jr sr ii iii iv")
LETTERS = words(
    "mp mps msp mep td mla ms mlc qc kc sc obe cbe mbe kbe dbe bem apm qpm oam phd ph.d md m.d frs"
)

# A lower-case noun that can be a speaker by its office: “the supreme leader said”, “the mayor”.
OFFICES = words(
    """
    president leader minister premier chancellor secretary senator governor congressman
    congresswoman representative lawmaker mayor ambassador envoy chairman chairwoman
    chair director commissioner chief commander general admiral colonel spokesman
    spokeswoman spokesperson candidate nominee businessman billionaire mogul tycoon
    judge justice attorney lawyer prosecutor sheriff officer official diplomat
    negotiator adviser advisor aide strategist manager author professor historian
    economist analyst expert journalist reporter host anchor columnist editor
    correspondent moderator pastor priest bishop pope king queen prince princess cleric
    ayatollah head founder executive owner activist organizer veteran democrat
    republican conservative politician statesman taoiseach tánaiste tanaiste councillor
    superintendent inspector sergeant coroner magistrate archbishop deputy premier treasurer
    detective constable lord baroness
    """
)
