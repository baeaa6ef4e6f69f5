"""A server for looking at the portal on this machine: portal, packages and releases, on loopback only.

It is no server for the public; a web server shows the same folders.
"""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_SHOWN = ("/site/", "/packages/", "/releases/")


class _Shown(SimpleHTTPRequestHandler):
    """Files of the public folders; the warehouse beside them is not shown."""

    def translate_path(self, path: str) -> str:
        found = super().translate_path(path)
        inside = Path(found).resolve()
        root = Path(self.directory).resolve()
        shown = any(inside.is_relative_to((root / name.strip("/")).resolve()) for name in _SHOWN)
        return found if shown else str(root / "site")

    def log_message(self, *_: object) -> None:
        """Looking at pages is not worth a line each."""


def serve(out: Path, port: int) -> None:
    """Serve until a person stops it."""
    with ThreadingHTTPServer(("127.0.0.1", port), partial(_Shown, directory=str(out))) as server:
        print(f"http://127.0.0.1:{server.server_port}/site/ (Ctrl-C)", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    try:
        serve(Path(sys.argv[1]).resolve(), int(sys.argv[2]))
    except KeyboardInterrupt:
        sys.exit(0)
