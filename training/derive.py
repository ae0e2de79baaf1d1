"""Derive a gold set of quotation-marked spans from a PolNeAR checkout.

    python -m training.derive CHECKOUT SPLIT [-o FILE] [--overrides FILE]

CHECKOUT  folder with data/{train,dev,test}/{text,attributions,corenlp}
SPLIT     train | dev | test
One JSON object an article:
  {"id","publisher","text","quotes":[Q...],"attributions":N,"paragraph_anomalies":[...]}
Q: start,end      character offsets, marks included (unclosed: up to the end of the line)
   marks          'double' | 'single'
   closed         false where no closing mark was found in the paragraph
   nested         spans of quotation marks inside this one (never units of their own)
   label          'speech'  >= half of its characters lie in an attribution's Content
                  'other'   scare quote, title, name, label, slogan
                  'unsure'  outside every Content but shaped like speech (annotator miss?)
   form           speech only: 'full' (the span fills its Content, or whole sentences of it),
                  'partial' (quoted words inside a Content that goes on unquoted)
   spans          one or more [s,e] Source spans, 'cues' likewise ([] = none annotated)
   source_text, source_type ('named','pronoun','nominal','org','none')
   speaker        canonical name or null (null is not scored)
   speaker_conf   'high' | 'mid' | 'low' | 'hand' (by hand); 'low' is not scored either
   attribution    id of the attribution, so that split quotes can be joined
   zone           'title' (first line) | 'body'
The learnt tables have the hash of this program's output: change it only with them.
"""

import argparse
import collections
import glob
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

DOUBLE_OPEN, DOUBLE_CLOSE, DOUBLE_ANY = "\u201c\u201f\u201e\u00ab", "\u201d\u00bb", '"'
DOUBLES = DOUBLE_OPEN + DOUBLE_CLOSE + DOUBLE_ANY
SINGLES = "\u2018\u2019'"
ELISION = re.compile(
    r"['\u2018\u2019](?:em|til|tis|twas|cause|bout|round|n|n['\u2019]|\d0s|\d\d)\b", re.I
)
PRONOUNS = {
    "he",
    "she",
    "they",
    "we",
    "i",
    "it",
    "you",
    "who",
    "him",
    "her",
    "them",
    "us",
    "himself",
    "herself",
    "themselves",
    "his",
    "hers",
    "their",
    "my",
    "our",
}
SPEECHY = re.compile(
    r"\b(i|we|you|he|she|they|it|is|are|was|were|be|has|have|had|do|does|did|will|would|"
    r"can|could|should|must|may|might|don|ain|isn|let)\b|['\u2019](?:s|re|ve|ll|m|t|d)\b",
    re.I,
)


# ---------------------------------------------------------------- quotation marks
def direction(text, i):
    """'o', 'c' or '?' for the double mark at i, by its glyph and its neighbours."""
    ch = text[i]
    before = text[i - 1] if i else "\n"
    j = i + 2 if text[i + 1 : i + 2] == "\u200b" else i + 1
    after = text[j] if j < len(text) else "\n"
    if before == "\n" and after != "\n":
        return "o"
    b = before.isspace() or before in "([{-\u2013\u2014\u2015\u2026/" + SINGLES[0]
    a = after.isspace() or after in ")]},.;:!?-\u2013\u2014\u2015/"
    if ch in DOUBLE_OPEN:
        return "o" if not (after.isspace() and not b) else "c"
    if ch in DOUBLE_CLOSE:
        return "c" if not (before.isspace() and not a) else "o"
    # a straight mark
    if (before.isspace() or before in "([{") and not after.isspace():
        return "o"
    if after.isspace() and not before.isspace():
        return "c"
    if before in ".,!?;\u2026":
        return "c"
    if b and not a:
        return "o"
    if a and not b:
        return "c"
    return "?"


