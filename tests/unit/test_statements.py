"""Which sentences are one utterance, and what editors and speakers forbid."""

from reports import Said, align, different, report, same
from stages import align_statements
from statement_gold import load

from site_builder.edition.aligning.pairs import COMMON
from site_builder.model.found import DecidedBy, Grade
from site_builder.model.given import QuotationKind, Role
from site_builder.model.reasons import all_told

THREAT = "If they threaten us, we will threaten them."
ACT = "If they act on their threats, we will act on ours."
PRACTICE = "If they put their threat into practice, we will do the same."
EXPERIENCE = "This is our experience with them."


def test_sentences_of_one_quotation_meet_sentences_of_three() -> None:
    found = align(
        report("a", Said(f"{THREAT} {ACT}")),
        report("b", Said(THREAT), Said(PRACTICE)),
    )
    assert found.joined == {
        frozenset({f"a: {THREAT}", f"b: {THREAT}"}),
        frozenset({f"a: {ACT}", f"b: {PRACTICE}"}),
    }


def test_points_within_a_quotation_part_sentences() -> None:
    found = align(report("a", Said("we will violate theirs . . . This is our duty")))
    assert found.all == {
        frozenset({"a: we will violate theirs . . ."}),
        frozenset({"a: This is our duty"}),
    }


def test_two_known_speakers_are_never_joined() -> None:
    found = align(report("a", Said(THREAT)), report("b", Said(THREAT, speaker="trump")))
    assert found.joined == set()


def test_an_unclear_speaker_joins_only_nearly_the_same_words() -> None:
    near = align(report("a", Said(THREAT)), report("b", Said(THREAT, speaker=None)))
    assert len(near.joined) == 1
    far = align(report("a", Said(ACT)), report("b", Said(PRACTICE, speaker=None)))
    assert far.joined == set()


def test_an_unclear_speaker_does_not_bridge_two_known_ones() -> None:
    found = align(
        report("a", Said(THREAT)),
        report("b", Said(THREAT, speaker=None)),
        report("c", Said(THREAT, speaker="trump")),
    )
    assert len(found.joined) == 1
    assert all(len(units) == 2 for units in found.joined)


def test_an_event_ends_a_statement() -> None:
    found = align(report("a", Said(THREAT)), report("b", Said(THREAT)), events=(("a",), ("b",)))
    assert found.joined == set()
    assert len(found.statements) == 2


def test_a_sentence_that_everybody_quotes_is_one_statement() -> None:
    """More outlets than the number from which a word proposes no pair."""
    found = align(*(report(f"outlet-{n:03}", Said(THREAT)) for n in range(COMMON + 5)))
    (statement,) = found.statements
    assert len(statement.renderings) == COMMON + 5
    assert len(statement.links) == COMMON + 4


def test_one_article_does_not_meet_itself() -> None:
    found = align(report("a", Said(THREAT), Said(THREAT)))
    assert found.joined == set()
    assert len({s.id for s in found.statements}) == 2


def test_terms_are_no_statements() -> None:
    term = Said("maximum pressure", speaker=None, kind=QuotationKind.TERM)
    assert align(report("a", term), report("b", term)).statements == ()


def test_furniture_takes_no_part() -> None:
    gold = load()
    statements, _ = align_statements(gold.articles, (gold.event,), gold.quotes, (), {})
    texts = {a.id: a for a in gold.articles}
    for statement in statements:
        for rendering in statement.renderings:
            for unit in rendering.units:
                paragraphs = texts[unit.article_id].paragraphs
                assert all(
                    p.role is not Role.FURNITURE for p in paragraphs if p.span.holds(unit.span)
                )


def test_a_fragment_joins_where_its_words_stand() -> None:
    whole = "It is neither wise, nor prudent, nor dignified to negotiate."
    found = align(
        report("a", Said(whole)),
        report("b", Said("neither wise nor dignified", kind=QuotationKind.PARTIAL)),
    )
    assert len(found.joined) == 1
    assert found.statements[0].grade is Grade.FRAGMENT


def test_a_fragment_of_a_common_word_stays_alone() -> None:
    part = QuotationKind.PARTIAL
    found = align(
        report("a", Said("We spoke of the threats and the sanctions."), Said(THREAT)),
        report("b", Said("threats", kind=part)),
    )
    assert found.joined == set()


def test_grades_and_evidence_are_told() -> None:
    found = align(report("a", Said(ACT)), report("b", Said(PRACTICE)), report("c", Said(ACT)))
    (statement,) = found.statements
    assert statement.grade is Grade.PROBABLE
    assert {(k.first.article_id, k.second.article_id, k.grade) for k in statement.links} == {
        ("a", "b", Grade.PROBABLE),
        ("a", "c", Grade.SAME_WORDS),
        ("b", "c", Grade.PROBABLE),
    }
    link = next(k for k in statement.links if k.second.article_id == "b")
    assert link.shared == ()  # neither prints the other's shape of the word
    assert all_told(link.reasons) == (
        "same event, same speaker; score 0.40, likely from 0.31; counted as one word: threats,"
        " threat"
    )
    assert statement.links[0].grade is Grade.SAME_WORDS  # the best first


