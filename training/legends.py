"""What the features of the tables of attribution mean; CAPITALS are what changes."""

from __future__ import annotations

SOURCES = {
    "nobody": (
        "nobody is named as the speaker; the other lines with “nobody” say where that is likelier"
    ),
    "nobody, AROUND": (
        "AROUND: where the quotation's sentence has other words: no words round, words "
        "before, words behind, words on both sides, fills its paragraph"
    ),
    "nobody, END": (
        "END: how the words inside the marks end (with comma, stop, colon, or open) and which "
        "token follows"
    ),
    "nobody, START": (
        "START: whether the words inside the marks begin small or large, and which token is "
        "before them"
    ),
    "nobody, spoke before: DISTANCE": (
        "DISTANCE: how far back the quotation before is, if it has a speaker: paragraphs, and "
        "no, few (1 to 7), some (8 to 29) or many words"
    ),
    "PLACE: GROUP, CASE, VERB": (
        "PLACE of the candidate: before or behind the quotation in its sentence, sentence "
        "before or behind, paragraph before, further back. GROUP: what it is. CASE: subject, "
        "or why it is none. VERB: the class of the verb that it governs"
    ),
    "PLACE: GROUP, CASE, VERB, THROUGH": "THROUGH: what is between the candidate and its verb",
    "PLACE: GROUP, CROSSED, END": (
        "CROSSED: how many quotations are between the candidate and this one; 2 is 2 or more"
    ),
    "PLACE: CROSSED, START, VERB": "the same with how the quotation begins",
    "PLACE: AROUND, IS, VERB": "IS: subject or no subject",
    "PLACE: AWAY, CROSSED, VERB": "AWAY: how many sentences off; 3 is 3 or more",
    "PLACE: 0 subjects nearer, IS, VERB": (
        "no subject with a verb is between the candidate and the quotation"
    ),
    "PLACE: N subjects nearer, VERB, IS, VERB": (
        "N (3 is 3 or more) are, and the first VERB is the best verb of saying among theirs"
    ),
    "PLACE: nearest subject, VERB, AROUND": (
        "the nearest subject before the quotation in its paragraph"
    ),
    "PLACE: nearest subject, VERB, END, CROSSED": "the nearest subject behind the quotation",
    "first subject, VERB, AROUND": "the first subject of the quotation's sentence",
    "PLACE: N verbs of saying nearer, VERB": (
        "N (2 is 2 or more) verbs of saying are between the candidate's verb and the quotation"
    ),
    "PLACE: TOKEN before it, N words away, END": (
        "the candidate is straight behind a verb of saying: “…,” said NAME; N words are "
        "between quotation and verb"
    ),
    "verb WORD": "the candidate's verb; of a verb of saying its base",
    "participle, TOKEN, N words away": (
        "the last verb before the quotation shares the candidate as its subject: “…, stressing”"
    ),
    "second verb, TOKEN, N words away": "the same: “… but also called”",
    "participle WHOSE": "WHOSE: whether the candidate is the first subject of the sentence",
    "second verb WHOSE": "the same",
    "after “WORD”, VERB": "the word before the candidate",
    "behind, after “WORD”, VERB": "the same of a candidate behind the quotation",
    "PLACE: after “WORD”": "the candidate is no subject, and by or to is before it",
    "PLACE: after “according to”, CROSSED": "according to NAME",
    "noun WORD": "the last word of a description or organisation",
    "owns a noun of saying": "Khamenei’s criticism",
    "spoke before: DISTANCE, AROUND": "the candidate spoke the quotation before",
    "spoke before: PLACE, START": "the same",
    "spoke before: DISTANCE, END": "the same",
    "same name as who spoke before: PLACE, PARAGRAPHS, VERB": (
        "another mention by the name of who spoke the quotation before; PARAGRAPHS: how far "
        "back that quotation is"
    ),
}

CUES = {
    "ROLE, TOKEN, SIDE": (
        "ROLE: whether the word is the source's verb, the verb straight before it, or "
        "neither. TOKEN: the class of the word. SIDE: whether the source is before or behind "
        "the quotation"
    ),
    "ROLE, TOKEN, FORM": "FORM: how the word ends",
    "TOKEN, N words before": "how many words are between it and the quotation behind it",
    "TOKEN, N words behind": "how many words are between the quotation and it",
    "ROLE, TOKEN, source with VERB, NEAREST": (
        "VERB: the class of the source's verb. NEAREST: whether the word is the nearest verb "
        "of saying before the quotation"
    ),
    "TOKEN, FORM, NEAREST": "the same without the source's verb",
    "AFTER": "the word before it, if it is one of a few that tell",
    "ROLE, TOKEN, IS": "IS: whether the source is the subject of the word",
    "word WORD": "a verb of saying",
    "sign TOKEN": "the class of any other word or sign",
    "GAP, ROLE": "GAP: what is between the word and the quotation behind it",
    "GAP, FORM, AFTER": "the same with form and word before",
}

ANTECEDENTS = {
    "AGREES": "whether the person's pronoun is this one, another, or not known",
    "N people nearer, AGREES": "N (4 is 4 or more) other people are named between",
    "N sentences back, CASE": "how many sentences back the person is named, and in which case",
    "N paragraphs back, N people nearer": "how many paragraphs back",
    "named N times": "how often the article names the person; 6 is 6 or more",
    "name of N words": "how long the name is; 3 is 3 or more",
    "N such pronouns between, N people nearer": "how many pronouns of this kind are between",
    "spoke before, N paragraphs back": "the person spoke the quotation before",
    "spoke before, N paragraphs back, AGREES": "the same",
    "spoke before, N words back": "the same, in steps of 6 words",
    "nearest subject, N sentences back": "the person is the nearest subject before the pronoun",
    "nearest speaker, N paragraphs back, SPEAKS": (
        "the person is the nearest subject of a verb of saying; SPEAKS: its class, or that it "
        "is before the name"
    ),
    "nearest speaker, N sentences back": "the same",
    "opens its sentence, N sentences back": "the first subject of its sentence",
    "opens its paragraph, N paragraphs back": "the first subject of its paragraph",
    "subject, N sentences back, SPEAKS": "a subject of the last sentences",
}
