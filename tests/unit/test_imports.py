"""Each form of a file, as `import` reads it: text, offers, faults."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from bs4 import BeautifulSoup
from case_files import TextCase, case_params
from hypothesis import given
from hypothesis import strategies as st

from site_builder.editors.own_lines import Offer
from site_builder.imports.clipping import Clipping
from site_builder.imports.formats import READERS, read_data
from site_builder.imports.intake import Intake, Placed, address_key, squeezed, with_outlets
from site_builder.imports.mail import read_mail, read_page_in_mail, unwrapped
from site_builder.imports.page_offers import page_offers
from site_builder.imports.plain_text import read_markdown
from site_builder.imports.tables import read_csv, read_json
from site_builder.imports.web_archive import read_archive
from site_builder.imports.web_page import decoded
from site_builder.imports.word_file import read_word_file
from site_builder.model.given import ArticleEntry, Content, Outlet, Seed
from site_builder.model.problems import Location
from site_builder.sources.files import MAX_SEED_BYTES

HERE = Location("saved/a")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCES = (
    "The bridge over the Ulver closed on Monday after a storm of two days and three nights.",
    "“Nobody will cross it before spring,” said Ann Lee, who leads the harbour office.",
    "The county will pay for a boat that carries children to school until then, she said.",
)
PAGE = (
    f"<html><body><h1>Bridge closed</h1>{''.join(f'<p>{s}</p>' for s in SENTENCES)}</body></html>"
)


def offered(clipping: Clipping) -> list[str]:
    return [f"{'' if one.is_sure else '? '}{one.key} {one.value}" for one in clipping.offers]


def only(read: tuple[list[Clipping], list[object]]) -> Clipping:
    (clipping,), problems = read
    assert problems == []
    return clipping


def faults(read: tuple[list[Clipping], list[object]]) -> list[str]:
    return [str(problem).partition(" (")[0] for problem in read[1]]


@pytest.mark.parametrize("case", case_params("page_facts.txt"))
def test_a_page_offers(case: TextCase) -> None:
    offers = page_offers(BeautifulSoup(case.given, "html.parser"))
    found = [f"{'' if one.is_sure else '? '}{one.key} {one.value}" for one in offers]
    assert sorted(found) == sorted(case.expected)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("café".encode(), "café"),
        (b'<meta charset="windows-1252">caf\xe9', '<meta charset="windows-1252">café'),
        (b"<meta charset=iso-8859-1>\x93a\x94", "<meta charset=iso-8859-1>“a”"),
        ("<meta charset=latin1>café".encode(), "<meta charset=latin1>café"),
        ("\ufeffcafé".encode("utf-16"), "\ufeffcafé"),
        (b"caf\xe9", None),
        (b"<meta charset=nonsense>caf\xe9", None),
    ],
)
def test_a_page_is_decoded_as_it_declares_and_never_by_a_guess(
    data: bytes, text: str | None
) -> None:
    assert decoded(data) == text


def docx(document: str, **more: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, data in more.items():
            archive.writestr(name, data)
    return stream.getvalue()


def word(body: str) -> str:
    return f'<w:document xmlns:w="{WORD}" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'


def test_a_word_document_is_read_as_it_is_shown() -> None:
    deleted = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    split = f"<w:p><w:r><w:t>We </w:t></w:r>{deleted}<w:r><w:t>agree.</w:t><w:br/></w:r></w:p>"
    box = "<w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent>"
    twice = f"<w:p><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></w:p>"
    clipping = only(read_word_file(HERE, docx(word(split + twice + "<w:p/>"))))
    assert clipping.text == "We agree.\nA box.\n"


def test_a_word_document_that_is_none_or_grows_is_refused() -> None:
    entity = f'<!DOCTYPE x [<!ENTITY a "a">]>{word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")}'
    for data in (b"PK\x03\x04", docx(entity), docx("<a>"), docx(word("")), b""):
        assert len(faults(read_word_file(HERE, data))) == 1
    bomb = docx(word(f"<w:p><w:t>{'a' * MAX_SEED_BYTES}</w:t></w:p>"))
    assert len(bomb) < 100_000
    assert faults(read_word_file(HERE, bomb)) == ["saved/a:1:1: its text has more than 32,768 KB"]


def mail(headers: str, body: str) -> Clipping:
    return only(read_mail(HERE, f"{headers}\n\n{body}".encode()))


def test_a_newsletter_offers_its_outlet_and_its_day() -> None:
    headers = (
        "From: Coast Wire <letter@coastwire.example>\nSubject: Bridge closed\n"
        "Date: Mon, 4 Mar 2024 23:30:00 -0500\nList-Unsubscribe: <https://coastwire.example/stop>"
    )
    clipping = mail(headers, "Bridge closed\n\nThe bridge is closed.\n-- \nStop these letters.")
    assert clipping.text == "Bridge closed\nThe bridge is closed.\n"
    assert offered(clipping) == ["title Bridge closed", "outlet Coast Wire", "date 2024-03-04"]
    assert clipping.left_out == 4


def test_somebody_who_passes_a_text_on_is_no_outlet() -> None:
    clipping = mail("From: Ann Lee <ann@mail.example>\nSubject: FW: look", "The bridge is closed.")
    assert offered(clipping) == ["? title look", "? outlet Ann Lee"]


def test_a_forwarded_newsletter_has_the_headers_of_the_first_sender() -> None:
    body = (
        "See below.\n\n---------- Forwarded message ---------\nFrom: Coast Wire <l@coastwire.test>"
        "\nDate: Mon, 4 Mar 2024\nSubject: Bridge closed\nTo: <ann@mail.example>\n\n"
        "Bridge closed\n\nThe bridge is closed."
    )
    clipping = mail("From: Ann Lee <ann@mail.example>\nSubject: Fwd: Bridge closed", body)
    assert clipping.text == "Bridge closed\nThe bridge is closed.\n"
    assert offered(clipping)[:2] == ["title Bridge closed", "? outlet Coast Wire"]


def test_a_mail_without_a_text_is_read_as_a_page() -> None:
    clipping = mail("Subject: Storm\nContent-Type: text/html; charset=utf-8", PAGE)
    assert SENTENCES[1] in clipping.text.split("\n")


def test_a_page_that_a_browser_saved_as_one_file() -> None:
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/bridge\n"
        "Subject: Bridge\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n'
        f"--x\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n{PAGE}\n--x--\n"
    )
    clipping = only(read_page_in_mail(HERE, data.encode()))
    assert SENTENCES[1] in clipping.text
    assert clipping.sure("address") == "https://a.example/bridge"
    assert faults(read_page_in_mail(HERE, b"Subject: a\n\nb")) == [
        "saved/a:1:1: there is no page in this file"
    ]


def test_lines_are_joined_where_the_next_word_did_not_fit() -> None:
    wrapped = (
        "The bridge over the Ulver closed on Monday after a storm of\n"
        "two days and three nights.\n"
        "Nobody was hurt.\n\n"
        "It opens in spring."
    )
    joined = "of two days and three nights.\nNobody was hurt.\n\nIt opens in spring."
    assert unwrapped(wrapped).endswith(joined)
    assert unwrapped(joined) == joined, "short lines are as somebody broke them"
    long = f"{wrapped}\n{'a ' * 80}"
    assert unwrapped(long) == long, "nothing broke that line"


def test_markdown_keeps_the_words() -> None:
    text = (
        "---\ntitle: Bridge closed\nurl: javascript:no\nauthors: [Ann Lee, Tom Hale]\n"
        "date: 2024-03-04T10:00\n---\n# Bridge closed\n\nThe **bridge** is\n[closed](https://a.example)"
        "\\\ntoday.\n\n> “So it is,” said Ann Lee.\n\n- one\n\n![a picture](a.jpg)\n"
    )
    clipping = only(read_markdown(HERE, text.encode()))
    assert clipping.text == (
        "Bridge closed\nThe bridge is closed\ntoday.\n“So it is,” said Ann Lee.\none\n"
    )
    assert offered(clipping) == [
        *("title Bridge closed", "date 2024-03-04", "author Ann Lee, Tom Hale"),
    ]


NEWS_API = {
    "status": "ok",
    "articles": [
        {
            "source": {"id": None, "name": "Coast Wire"},
            "author": "Ann Lee",
            "title": "Bridge closed",
            "url": "https://coastwire.example/bridge",
            "publishedAt": "2024-03-04T10:00:00Z",
            "content": "The bridge is closed… [+1234 chars]",
        },
        {"title": "Nothing", "content": None},
    ],
}


def test_rows_of_news_api_are_read_and_cut_texts_are_excerpts() -> None:
    clippings, problems = read_json(HERE, json.dumps(NEWS_API).encode())
    assert clippings[0].text == "Bridge closed\nThe bridge is closed\n"
    assert offered(clippings[0]) == [
        *("title Bridge closed", "outlet Coast Wire", "date 2024-03-04", "? author Ann Lee"),
        *("address https://coastwire.example/bridge", "complete no"),
    ]
    assert len(clippings) == 1
    assert [str(p).partition(" (")[0] for p in problems] == [
        "saved/a:2:1: this row has no text of an article"
    ]


def test_each_wrong_line_of_json_is_told() -> None:
    lines = ['{"text": "A bridge.", "media_name": "wire.example"}', "[1]", "{", "[" * 100_000]
    clippings, problems = read_json(HERE, "\n".join(lines).encode())
    assert [offered(one) for one in clippings] == [["? outlet wire.example"]]
    assert [problem.location.line for problem in problems] == [2, 3, 4]
    assert len(faults(read_json(HERE, ("[" * 100_000 + "]" * 100_000).encode()))) == 1


def test_a_table_without_texts_is_one_fault() -> None:
    table = "url,title,seendate,language\nhttps://a.example/,Bridge,20240304T100000Z,English\n" * 3
    assert faults(read_csv(HERE, table.encode())) == [
        "saved/a:1:1: no column has the text of an article"
    ]


def test_a_table_of_media_cloud_with_texts() -> None:
    table = (
        "id;media_name;publish_date;title;url;language;text\n"
        '7;Coast Wire;2024-03-04;Bridge;https://a.example/b;fr;"Un pont ;\nfermé."\n'
    )
    clipping = only(read_csv(HERE, table.encode()))
    assert clipping.text == "Bridge\nUn pont ;\nfermé.\n"
    assert clipping.sure("language") == "fr"


def archive(*pages: tuple[str, str, bytes]) -> bytes:
    """A web archive of addresses, content types and bodies."""
    records = []
    for address, kind, body in pages:
        http = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2024-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0))
    return b"".join(records)


def test_an_archive_offers_the_address_of_each_page() -> None:
    data = archive(
        ("https://a.example/logo.png", "image/png", b"\x89PNG"),
        ("https://a.example/", "text/html", b"<nav>Home</nav>"),
        ("https://a.example/bridge", "text/html; charset=utf-8", PAGE.encode()),
    )
    clippings, problems = read_archive(HERE, data)
    assert [one.sure("address") for one in clippings] == ["https://a.example/bridge"]
    assert [str(p) for p in problems] == [
        "saved/a:1:1: warning: no article is found in page 1, https://a.example/"
        " (if it has one, save the page and import it)"
    ]


@pytest.mark.parametrize(
    "data", [b"", b"no archive", archive(("https://a.example", "text/html", b"x"))[:90]]
)
def test_an_archive_that_is_none_is_told(data: bytes) -> None:
    clippings, problems = read_archive(HERE, data)
    assert clippings == []
    assert len(problems) == 1


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    for reader in READERS.values():
        clippings, problems = reader(HERE, data)
        assert clippings or problems
    read_data(HERE, data)


# ------------------------------------------------------------------------------------- the intake

WIRE = Outlet("wire", "The Coast Wire", siglum="CW", address="https://www.coastwire.example/")
BRIDGE = Seed("seeds/old.txt", "old", "The bridge  is closed.\n")


def clipping(text: str, **offers: str) -> Clipping:
    from site_builder.imports.clipping import offer

    return Clipping(HERE, text, tuple(offer(k, v, "here", is_sure=True) for k, v in offers.items()))


def placed(intake: Intake, one: Clipping) -> Placed:
    found = intake.place(one)
    assert isinstance(found, Placed)
    return found


def test_a_name_is_made_of_outlet_day_and_headline_and_is_free() -> None:
    intake = Intake([], Content(outlets=(WIRE,)))
    facts = {"outlet": "coast wire", "date": "2024-03-04", "title": "Bridge closed"}
    first = placed(intake, clipping("Bridge closed\nAt noon.\n", **facts))
    second = placed(intake, clipping("Bridge closed\nAt one.\n", **facts))
    assert [first.stem, second.stem] == [
        *("wire-2024-03-04-bridge-closed", "wire-2024-03-04-bridge-closed-2"),
    ]
    assert intake.outlets == []


@pytest.mark.parametrize(
    "facts",
    [{"outlet": "CW"}, {"outlet": "Coast Wire"}, {"address": "https://news.coastwire.example/b"}],
)
def test_an_outlet_is_known_by_name_sign_or_host(facts: dict[str, str]) -> None:
    found = placed(Intake([], Content(outlets=(WIRE,))), clipping("The bridge.\n", **facts))
    assert 'outlet: "wire"\n' in found.entry()


def test_a_new_outlet_is_made_once() -> None:
    intake = Intake([], Content())
    for text in ("One.\n", "Two.\n"):
        assert 'outlet: "post"\n' in placed(
            intake, clipping(text, outlet="The Post")
        ).entry().replace("the-post", "post")
    assert [outlet.name for outlet in intake.outlets] == ["The Post"]


def test_what_the_project_has_is_not_taken_again() -> None:
    entry = ArticleEntry(
        "old", HERE, outlet="wire", address="http://coastwire.example/b/?utm_source=x"
    )
    intake = Intake([BRIDGE], Content(outlets=(WIRE,), articles=(entry,)))
    same = clipping("The bridge is\nclosed.\n")
    again = clipping("New words.\n", address="https://www.coastwire.example/b#top")
    assert intake.place(same) == ("old", "the same text")
    assert intake.place(again) == ("old", "the same address")
    other = clipping("The bridge is closed.\n", outlet="The Post")
    assert isinstance(intake.place(other), Placed), "two outlets print an agency's text"


def test_lines_of_the_text_fill_what_the_file_leaves_open() -> None:
    text = (
        "Bridge closed\nBy Ann Lee\nPublished 4 March 2024\nThe bridge is closed, the mayor said.\n"
    )
    entry = placed(Intake([], Content()), clipping(text)).entry()
    assert 'date: "2024-03-04"\n' in entry
    assert 'author: "Ann Lee"\n' in entry


def test_a_day_of_the_lines_makes_that_of_the_file_sure_and_never_another() -> None:
    text = "Bridge closed\nPublished 4 March 2024\nThe bridge is closed, the mayor said.\n"
    for day, line in (("2024-03-04", 'date: "2024-03-04"'), ("2024-03-05", '# date: "2024-03-05"')):
        one = Clipping(HERE, text, (Offer("date", day, "here", is_sure=False),))
        assert f"\n{line}" in placed(Intake([], Content()), one).entry()


def test_addresses_and_names_are_compared_without_what_varies() -> None:
    assert address_key("https://www.a.example/b/?utm_medium=c&id=1#d") == "a.example/b?id=1"
    assert address_key("no address") == address_key("http://[") == ""
    assert squeezed("The Harbour Times") == "harbourtimes"


@pytest.mark.parametrize(
    ("old", "is_kept"),
    [
        ("", True),
        ("# none yet\n", True),
        ("a:\n  name: A", True),
        ("a: {name: A}\n", True),
        ("{a: {name: A}}\n", False),
        ("post:\n  name: Post\n", False),
        ("a:\n  name: A\n  description: >-\n    words\n", True),
    ],
)
def test_new_outlets_follow_the_old_lines_or_are_refused(old: str, is_kept: bool) -> None:
    longer = with_outlets(old, [Outlet("post", 'The "Post"')])
    assert (longer is not None) is is_kept
    if longer is not None:
        assert longer.startswith(old)
        assert longer.endswith('post:\n  name: "The \\"Post\\""\n')