def mask(text):
    """The text, equally long, with '' as a double mark and without marks that quote nothing.

    Those are the marks in tags (<tweet a="b">) and behind feet and inches (6'3").
    """

    def blank(m):
        return re.sub(f"[{DOUBLES}{SINGLES}]", " ", m.group())

    text = re.sub(r"<[a-z][^<>\n]*>", blank, text)
    text = re.sub(r"\d['\u2019]\s?\d{1,2}[\"\u201d]", blank, text)
    return re.sub(
        r"(?<!['\u2018\u2019])(?:''|\u2019\u2019|\u2018\u2018)(?!['\u2018\u2019])", '"\u200b', text
    )


def paragraphs(text):
    for m in re.finditer(r"[^\n]+", text):
        if m.group().strip():
            yield m.start(), m.end()


def pair_doubles(text, content_ends):
    """Top-level double-quoted spans. content_ends: sorted ends of Content segments (the oracle
    consulted only where a closing mark is missing). Returns spans and anomalies."""
    spans, anomalies = [], []
    paras = list(paragraphs(text))
    for n, (ps, pe) in enumerate(paras):
        marks = [i for i in range(ps, pe) if text[i] in DOUBLES]
        k, open_at, nested = 0, None, []
        while k < len(marks):
            i = marks[k]
            d = direction(text, i)
            rest = [direction(text, j) for j in marks[k + 1 :]]
            if open_at is None:
                if d == "c":
                    # nothing is open: the end of a quotation that an earlier line opened?
                    prev = spans[-1] if spans else None
                    if (
                        prev
                        and not prev["closed"]
                        and prev["para"] == n - 1
                        and not any(text[j] in DOUBLES for j in range(ps, i))
                        and prev.get("soft")
                    ):
                        prev["end"], prev["closed"] = i + 1, True
                        anomalies.append(("over-lines", i))
                    else:
                        anomalies.append(("stray-close", i))
                else:
                    open_at, nested = i, []
            else:
                if d == "o" and text[i] in DOUBLE_OPEN + DOUBLE_ANY:
                    opens, closes = 1 + rest.count("o"), rest.count("c")
                    is_straight = text[open_at] == '"'
                    curly = is_straight and text[i] in DOUBLE_OPEN and closes
                    if (is_straight and text[i] == '"') or (closes < opens + 1 and not curly):
                        # the earlier one was never closed
                        end = next((e for e in content_ends if open_at < e <= i), i)
                        end = len(text[:end].rstrip())
                        spans.append(
                            {
                                "start": open_at,
                                "end": end,
                                "closed": False,
                                "para": n,
                                "nested": nested,
                            }
                        )
                        anomalies.append(("reopened", i))
                        open_at, nested = i, []
                    else:
                        close = next(j for j in marks[k + 1 :] if direction(text, j) != "o")
                        nested.append([i, close + 1])
                        k = marks.index(close)
                else:
                    spans.append(
                        {
                            "start": open_at,
                            "end": i + 1,
                            "closed": True,
                            "para": n,
                            "nested": nested,
                        }
                    )
                    open_at = None
            k += 1
        if open_at is not None:
            end = len(text[:pe].rstrip())
            following = slice(*paras[n + 1]) if n + 1 < len(paras) else slice(0, 0)
            nxt = text[following].lstrip()
            cont = nxt[:1] != "" and nxt[0] in DOUBLES
            span = {"start": open_at, "end": end, "closed": False, "para": n, "nested": nested}
            if cont:
                span["continues"] = True
            else:
                span["soft"] = True
                e = next((e for e in content_ends if open_at < e <= end), None)
                if e:
                    span["end"] = e
                anomalies.append(("unclosed", open_at))
            spans.append(span)
    return spans, anomalies


