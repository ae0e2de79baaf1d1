"""What furniture looks like: a table of patterns, each with the real line that asked for it.

Precision comes before recall: a line of the story that is taken for furniture loses its
quotations, a line of furniture that is left in the story only looks odd. A pattern therefore has
to fit the whole line, and most hold only near the top or the bottom of the text.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from site_builder.model import Role


class Zone(Enum):
    """Where on the page a line may be furniture."""

    TOP = "top"
    BOTTOM = "bottom"
    ENDS = "ends"  # top or bottom
    ANYWHERE = "anywhere"


class Rule(NamedTuple):
    """Lines of at most `longest` code points that fit `pattern` wholly have this label."""

    label: str
    zone: Zone
    longest: int
    pattern: re.Pattern[str]
    example: str
    role: Role = Role.FURNITURE


_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}"
_AGENCY = (
    r"(?:AP|AFP|EPA|UPI|IRNA|REUTERS|Reuters|Getty(?: Images)?|Shutterstock|Anadolu(?: Agency)?)"
)
_SITE = (
    r"(?:Twitter|X|Facebook|Instagram|Telegram|YouTube|LinkedIn|WhatsApp|TikTok|Threads|Bluesky)"
)


def _rule(
    label: str,
    zone: Zone,
    pattern: str,
    example: str,
    longest: int = 160,
    role: Role = Role.FURNITURE,
) -> Rule:
    return Rule(label, zone, longest, re.compile(pattern), example, role)


LINES: tuple[Rule, ...] = (
    _rule(
        "newsletter box",
        Zone.ANYWHERE,
        r"\(?(?:Unlock|Subscribe|Sign up|Sign Up|SIGN UP|Get|Receive|Join)\b"
        r"[^.“”\"]*\b(?:newsletter|podcast|inbox|e-?mails?|mailing list|alerts|iTunes)\b[^“”\"]*",
        "Unlock the White House Watch newsletter for free",
    ),
    _rule(
        "newsletter box",
        Zone.TOP,
        r"Your (?:\w+ ){0,2}(?:guide|briefing|digest|round-?up) (?:to|of|on|from)\b[^.“”\"]*",
        "Your guide to what the 2024 US election means for Washington and the world",
    ),
    _rule(
        "newsletter box",
        Zone.ANYWHERE,
        r"Want more .{1,60}\? Sign up\b.*|Enter your e-?mail(?: address)?\b.{0,20}"
        r"|For more,? (?:from .{1,40}, )?(?:sign up for|download)\b.*"
        r"|Subscribe(?: (?:here|now|to [^.“”\"]{1,60}))?\.?",
        "Want more updates from Amanda? Sign up for her newsletter, Piping Hot Truth.",
    ),
    _rule(
        "read-more link",
        Zone.ANYWHERE,
        r"(?:READ(?: MORE| ALSO| NEXT)?|ALSO READ|SEE ALSO|SEE MORE|RELATED|MORE|Read more"
        r"|Read also"
        r"|Read next|Also read|See also|Related)\s?:\s.*",
        "READ: Iran is willing to give Trump diplomacy ‘another chance’, says senior …",
        longest=240,
    ),
    _rule(
        "read-more link",
        Zone.ANYWHERE,
        r"(?:Read|See|Click here (?:for|to read)) (?:(?:it|the|our|this|all|full|whole|more|entire"
        r"|complete|original|rest|of|article|story|report|piece|interview|post) ?){1,6}(?:here)?\.?"
        r"|Click here\b.{0,60}|Continue reading.{0,20}",
        "Read the full article here",
        longest=90,
    ),
    _rule(
        "video link",
        Zone.ANYWHERE,
        r"(?:Watch|Listen to|See) (?:the|a) (?:[\w-]+ ){0,4}(?:ad|video|clip|audio|interview"
        r"|segment"
        r"|photos|speech)\b(?: of the [a-z]+)? (?:above|below|here)[.:]?",
        "Watch a clip of the interview above.",
        longest=90,
    ),
    _rule(
        "related link",
        Zone.ANYWHERE,
        r"(?:\ufeff)?(?:Also on|More (?:on|from)|Related|Recommended|Trending|Popular"
        r"|Most (?:read|popular))"
        r"(?: (?:[A-Z][\w’']+ ?){1,3}| (?:articles?|stor(?:y|ies)|posts?|news|topics|coverage"
        r"|content))?"
        r":?",
        "Related Articles",
        longest=60,
    ),
    _rule(
        "page control",
        Zone.ANYWHERE,
        r"(?:Back to top(?: button)?|Font Size:?|Skip to (?:main )?content|Advertisement"
        r"|ADVERTISEMENT"
        r"|Story continues below.{0,20}|Article continues below.{0,20}|Loading(?:\.\.\.|…)?|Print"
        r"|Comments?|Leave a comment|Sponsored(?: content)?|Scroll to continue.{0,20}|Share|Tweet"
        r"|Share (?:this|on|via)\b[^.“”\"]{0,40}|Copy link|Listen to this article|Tags?:.{0,80}"
        r"|FlagShareLikeReply.*|\d+ (?:min(?:ute)?s? read|comments?|shares))",
        "Back to top button",
        longest=110,
    ),
    _rule(
        "page code",
        Zone.ANYWHERE,
        r"[.#@][\w., #@-]+(?:\([^()]*\) )?\{|[a-z-]{3,30}:\s?[\w#%., !-]{1,60};",
        ".bio-text, .twitter-bio, .facebook-bio {",
        longest=110,
    ),
    _rule(
        "social call",
        Zone.ANYWHERE,
        rf"[\"“]?Follow (?:us|me|him|her|{_NAME}|@\w+|#\w+)(?: or [@#]\w+)?"
        rf"(?: on {_SITE}\b.*|:? @.*|\.)?",
        "Follow Will on Twitter",
    ),
    _rule(
        "social call",
        Zone.ANYWHERE,
        rf"(?:Like|Join|Find|Connect with) us on {_SITE}\b.*"
        rf"|Do you support .{{1,60}}\? Like the page:"
        r"|Join the conversation\b.{0,60}",
        "Do you support Donald Trump? Like the page:",
    ),
    _rule(
        "address for tips",
        Zone.BOTTOM,
        r"(?:Send|Got|Have)\b.{0,80}\b(?:tips?|stories|questions|corrections)\b.{0,80}\S@\S+"
        r"|(?:E-?mail|EMAIL|Contact|Reach)\b.{0,60}\S@\S+\.\w+\.?|\S+@\S+\.\w+",
        "Send tips to will@dailycallernewsfoundation.org.",
        longest=200,
    ),
    _rule(
        "licence",
        Zone.ENDS,
        r"All (?:content|republished articles)\b.*\b(?:available without charge|republish|licens"
        r"|logo)"
        r".*|All rights reserved\.?.*|(?:Copyright|©|\(c\)) ?.*\b\d{4}\b.*"
        r"|This (?:material|article|story|work|content) (?:may not be|is licensed|is republished|is"
        r" published under|was originally published|first appeared|originally appeared)\b.*"
        r"|(?:Republished|Reprinted|Reproduced|Licensed) (?:with|by|under|courtesy)\b.*",
        "All republished articles must include our logo, our reporter’s byline and …",
        longest=900,
    ),
    _rule(
        "picture credit",
        Zone.ANYWHERE,
        rf"[\w .,'’&()/-]{{1,60}}(?: via |/){_AGENCY}\.?|{_AGENCY} ?(?:Photo|Images)?/.{{1,40}}"
        r"|\(?(?:Photo|Image|Picture|Photograph|Illustration)(?: credit| by| courtesy of)?"
        r"(?:: ?|(?<=by) |(?<=of) ).{1,60}|Getty(?: Images)?\.?",
        "Official Khamenei website/Handout via REUTERS",
        longest=80,
    ),
    _rule(
        "caption",
        Zone.ANYWHERE,
        r".*[.)] ?[\[(](?:(?:AP |File )?Photo(?:s|graph)? (?:by|credit|courtesy)\b|(?:Photo|Image"
        r"|Picture)"
        rf" ?:|{_AGENCY} ?(?:Photo)?/|Credit:)[^()]{{0,80}}[)\]]\.?"
        rf"|FILE ?(?:PHOTO)?[:–-].*(?:{_AGENCY})\b.{{0,40}}",
        "FILE PHOTO: Iran’s Supreme Leader speaks in Tehran. REUTERS/File Photo",
        longest=400,
        role=Role.CAPTION,
    ),
    _rule(
        "logo",
        Zone.ENDS,
        r"(?:[A-Z]\w* ){1,6}[Ll]ogo",
        "Daily Caller News Foundation logo",
        longest=60,
    ),
    _rule(
        "byline",
        Zone.ENDS,
        r"(?:By|BY|Written by|Story by|Posted by|Author:|Reported by) "
        rf"{_NAME}(?:(?:,| and|,? [|•·-]) ?{_NAME})*"
        r"(?: ?[|•·-] ?.{1,40})?",
        "By Will Racke",
        longest=110,
    ),
    _rule(
        "byline",
        Zone.TOP,
        r"(?:[A-Z][\w.'’-]+ ){2,6}(?:(?:and|of|for|&|[A-Z][\w.'’-]+) ){0,6}"
        r"(?:Reporter|Correspondent|Editor|Writer|Columnist|Contributor|Fellow|Staff)",
        "Will Racke Immigration and Foreign Policy Reporter",
        longest=90,
    ),
    _rule(
        "reporting credit",
        Zone.BOTTOM,
        r"\((?:Additional )?[Rr]eporting by\b.*\)\.?|(?:--? ?)?[Aa]dditional reporting by\b.*"
        rf"|{_NAME}(?:(?:, | and |, and ){_NAME})* (?:also )?contributed"
        r"(?: reporting| to this (?:report|story|article))?(?: from [^.“”\"]{1,40})?\.?"
        r"|Associated Press writers? .{1,160} contributed\b.{0,60}",
        "Alex Isenstadt contributed to this story.",
        longest=240,
    ),
    _rule(
        "source credit",
        Zone.ENDS,
        r"\(?[hH]/t:? .{1,40}\)?|\(?[Hh]at tip:? .{1,40}\)?|- (?:Reuters|AP|AFP|UPI)\.?",
        "(h/t The Hill.)",
        longest=60,
    ),
    _rule(
        "date line",
        Zone.ENDS,
        r"(?:Published|Updated|Last (?:updated|modified)|Posted)(?: (?:on|at))?:? ?"
        r"(?:[\w.,:|/-]+ ?){1,8}\b\d{4}\b.{0,30}|\d{1,2}:\d\d (?:AM|PM|am|pm) [A-Z]{2,4}\b.{0,40}",
        "Published: 7 February 2025, 14:12 GMT",
        longest=80,
    ),
    _rule(
        "section label",
        Zone.TOP,
        r"(?:World|US|U\.S\.|UK|News|Politics|Business|Opinion|Middle East|Africa|Asia|Europe"
        r"|Americas"
        r"|Asia Pacific|Latin America|International|National|National Security|Foreign Policy"
        r"|Defen[cs]e"
        r"|Home|Iran|Israel|Top Stories|Breaking News|Analysis|Exclusive|Economy|Markets|Science"
        r"|Health"
        r"|Technology|Culture|Sports?)(?: ?[/|>›»] ?[A-Z][\w ]{1,30})*",
        "World",
        longest=80,
    ),
)
"""Tried in this order; the first that fits names the line."""

# “… high food prices, a lack of jobs and corruption. (RELATED: Here’s How Europe Plans To Counter
# US Sanctions On Iran)”
ASIDE = re.compile(
    r"[(\[](?:RELATED|READ|READ MORE|READ ALSO|ALSO READ|SEE ALSO|SEE|WATCH|MORE|VIDEO|PHOTOS?"
    r"|Related|Read more|Also read|See also): ?[^()\[\]\n]{1,240}[)\]]"
)
