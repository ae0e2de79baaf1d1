"""From which scores a speaker is shown and two sentences are joined, as the pages tell readers."""

from __future__ import annotations

# A speaker that another extractor names, or who surely speaks three times in the event. Otherwise
# each kind of source has its threshold in `quotes/learnt/sources.json`.
SHOWN = 0.8
SAME_SPEAKER = 0.31  # from here two sentences of one event and speaker are joined
UNKNOWN_SPEAKER = 0.55  # from here when the speaker of either is unclear
SAME_WORDS_SCORE = 0.55  # from here their wording is called close
SAME_WORDS_RUNS = 0.3  # or from this share of the smaller one's runs of three words
