"""Reading: what a user names → input files → articles, and rejections for what cannot be read."""

from flows.reading.article import Article
from flows.reading.discover import Discovery, InputFile, NoInput, discover
from flows.reading.identity import document_id
from flows.reading.opening import MissingExtra
from flows.reading.read import MAX_DOCUMENT_BYTES, read_file

__all__ = [
    "MAX_DOCUMENT_BYTES",
    "Article",
    "Discovery",
    "InputFile",
    "MissingExtra",
    "NoInput",
    "discover",
    "document_id",
    "read_file",
]
