from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import Article, document_id
from flows.reading.fields import is_blank
from flows.reading.read import read_file

TEXTS = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not is_blank(text))


def line(text: str = "An article.", **fields: object) -> bytes:
    return json.dumps({"text": text, **fields}, ensure_ascii=False).encode() + b"\n"


def noise(number: int) -> str:
    """A text that does not compress away."""
    return f"Article {number}. " + os.urandom(200).hex()


@given(
    texts=st.lists(TEXTS, min_size=1),
    ascii_only=st.booleans(),
    how=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    ending=st.sampled_from(["\n", "\r\n", "\n\n"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_texts_read_back_exactly(tmp_path: Path, texts: list[str], ascii_only: bool, how: str, ending: str) -> None:
    content = "".join(json.dumps({"text": text}, ensure_ascii=ascii_only) + ending for text in texts)
    (tmp_path / "any.jsonl").write_bytes(content.encode(how))
    found = list(read_file(str(tmp_path / "any.jsonl")))
    assert [article.text for article in found if isinstance(article, Article)] == texts
    assert {article.encoding for article in found if isinstance(article, Article)} == {how}


def test_all_fields(tmp_path: Path, read: Any) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(
        line(
            "Một bài viết.\r\n",
            id=17,
            title=" A headline ",
            published_on="2025-12-19T23:30:00+07:00",
            url="https://example.org/1",
            agency="Vietnam News Agency",
            section="politics",
            tags=["a", "ă"],
            views=12,
            empty=None,
            blank="",
        )
    )
    assert read(path) == (
        [
            Article(
                source=f"{path}#17",
                text="Một bài viết.\r\n",
                encoding="utf-8",
                title="A headline",
                url="https://example.org/1",
                agency="VNA",
                published_on=dt.date(2025, 12, 19),
                line_id="17",
                metadata={"section": "politics", "tags": '["a", "ă"]', "views": "12"},
                container=str(path),
            )
        ],
        [],
    )


def test_where_an_article_is_from(tmp_path: Path, read: Any) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(
        line(source="https://example.org/2")
        + b"\n"
        + line(source="archive/2019/x.txt", id="x\ny")
        + line(source="VNS")
        + line(source="Daily Courier", agency="Some Wire", id="k7")
        + line(id="  ", url=None, title="")
    )
    found = [(a.source, a.url, a.agency, a.line_id, a.metadata) for a in read(path)[0]]
    assert found == [
        ("https://example.org/2", "https://example.org/2", None, "L1", {}),
        ("archive/2019/x.txt", None, None, "x\ny", {}),
        (f"{path}#L4", None, "VNS", "L4", {"source": "VNS"}),
        (f"{path}#k7", None, "Some Wire", "k7", {"source": "Daily Courier"}),
        (f"{path}#L6", None, None, "L6", {}),
    ]


@pytest.mark.parametrize("name", ["x.jsonl", "x.ndjson", "X.JSONL", "x.jsonl.gz", "x.ndjson.gz", "x.jsonl.zst"])
def test_plain_and_compressed(tmp_path: Path, read: Any, name: str) -> None:
    content = line("One.") + line("Hai — đây.")
    if name.endswith(".gz"):
        content = gzip.compress(content[:20]) + gzip.compress(content[20:])
    elif name.endswith(".zst"):
        compress = zstandard.ZstdCompressor().compress
        content = compress(content[:20]) + compress(content[20:])
    (tmp_path / name).write_bytes(content)
    articles, rejections = read(tmp_path / name)
    assert [article.text for article in articles] == ["One.", "Hai — đây."] and not rejections


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"text": "cut o', "broken JSON: Unterminated string"),
        (b'{"text": "a"} {"text": "b"}', "broken JSON: Extra data"),
        (b"{'text': 'a'}", "broken JSON"),
        (b'{"text": "tab\there"}', "broken JSON: Invalid control character"),
        (b"plain words", "broken JSON"),
        (b'{"title": "a", "body": "b"}', "no field 'text'; there is 'title', 'body'"),
        (b"{}", "no field 'text'; there is no field at all"),
        (b'{"text": null}', "'text' is null, not text"),
        (b'{"text": 12}', "'text' is a number, not text"),
        (b'{"text": true}', "'text' is true or false, not text"),
        (b'{"text": ["a"]}', "'text' is a list, not text"),
        (b'{"text": {"en": "a"}}', "'text' is an object, not text"),
        (b'{"text": ""}', "'text' is empty"),
        (b'{"text": " \\n\\u00a0\\u200b"}', "'text' is only white space"),
        (b'{"text": "a", "id": 1, "text": "b"}', "the key 'text' comes more than once in one object: ambiguous"),
        (b'{"text": "a", "id" : 1, "id": 1}', "the key 'id' comes more than once"),
        (b'{"text": "a", "more": [{"x": 1, "x": 2}]}', "the key 'x' comes more than once"),
        (b'["text"]', "a line is to be a JSON object with a field 'text', this one is a list"),
        (b'"text"', "this one is text"),
        (b"17", "this one is a number"),
        (b"null", "this one is null"),
        (b'{"text": "a\\ud800b"}', "unpaired surrogate"),
        (b'{"text": "a", "title": "\\uDC00"}', "unpaired surrogate"),
        (b'{"text": "a\x00b"}', "binary data, not text"),
        (b'{"text": "Quy\xe1\xba\xbft \xe1\xbb\x8bnh \xc4"}', "UTF-8 that is broken at byte"),
        (b'{"text": ' + b"[" * 100_000, "JSON that cannot be read"),
        (b'{"text": "a", "n": ' + b"9" * 5_000 + b"}", "JSON that cannot be read"),
    ],
)
def test_a_bad_line_is_rejected_and_the_others_are_read(tmp_path: Path, read: Any, bad: bytes, reason: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(line("Before.") + bad + b"\n" + line("After.", id="z"))
    articles, (rejection,) = read(path)
    assert [(article.text, article.line_id) for article in articles] == [("Before.", "L1"), ("After.", "z")]
    assert reason in rejection.reason
    assert (rejection.source, rejection.document_id) == (f"{path}#L2", None)
    payload = json.loads(rejection.payload)
    assert payload["line"] == 2 and payload["text"]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("published_on", "19/12/2025", "published_on is no ISO date: '19/12/2025'"),
        ("published_on", 1766102400, "published_on is a number, not a date"),
        ("title", 5, "title is a number, not text"),
        ("url", ["https://example.org"], "url is a list, not text"),
        ("id", 1.5, "id is a number, not text"),
        ("id", True, "id is true or false, not text"),
        ("agency", {}, "agency is an object, not text"),
        ("source", False, "source is true or false, not text"),
    ],
)
def test_a_bad_field_is_left_out_and_told(tmp_path: Path, read: Any, field: str, value: object, reason: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(line("A text.", **{field: value}))
    (article,), (rejection,) = read(path)
    assert article.text == "A text." and article.source == f"{path}#L1"
    assert getattr(article, field if field not in ("id", "source") else "url") is None and not article.metadata
    assert rejection.reason == f"{reason}; the document is read without it"
    assert rejection.document_id == document_id("A text.")
    assert json.loads(json.loads(rejection.payload)["text"]) == {field: value}


def test_every_bad_field_has_its_own_row(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.jsonl").write_bytes(line(title=1, url=2, published_on=3))
    assert len(read(tmp_path / "x.jsonl")[1]) == 3


def test_surrogate_pairs_are_characters(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.jsonl").write_bytes(b'{"text": "\\ud83d\\uDE00"}')
    assert [article.text for article in read(tmp_path / "x.jsonl")[0]] == ["😀"]


def test_lines_in_a_code_page(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.jsonl").write_bytes(line("Plain.") + '{"text": "São Paulo, ação"}\n'.encode("cp1252"))
    assert [(a.text, a.encoding) for a in read(tmp_path / "x.jsonl")[0]] == [
        ("Plain.", "utf-8"),
        ("São Paulo, ação", "windows-1252"),
    ]


@pytest.mark.parametrize("ending", ["gz", "zst"])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.99])
def test_a_truncated_file_gives_the_lines_before_the_break(
    tmp_path: Path, read: Any, ending: str, share: float
) -> None:
    lines = [line(noise(number)) for number in range(3_000)]
    content = b"".join(lines)
    packed = gzip.compress(content) if ending == "gz" else zstandard.ZstdCompressor().compress(content)
    path = tmp_path / f"x.jsonl.{ending}"
    path.write_bytes(packed[: int(len(packed) * share)])
    articles, (rejection,) = read(path)
    assert [article.text for article in articles] == [json.loads(row)["text"] for row in lines[: len(articles)]]
    # What a decompressor holds back is at most a block of 128 KiB.
    assert len(content) * share * 0.9 - 300_000 < sum(map(len, lines[: len(articles)])) < len(content)
    assert "data that is cut off; the lines before are read" in rejection.reason
    assert rejection.source == f"{path}#L{len(articles) + 1}"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.jsonl.gz", gzip.compress(line() * 100, mtime=0) + b"garbage", "broken gzip data"),
        ("x.jsonl.gz", gzip.compress(line() * 100, mtime=0)[:-8] + b"12345678", "broken gzip data: CRC"),
        ("x.jsonl.zst", zstandard.ZstdCompressor().compress(line() * 100) + b"garbage!", "broken Zstandard data"),
    ],
)
def test_garbage_after_good_data(tmp_path: Path, read: Any, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    articles, (rejection,) = read(tmp_path / name)
    assert len(articles) == 100 and reason in rejection.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.jsonl", b"\n \n\r\n", "no line in it"),
        ("x.jsonl.gz", gzip.compress(b"", mtime=0), "no line in it"),
        ("x.jsonl.gz", b'{"text": "a"}\n', "broken gzip data"),
        ("x.jsonl.zst", b'{"text": "a"}\n', "broken Zstandard data"),
        ("x.jsonl.gz", b"\x28\xb5\x2f\xfd....", "looks like Zstandard data, not like JSONL in .gz"),
        (
            "x.jsonl",
            gzip.compress(line(), mtime=0),
            "looks like gzip data, not like JSONL: unpack it, or name it .jsonl.gz",
        ),
        ("x.jsonl", b"%PDF-1.4", "looks like a PDF"),
        ("x.jsonl", b'{\n  "text": "a"\n}\n', "one JSON value over many lines"),
        ("x.jsonl", b'[\n{"text": "a"},\n', "one JSON value over many lines"),
        ("x.jsonl", b"\xff\xfe" + '{"text": "a"}'.encode("utf-16-le") + b"\n", "broken UTF-16"),
    ],
)
def test_files_that_are_no_json_lines(tmp_path: Path, read: Any, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    articles, (rejection,) = read(tmp_path / name)
    assert not articles and reason in rejection.reason, rejection


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.jsonl.zst"])
def test_one_line_of_200_megabytes(tmp_path: Path, read: Any, name: str) -> None:
    plain, path = tmp_path / "x.jsonl", tmp_path / name
    with plain.open("wb") as file:
        file.write(line("Before.") + b'{"text": "')
        for _ in range(200):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n' + line("After."))
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(plain.read_bytes(), 1))
    elif name.endswith(".zst"):
        path.write_bytes(zstandard.ZstdCompressor(level=1).compress(plain.read_bytes()))
    tracemalloc.start()
    articles, (rejection,) = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [article.text for article in articles] == ["Before.", "After."]
    assert rejection.reason == "a line of 200000012 bytes, more than 16777216: too long for one document"
    assert rejection.source == f"{path}#L2"
    assert peak < 100_000_000


def test_the_bound_is_exact(tmp_path: Path, read: Any) -> None:
    (tmp_path / "x.jsonl").write_bytes(line("a" * 86) + line("b" * 87) + line("c"))
    assert len(line("a" * 86)) == 99
    assert [article.text[0] for article in read(tmp_path / "x.jsonl", max_bytes=98)[0]] == ["a", "c"]


def test_a_big_file_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"".join(line("a" * 10_000, id=number) for number in range(5_000)))
    tracemalloc.start()
    assert sum(1 for _ in read_file(str(path))) == 5_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000
