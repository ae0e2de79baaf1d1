"""What holds of editors' corrections of quotations whatever the text."""

from hypothesis import given
from hypothesis import strategies as st
from small_texts import article, quotes_of
from stages import correct_quotes

from site_builder.model.found import Article, Quote
from site_builder.model.given import CueWords, QuoteCorrection, Target, TextQuoteSelector
from site_builder.model.problems import Location, has_errors
from site_builder.text.spans import Span

HERE = Location("content/corrections/a.yaml", 2, 5)
LINES = st.lists(
    st.lists(
        st.sampled_from(
            ["“We know,” ", "“No.” ", "he said ", "saying ", "said", ", ", "called for ", "unsaid "]
        ),
        min_size=1,
        max_size=8,
    ).map("".join),
    min_size=1,
    max_size=5,
)
CUES = st.sampled_from(["said", "saying", "called for", "he", "know", "", "declared"])


def corrected(
    made: Article, quotes: tuple[Quote, ...], at: Span, words: str
) -> tuple[tuple[Quote, ...], bool]:
    """The quotes after an editor names the cue of one, and whether the correction was refused."""
    target = Target(made.id, TextQuoteSelector("any words"), HERE)
    c = QuoteCorrection(target, "it reads so", cue=CueWords(words, HERE))
    after, _, problems = correct_quotes((made,), quotes, (), (c,), {target: at})
    return after, has_errors(problems)


@given(LINES)
def test_no_correction_no_change(lines: list[str]) -> None:
    made = article("a", *lines)
    quotes = quotes_of(made)
    assert correct_quotes((made,), quotes, (), (), {}) == (quotes, (), [])


@given(LINES, CUES, st.data())
def test_a_named_cue_is_its_words_near_the_quotation_and_touches_no_other(
    lines: list[str], words: str, data: st.DataObject
) -> None:
    made = article("a", *lines)
    quotes = quotes_of(made)
    if not quotes:
        return
    k = data.draw(st.integers(0, len(quotes) - 1))
    after, is_refused = corrected(made, quotes, quotes[k].segments[0].span, words)
    assert after[:k] + after[k + 1 :] == quotes[:k] + quotes[k + 1 :]
    if is_refused:
        assert after == quotes
        return
    cue = after[k].cue
    assert (cue.of(made.text) if cue else "") == words
    if cue:
        assert not any(cue.overlaps(s.marked) for q in quotes for s in q.segments)
        between = sorted([cue.start, after[k].segments[0].span.start])
        assert made.text.count("\n", *between) <= 1
    assert (after[k].kind, after[k].speaker_id) == (quotes[k].kind, quotes[k].speaker_id)
    again, _ = corrected(made, after, after[k].segments[0].span, words)
    assert [q.cue for q in again] == [q.cue for q in after]
