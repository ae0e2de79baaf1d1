"""What holds of attributions whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.found import Article
from site_builder.model.given import QuotationKind
from site_builder.model.quotations import Quotation, Segment
from site_builder.quotes.attribution import attribute
from site_builder.quotes.speaking.readings import parse
from site_builder.text.spans import Span

PIECES = st.sampled_from(
    [
        *(
            "“We know,” ",
            "he said. ",
            "Mr. Trump ",
            "told ",
            "the mayor ",
            "Clinton’s ",
            "campaign ",
        ),
        *(
            ", ",
            ": ",
            "\n",
            "said ",
            "“No” ",
            "she ",
            "According to ",
            "Ali Khamenei ",
            "(R-Fla.) ",
        ),
        *("and ", "Trump: ", "who ", "’s ", "“A B: c” ", ". ", "— ", "", "1 ", "“", "”"),
    ]
)
KINDS = st.sampled_from(list(QuotationKind))


@given(st.lists(PIECES, max_size=40), st.data())
def test_attributions_keep_to_their_text(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    quotations, start = [], -1
    for i, c in enumerate(text):
        if c == "“" and start < 0:
            start = i
        elif c == "”" and start >= 0:
            segment = Segment(Span(start + 1, i), Span(start, i + 1))
            quotations.append(Quotation("a", (segment,), data.draw(KINDS)))
            start = -1
    marked = [s.marked for q in quotations for s in q.segments]
    found = attribute(parse(Article("a", "a.txt", text, "o"), marked), tuple(quotations))
    assert [a.quotation for a in found] == quotations
    for a in found:
        assert 0 <= a.confidence <= 1
        for span in (a.cue, a.source):
            assert span is None or 0 <= span.start < span.end <= len(text)
        if not a.quotation.kind.is_speech:
            assert (a.cue, a.source, a.speaker) == (None, None, None)
        if a.speaker is not None:
            assert a.source is not None
            assert a.reasons
