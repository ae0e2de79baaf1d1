"""Lines of the page itself: newsletter boxes, links, controls, calls, licences."""

from __future__ import annotations

import re

from site_builder.quotes.quoting.furniture_rule import NAME, LineRule, PageZone

SITE = r"(?:Twitter|X|Facebook|Instagram|Telegram|YouTube|LinkedIn|WhatsApp|TikTok|Threads|Bluesky)"

PAGE_LINES: tuple[LineRule, ...] = (
    LineRule(
        "newsletter box",
        PageZone.ANYWHERE,
        r"\(?(?:Unlock|Subscribe|Sign up|Sign Up|SIGN UP|Get|Receive|Join)\b"
        r"[^.“”\"]*\b(?:newsletter|podcast|inbox|e-?mails?|mailing list|alerts|iTunes)\b[^“”\"]*"
        r"|Want more .{1,60}\? Sign up\b.*|Enter your e-?mail(?: address)?\b.{0,20}"
        r"|For more,? (?:from .{1,40}, )?(?:sign up for|download)\b.*"
        r"|Subscribe(?: (?:here|now|to [^.“”\"]{1,60}))?\.?"
        r"|Simply sign up to [^“”\"]*"
        r"|(?=.*+(?<=up here|p here\.))(?:[^“”\"]*\bnewsletter\b[^“”\"]* )?Sign up here\.?",
        "Unlock the White House Watch newsletter for free",
    ),
    LineRule(
        "newsletter box",
        PageZone.TOP,
        r"Your (?:\w+ ){0,2}(?:guide|briefing|digest|round-?up) (?:to|of|on|from)\b[^.“”\"]*",
        "Your guide to what the 2024 US election means for Washington and the world",
    ),
    LineRule(
        "read-more link",
        PageZone.ANYWHERE,
        r"(?:READ(?: MORE| ALSO| NEXT)?|ALSO READ|SEE ALSO|SEE MORE|RELATED|MORE|Read more"
        r"|Read also"
        r"|Read next|Also read|See also|Related)\s?:\s.*"
        r"|(?:Read|See|Click here (?:for|to read)) (?:(?:it|the|our|this|all|full|whole|more|entire"
        r"|complete|original|rest|of|article|story|report|piece|interview|post) ?){1,6}(?:here)?\.?"
        r"|Click here\b.{0,60}|Continue reading.{0,20}",
        "READ: Iran is willing to give Trump diplomacy ‘another chance’, says senior …",
        longest=240,
    ),
    LineRule(
        "video link",
        PageZone.ANYWHERE,
        r"(?:Watch|Listen to|See) (?:the|a) (?:[\w-]+ ){0,4}(?:ad|video|clip|audio|interview"
        r"|segment"
        r"|photos|speech)\b(?: of the [a-z]+)? (?:above|below|here)[.:]?",
        "Watch a clip of the interview above.",
        longest=90,
    ),
    LineRule(
        "related link",
        PageZone.ANYWHERE,
        r"(?:\ufeff)?(?:Also on|More (?:on|from)|Related|Recommended|Trending|Popular"
        r"|Most (?:read|popular))"
        r"(?: (?:[A-Z][\w’']+ ?){1,3}| (?:articles?|stor(?:y|ies)|posts?|news|topics|coverage"
        r"|content))?"
        r":?"
        r"|Recommended [Ss]tories|Keep reading|Related (?:[Tt]opics|[Cc]ontent|internet links)"
        r"|More on this (?:story|topic)|Most viewed|Explore more on these topics"
        r"|Follow the topics in this article",
        "Related Articles",
        longest=60,
    ),
    LineRule(
        "page control",
        PageZone.ANYWHERE,
        r"(?:Back to top(?: button)?|Font Size:?|Skip to (?:main )?content|Advertisement"
        r"|ADVERTISEMENT"
        r"|Story continues below.{0,20}|Article continues below.{0,20}|Loading(?:\.\.\.|…)?|Print"
        r"|Comments?|Leave a comment|Sponsored(?: content)?|Scroll to continue.{0,20}|Share|Tweet"
        r"|Share (?:this|on|via)\b[^.“”\"]{0,40}|Copy link|Listen to this article|Tags?:.{0,80}"
        r"|FlagShareLikeReply.*|\d+ (?:min(?:ute)?s? read|comments?|shares))"
        r"|\d+ min(?:ute)?s?(?: read)?|Link [Cc]opied!?|Share (?:full article|Save)|Save"
        r"|Facebook|Email|WhatsApp"
        r"|Listen(?: to this article)?(?: ?[·(] ?\d+(?::\d\d)? min\)?)?(?: Learn more)?"
        r"|View image in full ?screen|Save articles to read later\b.*|See all topics"
        r"|(?:Video )?Ad Feedback|Subscribers only|(?:Gift|Save) this article|Skip advertisement"
        r"|Advertisement - Scroll to Continue|list (?:of \d+ items|\d+ of \d+)|end of list",
        "Back to top button",
        longest=110,
    ),
    LineRule(
        "page code",
        PageZone.ANYWHERE,
        r"[.#@][\w., #@-]+(?:\([^()]*\) )?\{|[a-z-]{3,30}:\s?[\w#%., !-]{1,60};",
        ".bio-text, .twitter-bio, .facebook-bio {",
        longest=110,
    ),
    LineRule(
        "social call",
        PageZone.ANYWHERE,
        rf"[\"“]?Follow (?:us|me|him|her|{NAME}|@\w+|#\w+)(?: or [@#]\w+)?"
        rf"(?: on {SITE}\b.*|:? @.*|\.)?"
        rf"|(?:Like|Join|Find|Connect with) us on {SITE}\b.*"
        rf"|Do you support .{{1,60}}\? Like the page:"
        r"|Join the conversation\b.{0,60}"
        r"|CLICK HERE (?:TO|FOR) [^a-z]*",
        "Follow Will on Twitter",
    ),
    LineRule(
        "address for tips",
        PageZone.BOTTOM,
        r"(?:Send|Got|Have)\b.{0,80}\b(?:tips?|stories|questions|corrections)\b.{0,80}\S@\S+"
        r"|(?:E-?mail|EMAIL|Contact|Reach)\b.{0,60}\S@\S+\.\w+\.?|\S+@\S+\.\w+"
        rf"|Write to {NAME}(?: and {NAME})? at \S+@\S+(?: and \S+@\S+)?",
        "Send tips to will@dailycallernewsfoundation.org.",
        longest=200,
    ),
    LineRule(
        "licence",
        PageZone.ENDS,
        r"All (?:content|republished articles)\b.*\b(?:available without charge|republish|licens"
        r"|logo)"
        r".*|All rights reserved\.?.*|(?:Copyright|©|\(c\)) ?.*\b\d{4}\b.*"
        r"|This (?:material|article|story|work|content) (?:may not be|is licensed|is republished|is"
        r" published under|was originally published|first appeared|originally appeared)\b.*"
        r"|(?:Republished|Reprinted|Reproduced|Licensed) (?:with|by|under|courtesy)\b.*",
        "All republished articles must include our logo, our reporter’s byline and …",
        longest=900,
    ),
    LineRule(
        "licence",
        PageZone.BOTTOM,
        r"Our Standards: .*|Purchase Licensing Rights\b.{0,20}|Reuse this content\b.{0,40}"
        r"|\(?This story has (?:been updated|not been edited)\b[^“”\"]*"
        r"|A version of this article (?:appears|appeared) in print\b.*"
        r"|Translation of an original article\b.*"
        r"|The (?:BBC|AP|Associated Press) is (?:not|solely) responsible for (?:the|all) content\b"
        r".{0,30}",
        "Our Standards: The Thomson Reuters Trust Principles., opens new tab",
        longest=320,
    ),
    LineRule(
        "logo",
        PageZone.ENDS,
        r"(?:[A-Z]\w* ){1,6}[Ll]ogo",
        "Daily Caller News Foundation logo",
        longest=60,
    ),
    LineRule(
        "section label",
        PageZone.TOP,
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
"""In order: the first rule that fits names the line."""

# “… high food prices, a lack of jobs and corruption. (RELATED: Here’s How Europe Plans To Counter
# US Sanctions On Iran)”
_ASIDE = (
    r"(?:RELATED|READ|READ MORE|READ ALSO|ALSO READ|SEE ALSO|SEE|WATCH|MORE|VIDEO|PHOTOS?"
    r"|Related|Read more|Also read|See also): ?[^()\[\]\n]{1,240}[)\]]"
)
ASIDES = re.compile(r"\(" + _ASIDE), re.compile(r"\[" + _ASIDE)
"""One pattern for each bracket: together they are faster than one pattern for both."""
