"""`.parquet`: a row is a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from flows.reading.article import Article
from flows.reading.fields import Place, article_of
from flows.reading.rejecting import Unreadable
from schemas.rejection import Rejection

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows that are held at once: few, since a row may hold a long text.
BATCH_ROWS = 64


def read_parquet(file: BinaryIO, source: str, max_bytes: int) -> Iterator[Article | Rejection]:
    """Article or rejection of each row, streamed; columns of bytes (images) are left aside.

    Raises Unreadable for a file that is no Parquet, has no column `text` of text, or breaks off; rows before the break
    still come.
    """
    import pyarrow as pa
    from pyarrow import parquet

    number = 0
    try:
        table = parquet.ParquetFile(file)
        columns = _columns(table.schema_arrow)
        for batch in table.iter_batches(batch_size=BATCH_ROWS, columns=columns):
            names = batch.schema.names
            for row in zip(*(_values(batch.column(name), name) for name in names), strict=True):
                number += 1
                yield from _read_row(dict(zip(names, row, strict=True)), Place(source, "row", number), max_bytes)
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0][:300] if str(error) else type(error).__name__
        read = f"; the {number} rows before are read" if number else ""
        raise Unreadable(f"no whole Parquet file, perhaps cut off: {reason}{read}", rows_read=number) from error
    if number == 0:
        raise Unreadable("a Parquet file without rows")


def _read_row(fields: dict[str, object], place: Place, max_bytes: int) -> Iterator[Article | Rejection]:
    text = fields["text"]
    if isinstance(text, bytes):
        if len(text) > max_bytes:
            reason = f"a text of {len(text)} bytes, more than {max_bytes}: too long for one document"
            yield place.rejected(reason, text[:4_000])
            return
        try:
            fields["text"] = text.decode("utf-8")
        except UnicodeDecodeError as error:
            yield place.rejected(f"'text' is no UTF-8 at byte {error.start}", text[:4_000])
            return
    yield from article_of(fields, place, "utf-8")


def _columns(schema: pa.Schema) -> list[str]:
    """The columns to read. Raises Unreadable where `text` is missing, twice there, or no text."""
    import pyarrow as pa

    names = list(schema.names)
    if "text" not in names:
        raise Unreadable(f"no column 'text'; there is {', '.join(map(repr, names[:20]))[:300] or 'no column at all'}")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Unreadable(f"the column {twice[:80]!r} is there more than once: ambiguous")
    kind = schema.field("text").type
    if not _is_text(kind) and not pa.types.is_binary(kind) and not pa.types.is_large_binary(kind):
        raise Unreadable(f"the column 'text' is of type {kind}, not text")
    return [name for name in names if name == "text" or not _is_bytes(schema.field(name).type)]


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _is_bytes(kind: pa.DataType) -> bool:
    """Bytes, also within lists and structs."""
    import pyarrow as pa

    if any(_is_bytes(kind.field(index).type) for index in range(kind.num_fields)):
        return True
    return bool(
        pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
        or pa.types.is_fixed_size_binary(kind)
        or pa.types.is_binary_view(kind)
    )


def _values(column: Any, name: str) -> list[Any]:
    """Python values of a column; the text as bytes, so that one row that is no UTF-8 does not lose the others."""
    import pyarrow as pa

    kind = column.type
    if name == "text" or _is_text(kind):
        if _is_text(kind):
            column = column.cast(pa.large_string())
        values = column.cast(pa.large_binary()).to_pylist()
        return (
            values
            if name == "text"
            else [None if value is None else value.decode("utf-8", "replace") for value in values]
        )
    if pa.types.is_timestamp(kind):
        # Nanoseconds would come as values of pandas, or not at all.
        column = column.cast(pa.timestamp("us", tz=kind.tz), safe=False)
    return list(column.to_pylist())