def pair_singles(text, taken):
    """Single-quoted spans outside double-quoted ones; a closer must not be an apostrophe."""
    spans = []

    def inside(i):
        return any(s <= i < e for s, e in taken)

    for ps, pe in paragraphs(text):
        i = ps
        while i < pe:
            ch = text[i]
            if ch not in SINGLES or inside(i):
                i += 1
                continue
            before = text[i - 1] if i > ps else " "
            after = text[i + 1] if i + 1 < pe else " "
            opens = (
                (before.isspace() or before in "([{\u2014-")
                and (after.isalnum() or after in '#@$[\u2026("\u201c')
                and not ELISION.match(text, i)
            )
            if not opens:
                i += 1
                continue
            best = None
            for j in range(i + 2, pe):
                if text[j] not in SINGLES[1:] or inside(j):
                    if inside(j):
                        break
                    continue
                nb, na = text[j - 1], text[j + 1] if j + 1 < pe else " "
                if nb.isspace() or na.isalnum():
                    continue
                plural_possessive = (
                    nb in "sS" and na == " " and j + 2 < pe and text[j + 2].islower()
                )
                later = any(
                    text[x] in SINGLES[1:]
                    and not text[x - 1].isspace()
                    and not (text[x + 1 : x + 2] or " ").isalnum()
                    for x in range(j + 1, min(pe, j + 200))
                )
                if plural_possessive and later:
                    continue
                best = j
                break
            if best is None:
                i += 1
                continue
            spans.append({"start": i, "end": best + 1, "closed": True, "nested": []})
            i = best + 1
    return spans


# ---------------------------------------------------------------- brat
def read_ann(path):
    ents, rels = {}, []
    for line in Path(path).read_text(encoding="utf8").split("\n"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) < 2:
            continue  # the annotated text has a line break
        if re.fullmatch(r"T\d+", parts[0]):
            kind, offs = parts[1].split(" ", 1)
            ents[parts[0]] = (kind, [tuple(map(int, p.split())) for p in offs.split(";")])
        elif re.fullmatch(r"E\d+", parts[0]):
            d = collections.defaultdict(list)
            for item in parts[1].split():
                role, tid = item.split(":")
                d[re.sub(r"\d+$", "", role)].append(tid)
            rels.append((parts[0], d))
    out = []
    for eid, d in rels:
        spans = {
            role.lower(): sorted(s for t in d.get(role, []) for s in ents[t][1])
            for role in ("Source", "Cue", "Content")
        }

        out.append(
            {
                "id": eid,
                **spans,
                "kind": " ".join(k for k in d if k.startswith("Attr")),
            }
        )
    return out


# ---------------------------------------------------------------- CoreNLP
class Parse:
    def __init__(self, path):
        self.sents, self.by_start, self.chains = [], [], []
        if not path.exists():
            return
        root = ET.parse(path).getroot()
        for s in root.iter("sentence"):
            if s.find("tokens") is None:
                continue
            toks = [
                {
                    "w": t.findtext("word"),
                    "s": int(t.findtext("CharacterOffsetBegin")),
                    "e": int(t.findtext("CharacterOffsetEnd")),
                    "pos": t.findtext("POS"),
                    "ner": t.findtext("NER"),
                    "spk": t.findtext("Speaker"),
                }
                for t in s.iter("token")
            ]
            self.sents.append(toks)
        coref = root.find(".//coreference")
        for c in coref.findall("coreference") if coref is not None else []:
            chain = []
            for m in c.findall("mention"):
                si, a, b, h = (int(m.findtext(k)) - 1 for k in ("sentence", "start", "end", "head"))
                toks = self.sents[si]
                if a < len(toks):
                    chain.append(
                        {
                            "sent": si,
                            "a": a,
                            "b": b,
                            "h": min(h, len(toks) - 1),
                            "s": toks[a]["s"],
                            "e": toks[min(b, len(toks)) - 1]["e"],
                        }
                    )
            self.chains.append(sorted(chain, key=lambda m: m["s"]))
        self.tokens = sorted((t for x in self.sents for t in x), key=lambda t: t["s"])

    def within(self, s, e):
        return [t for t in getattr(self, "tokens", []) if t["s"] < e and t["e"] > s]

    def run(self, sent, h):
        """The PERSON run round token h of a sentence, as text tokens."""
        toks = self.sents[sent]
        if toks[h]["ner"] != "PERSON":
            return None
        a = b = h
        while a and toks[a - 1]["ner"] == "PERSON":
            a -= 1
        while b + 1 < len(toks) and toks[b + 1]["ner"] == "PERSON":
            b += 1
        return [t["w"] for t in toks[a : b + 1]]


