"""How much a word says of what a report is about: the rarer it is in English, the more.

The table of frequencies ships with the program (`word_frequencies.json`), so that a report weighs
the same wherever it is: no other report changes it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data

LENGTH = 320  # words of a text, for the chance that a word is in it
# The rarity of a word that is not in the table; those in it have less. It is low on purpose: names
# are rare in English, but a site about one subject has the same ones in all reports, and with a
# larger weight they alone would join reports of different days.
RAREST = 4.0


@cache  # the table is read once, for all reports
def rarities() -> Mapping[str, float]:
    """The rarity of each common word: 1 if it is in every text, and more the fewer have it."""
    table = json.loads(get_data(__package__, "word_frequencies.json") or "")["words"]
    found: dict[str, float] = {}
    for logarithm, lines in table.items():
        chance = 1 - math.exp(-LENGTH * 10 ** (float(logarithm) - 9))
        found |= dict.fromkeys(" ".join(lines).split(), 1 - math.log(chance))
    return found
