"""Entries on their way from containers to shards."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import Article
from flows.reading.rejecting import rejected
from flows.spool import SpoolWriter, article_entry, article_fingerprint, read_spool, rejection_entry

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_NAME = _TEXT.filter(bool)
_ARTICLES = st.builds(
    Article,
    source=_NAME,
    text=_TEXT,
    encoding=st.just("utf-8"),
    title=st.none() | _NAME,
    url=st.none() | _NAME,
    published_on=st.none() | st.dates(),
    line_id=st.none() | _NAME,
    metadata=st.dictionaries(_NAME, _TEXT, max_size=3),
    container=st.none() | _NAME,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(articles=st.lists(_ARTICLES, max_size=4))
def test_what_is_written_is_read(tmp_path: Path, articles: list[Article]) -> None:
    entries = [article_entry(a, "feed.jsonl", "v1", n) for n, a in enumerate(articles)]
    entries += [entry.unchanged for entry in entries]
    entries.append(rejection_entry(rejected("feed.jsonl#L9", "broken JSON"), "feed.jsonl", "v1", 9))
    writer = SpoolWriter(tmp_path / "a.spool")
    for entry in entries:
        writer.write(entry)
    writer.close()
    assert list(read_spool(tmp_path / "a.spool")) == entries
    assert writer.articles == len(articles)


def test_everything_that_decides_what_is_extracted_is_in_the_fingerprint() -> None:
    plain = Article("a.txt", "Text.", "utf-8")
    others = [
        Article("b.txt", "Text.", "utf-8"),
        Article("a.txt", "Text!", "utf-8"),
        Article("a.txt", "Text.", "utf-16"),
        Article("a.txt", "Text.", "utf-8", title="T"),
        Article("a.txt", "Text.", "utf-8", url="https://example.org/a"),
        Article("a.txt", "Text.", "utf-8", agency="VNA"),
        Article("a.txt", "Text.", "utf-8", published_on=dt.date(2024, 5, 1)),
        Article("a.txt", "Text.", "utf-8", metadata={"language": "en"}),
    ]
    assert len({article_fingerprint(a) for a in [plain, *others]}) == len(others) + 1


def test_a_rejection_never_takes_the_place_of_a_document() -> None:
    entry = rejection_entry(rejected("a.txt", "is a PDF"), "a.txt", "v1", 0)
    other = rejection_entry(rejected("a.txt", "is empty"), "a.txt", "v1", 0)
    assert entry.place.line_id not in (None, other.place.line_id)
