"""A fault is told once, in a file that can be read the morning after, and to whoever listens."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.graph.alerts import URL, alerts_file, of_checks, of_failed_run, of_unreadable, tell
from pipelines.steps.places import Places

FAILED = {
    "check_id": "tasks.id_unique",
    "passed": False,
    "severity": "error",
    "failed": 2,
    "description_vi": "Mỗi mã một lần",
    "description_en": "Each id once",
}
HELD = {"document_id": "x-1", "status": "withheld", "reason_vi": "vi phạm", "reason_en": "breaks"}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, str]]]:
    """What a listener on loopback is sent."""
    found: list[dict[str, str]] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv(URL, f"http://127.0.0.1:{server.server_port}/")
    yield found
    server.shutdown()
    server.server_close()


def test_promises_that_fail_and_documents_held_back_are_faults() -> None:
    passed, caveat = {**FAILED, "passed": True}, {**FAILED, "severity": "warn"}
    alerts = of_checks([FAILED, passed, caveat], [HELD, {**HELD, "status": "published"}])
    assert [alert["what"] for alert in alerts] == ["check_failed", "document_held_back"]
    assert "Each id once" in alerts[0]["message"] and "2" in alerts[0]["message"]


def test_a_text_that_cannot_be_read_is_a_fault() -> None:
    (alert,) = of_unreadable([{"file": "a.txt", "line": None, "reason_vi": "rỗng", "reason_en": "empty"}])
    assert alert["file"] == "a.txt" and "empty" in alert["message"]


def test_a_fault_is_told_once(tmp_path: Path, heard: list[dict[str, str]]) -> None:
    places = Places(tmp_path, tmp_path / "out")
    assert len(tell(places, of_checks([FAILED], [HELD]), 0)) == 2
    assert tell(places, of_checks([FAILED], [HELD]), 60) == []
    assert len(tell(places, [of_failed_run("r1", "texts", "hết chỗ | no space left")], 60)) == 1
    again = of_failed_run("r2", "texts", "hết chỗ | no space left")
    assert tell(places, [again], 120) == [], "another try of the same is no other fault"
    lines = [json.loads(line) for line in alerts_file(places).read_text("utf-8").splitlines()]
    assert [line["what"] for line in lines] == ["check_failed", "document_held_back", "run_failed"]
    assert lines == heard
    assert lines[0]["at"] == "1970-01-01T00:00:00+00:00"


def test_a_listener_that_does_not_answer_costs_no_alert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(URL, "http://127.0.0.1:9/")
    assert len(tell(Places(tmp_path, tmp_path), [of_failed_run("r1", "texts", "x")], 0)) == 1
    assert "could not be sent" in capsys.readouterr().out
    assert alerts_file(Places(tmp_path, tmp_path)).is_file()
