"""The command `kehoachmo`: the job without the UI, and a summary a person likes to read."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from pipelines.workspace import DOCUMENTS, OUT


def main(arguments: list[str] | None = None) -> int:
    """Run a subcommand; the exit code is 0 where all went well, 1 where something needs a person, 2 for a bad call."""
    parser = argparse.ArgumentParser(
        prog="kehoachmo", description="Văn bản kế hoạch thành dữ liệu mở. Plans as open data."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    publish = commands.add_parser("publish", help="đọc, kiểm tra, công bố | read, check and publish")
    publish.add_argument("--documents", type=Path, default=DOCUMENTS, help="thư mục văn bản | folder of texts")
    publish.add_argument("--out", type=Path, default=OUT, help="nơi ghi kết quả | where the output goes")
    publish.add_argument("--released-on", default="", metavar="YYYY-MM-DD", help="ngày phát hành | date of the release")
    options = parser.parse_args(arguments)
    return run_publish(options.documents.resolve(), options.out.resolve(), options.released_on)


def run_publish(documents: Path, out: Path, released_on: str) -> int:
    """Run the whole job in this process, print the summary, return the exit code."""
    import dagster as dg

    from pipelines.assets import read_failures
    from pipelines.definitions import defs
    from pipelines.workspace import Workspace

    if not documents.is_dir():
        print(f"✗ {documents}: không có thư mục này | no such folder", file=sys.stderr)
        return 2
    started = time.monotonic()
    workspace = Workspace(documents=str(documents), out=str(out), released_on=released_on)
    settings = {"documents": str(documents), "out": str(out), "released_on": released_on}
    home = os.environ.get("DAGSTER_HOME")
    with dg.DagsterInstance.get() if home else dg.DagsterInstance.ephemeral() as instance:
        result = defs.resolve_job_def("publish").execute_in_process(
            run_config={"resources": {"workspace": {"config": settings}}, "loggers": {"progress": {}}},
            instance=instance,
            raise_on_error=False,
        )
    if not result.success:
        print(f"✗ {_first_failure(result)}", file=sys.stderr)
        return 1
    return _summarise(workspace, read_failures(workspace), time.monotonic() - started)


def _first_failure(result: Any) -> str:
    for event in result.all_events:
        if event.is_step_failure:
            error = event.step_failure_data.error
            cause = error.cause if error and error.cause else error
            return f"{event.step_key}: {cause.message.strip() if cause else event.message}"
    return "job thất bại | the job failed"


def _summarise(workspace: Any, failures: list[dict[str, Any]], seconds: float) -> int:
    from expectations.judge import documents_in_breach
    from warehouse.tables import Finding

    rows = workspace.warehouse.rows(
        ["documents", "indicator_values", "tasks", "projects", "annexes", "rejects", "checks", "findings"]
    )
    failed = Counter(check["severity"] for check in rows["checks"] if not check["passed"])
    severity = {check["check_id"]: check["severity"] for check in rows["checks"]}
    offenders = Counter(severity[finding["check_id"]] for finding in rows["findings"])
    withheld = documents_in_breach([Finding(**finding) for finding in rows["findings"]])
    print(f"\nKế hoạch mở · {seconds:.1f} s\n")
    print(f"  văn bản · documents          {len(rows['documents']):>7,}")
    print(f"  phụ lục · annex tables       {len(rows['annexes']):>7,}")
    print(f"  giá trị chỉ tiêu · values    {len(rows['indicator_values']):>7,}")
    print(f"  nhiệm vụ · tasks             {len(rows['tasks']):>7,}")
    print(f"  dự án · projects             {len(rows['projects']):>7,}")
    print(f"  không đọc được · rejects     {len(rows['rejects']):>7,}")
    print(f"  kiểm tra · checks            {len(rows['checks']):>7,}")
    print(f"    lỗi · failed (error)       {failed['error']:>7,}   {offenders['error']:,} dòng · rows")
    print(f"    lưu ý · failed (warn)      {failed['warn']:>7,}   {offenders['warn']:,} dòng · rows")
    print(f"\n  gói dữ liệu · packages       {workspace.packages}")
    print(f"  kho dữ liệu · warehouse      {workspace.warehouse.path}\n")
    for failure in failures:
        at = f"{failure['file']}:{failure['line']}" if failure["line"] else failure["file"]
        print(f"  ✗ {at}: {failure['reason_vi']} | {failure['reason_en']}")
    for document, checks in withheld.items():
        print(f"  ✗ {document}: giữ lại, chưa công bố vì {', '.join(checks)} | withheld")
    if failures or failed["error"]:
        print(
            f"✗ {len(failures)} văn bản không đọc được, {failed['error']} phép kiểm tra mức error không đạt;"
            f" phần còn lại đã công bố | {len(failures)} unreadable texts, {failed['error']} failed error checks;"
            " the rest is published"
        )
        return 1
    print("✓ đã công bố | published")
    return 0


if __name__ == "__main__":
    sys.exit(main())
