from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from flows.reading.lines import Line, as_utf8, lines_of
from flows.reading.rejecting import Unreadable

CHUNKS = st.lists(st.lists(st.sampled_from([b"a", b"bc", b"\n", b"\r", b""])).map(b"".join))


@given(CHUNKS)
def test_chunks_do_not_matter(chunks: list[bytes]) -> None:
    content = b"".join(chunks)
    expected = content.split(b"\n")
    if not expected[-1]:
        expected.pop()
    assert [line.data for line in lines_of(iter(chunks), 1_000)] == expected
    assert [line.number for line in lines_of(iter(chunks), 1_000)] == list(range(1, len(expected) + 1))


@given(CHUNKS, st.integers(0, 5))
def test_only_the_bound_is_held(chunks: list[bytes], bound: int) -> None:
    for bounded, whole in zip(lines_of(iter(chunks), bound), lines_of(iter(chunks), 1_000), strict=True):
        assert bounded == Line(whole.number, whole.data[: bound + 1], len(whole.data))


def test_a_break_is_told_with_the_line_it_is_in() -> None:
    def breaking() -> Iterator[bytes]:
        yield b"one\ntw"
        raise Unreadable("cut off")

    assert list(lines_of(breaking(), 100)) == [Line(1, b"one", 3), Line(2, b"tw", 2, fault="cut off")]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 5), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_a_mark_is_taken_off_however_the_stream_is_cut(text: str, size: int, how: str) -> None:
    data = text.encode(how)
    encoding, chunks = as_utf8(data[start : start + size] for start in range(0, len(data), size))
    assert (encoding, b"".join(chunks).decode()) == (how, text)
