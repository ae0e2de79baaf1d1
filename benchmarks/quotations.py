"""Prints every figure of quotations and speakers against a gold set.

    python benchmarks/quotations.py GOLD.jsonl SCORER_FOLDER [--write PREDICTIONS.jsonl]

GOLD.jsonl is made from a checkout of PolNeAR by `training.derive`; SCORER_FOLDER has
`score.py` and `shapes.py`. Standard library only. Use the development part; the test part is for
the last word.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from site_builder.quotes.extraction import extract
from site_builder.quotes.lines import lines_with_words
from site_builder.quotes.quoting.marked_spans import pair_marks

SURE = ("hand", "high", "mid")
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
IMPORT = "import time; t = time.process_time(); import site_builder.quotes.extraction; "
IMPORT += "print(time.process_time() - t)"


def load(path):
    return [json.loads(x) for x in Path(path).read_text(encoding="utf-8").splitlines() if x.strip()]


def predict(gold):
    """What is found, and the CPU seconds of three readings; the first one loads the tables."""
    gc.disable()  # as the command does
    seconds = []
    for _ in range(3):
        started = time.process_time()
        found = [{"id": a["id"], "quotes": extract(a["text"])} for a in gold]
        seconds.append(time.process_time() - started)
    return found, seconds


def decisions(gold, predictions, last_name, trim, iou):
    """(record, is right) of each gold quotation that was found as speech and whose source is known.

    A description or body is right if it is the annotated source, everybody else by the last name.
    """
    for a, p in zip(gold, predictions, strict=True):
        text = a["text"]
        speech = [
            (trim(text, q["start"], q["end"]), q) for q in p["quotes"] if q["kind"] == "speech"
        ]
        for g in a["quotes"]:
            where = trim(text, g["start"], g["end"])
            best = max(speech, key=lambda pair: iou(where, pair[0]), default=None)
            if g["label"] != "speech" or best is None or iou(where, best[0]) < 0.8:
                continue
            q, wanted = best[1], [g["speaker"] or "", *(g.get("speakers") or [])]
            if g["spans"] and q["source_kind"] in ("description", "body"):
                start, end = q["speaker_span"]
                yield q, any(start < e and s < end for s, e in g["spans"])
            elif g["speaker"] and g["speaker_conf"] in SURE:
                names = {last_name(plain(name)) for name in wanted}
                yield q, last_name(plain(q["speaker"] or "")) in names


def plain(name):
    """A name with one form of apostrophe: O’Neill is O'Neill."""
    return name.translate(STRAIGHT)


def reliability(points):
    print("\nReliability: confidence as stated, share that is right")
    edges = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01]
    stated = [(q["confidence"] if q["speaker"] else 0.0, ok) for q, ok in points]
    for low, high in pairwise(edges):
        inside = [(c, ok) for c, ok in stated if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            right = sum(ok for _, ok in inside) / len(inside)
            print(f"  {low:.2f}-{min(high, 1):.2f}  n {len(inside):4}  {mean:.3f}  {right:.3f}")
    print("Speakers by kind of source: all, shown, precision of the shown")
    for kind in ["", *sorted({q["source_kind"] or "other" for q, _ in points})]:
        mine = [(q["shown"], ok) for q, ok in points if kind in ("", q["source_kind"] or "other")]
        shown = [ok for is_shown, ok in mine if is_shown]
        share = sum(shown) / max(1, len(shown))
        reach = len(shown) / len(mine)
        print(f"  {kind or 'all':13} n {len(mine):4}  coverage {reach:.3f}  precision {share:.3f}")


def straightened(gold):
    """Exact F1 of the pairs of marks on texts whose curly marks were made straight."""
    right = found = true = articles = 0
    for a in gold:
        text = a["text"]
        if '"' in text or "''" in text:
            continue
        truth = {span for line in lines_with_words(text) for span in curly(text, line) or [None]}
        truth.discard(None)
        if any(curly(text, line) is None for line in lines_with_words(text)) or not truth:
            continue
        plain = text.translate(STRAIGHT)
        pairs = pair_marks(plain, lines_with_words(plain))
        got = {(m.segment.marked.start, m.segment.marked.end) for m in pairs if m.double}
        articles += 1
        right, found, true = right + len(got & truth), found + len(got), true + len(truth)
    p, r = right / max(1, found), right / max(1, true)
    print(
        f"\nstraightened marks: exact F1 {2 * p * r / max(1e-9, p + r):.4f} ({articles} articles)"
    )


def curly(text, line):
    """The outermost curly pairs of a line; None where they do not pair."""
    stack, found = [], []
    for i in range(line.start, line.end):
        if text[i] == "“":
            stack.append(i)
        elif text[i] == "”":
            if not stack:
                return None
            start = stack.pop()
            if not stack:
                found.append((start, i + 1))
    if len(stack) > 1:
        return None
    if stack:
        found.append((stack[0], len(text[: line.end].rstrip())))
    return found


SPOKEN = "“We will go,” he said: "  # without a quotation nothing is asked of the words
HOSTILE = {
    "opening marks": lambda n: "“" * n,
    "closing marks": lambda n: "”" * n,
    "straight marks": lambda n: '"' * n,
    "apostrophes": lambda n: SPOKEN + "'" * n,
    "nested": lambda n: "“‘" * (n // 20) + "a" + "’”" * (n // 20),
    "quoted words": lambda n: "“a” " * (n // 4),
    "names and verbs": lambda n: "“Yes,” Mr. Trump, said. " * (n // 24),
    "capitals": lambda n: SPOKEN + "Aa " * (n // 3),
    "pronouns": lambda n: "he said “a” " * (n // 12),
    "nouns": lambda n: SPOKEN + "campaign " * (n // 9),
    "possessives": lambda n: SPOKEN + "Trump’s " * (n // 8),
    "commas": lambda n: SPOKEN + "a," * (n // 2),
    "labels": lambda n: "“" + "A.’-" * (n // 4) + "”",
}


def hostile():
    print(
        "\nHostile shapes: seconds for 100,000 code points, and the ratio when doubled (most 2.3)"
    )
    for name, make in HOSTILE.items():
        times = []
        for size in (100_000, 200_000):
            text = make(size)
            best = 1e9
            for _ in range(3):
                started = time.process_time()
                extract(text)
                best = min(best, time.process_time() - started)
            times.append(best)
        print(f"  {name:16} {times[0]:7.3f}  {times[1] / max(times[0], 1e-9):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold")
    parser.add_argument("scorer")
    parser.add_argument("--write")
    parser.add_argument("--skip-hostile", action="store_true")
    asked = parser.parse_args()
    sys.path.insert(0, asked.scorer)
    import score

    gold = load(asked.gold)
    predictions, seconds = predict(gold)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(asked.write or Path(folder) / "predictions.jsonl")
        lines = (json.dumps(p, ensure_ascii=False) + "\n" for p in predictions)
        path.write_text("".join(lines), encoding="utf-8")
        for script in ("score.py", "shapes.py"):
            call = [sys.executable, str(Path(asked.scorer) / script), asked.gold, str(path)]
            print(subprocess.run(call, capture_output=True, text=True, check=True).stdout)
    known = list(decisions(gold, predictions, score.last_name, score.trim, score.iou))
    reliability(known)
    straightened(gold)
    started = subprocess.run(
        [sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True, cwd=ROOT
    )
    rates = " ".join(f"{len(gold) / spent:.0f}" for spent in seconds)
    print(f"speed: {rates} articles a CPU second; import {float(started.stdout):.3f} CPU s")
    if not asked.skip_hostile:
        hostile()


if __name__ == "__main__":
    main()