TITLES = {
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "sen.",
    "rep.",
    "gov.",
    "gen.",
    "lt.",
    "col.",
    "president",
    "senator",
    "secretary",
    "governor",
    "congressman",
    "congresswoman",
    "judge",
    "justice",
    "sir",
    "rev.",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sen",
    "rep",
    "gov",
    "gen",
    "former",
    "vice",
    "speaker",
    "mayor",
    "professor",
    "prof.",
}
SUFFIX = {"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"}


def clean_name(words):
    return [w for w in words if w.lower() not in TITLES and re.match(r"[^\W\d_]", w)]


def last_name(name):
    ws = [w for w in name.split() if w.lower().strip(".,") not in {s.strip(".") for s in SUFFIX}]
    return re.sub(r"['\u2019]s?$", "", ws[-1]).lower().strip(".,") if ws else ""


def person_runs(parse):
    table = collections.Counter()
    for toks in parse.sents:
        i = 0
        while i < len(toks):
            if toks[i]["ner"] == "PERSON":
                j = i
                while j < len(toks) and toks[j]["ner"] == "PERSON":
                    j += 1
                ws = clean_name([t["w"] for t in toks[i:j]])
                if ws and len(ws) <= 4:
                    table[" ".join(ws)] += 1
                i = j
            else:
                i += 1
    return table


def expand(name, table):
    """The document's fullest name with this last name (a bare first name maps too if unique)."""
    ln = last_name(name)
    if not ln:
        return name
    if " " in name:
        return name
    full = [n for n in table if " " in n and last_name(n) == ln]
    if len(full) == 1:
        return full[0]
    if len(full) > 1:
        return name  # ambiguous (Hillary/Bill Clinton): the last name alone
    first = [n for n in table if " " in n and n.split()[0].lower() == name.lower()]
    return first[0] if len(first) == 1 else name


def named_in_source(text, span, parse, table):
    toks = parse.within(*span)
    runs, i = [], 0
    while i < len(toks):
        if toks[i]["ner"] == "PERSON":
            j = i
            while j < len(toks) and toks[j]["ner"] == "PERSON":
                j += 1
            ws = clean_name([t["w"] for t in toks[i:j]])
            nxt = toks[j] if j < len(toks) else None
            prv = toks[i - 1] if i else None
            modifier = bool(
                nxt
                and (
                    nxt["pos"] == "POS"
                    or nxt["pos"] in ("NN", "NNS")
                    or (nxt["pos"] in ("NNP", "NNPS") and nxt["ner"] in ("ORGANIZATION", "O"))
                )
            )
            if (
                prv
                and prv["w"].lower()
                in {
                    "of",
                    "for",
                    "to",
                    "from",
                    "by",
                    "with",
                    "at",
                    "on",
                    "in",
                    "against",
                    "about",
                    "supporting",
                    "than",
                    "like",
                }
                and i > 1
            ):
                modifier = True
            if prv and prv["w"] == "The" and len(ws) == 1 and i == 1:
                modifier = True  # "The Hill"
            if ws:
                runs.append((" ".join(ws), modifier, toks[i]["s"]))
            i = j
        else:
            i += 1
    heads = [r for r in runs if not r[1]]
    if heads:
        return [expand(r[0], table) for r in heads], True
    # CoreNLP missed the name: the source opens with capitalised words (after titles), or is one
    # word that is the last name of a person named elsewhere in the article
    st = text[span[0] : span[1]]
    known = {last_name(n): n for n in table if " " in n}
    m = re.match(
        r"((?:[A-Z][\w'\u2019.-]*\s+|of\s+|[a-z-]+\s+){0,5}?)((?:[A-Z][\w'\u2019-]*|[A-Z]\.)(?:\s+(?:[A-Z][\w'\u2019-]*|[A-Z]\.|de|von|van|bin|al|II|III|Jr\.|Sr\.))*)"
        r"(?=$|,| \(|\s+(?:of|who|in|at|on|from)\b)",
        st,
    )
    if m and not st.startswith(("The ", "the ", "A ", "An ")):
        ws = clean_name(m.group(2).split())
        ln = last_name(" ".join(ws)) if ws else ""
        # the bare last name, or the source itself reads Name, description
        if ln in known:
            return [expand(" ".join(ws) if len(ws) > 1 else known[ln].split()[-1], table)], True
        if (len(ws) >= 2 and st[len(m.group()) :].startswith((",", " ("))) or (
            len(ws) == 1 and re.match(r"(Mr|Mrs|Ms)\.", st)
        ):
            return [" ".join(ws)], True
    return [], bool(runs)


