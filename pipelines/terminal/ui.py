"""The Dagster UI on this machine: its webserver behind the guard, and its daemon, until a person stops them.

`dagster dev` starts the same two programs, but its webserver without a guard.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time

_POLL = 0.5


def main(arguments: list[str]) -> int:
    """`ui.py -w workspace.yaml -h HOST -p PORT`: run both; where one ends, end the other."""
    workspace = arguments[: arguments.index("-h")]
    programs = [
        [sys.executable, "-m", __spec__.name if __spec__ else __name__, "--webserver", *arguments],
        [sys.executable, "-m", "dagster._daemon", "run", *workspace],
    ]
    running: list[subprocess.Popen[bytes]] = [subprocess.Popen(program) for program in programs]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while all(program.poll() is None for program in running):
            time.sleep(_POLL)
    except KeyboardInterrupt:
        pass
    finally:
        for program in running:
            program.send_signal(signal.SIGINT)
        for program in running:
            program.wait()
    return max(abs(int(program.returncode)) for program in running)


def serve_guarded(arguments: list[str]) -> None:
    """Dagster's own webserver, each request passed by the guard first."""
    from dagster_webserver import app, cli
    from dagster_webserver.webserver import DagsterWebserver
    from starlette.middleware import Middleware

    from pipelines.terminal.guard import Guard

    class Guarded(DagsterWebserver):  # type: ignore[misc]
        def build_middleware(self) -> list[Middleware]:
            return [Middleware(Guard), *super().build_middleware()]

    app.DagsterWebserver = Guarded
    sys.argv = ["dagster-webserver", *arguments]
    cli.main()


if __name__ == "__main__":
    if sys.argv[1] == "--webserver":
        serve_guarded(sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1:]))
