"""How the checker of pages reads a trace where other programs had the processor too."""

from __future__ import annotations

from check_pages import by_own_clock


def event(ts: int, dur: int, tts: int, tdur: int, tid: int = 1) -> dict:
    return {"ph": "X", "pid": 7, "tid": tid, "ts": ts, "dur": dur, "tts": tts, "tdur": tdur}


def times(events: list[dict]) -> list[tuple[int, int]]:
    return [(one["ts"], one["dur"]) for one in events]


def test_a_task_takes_the_time_that_it_ran_and_not_the_time_that_it_waited() -> None:
    script = event(1_000, 16_000, 500, 6_000)
    part = event(9_000, 7_000, 2_500, 3_000)  # it began after 8 ms, of which 2 were its own
    other = event(3_000, 900, 40, 900, tid=2)
    after = event(20_000, 1_000, 6_500, 1_000)
    by_own_clock([after, other, part, script])
    assert times([script, part]) == [(1_000, 6_000), (3_000, 3_000)]
    assert times([other, after]) == [(3_000, 900), (20_000, 1_000)]


def test_a_task_that_blocks_takes_its_time_by_either_clock() -> None:
    script = event(1_000, 100_000, 500, 100_000)
    by_own_clock([script, {"ph": "I", "ts": 1, "pid": 7, "tid": 1}])
    assert times([script]) == [(1_000, 100_000)]
