"""What a page of another site may ask of the Dagster UI: nothing."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from pipelines.steps.places import ROOT
from pipelines.terminal.guard import own_names, refusal

MUTATION = "mutation{setNuxSeen}"
OWN = {"Host": "127.0.0.1:3000", "Content-Type": "application/json"}
EVIL = "http://evil.example"
CROSS = {"Sec-Fetch-Site": "cross-site"}
SAME = {"Sec-Fetch-Site": "same-origin"}
ASKED = {
    "get from a foreign page": (
        "GET",
        f"query={MUTATION}",
        {"Origin": EVIL, **CROSS},
        False,
    ),
    "get by a picture or a link": ("GET", f"query={MUTATION}", CROSS, False),
    "get by an old browser": ("GET", f"query={MUTATION}", {}, False),
    "plain text": ("POST", f"query={MUTATION}", {"Content-Type": "text/plain", "Origin": EVIL}, False),
    "json named as text": ("POST", "", {"Content-Type": "text/plain;application/json"}, False),
    "a form": ("POST", "", {"Content-Type": "application/x-www-form-urlencoded"}, False),
    "a rebound name": ("POST", "", {"Host": "evil.example:3000", "Origin": f"{EVIL}:3000"}, False),
    "another port of this machine": ("POST", "", {"Origin": "http://127.0.0.1:8000"}, False),
    "no host": ("POST", "", {"Host": ""}, False),
    "the UI itself": ("POST", "", {"Origin": "http://127.0.0.1:3000", **SAME}, True),
    "the UI under localhost": (
        "POST",
        "",
        {"Host": "localhost:3000", "Origin": "http://localhost:3000"},
        True,
    ),
    "a program on this machine": ("POST", "", {}, True),
    "the page of queries": ("GET", "", {}, True),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_refused(name: str) -> None:
    method, query, headers, works = ASKED[name]
    sent = {key.lower(): value for key, value in (OWN | headers).items() if value}
    scope = {
        "type": "http",
        "method": method,
        "path": "/graphql",
        "query_string": query.encode(),
        "headers": [(key.encode(), value.encode()) for key, value in sent.items()],
    }
    assert (refusal(scope, own_names()) is None) is works


def test_more_names_of_the_host_can_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACHMO_HOSTS", "du-lieu.example, Other.example")
    assert own_names() >= {"du-lieu.example", "other.example", "localhost"}


@pytest.fixture(scope="module")
def webserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The real webserver behind the guard."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    home = tmp_path_factory.mktemp("dagster")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    command = [sys.executable, "-m", "pipelines.terminal.ui", "--webserver"]
    running = subprocess.Popen(
        [*command, "-w", str(ROOT / "workspace.yaml"), "-h", "127.0.0.1", "-p", str(port)],
        cwd=ROOT,
        env={
            **os.environ,
            "DAGSTER_HOME": str(home),
            "PATH": path,
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(240):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.5)
        yield port
    finally:
        running.terminate()
        running.wait()


@pytest.mark.whole
@pytest.mark.parametrize(
    ("method", "query", "headers", "status"),
    [
        ("GET", f"?query={quote(MUTATION)}", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("POST", f"?query={quote(MUTATION)}", {"Content-Type": "text/plain", "Origin": EVIL}, 403),
        ("POST", "", {"Content-Type": "application/json", "Host": "evil.example"}, 403),
        ("POST", "", {"Content-Type": "application/json"}, 200),
    ],
)
def test_the_real_webserver(
    webserver: int, method: str, query: str, headers: dict[str, str], status: int
) -> None:
    asked = http.client.HTTPConnection("127.0.0.1", webserver, timeout=60)
    asked.request(method, f"/graphql{query}", json.dumps({"query": MUTATION}), headers)
    answer = asked.getresponse()
    said = answer.read().decode()
    assert answer.status == status
    assert ('"setNuxSeen":true' in said.replace(" ", "")) is (status == 200)
