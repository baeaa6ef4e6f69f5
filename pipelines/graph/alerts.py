"""Who is told of a fault: a line of `alerts.jsonl` in the output, and a listener (`KEHOACHMO_ALERT_URL`).

A fault is told once: a run that failed, a check of our promises that fails, a text that cannot be read, a
document that is newly held back. What the faults are belongs to the checks; here stands that somebody hears
of them.
"""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from pipelines.steps.places import Places

URL = "KEHOACHMO_ALERT_URL"
"""Environment: where alerts are sent as JSON by POST; nowhere where it is not set."""
_PATIENCE = 10
"""Seconds that a listener is given."""

Alert = Mapping[str, str]


def alerts_file(places: Places) -> Path:
    return places.out / "alerts.jsonl"


def _alert(what: str, fault: str, message: str, **named: object) -> Alert:
    """`fault` is what it is known by, so that it is told once; `named`, what a listener can look up."""
    return {
        "fault": fault,
        "what": what,
        **{name: str(one) for name, one in named.items()},
        "message": message,
    }


def of_failed_run(run_id: str, tried: str, message: str) -> Alert:
    """A run that failed; `tried` is what it was to do, which is told once however often it is tried."""
    return _alert("run_failed", f"run:{tried}:{message}", message, run_id=run_id)


def of_checks(
    checks: Iterable[Mapping[str, object]], standing: Iterable[Mapping[str, object]]
) -> list[Alert]:
    """The promises that fail and the documents that are held back, as the warehouse has them."""
    failed = [
        _alert(
            "check_failed",
            f"check:{check['check_id']}:{check['failed']}",
            f"{check['failed']}: {check['description_vi']} | {check['description_en']}",
            check=check["check_id"],
        )
        for check in checks
        if not check["passed"] and check["severity"] == "error"
    ]
    held = [
        _with_reason("document_held_back", "held", "document", row["document_id"], row)
        for row in standing
        if row["status"] != "published"
    ]
    return [*failed, *held]


def of_unreadable(failures: Iterable[Mapping[str, object]]) -> list[Alert]:
    """The texts that could not be read."""
    return [_with_reason("text_unreadable", "unreadable", "file", row["file"], row) for row in failures]


def _with_reason(what: str, fault: str, name: str, named: object, row: Mapping[str, object]) -> Alert:
    """An alert of what has a reason in two languages; another reason is another fault."""
    message = f"{row['reason_vi']} | {row['reason_en']}"
    return _alert(what, f"{fault}:{named}:{row['reason_en']}", message, **{name: named})


def tell(places: Places, alerts: Iterable[Alert], at: float) -> list[Alert]:
    """Tell those alerts that were not told before; gives them. `at`: seconds since 1970."""
    file = alerts_file(places)
    before = file.read_text("utf-8").splitlines() if file.is_file() else []
    told = {json.loads(line)["fault"] for line in before}
    fresh = [alert for alert in alerts if alert["fault"] not in told]
    when = datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
    if fresh:
        file.parent.mkdir(parents=True, exist_ok=True)
    for alert in fresh:
        line = json.dumps({"at": when, **alert}, ensure_ascii=False)
        with file.open("a", encoding="utf-8") as lines:
            lines.write(line + "\n")
        _send(line)
    return fresh


def _send(line: str) -> None:
    """Post an alert; a listener that does not answer costs nobody the alert, which stands in the file."""
    url = os.environ.get(URL)
    if not url:
        return
    request = urllib.request.Request(url, line.encode(), {"Content-Type": "application/json; charset=utf-8"})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE):
            pass
    except OSError as error:
        print(f"… không gửi được cảnh báo | the alert could not be sent: {error}", flush=True)