def coref_name(span, parse, table):
    """Nearest earlier (else any) named mention of a chain that includes the source span."""
    best = None
    for chain in parse.chains:
        for m in chain:
            if m["s"] >= span[0] - 1 and m["e"] <= span[1] + 1 and m["s"] < span[1]:
                size = m["e"] - m["s"]
                if best is None or size > best[0]:
                    best = (size, chain, m)
    if not best:
        return None
    names = []
    for m in best[1]:
        run = parse.run(m["sent"], m["h"])
        ws = clean_name(run) if run else None
        if ws and len(ws) <= 4:
            names.append((m["s"], expand(" ".join(ws), table)))
    if not names:
        return None
    earlier = [n for n in names if n[0] < span[0]]
    return (earlier[-1] if earlier else names[0])[1]


# ---------------------------------------------------------------- one article
def near_spans(spans, c):
    return [x for x in spans if x["start"] < c[1] and c[0] < x["end"]]


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def derive(text, anns, parse):
    ends = sorted({e for a in anns for _, e in a["content"]})
    original, text = text, mask(text)
    spans, anomalies = pair_doubles(text, ends)
    for q in spans:
        q["marks"] = "double"
        if text[q["end"] : q["end"] + 1] == "\u200b":
            q["end"] += 1
    taken = [(q["start"], q["end"]) for q in spans]
    for q in pair_singles(text, taken):
        q["marks"] = "single"
        spans.append(q)
    text = original
    spans = sorted(
        (q for q in spans if re.search(r"\w", text[q["start"] : q["end"]])),
        key=lambda q: q["start"],
    )
    table = person_runs(parse)
    title_end = next(paragraphs(text), (0, 0))[1]

    # every attribution's speaker once
    prev_named = None
    for a in anns:  # an annotator's slip: Source "said", Cue "Hester"
        if (
            a["source"]
            and a["cue"]
            and re.fullmatch(
                r"said|says|say|added|wrote", text[a["source"][0][0] : a["source"][-1][1]].strip()
            )
            and text[a["cue"][0][0] : a["cue"][0][0] + 1].isupper()
        ):
            a["source"], a["cue"] = a["cue"], a["source"]
    for a in sorted(
        anns, key=lambda a: min([s for s, _ in a["cue"] + a["source"] + a["content"]] or [0])
    ):
        src = a["source"]
        a.update(speaker=None, speaker_conf="low", source_type="none", source_text="")
        if src:
            span = (src[0][0], src[-1][1])
            st = text[span[0] : span[1]]
            a["source_text"] = st
            names, any_person = named_in_source(text, span, parse, table)
            low = st.lower().strip()
            if names:
                a["source_type"], a["speaker"] = "named", names[0]
                joined = re.search(r"\band\b", st) and len({last_name(n) for n in names}) > 1
                a["speaker_conf"] = "low" if joined else "high"
                if len(names) > 1:
                    a["speakers"] = names
                prev_named = (span[0], names[0])
            elif low in PRONOUNS:
                a["source_type"] = "pronoun"
                c = coref_name(span, parse, table)
                near = prev_named[1] if prev_named and span[0] - prev_named[0] < 1500 else None
                a["coref"], a["near"] = c, near
                if low in ("he", "she", "him", "her", "who", "his", "himself", "herself"):
                    a["speaker"] = near if near and low != "who" else c
                    if c and near and last_name(c) == last_name(near):
                        a["speaker_conf"] = "high"
                    elif near and not c and low in ("he", "she"):
                        a["speaker_conf"] = "mid"
            elif any_person:
                a["source_type"] = "org"
            else:
                c = coref_name(span, parse, table)
                a["source_type"], a["coref"] = "nominal", c
                a["speaker"] = c
    for q in spans:
        s, e = q["start"], q["end"]
        best = max(anns, key=lambda a: sum(overlap((s, e), c) for c in a["content"]), default=None)
        cov = sum(overlap((s, e), c) for c in best["content"]) if best else 0
        q["zone"] = "title" if e <= title_end else "body"
        body = text[s:e].strip(DOUBLES + SINGLES + " ")
        if best and cov * 2 >= e - s:
            q["label"] = "speech"
            c = max(best["content"], key=lambda c: overlap((s, e), c))
            lead = text[c[0] : s]
            unquoted = "".join(
                ch
                for i, ch in enumerate(text[c[0] : c[1]], c[0])
                if not any(x["start"] <= i < x["end"] for x in near_spans(spans, c))
            )
            sentence = (
                body[:1].isupper()
                and body[-1:] in ".,!?\u2026"
                and re.search(r"(^|[.!?:,\u201d\"]\s*)$", lead)
            )
            q["form"] = "full" if not re.sub(r"[\W_]+", "", unquoted) or sentence else "partial"
            q.update(
                attribution=best["id"],
                spans=[list(x) for x in best["source"]],
                cues=[list(x) for x in best["cue"]],
                content=[list(x) for x in best["content"]],
            )
            for k in (
                "source_text",
                "source_type",
                "speaker",
                "speaker_conf",
                "speakers",
                "coref",
                "near",
            ):
                if k in best:
                    q[k] = best[k]
        else:
            words = body.split()
            looks = len(words) >= 6 and (SPEECHY.search(body) or len(words) >= 12)
            q["label"] = "unsure" if looks else "other"
            q.update(
                spans=[],
                cues=[],
                speaker=None,
                speaker_conf="low",
                source_type="none",
                source_text="",
                form=None,
            )
        q.pop("para", None)
        q.pop("soft", None)
    return spans, anomalies


