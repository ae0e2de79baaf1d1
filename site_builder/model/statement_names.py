"""By which of its wordings a statement is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from site_builder.model.found import Article, Statement, Unit


def naming_unit(statement: Statement, articles: Mapping[str, Article]) -> Unit:
    """The sentence whose words most renderings share; of several the longest, then the first.

    The shortest would drop the “not”. A wording of less than half the longest one's words is a
    fragment and names nothing. Of a rendering in several sentences the longest counts: a headline's
    “Not Wise” is an echo.
    """
    mains = [max(r.units, key=lambda u: len(u.span)) for r in statement.renderings]
    words = [tuple(articles[u.article_id].words.within(u.span).compared) for u in mains]
    times = Counter(words)
    most = max(map(len, words))
    named = [n for n, one in enumerate(words) if 2 * len(one) >= most]
    return mains[max(named, key=lambda n: (times[words[n]], len(mains[n].span), -n))]
