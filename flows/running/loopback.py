"""The process of a Prefect server that ends with the one that started it.

Run as a script: `loopback.py SOCKET`, with the number of an inherited listening socket. Standard input is a pipe that
nobody writes to: it closes when the parent ends, however that happens.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time

_GRACE_SECONDS = 5.0


def _end_with_parent() -> None:
    # Not sys.stdin: a thread that waits for it keeps the interpreter from ending.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE_SECONDS)
    os._exit(0)


def main() -> None:
    """Serve Prefect's API on the inherited socket until told to stop or orphaned."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn

    config = uvicorn.Config(
        "prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on", access_log=False
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


if __name__ == "__main__":
    main()
