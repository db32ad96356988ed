"""Extracts a corpus with the code and the rules of the tree that PYTHONPATH names; run as a file of its own.

Standard input: one JSON object, {"inputs": [...], "experimental": bool}. Standard output: one line {"tree": path}, then
one line a document, {"source": ..., "records": {dataset: [row, ...]}}. It uses no more of the tree than what every
revision has: reading, and `Line.read_document`.
"""

from __future__ import annotations

import gc
import json
import sys
from typing import Any


def main() -> None:
    """Answer one request."""
    import flows
    from flows.line import Line
    from flows.reading import discover
    from flows.reading.article import Article
    from flows.reading.read import read_file

    request = json.load(sys.stdin)
    _write({"tree": next(iter(flows.__path__))})
    line = Line(experimental=request["experimental"])
    gc.collect()
    gc.freeze()  # rules and lexicon live as long as the process
    for file in discover(request["inputs"]).files:
        for item in read_file(file.path):
            if isinstance(item, Article):
                found = line.read_document(item).records
                rows = {name: [record.model_dump(mode="json") for record in rows] for name, rows in found.items()}
                _write({"source": item.source, "records": rows})


def _write(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
