"""The names that the masthead's field finds at once."""

import json

from small_edition import small_edition

from site_builder.data.first_hits import first_hits
from site_builder.model import routes
from site_builder.pages.all_pages import pages

EDITION = small_edition()
START = b"self.firstHits = "


def listed() -> dict[str, list[list[str]]]:
    script = first_hits(EDITION)
    assert script.startswith(START)
    return dict(json.loads(script.removeprefix(START)))


def test_each_name_leads_to_a_page_of_the_site() -> None:
    paths = {page.path for page in pages(EDITION)}
    led_to = {path for names in listed().values() for _, path in names}
    assert led_to
    assert led_to <= paths


def test_those_who_are_quoted_most_come_first_and_who_is_never_quoted_is_left_out() -> None:
    speakers = [path for _, path in listed()["Speaker"]]
    first, *_ = speakers
    count = [sum(q.speaker_id == s.id for q in EDITION.quotes) for s in EDITION.speakers]
    most = EDITION.speakers[count.index(max(count))]
    assert first == routes.speaker(most.id)
    assert len(speakers) == sum(number > 0 for number in count)


def test_events_are_in_the_order_of_the_edition() -> None:
    assert [path for _, path in listed()["Event"]] == [routes.event(e.id) for e in EDITION.events]
