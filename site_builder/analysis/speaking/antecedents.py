"""Whom a pronoun means: the people named before it, each with what speaks for them."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.language.names import People
from site_builder.analysis.speaking.layout import Layout
from site_builder.analysis.speaking.mention import Kind, Mention

REACH = 60  # mentions back


def antecedents(
    layout: Layout,
    mentions: list[Mention],
    people: People,
    index: int,
    wanted: str,
    last_speaker: str,
    last_token: int,
) -> Iterator[tuple[str, list[str]]]:
    """For each person named before mention `index` (a he or she) their features.

    `last_speaker` spoke the quotation before, at `last_token`; "" for nobody.
    """
    here = mentions[index].first
    here_s, here_p = layout.sentence[here], layout.paragraph[here]
    seen: dict[str, list[str]] = {}
    rank = 0
    subject_found = speaker_found = False
    sentence_subject: dict[int, int] = {}
    paragraph_subject: dict[int, int] = {}
    for k in range(max(0, index - REACH), index):
        m = mentions[k]
        if m.kind is Kind.NAME and (not m.hold or m.speech):
            sentence_subject.setdefault(layout.sentence[m.first], k)
            paragraph_subject.setdefault(layout.paragraph[m.first], k)
    between = 0
    for k in range(index - 1, max(-1, index - REACH - 1), -1):
        m = mentions[k]
        if m.kind == wanted:
            between += 1
        if m.kind is not Kind.NAME:
            continue
        name = people.names[k]
        if not name:
            continue
        s = here_s - layout.sentence[m.first]
        p = here_p - layout.paragraph[m.first]
        if name not in seen:
            gender = people.gender.get(name, "")
            agrees = "agree" if gender == wanted else "unknown" if not gender else "conflict"
            f = [
                agrees,
                f"rank {min(rank, 4)} {agrees}",
                f"sentence {min(s, 5)} {m.hold[:2]}",
                f"paragraph {min(p, 3)} {min(rank, 3)}",
                f"count {min(people.counts[name], 6)}",
                f"words {2 if name in people.slips else min(len(name.split()), 3)}",
                f"between {min(between, 3)} {min(rank, 2)}",
            ]
            rank += 1
            if name == last_speaker:
                gap = here_p - layout.paragraph[last_token]
                f.append(f"spoke {min(gap, 4)}")
                f.append(f"spoke {min(gap, 2)} {agrees}")
                clean = layout.words_before[here] - layout.words_before[last_token]
                f.append(f"spoke near {min(clean // 6, 8)}")
            seen[name] = f
        f = seen[name]
        if not m.hold or m.speech:  # “Khamenei’s criticism of …”: he is the one who spoke
            if not subject_found:
                subject_found = True
                f.append(f"nearest subject {min(s, 4)}")
            speaks = "s" if m.speech else m.verb_class if m.inverted < 0 else "i"
            if speaks in ("s", "k", "i") and not speaker_found:
                speaker_found = True
                f.append(f"nearest speaker {min(p, 4)} {speaks}")
                f.append(f"nearest speaker s{min(s, 6)}")
            if sentence_subject.get(layout.sentence[m.first]) == k and s <= 3:
                f.append(f"opens sentence {s}")
            if paragraph_subject.get(layout.paragraph[m.first]) == k and p <= 2:
                f.append(f"opens paragraph {p}")
            if s <= 2:
                f.append(f"subject {s} {speaks}")
    here_names = {
        people.names[k]
        for k in range(max(0, index - REACH), index)
        if layout.paragraph[mentions[k].first] == here_p and people.names[k]
    }
    if len(here_names) == 1:
        seen[next(iter(here_names))].append("only in paragraph")
    agreeing = any(f[0] == "agree" for f in seen.values())
    for name, f in seen.items():
        if not (agreeing and f[0] == "conflict"):
            yield name, f
