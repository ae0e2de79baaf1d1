"""Learns the three tables of attribution from PolNeAR's training part.

    python benchmarks/train_speakers.py TRAIN.jsonl
    python benchmarks/train_speakers.py TRAIN.jsonl --cross-validate  # prints, writes nothing

TRAIN.jsonl is made from a checkout of PolNeAR by `derive.py`. Needs numpy and scipy. The result is
deterministic; it holds weights of features, and no text.
"""

from __future__ import annotations

import collections
import json
import sys
from pathlib import Path

import numpy as np
import scipy.optimize as so
import scipy.sparse as sp

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PACKAGE = ROOT / "site_builder" / "quotes" / "speaking"

from site_builder.model.found import Article  # noqa: E402
from site_builder.quotes.speaking import decisions as at  # noqa: E402
from site_builder.quotes.speaking import ranking  # noqa: E402
from site_builder.quotes.speaking.readings import parse  # noqa: E402
from site_builder.text.names import last_word  # noqa: E402
from site_builder.text.spans import Span  # noqa: E402

RARE = 4  # features seen less often in training are left out
SURE = ("hand", "high", "mid")


def load(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def overlaps(reading, mention, spans):
    last = mention.relative if mention.through == "who" else mention.after - 1
    return covers(reading.scan, mention.first, last, spans)


def covers(scan, first, last, spans):
    """Whether the tokens from `first` to `last` touch one of these spans."""
    return any(scan.start(first) < b and a < scan.end(last) for a, b in spans)


def answers(reading, record, keys):
    """The candidates that the annotators' source covers."""
    if not record["spans"]:
        return {-1}
    right = {k for k in keys if k >= 0 and overlaps(reading, reading.mentions[k], record["spans"])}
    if record["source_type"] == "named" and record["speaker"]:
        last = last_word(record["speaker"])
        exact = {k for k in right if last_word(reading.people.names[k]) == last}
        return exact or right
    return right


def samples(records):
    """Groups of candidates: of sources and of antecedents, each (features, is right) by article."""
    for number, record in enumerate(records):
        article = Article(record["id"], "", record["text"], "")
        reading = parse(article, [Span(q["start"], q["end"]) for q in record["quotes"]])
        previous = None
        for quote, token in zip(record["quotes"], reading.scan.quotes, strict=True):
            if quote["label"] != "speech":
                continue
            group = at.source_features(reading, token, previous)
            right = answers(reading, quote, [k for k, _ in group])
            if right:
                yield "source", number, [(f, k in right) for k, f in group]
            chosen = min(right) if right else -1
            if chosen >= 0 and quote["cues"]:
                tokens = at.cue_candidates(reading, chosen, token)
                marks = [covers(reading.scan, c, c, quote["cues"]) for c, _ in tokens]
                if len(tokens) > 1 and any(marks):
                    yield "cue", number, [(f, m) for (_, f), m in zip(tokens, marks, strict=True)]
            name = quote["speaker"] if quote["speaker_conf"] in SURE else None
            if chosen >= 0:
                mention = reading.mentions[chosen]
                wanted = at.SINGULAR.get(mention.kind)
                if wanted and name and not (previous and previous.mention == chosen):
                    people = at.pronoun_features(reading, chosen, wanted, previous)
                    marks = [last_word(n) == last_word(name) for n, _ in people]
                    if any(marks):
                        yield (
                            "antecedent",
                            number,
                            [(f, m) for (_, f), m in zip(people, marks, strict=True)],
                        )
                known = name or reading.people.names[chosen]
                full = next(
                    (
                        n
                        for n in reading.people.names
                        if n and last_word(n) == last_word(known or "")
                    ),
                    known or "",
                )
                previous = at.Decision(chosen, token, full, 1.0, 1.0, "")


def fit(groups, penalty=1.0):
    """Conditional logistic regression by L-BFGS: one right answer (or several) in each group."""
    seen = collections.Counter(x for group in groups for f, _ in group for x in f)
    index = {x: i for i, x in enumerate(sorted(x for x, c in seen.items() if c >= RARE))}
    rows, ends, owner, good = [], [0], [], []
    for g, group in enumerate(groups):
        for f, right in group:
            rows.extend(index[x] for x in f if x in index)
            ends.append(len(rows))
            owner.append(g)
            good.append(right)
    x = sp.csr_matrix(
        (np.ones(len(rows)), np.array(rows), np.array(ends)), shape=(len(good), len(index))
    )
    owner, good = np.array(owner), np.array(good, dtype=float)
    starts = np.searchsorted(owner, np.arange(len(groups)))

    def loss(w):
        z = x @ w
        e = np.exp(z - np.maximum.reduceat(z, starts)[owner])
        total = np.add.reduceat(e, starts)
        part = np.add.reduceat(e * good, starts)
        value = -(np.log(part + 1e-300) - np.log(total)).sum() + penalty / 2 * (w @ w)
        return value, x.T @ (e / total[owner] - e * good / part[owner]) + penalty * w

    found = so.minimize(
        loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    return {
        name: round(float(found.x[i]), 3) for name, i in index.items() if abs(found.x[i]) >= 0.02
    }


METHOD = {
    "source": "conditional logistic regression over the mentions round each quotation",
    "antecedent": "the same over the people named before each pronoun",
    "cue": "the same over the verbs between source and quotation",
}


def write(name, weights, count, reliability=()):
    table = {
        "origin": "PolNeAR, training part (840 articles of US political news, 2015-2016)",
        "command": "python benchmarks/train_speakers.py TRAIN.jsonl",
        "method": "conditional logistic regression over the candidates of each quotation",
        "decisions": count,
        "size": len(weights),
        "reliability": [list(pair) for pair in reliability],
        "weights": dict(sorted(weights.items())),
    }
    text = json.dumps(table, indent=0, ensure_ascii=False) + "\n"
    (PACKAGE / f"{name}.json").write_text(text, encoding="utf-8")


def reliability(records, folds=4):
    """Pairs (mean raw confidence, share right) by cross-validation, made monotone by pooling."""
    groups = [list(g) for g in samples(records)]
    points = []
    for fold in range(folds):
        tables = {
            kind: fit([g for k, n, g in groups if k == kind and n % folds != fold])
            for kind in ("source", "antecedent")
        }
        with_tables(tables)
        for record in records[fold::folds]:
            points += outcomes(record)
    points.sort()
    blocks = []
    for raw, right in points:
        blocks.append([right, 1, raw])  # how many were right, of how many, the sum of raw
        while len(blocks) > 1 and (
            blocks[-2][1] < 100 or blocks[-2][0] * blocks[-1][1] >= blocks[-1][0] * blocks[-2][1]
        ):
            last = blocks.pop()
            blocks[-1][0] += last[0]
            blocks[-1][1] += last[1]
            blocks[-1][2] += last[2]
    return [(round(raw / count, 4), round(right / count, 4)) for right, count, raw in blocks]


def with_tables(tables):
    """Lets the stage use these weights in place of the shipped ones."""
    made = {f"{kind}_ranker": ranking.Ranker(weights, ()) for kind, weights in tables.items()}
    at.load_ranker = made.__getitem__


def outcomes(record):
    """(raw confidence, is right) of each quotation whose speaker is known."""
    article = Article(record["id"], "", record["text"], "")
    reading = parse(article, [Span(q["start"], q["end"]) for q in record["quotes"]])
    previous = None
    for quote, token in zip(record["quotes"], reading.scan.quotes, strict=True):
        if quote["label"] != "speech":
            continue
        decision = at.decide(reading, token, previous)
        if decision.mention >= 0:
            previous = decision
        if quote["speaker"] and quote["speaker_conf"] in SURE:
            yield (
                decision.source_share * decision.name_share if decision.name else 0.0,
                int(last_word(decision.name) == last_word(quote["speaker"])),
            )


def cross_validate(records, folds=3):
    """Prints how often source, cue and speaker are right in articles that were held out."""
    groups = list(samples(records))
    right, seen = collections.Counter(), collections.Counter()
    for fold in range(folds):
        with_tables(
            {
                kind: fit([g for k, n, g in groups if k == kind and n % folds != fold])
                for kind in ("source", "antecedent", "cue")
            }
        )
        for record in records[fold::folds]:
            for figure, is_right in judged(record):
                seen[figure] += 1
                right[figure] += is_right
    for figure in sorted(seen):
        print(f"{figure:16} {right[figure] / seen[figure]:.3f}  of {seen[figure]}")


def judged(record):
    """(figure, is right) of each gold quotation; the spans and the kinds are the gold's."""
    article = Article(record["id"], "", record["text"], "")
    reading = parse(article, [Span(q["start"], q["end"]) for q in record["quotes"]])
    previous = None
    for quote, token in zip(record["quotes"], reading.scan.quotes, strict=True):
        if quote["label"] != "speech":
            continue
        decision = at.decide(reading, token, previous)
        chosen = decision.mention
        cue = None
        if chosen >= 0:
            previous = decision
            cue = at.find_cue(reading, chosen, token)
        if quote["spans"]:
            mention = reading.mentions[chosen] if chosen >= 0 else None
            yield "source", mention is not None and overlaps(reading, mention, quote["spans"])
        if quote["cues"]:
            is_right = cue is not None and covers(reading.scan, cue, cue, quote["cues"])
            yield "cue", is_right
        if quote["speaker"] and quote["speaker_conf"] in SURE:
            names = {last_word(n) for n in [quote["speaker"], *(quote.get("speakers") or [])]}
            for figure in ("speaker", f"speaker {quote['source_type'] or 'none'}"):
                yield figure, last_word(decision.name) in names


def main():
    records = load(sys.argv[1])
    if "--cross-validate" in sys.argv[2:]:
        cross_validate(records)
        return
    curve = reliability(records)
    groups = list(samples(records))
    for kind in ("source", "antecedent", "cue"):
        chosen = [g for k, _, g in groups if k == kind]
        weights = fit(chosen)
        write(f"{kind}_ranker", weights, len(chosen), curve if kind == "source" else ())
        print(kind, len(chosen), "decisions,", len(weights), "weights")


if __name__ == "__main__":
    main()
