"""Lines that credit: bylines, dates, pictures and their captions, sources."""

from __future__ import annotations

from site_builder.model.given import Role
from site_builder.quotes.quoting.furniture_rule import AGENCY, NAME, LineRule, PageZone

FULL_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
BUREAU = r"(?:Agence France-Presse|Associated Press|Reuters)"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE = (
    rf"(?:(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? )?(?:\d{{1,2}} {MONTH},? \d{{4}}"
    rf"|{MONTH} \d{{1,2}}, \d{{4}})|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
)
CLOCK = r"\d{1,2}[:.]\d\d ?(?i:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?"

# Checked first: a line of the story ends with a point or a mark.
NO_STORY_END = r"(?=.*+(?:(?<![.“”\"])|(?<=[)\]]\.)))"

CREDIT_LINES: tuple[LineRule, ...] = (
    LineRule(
        "picture credit",
        PageZone.ANYWHERE,
        rf"[\w .,'’&()/-]{{1,60}}(?: via |/){AGENCY}\.?|{AGENCY} ?(?:Photo|Images)?/.{{1,40}}"
        r"|\(?(?:Photo|Image|Picture|Photograph|Illustration)(?: credit| by| courtesy of)?"
        r"(?:: ?|(?<=by) |(?<=of) ).{1,60}|Getty(?: Images)?\.?"
        rf"|Image source, .{{1,50}}|Credit\.\.\..{{1,60}}|© .{{1,40}}, {AGENCY}|{AGENCY}",
        "Official Khamenei website/Handout via REUTERS",
        longest=80,
    ),
    LineRule(
        "caption",
        PageZone.ANYWHERE,
        rf"{NO_STORY_END}(?:"
        r".*[.)] ?[\[(](?:(?:AP |File )?Photo(?:s|graph)? (?:by|credit|courtesy)\b"
        rf"|(?:Photo|Image|Picture) ?:|{AGENCY} ?(?:Photo)?/|Credit:)[^()]{{0,80}}[)\]]\.?"
        rf"|.*\[(?:File: )?[^\[\]“”\"]{{1,50}}/{AGENCY}(?: [Pp]hoto)?\]"
        r"|.*\((?:(?<=[.]\()|(?<=[.] \())photo credit: [^()]*\)"
        r"|.*P(?<=[.] P)hotograph: [^.“”\"]{1,80})"
        r"|Image caption, .*|(?:\[\d+/\d+\]|Item \d+ of \d+ ).*"
        rf"|FILE ?(?:PHOTO)?[:–-].*(?:{AGENCY})\b.{{0,40}}"
        r"|FILE [-–] .*\([^()]*\bAP\b[^()]*\)",
        "The leader meets commanders in Tehran on Friday [File: Vahid Salemi/AP Photo]",
        longest=400,
        role=Role.CAPTION,
    ),
    LineRule(
        "byline",
        PageZone.ENDS,
        r"(?:By|BY|Written by|Story by|Posted by|Author:|Reported by) "
        rf"{NAME}(?:(?:,| and|,? [|•·-]) ?{NAME})*"
        r"(?: ?[|•·-] ?.{1,40})?",
        "By Will Racke",
        longest=110,
    ),
    LineRule(
        "byline",
        PageZone.TOP,
        r"(?:[A-Z][\w.'’-]+ ){2,6}(?:(?:and|of|for|&|[A-Z][\w.'’-]+) ){0,6}"
        r"(?:Reporter|Correspondent|Editor|Writer|Columnist|Contributor|Fellow|Staff)",
        "Will Racke Immigration and Foreign Policy Reporter",
        longest=90,
    ),
    LineRule(
        "byline",
        PageZone.UNDER_TITLE,
        rf"{NAME} (?:[a-z]+ )?(?:correspondent|editor|reporter)(?:, {NAME})?"
        rf"|{FULL_NAME} in {NAME}(?:(?:,| and) {FULL_NAME} in {NAME})*"
        rf"|{BUREAU} in {NAME}|{NAME} with {AGENCY}"
        rf"|(?:By|BY|by):? (?:{NAME}|[A-Z]{{2,}})(?:(?:,| and) {NAME})*"
        r"(?: \([^()]{1,40}\)|(?: and)? [\w ]{0,12}(?:Staff|STAFF|News)|, [A-Z]{2,4})?",
        "Emma Graham-Harrison in Jerusalem",
        longest=110,
    ),
    LineRule(
        "reporting credit",
        PageZone.BOTTOM,
        r"\((?:Additional )?[Rr]eporting by\b.*\)\.?|(?:--? ?)?[Aa]dditional reporting by\b.*"
        rf"|{NAME}(?:(?:, | and |, and ){NAME})* (?:also )?contributed"
        r"(?: reporting| to this (?:report|story|article))?(?: from [^.“”\"]{1,40})?\.?"
        r"|Associated Press writers? .{1,160} contributed\b.{0,60}"
        rf"|(?:Additional r|R)eporting by {NAME}(?:(?:,| and|, and) {NAME})*"
        r"(?:; ?(?:[Ww]riting|[Ee]diting|[Aa]dditional reporting|[Gg]raphics) by [^;“”\"]{1,80})+"
        rf"|(?:{NAME}[’']s )?{NAME}(?: in {NAME}(?:, {NAME})?,?)?"
        r" contributed to this (?:report|story)\."
        r"|Edited by:? .{1,60}",
        "Alex Isenstadt contributed to this story.",
        longest=240,
    ),
    LineRule(
        "source credit",
        PageZone.ENDS,
        r"\(?[hH]/t:? .{1,40}\)?|\(?[Hh]at tip:? .{1,40}\)?|- (?:Reuters|AP|AFP|UPI)\.?",
        "(h/t The Hill.)",
        longest=60,
    ),
    LineRule(
        "source credit",
        PageZone.BOTTOM,
        r"\(With inputs from .{1,40}\)"
        rf"|(?:[a-z]{{2,3}}(?:/[a-z]{{2,3}})* )?\((?:[A-Z][\w ]{{1,20}} with )?{AGENCY}"
        rf"(?:, {AGENCY})*\)|(?:• ?)?(?:Source|SOURCE):? (?:{NAME}|[A-Z ]+)(?: and news agencies)?",
        "(With inputs from agencies)",
        longest=60,
    ),
    LineRule(
        "date line",
        PageZone.ENDS,
        r"(?:Published|Updated|Last (?:updated|modified)|Posted)(?: (?:on|at))?:? ?"
        r"(?:[\w.,:|/-]+ ?){1,8}\b\d{4}\b.{0,30}|\d{1,2}:\d\d (?:AM|PM|am|pm) [A-Z]{2,4}\b.{0,40}",
        "Published: 7 February 2025, 14:12 GMT",
        longest=80,
    ),
    LineRule(
        "date line",
        PageZone.UNDER_TITLE,
        r"(?:(?:First )?[Pp]ublished|PUBLISHED|Updated|Modified|Issued|Last modified)?"
        r"(?: [Oo]n)?[:\-– ]*"
        rf"(?:{CLOCK},? )?(?i:{DATE})(?:,? ?[-–]?(?: ?at)? ?{CLOCK})?"
        r"(?: \(\w+\)| ?Updated .{0,20}| [-–] [A-Z ]+)?"
        r"|(?:Published ?|Updated ?)?\d+ (?:minutes?|hours?|days?) ago",
        "Tue 11 Mar 2025 18.42 GMT",
        longest=80,
    ),
)
"""In order: the first rule that fits names the line."""
