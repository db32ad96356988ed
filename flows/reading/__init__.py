"""Reading: what a user names → input files → articles, and rejections for what cannot be read."""

from flows.reading.article import Article
from flows.reading.discover import Discovery, InputFile, NoInput, discover
from flows.reading.identity import document_id
from flows.reading.opening import MissingExtra

__all__ = [
    "Article",
    "Discovery",
    "InputFile",
    "MissingExtra",
    "NoInput",
    "discover",
    "document_id",
]
