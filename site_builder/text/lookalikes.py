"""What a name looks like to a hasty reader, in the letters of any script."""

from __future__ import annotations

import unicodedata

# Letters of other scripts, and digits, that look like a Latin letter in some common typeface.
ALIKE = (
    ("a", "АаΑαɑ"), ("b", "ВΒЬ"), ("c", "Сс"), ("d", "ԁ"), ("e", "ЕеΕ"), ("g", "ɡ"), ("h", "НһΗ"),
    ("i", "ІіΙιı"), ("j", "Јј"), ("k", "КкΚκ"), ("l", "1|"), ("m", "МмΜ"), ("n", "Νη"),
    ("o", "ОоΟο0"), ("p", "РрΡρ"), ("q", "ԛ"), ("s", "Ѕѕ"), ("t", "ТтΤτ"), ("u", "υ"), ("v", "ν"),
    ("w", "ԝ"), ("x", "ХхΧχ"), ("y", "УуΥ"), ("z", "Ζ"),
)  # fmt: skip
LOOKALIKES = str.maketrans({other: latin for latin, others in ALIKE for other in others})
# Read after the above, on folded text: what is one letter to a hasty reader.
HASTY = (("rn", "m"), ("vv", "w"), ("i", "l"))
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


def skeleton(name: str) -> str:
    """The name without accents, spaces and case, with letters that look alike as one letter."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in plain if c.isalnum() or c == "|").translate(LOOKALIKES).casefold()
    for seen, read in HASTY:
        letters = letters.replace(seen, read)
    return letters


def mixed_scripts(name: str) -> tuple[str, ...]:
    """The scripts of the first word that mixes several, as “Вreitbart” with a Cyrillic В."""
    for word in name.split():
        scripts = {unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()}
        mixed = tuple(script.title() for script in SCRIPTS if script in scripts)
        if len(mixed) > 1:
            return mixed
    return ()