def load_overrides(path):
    """The corrections by article and start: of each field its value."""
    out = {}
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip() and not line.startswith("#"):
            article, start, field, value = line.split("	")[:4]
            out.setdefault((article, int(start)), {})[field] = None if value == "-" else value
    return out


def corrected(article, spans, corrections):
    """The spans with the corrections that were made by hand."""
    kept = []
    for q in spans:
        given = corrections.get((article, q["start"]), {})
        if given.get("drop"):
            continue
        q.update({field: given[field] for field in ("label", "form", "speaker") if field in given})
        if "speaker" in given:
            q["speaker_conf"] = "hand"
            for other in spans:  # the other parts of a split quotation
                if q.get("attribution") and other.get("attribution") == q["attribution"]:
                    other["speaker"], other["speaker_conf"] = q["speaker"], "hand"
        q["id"] = f"{article}:{q['start']}"
        kept.append(q)
    return kept


def records(base, corrections):
    """One record for each annotated article; of several annotators the first counts."""
    for path in sorted(base.glob("text/*.txt")):
        article = path.name[:-4]
        text = path.read_bytes().decode("utf8")
        annotated = sorted(base.glob(f"attributions/{glob.escape(article)}_????.ann"))
        if not annotated:
            continue
        attributions = read_ann(annotated[0])
        parse = Parse(base / "corenlp" / f"{article}.txt.xml")
        spans, anomalies = derive(text, attributions, parse)
        yield {
            "id": article,
            "publisher": article.split("_")[0],
            "text": text,
            "quotes": corrected(article, spans, corrections),
            "attributions": len(attributions),
            "paragraph_anomalies": [list(anomaly) for anomaly in anomalies],
            "parsed": bool(parse.sents),
        }


def main():
    """Reads the arguments, derives, writes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkout", type=Path)
    parser.add_argument("split", choices=("train", "dev", "test"))
    parser.add_argument("-o", dest="output", type=Path, required=True)
    parser.add_argument("--overrides", type=Path, help="corrections: article, start, field, value")
    asked = parser.parse_args()
    corrections = load_overrides(asked.overrides) if asked.overrides else {}
    with asked.output.open("w", encoding="utf8") as output:
        for record in records(asked.checkout / "data" / asked.split, corrections):
            output.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
