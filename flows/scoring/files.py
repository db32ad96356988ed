"""Gold files and curated folders, as the scorer reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from flows.scoring.matching import SIMILARITY


class GoldError(ValueError):
    """A gold file that is not in the format of `docs/gold.md`; the message names file, line and mistake."""


class CuratedError(ValueError):
    """A folder that holds no tables, or tables that cannot be read; the message says which, and what to do."""


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Documents of a gold file, one JSON object a line. Raises GoldError."""
    documents = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            document = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise GoldError(f"{path}:{number}: no valid JSON: {error}") from error
        documents.append(_checked(document, f"{path}:{number}"))
    return documents


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"the gold file {path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: no UTF-8 text at byte {error.start}: gold is one JSON object a line") from error


def _checked(document: Any, where: str) -> dict[str, Any]:
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        raise GoldError(f"{where}: a gold document is an object with a text `id`, the stem of its file name")
    unknown = set(document) - {"id", "published_on", *SIMILARITY}
    if unknown:
        raise GoldError(f"{where}: unknown key {', '.join(sorted(unknown))}")
    for dataset in SIMILARITY:
        for record in document.get(dataset, []):
            if not isinstance(record, dict) or not record.get("anchor"):
                raise GoldError(f"{where}: every record of {dataset} needs an `anchor`")
    return document


def read_curated(folder: Path) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Rows of a curated folder by the stem of their document's source, and dataset.

    Raises CuratedError where the folder holds no `documents`, or where a table cannot be read.
    """
    documents = _rows(folder, "documents")
    if not documents and not (folder / "documents").exists():
        raise CuratedError(f"{folder} holds no documents: run `factledger run RAW --out {folder}` first")
    stems = {d["document_id"]: Path(d["source"]).name.rsplit(".", 1)[0] for d in documents}
    raw = {d["document_id"]: d.get("raw_text") for d in documents}
    found: dict[str, dict[str, list[dict[str, Any]]]] = {s: {k: [] for k in SIMILARITY} for s in stems.values()}
    for dataset in SIMILARITY:
        for row in _rows(folder, dataset):
            if row["document_id"] in stems:
                found[stems[row["document_id"]]][dataset].append({**row, "_raw": raw[row["document_id"]]})
    return found


def _rows(folder: Path, dataset: str) -> list[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.dataset as ds

    path = folder / dataset
    if not path.exists():
        return []
    try:
        rows: list[dict[str, Any]] = ds.dataset(path, format="parquet", partitioning="hive").to_table().to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise CuratedError(f"{_damaged(path)} cannot be read; make the tables anew, in another folder") from error
    return rows


def _damaged(folder: Path) -> Path:
    """The first file of a dataset that is no Parquet, else the folder."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for file in sorted(folder.rglob("*.parquet")):
        try:
            pq.read_table(file)
        except (pa.ArrowException, OSError):
            return file
    return folder
