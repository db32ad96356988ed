from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from flows.reading.decode import Undecodable
from flows.reading.html_pages import decode_page

FIRST = (
    "The harbour board of Thuận An approved a plan on Tuesday to dredge the channel to 11 metres, "
    "which would let ships of 30,000 tonnes call at the port all year round."
)
SECOND = (
    "The work is to cost VND480 billion and to be finished by the end of 2027, the board&rsquo;s director, "
    "Hồ Thị Mai, told reporters after the meeting, adding that two bidders had been shortlisted."
)


def page(body: str = f"<p>{FIRST}</p><p>{SECOND}</p>", head: str = "<title>Board approves dredging</title>") -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><ul><li><a href='/'>Front page</a></li></ul></nav>"
        f"<article><h1>Board approves dredging</h1>{body}</article><footer>Imprint and contact</footer></body></html>"
    )


def test_the_article_is_taken_out_of_the_page(tmp_path: Path, read: Any) -> None:
    path = tmp_path / "x.html"
    path.write_text(page(head="<meta property='og:title' content='Board &amp; port'><title>x</title>"))
    (article,), rejections = read(path)
    assert FIRST in article.text and "the board’s director" in article.text
    assert "Front page" not in article.text and "Imprint" not in article.text and "<" not in article.text
    assert (article.title, article.encoding, article.source) == ("Board & port", "utf-8", str(path))
    assert not rejections and article.published_on is None and article.line_id is None


@pytest.mark.parametrize("name", ["x.htm", "x.HTML", "x.xhtml"])
def test_endings(tmp_path: Path, read: Any, name: str) -> None:
    (tmp_path / name).write_text('<?xml version="1.0" encoding="utf-8"?>' + page())
    assert FIRST in read(tmp_path / name)[0][0].text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-03-05T23:15:00+07:00">',
        '<meta name="pubdate" content="2024-03-05">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05T08:00:00"}</script>',
    ],
)
def test_date_of_publication(tmp_path: Path, read: Any, head: str) -> None:
    (tmp_path / "x.html").write_text(page(head=head))
    assert read(tmp_path / "x.html")[0][0].published_on == dt.date(2024, 3, 5)


def test_a_date_in_the_text_is_no_date_of_publication(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.html").write_text(page(f"<p>{FIRST} It was founded on 12 May 2020.</p><p>{SECOND}</p><p>© 2023</p>"))
    assert read(tmp_path / "x.html")[0][0].published_on is None


def test_address_and_agency(tmp_path: Path, read: Any) -> None:
    head = (
        '<link rel="canonical" href="https://example.org/dredging">'
        '<meta property="og:site_name" content="{}"><title>Board approves dredging</title>'
    )
    (tmp_path / "agency.html").write_text(page(head=head.format("Viet Nam News")))
    (tmp_path / "paper.html").write_text(page(head=head.format("Harbour Courier")))
    (agency,), (paper,) = read(tmp_path / "agency.html")[0], read(tmp_path / "paper.html")[0]
    assert (agency.url, agency.agency, agency.metadata) == ("https://example.org/dredging", "VNS", {})
    assert (paper.agency, paper.metadata) == (None, {"sitename": "Harbour Courier"})


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src='x.jpg'><figcaption>Dredgers at <b>work</b>. (Photo: VNA)</figcaption></figure>",
        "<figcaption>Dredgers at work. (Photo: VNA)</figcaption>",
        "<div class='photo'><img src='x.jpg'><p class='caption'>Dredgers at work. (Photo: VNA)</p></div>",
        "<div class='image-caption'>Dredgers at work. (Photo: VNA)</div>",
        "<table><tr><td><img src='x.jpg'></td></tr>"
        "<tr><td class='pic-caption'>Dredgers at work. (Photo: VNA)</td></tr></table>",
    ],
)
def test_captions_are_kept(tmp_path: Path, read: Any, caption: str) -> None:
    (tmp_path / "x.html").write_text(page(f"<p>{FIRST}</p>{caption}<p>{SECOND}</p>"))
    (article,), _ = read(tmp_path / "x.html")
    assert article.text.count("Dredgers at work. (Photo: VNA)") == 1
    assert article.text.index(FIRST) < article.text.index("Dredgers") < article.text.index("VND480")


@pytest.mark.parametrize(
    ("codec", "declared", "name"),
    [
        ("utf-8", "iso-8859-1", "utf-8"),
        ("utf-8-sig", "", "utf-8-sig"),
        ("utf-16", "utf-16", "utf-16"),
        ("cp1252", "iso-8859-1", "windows-1252"),
        ("cp1251", "windows-1251", "windows-1251"),
        ("gb18030", "GB2312", "gb2312"),
        ("shift_jis", "Shift_JIS", "shift_jis"),
    ],
)
def test_encodings(codec: str, declared: str, name: str) -> None:
    words = {"cp1251": "Порт углубят", "gb18030": "港口疏浚", "shift_jis": "港を浚渫する"}.get(codec, "Café à São")
    html = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'
    decoded = decode_page(html.encode(codec))
    assert (decoded.text, decoded.encoding) == (html, name)


@pytest.mark.parametrize("declared", ["hex", "rot13", "utf-7", "undefined", "no-such"])
def test_an_odd_declaration_is_not_followed(declared: str) -> None:
    html = f"<meta charset={declared}><p>ação</p>"
    assert decode_page(html.encode("cp1252")).encoding == "windows-1252"


def test_a_declaration_that_does_not_hold() -> None:
    with pytest.raises(Undecodable, match="declares shift_jis, but is broken at byte"):
        decode_page(b"<meta charset=shift_jis><p>\x81\xff\x8d\xff</p>")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html><head><title>x</title></head><body></body></html>", "no article was found"),
        (b"\n\n  ", "only white space"),
        (b"<html>\x00</html>", "binary data"),
        (b"%PDF-1.4", "looks like a PDF, not like an HTML page"),
        (b"\x89PNG\r\n\x1a\n", "looks like a PNG"),
    ],
)
def test_pages_without_an_article(tmp_path: Path, read: Any, content: bytes, reason: str) -> None:
    (tmp_path / "x.html").write_bytes(content)
    articles, (rejection,) = read(tmp_path / "x.html")
    assert not articles and reason in rejection.reason


def test_a_hostile_page_is_read_or_rejected(tmp_path: Path, read: Any) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + FIRST)
    (tmp_path / "wide.html").write_text(page("<b><i>" * 5_000 + "</table></p>" * 5_000))
    for name in ("deep.html", "wide.html"):
        articles, rejections = read(tmp_path / name)
        assert len(articles) + len(rejections) == 1


def test_too_big(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.html").write_text(page())
    assert "longer than 100 bytes" in read(tmp_path / "x.html", max_bytes=100)[1][0].reason
