"""`factledger explain --html`: one page that loads nothing and shows whatever an article holds as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.line import Line
from flows.reading.article import Article
from flows.reporting.explanation import explain
from flows.reporting.page import Mark, marked, page
from schemas.rejection import Rejection
from tests.cli.command import factledger

_HOSTILE = (
    "HANOI, March 14, 2024 - Coffee exports rose 12.5 percent to US$1.2 billion, Minister of Finance Tran Van An said. "
    "<script>alert('x')</script> </script></div><style>*{display:none}</style> \"quotes\" & 'more' $title ${title} "
    '<img src=x onerror="alert(1)"> Rice exports fell 3 percent.'
)


class _Reader(HTMLParser):
    """Elements, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.article = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in ("meta", "link", "br", "img"):
            self.open.append(tag)
        if ("class", "text") in attrs:
            self._depth = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self._depth:
            self._depth = 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.article += data


def _read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert not reader.open
    return reader


@pytest.fixture(scope="module")
def line() -> Line:
    return Line()


def _page(line: Line, *texts: str) -> str:
    items = [explain(line, Article(f'a"{n}<b>.txt', text, "utf-8", title=text[:40])) for n, text in enumerate(texts)]
    return page(items, {rule.id: rule.says for rule in line.rules})


def test_article_is_shown_as_text(line: Line) -> None:
    reader = _read(_page(line, _HOSTILE))
    assert reader.article == _HOSTILE
    assert reader.tags.count("script") == 1
    assert reader.tags.count("style") == 1
    assert "img" not in reader.tags
    assert not [name for _, name, _ in reader.attributes if name.startswith("on")]


def test_page_loads_nothing(line: Line) -> None:
    text = _page(line, _HOSTILE)
    assert not [a for a in _read(text).attributes if a[1] in ("src", "srcset", "action") or a[0] == "link"]
    assert not re.search(r"url\(|@import|https?://", text)
    assert "default-src 'none'" in text


def test_records_name_their_evidence(line: Line) -> None:
    text = _page(line, _HOSTILE, "Exports rose 5 percent.")
    ids = set(re.findall(r'class="r" id="([^"]+)"', text))
    named = {name for names in re.findall(r'data-r="([^"]+)"', text) for name in names.split()}
    assert ids == named
    assert {"d1-statistics-0", "d1-officials-0", "d2-statistics-0"} <= ids
    assert "A verb of change and the change in percent." in text


def test_document_that_was_rejected_is_told(line: Line) -> None:
    text = page([Rejection(source="<x>.txt", stage="read", reason="no <text>")], {})
    assert "&lt;x&gt;.txt" in text
    assert "no &lt;text&gt;" in text


_INTERVALS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=6)


@given(st.text(alphabet="ab<>&\"'", min_size=20, max_size=20), _INTERVALS)
def test_marks_may_overlap_and_keep_the_text(text: str, intervals: list[tuple[int, int]]) -> None:
    marks = [Mark(start, start + size, record=f"r{n}") for n, (start, size) in enumerate(intervals)]
    reader = _read('<div class="text">' + "".join(marked(text, marks)) + "</div>")
    assert reader.article == text
    for mark in marks:
        parts = [p for p in marked(text, marks) if re.search(rf'data-r="[^"]*\b{mark.record}\b', p)]
        words = "".join(_read(f'<div class="text">{part}</div>').article for part in parts)
        assert words == text[mark.start : mark.end]


def test_command_writes_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Exports rose 5 percent in May 2024.", encoding="utf-8")
    done = factledger("explain", "a.txt", "--html", "page.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "statistics <small>1</small>" in (tmp_path / "page.html").read_text(encoding="utf-8")
    both = factledger("explain", "a.txt", "--html", "page.html", "--json", cwd=tmp_path)
    assert (both.returncode, both.stderr.strip()) == (2, "factledger: --json and --html exclude one another")
    nowhere = factledger("explain", "a.txt", "--html", "no/such/page.html", cwd=tmp_path)
    assert nowhere.returncode == 2
    assert "the page cannot be written" in nowhere.stderr
