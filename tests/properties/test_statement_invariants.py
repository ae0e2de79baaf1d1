"""What holds of every alignment, whatever is said and corrected."""

from collections import Counter

from hypothesis import assume, given
from hypothesis import strategies as st
from reports import Aligned, Said, align, different, report, same

from site_builder.edition.aligning.similarity import wording
from site_builder.model.found import Unit
from site_builder.model.given import QuotationKind
from site_builder.text.terms import vocabulary, words_of

SENTENCES = [
    "If they threaten us, we will threaten them.",
    "If they act on their threats, we will act on ours.",
    "If they put their threat into practice, we will do the same.",
    "We will violate the security of their nation.",
    "They violate our nation’s security.",
    "It is neither wise nor prudent.",
    "That is unwise.",
    "Not wise",
    "unwise",
    "threats",
    "violate",
    "Yes.",
]
SPEAKERS = [None, "khamenei", "trump"]
SAID = st.builds(
    Said,
    st.sampled_from(SENTENCES),
    st.sampled_from(SPEAKERS),
    st.sampled_from([QuotationKind.DIRECT, QuotationKind.PARTIAL, QuotationKind.TERM]),
)
REPORTS = st.lists(st.lists(SAID, max_size=4), min_size=1, max_size=5).map(
    lambda all_said: [report(name, *said) for name, said in zip("abcde", all_said, strict=False)]
)


def spread(found: Aligned) -> list[Counter[str]]:
    """For each statement how many units each article has in its wording."""
    return [Counter(u.article_id for r in s.renderings for u in r.units) for s in found.statements]


def words(found: Aligned, unit: Unit) -> list[str]:
    """The words of a unit as they are compared."""
    (own,) = (a.words for a in found.articles if a.id == unit.article_id)
    return words_of(own, unit.span)


@given(REPORTS)
def test_one_statement_has_one_sentence_of_an_article_and_one_speaker(reports: list) -> None:
    found = align(*reports)
    assert all(set(counts.values()) == {1} for counts in spread(found))
    speaker = {q.id: q.speaker_id for q in found.quotes}
    for statement in found.statements:
        known = {speaker[u.quote_id] for r in statement.renderings for u in r.all_units} - {None}
        assert len(known) <= 1
        assert statement.speaker_id == next(iter(known), None)


@given(REPORTS)
def test_a_repeat_says_nothing_that_its_wording_does_not(reports: list) -> None:
    found = align(*reports)
    known = vocabulary(
        words(found, u) for s in found.statements for r in s.renderings for u in r.units
    )
    for rendering in (r for s in found.statements for r in s.renderings):
        wordings = [wording(words(found, u), known) for u in rendering.units]
        for unit in rendering.repeats:
            repeated = wording(words(found, unit), known)
            assert repeated.content
            assert repeated.content <= frozenset().union(*(w.content for w in wordings))
            assert unit.quote_id not in {u.quote_id for u in rendering.units}


@given(REPORTS)
def test_every_sentence_of_speech_is_in_one_statement(reports: list) -> None:
    found = align(*reports)
    units = [u for s in found.statements for r in s.renderings for u in r.all_units]
    assert len(units) == len(set(units))
    assert {u.quote_id for u in units} == {q.id for q in found.quotes if q.kind.is_speech}
    assert len({s.id for s in found.statements}) == len(found.statements)


@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_articles_and_quotes_changes_nothing(reports: list, chance) -> None:
    found = align(*reports)
    shuffled = [(article, chance.sample(quotes, len(quotes))) for article, quotes in reports]
    chance.shuffle(shuffled)
    assert align(*shuffled).statements == found.statements


@given(REPORTS)
def test_no_join_across_events(reports: list) -> None:
    found = align(*reports, events=tuple((article.id,) for article, _ in reports))
    assert all(len(s.renderings) == 1 for s in found.statements)


@given(REPORTS, st.data())
def test_what_editors_join_is_joined_and_what_they_part_is_parted(
    reports: list, data: st.DataObject
) -> None:
    spoken = sorted(
        {
            (q.article_id, q.segments[0].span.of(article.text))
            for article, quotes in reports
            for q in quotes
            if q.kind.is_speech
        }
    )
    # A target names its passage by words: those that stand once.
    spoken = [
        (name, words)
        for name, words in spoken
        if next(a for a, _ in reports if a.id == name).text.count(words) == 1
    ]
    assume(len(spoken) >= 3)
    places = st.sampled_from(spoken)
    pairs = st.tuples(places, places).filter(lambda p: p[0] != p[1])
    joined = data.draw(st.lists(pairs, max_size=3))
    parted = data.draw(st.lists(pairs, max_size=3))
    found = align(
        *reports,
        corrections=(*(same(*p) for p in joined), *(different(*p) for p in parted)),
    )
    holder = {unit: units for units in found.all for unit in units}

    def key(place: tuple[str, str]) -> str:
        return f"{place[0]}: {place[1]}"

    for one, other in joined:
        assert holder[key(one)] is holder[key(other)]
    if not found.problems:
        for one, other in parted:
            assert holder[key(one)] is not holder[key(other)]
    # The wording of a rendering is one quote's: what an editor joins besides is its repeat.
    for rendering in (r for s in found.statements for r in s.renderings):
        assert len({u.quote_id for u in rendering.units}) == 1


@given(REPORTS)
def test_grades_and_links_agree_with_the_renderings(reports: list) -> None:
    found = align(*reports)
    for statement in found.statements:
        several = len(statement.renderings) > 1
        assert (statement.grade is not None) == several
        assert (statement.collation is not None) == several
        units = {u for r in statement.renderings for u in r.all_units}
        assert all({link.first, link.second} <= units for link in statement.links)
        assert len(statement.links) >= len(statement.renderings) - 1
