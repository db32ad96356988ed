"""Keys under which things are the same, and the ids made from them. Columns in, columns out."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

SEPARATOR = "\x1f"
_STROKES = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "’": "'", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})
_NO_WORD = re.compile(r"[\W_]+")
_ARTICLES = frozenset({"the", "a", "an"})
#: Letters by which inflected and derived forms of a word still agree.
_STEM = 6


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """A candidate key for a name or phrase: no diacritics, no case, no punctuation, no article in front."""
    bare = text.casefold()
    if not bare.isascii():
        marked = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in marked if not unicodedata.combining(c)).casefold().translate(_STROKES)
    words = _NO_WORD.sub(" ", bare.replace("'s ", " ")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def stem(word: str) -> str:
    """A folded word without its ending: `completing`, `completed` and `completion` are one. Never empty for a word."""
    if len(word) <= _STEM:
        return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    return word[:_STEM]


def stable_id(prefix: str, key: str) -> str:
    """`prefix` and 16 hexadecimal digits of the key's SHA-256: the same in every run and on every machine."""
    return f"{prefix}_{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def strings(column: pa.ChunkedArray) -> pa.Array:
    """Any scalar column as text; null stays null."""
    return pc.cast(column, pa.string()).combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def folded(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Each text folded, null stays null. Each distinct text is folded once."""
    array = strings(column)
    encoded = array.dictionary_encode()
    names = pa.array([fold(value) for value in encoded.dictionary.to_pylist()], pa.string())
    return names.take(encoded.indices)


def joined(*columns: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A composite key, row by row; a null part is an empty one."""
    parts = [pc.fill_null(pc.cast(_flat(column), pa.string()), "") for column in columns]
    return pc.binary_join_element_wise(*parts, SEPARATOR)


def _flat(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def ids_of(prefix: str, keys: pa.Array) -> pa.Array:
    """The id of each key; null where the key is null. Each distinct key is hashed once."""
    encoded = keys.dictionary_encode()
    ids = pa.array([stable_id(prefix, key) for key in encoded.dictionary.to_pylist()], pa.string())
    return ids.take(encoded.indices)


def looked_up(keys: pa.Array, known: pa.Array, values: pa.Array) -> pa.Array:
    """For each key the value that stands beside it among the known ones, null where there is none."""
    return values.take(pc.index_in(keys, value_set=known))