def test_a_word_of_its_own_articles_sentence_is_a_repeat() -> None:
    part = QuotationKind.PARTIAL
    whole = "This is experience, and not a dishonorable one."
    for word, is_repeat in [("experience", True), ("dishonorable", True), ("honorable", False)]:
        found = align(report("a", Said(word, kind=part), Said(whole)))
        assert bool(found.joined) == is_repeat, word
    two = align(report("a", Said("experience", kind=part), Said(whole), Said(EXPERIENCE)))
    assert two.joined == set()  # of which of the two?
    other = align(report("a", Said("experience", "trump", part), Said(whole)))
    assert other.joined == set()
    (statement,) = align(report("a", Said("experience", kind=part), Said(whole))).statements
    (rendering,) = statement.renderings
    assert len(rendering.units) == len(rendering.repeats) == 1
    (link,) = statement.links
    assert link.first in rendering.repeats
    assert link.shared == ("experience",)
    assert statement.grade is None


def test_many_fragments_of_a_common_word_cost_no_squares() -> None:
    part = QuotationKind.PARTIAL
    said = [Said(f"The sanctions of round {n} failed.") for n in range(1000)]
    found = align(report("a", *said, *(Said("sanctions", kind=part) for _ in range(1000))))
    assert found.joined == set()


def test_an_editor_keeps_a_repeat_apart() -> None:
    whole = "This is experience, and not a dishonorable one."
    reports = report("a", Said("Experience!", kind=QuotationKind.PARTIAL), Said(whole))
    parted = align(reports, corrections=(different(("a", "Experience!"), ("a", whole)),))
    assert parted.problems == []
    assert parted.joined == set()


def test_a_fragment_read_otherwise_than_printed_says_so() -> None:
    memo = "Talks have no impact on resolving the country’s problems."
    found = align(
        report("a", Said("Won’t Solve", kind=QuotationKind.PARTIAL), Said(memo)),
        report("b", Said("Talks have no effect on solving the country’s problems.")),
        corrections=(same(("a", "Won’t Solve"), ("a", memo)),),
    )
    (statement,) = found.statements
    first, second, _ = statement.links
    assert first.shared == ("Talks", "no", "country’s", "problems")  # the wordings' link is first
    assert second.shared == ()
    assert all_told(second.reasons).endswith("read as *not solve*, it is there")


def test_ids_come_from_words_and_do_not_move() -> None:
    alone = align(report("a", Said(THREAT)))
    more = align(report("a", Said(THREAT), Said(EXPERIENCE)), report("b", Said(ACT)))
    assert alone.statements[0].id.startswith("if-they-threaten-us-we-will-threaten-")
    assert alone.statements[0].id in {s.id for s in more.statements}


def test_an_editor_joins_what_no_score_would() -> None:
    found = align(
        report("a", Said("We have to use it.")),
        report("b", Said("We should learn from it.")),
        corrections=(same(("a", "have to use"), ("b", "should learn")),),
    )
    (statement,) = found.statements
    assert found.problems == []
    assert statement.grade is Grade.EDITOR
    assert statement.decided_by is DecidedBy.EDITOR
    assert all_told(statement.links[0].reasons) == "joined by an editor: one sentence"
    assert statement.links[0].decided_by is DecidedBy.EDITOR


def test_a_link_says_that_an_editor_confirmed_it() -> None:
    found = align(
        report("a", Said(THREAT)),
        report("b", Said(THREAT)),
        corrections=(same(("a", THREAT), ("b", THREAT)),),
    )
    by_rule = align(report("a", Said(THREAT)), report("b", Said(THREAT)))
    told = [
        (link.grade, link.decided_by) for f in (found, by_rule) for link in f.statements[0].links
    ]
    assert told == [
        (Grade.SAME_WORDS, DecidedBy.EDITOR),
        (Grade.SAME_WORDS, DecidedBy.AUTOMATIC),
    ]


def test_an_editor_may_join_two_sentences_of_one_article() -> None:
    found = align(
        report("a", Said("Not wise.", kind=QuotationKind.PARTIAL), Said("It is not wise to talk.")),
        report("b", Said("To talk with them is unwise.")),
        corrections=(same(("a", "Not wise"), ("a", "It is not wise")),),
    )
    (statement,) = found.statements
    joined, _other = statement.renderings
    assert [len(joined.units), len(joined.repeats)] == [1, 1]
    assert len(joined.units[0].span) > len(joined.repeats[0].span)


def test_an_editor_keeps_apart() -> None:
    found = align(
        report("a", Said(THREAT)),
        report("b", Said(THREAT)),
        corrections=(different(("a", THREAT), ("b", THREAT)),),
    )
    assert found.joined == set()
    assert found.problems == []


def test_a_target_outside_quotation_marks_is_an_error() -> None:
    found = align(
        report("a", Said(THREAT)),
        report("b", Said(THREAT)),
        corrections=(same(("a", "he said"), ("b", THREAT)),),
    )
    assert [str(p) for p in found.problems] == [
        "content/corrections/statements.yaml:3:5: there is no sentence of speech at “he said” "
        "(give words that the article prints in quotation marks as speech)"
    ]


def test_editors_cannot_join_two_events() -> None:
    found = align(
        report("a", Said(THREAT)),
        report("b", Said(THREAT)),
        events=(("a",), ("b",)),
        corrections=(same(("a", THREAT), ("b", THREAT)),),
    )
    assert found.joined == set()
    assert [p.message for p in found.problems] == [
        "the targets are in different events, and a statement never crosses events"
    ]


def test_a_contradiction_is_an_error() -> None:
    found = align(
        report("a", Said(THREAT)),
        report("b", Said(ACT)),
        report("c", Said(PRACTICE)),
        corrections=(
            same(("a", THREAT), ("b", ACT)),
            same(("b", ACT), ("c", PRACTICE)),
            different(("a", THREAT), ("c", PRACTICE)),
        ),
    )
    assert [p.message for p in found.problems] == [
        f"“{THREAT}” is said to differ from what it is joined with"
    ]
