"""Paths and URIs of inputs, and how they are written down as `source`."""

from __future__ import annotations

import os
import re

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
#: Control characters, line separators, bytes that are no UTF-8 (held as surrogates), and a percent sign that would
#: be taken for an encoded byte.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|%(?=[0-9A-Fa-f]{2})")


def is_uri(path: str) -> bool:
    """Whether it begins with a scheme: `s3://bucket/folder`."""
    return _SCHEME.match(path) is not None


def source_of(path: str) -> str:
    """The `source` of a path or URI: valid UTF-8 on one line.

    A path below the working directory is written relative to it, any other one absolute, so that `raw`, `./raw` and
    `$PWD/raw` are the same source. Control characters and bytes that are no UTF-8 are percent-encoded, and so is a
    percent sign before two hexadecimal digits: `urllib.parse.unquote_to_bytes` gives the bytes of the path back.
    """
    return percent_encoded(path if is_uri(path) else _from_working_directory(path))


def percent_encoded(text: str) -> str:
    """The text with its unsafe characters percent-encoded."""
    return _UNSAFE.sub(_encode, text)


def _from_working_directory(path: str) -> str:
    absolute = os.path.abspath(path)  # noqa: PTH100 - keeps bytes that are no UTF-8, resolves no link
    here = os.getcwd()  # noqa: PTH109
    return absolute if here == "/" else absolute.removeprefix(here + "/")


def _encode(match: re.Match[str]) -> str:
    character = match.group()
    errors = "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass"
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", errors))
