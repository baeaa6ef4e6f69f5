"""The command `kehoachmo`: the job without the UI."""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.steps.places import Places

_LICENCE = "official text of a state body, outside copyright"
"""Licence of what state bodies print (Article 15 of the Law on Intellectual Property)."""
_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run a subcommand.

    The exit code is 0 where all went well, 1 where something needs a person, 2 where nothing was begun, 130
    where a person stopped it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that has no Vietnamese letters (LC_ALL=C) shows escapes; it must not cost the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        print(
            "\n✗ đã dừng theo yêu cầu; các gói đã công bố vẫn nguyên vẹn"
            " | stopped as you asked; the published packages are whole",
            file=sys.stderr,
        )
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output (`| head`) has had enough; Python would complain once more when it closes
        # the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: list[str] | None) -> int:
    from pipelines.steps.places import DOCUMENTS, OUT

    parser = argparse.ArgumentParser(
        prog="kehoachmo", description="Văn bản kế hoạch thành dữ liệu mở. Plans as open data."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    publish = commands.add_parser("publish", help="đọc, kiểm tra, công bố | read, check and publish")
    publish.add_argument(
        "--documents", type=Path, default=DOCUMENTS, help="thư mục văn bản | folder of texts"
    )
    publish.add_argument("--out", type=Path, default=OUT, help="nơi ghi kết quả | where the output goes")
    publish.add_argument(
        "--released-on", default="", metavar="YYYY-MM-DD", help="ngày phát hành | date of the release"
    )
    publish.add_argument(
        "--allow-removal",
        default=os.environ.get("ALLOW_REMOVAL", ""),
        metavar="NAME[,NAME]",
        help="văn bản được gỡ khỏi bản công bố | documents that may leave what is published",
    )
    add = commands.add_parser(
        "add", help="thêm một văn bản và ghi nó lấy từ đâu | add a text and where it comes from"
    )
    add.add_argument("file", type=Path, help="tệp .txt, .docx, .html, .pdf | a file")
    add.add_argument("--from", dest="origin", required=True, help="địa chỉ đã lấy tệp | its address")
    add.add_argument("--licence", default=_LICENCE, help="giấy phép | its licence (%(default)s)")
    add.add_argument("--on", metavar="YYYY-MM-DD", help="ngày thêm | day of the entry (hôm nay | today)")
    add.add_argument("--documents", type=Path, default=DOCUMENTS, help="thư mục văn bản | folder of texts")
    inspect = commands.add_parser(
        "inspect", help="xem chương trình thấy gì trong một tệp | what is seen in one file"
    )
    inspect.add_argument("file", type=Path, help="tệp .txt, .docx, .html, .pdf | a file")
    inspect.add_argument(
        "--after", metavar="PASS", help="chỉ kết quả của một bước đọc | what one pass has made"
    )
    site = commands.add_parser(
        "site", help="dựng lại cổng tra cứu từ kho | build the portal anew from the warehouse"
    )
    site.add_argument("--out", type=Path, default=OUT, help="nơi đã ghi kết quả | where the output went")
    kept = commands.add_parser("releases", help="các bản phát hành đang giữ | the releases that are kept")
    kept.add_argument("--out", type=Path, default=OUT, help="nơi đã ghi kết quả | where the output went")
    rollback = commands.add_parser(
        "rollback", help="đưa một bản phát hành cũ ra lại | put an earlier release back"
    )
    rollback.add_argument("version", help="phiên bản, ví dụ 1.0.0 | its version")
    rollback.add_argument("--out", type=Path, default=OUT, help="nơi đã ghi kết quả | where the output went")
    explain = commands.add_parser(
        "explain", help="vì sao có một dòng đã công bố | why a published row says what it says"
    )
    explain.add_argument("id", help="mã của dòng, ví dụ value_id | id of a row, such as a value_id")
    explain.add_argument("--out", type=Path, default=OUT, help="nơi đã ghi kết quả | where the output went")
    rows = commands.add_parser(
        "rows", help="in mọi dòng đọc được, dạng JSON | print every row read, as JSON lines"
    )
    rows.add_argument("places", type=Path, nargs="+", help="tệp hoặc thư mục | files or folders")
    wording = commands.add_parser(
        "wording", help="một nhãn nói gì, là chỉ tiêu nào | what a label says, which indicator it names"
    )
    wording.add_argument("label", nargs="?", help="nhãn như in | the label as printed")
    wording.add_argument("--under", help="nhãn phía trên | the label above it")
    wording.add_argument("--unit", help="đơn vị như in | the unit as printed")
    wording.add_argument("--place", help="tỉnh của văn bản | the province of its document")
    wording.add_argument("--file", type=Path, help="tệp CSV: label, under, unit | a CSV file of labels")
    wording.add_argument(
        "--propose", action="store_true", help="chỉ tiêu tạm của kho | provisional indicators of a warehouse"
    )
    wording.add_argument("--out", type=Path, default=OUT, help="nơi đã ghi kết quả | where the output went")
    options = parser.parse_args(arguments)
    if options.command == "wording":
        if not (options.label or options.file or options.propose):
            parser.error("wording: cần một nhãn, --file hoặc --propose | a label, --file or --propose")
        return run_wording(options)
    if options.command == "add":
        return run_add(options.file, options.documents, options.origin, options.licence, options.on)
    if options.command == "inspect":
        return run_inspect(options.file, options.after)
    if options.command == "site":
        return run_site(options.out.resolve())
    if options.command == "releases":
        return run_releases(options.out.resolve())
    if options.command == "rollback":
        return run_rollback(options.out.resolve(), options.version)
    if options.command == "rows":
        return run_rows(options.places)
    if options.command == "explain":
        return run_explain(options.id, options.out.resolve())
    return run_publish(
        options.documents.resolve(), options.out.resolve(), options.released_on, options.allow_removal
    )


def run_add(file: Path, documents: Path, origin: str, licence: str, on: str | None) -> int:
    """Enter a text into a folder and its register, and say what the program sees in its head."""
    from datetime import date

    from pipelines.steps.register import add
    from sources.files.text import Unreadable

    try:
        target = add(file, documents, origin, licence, on or date.today().isoformat())
    except Unreadable as refused:
        print(f"✗ {file}: {refused.reason_vi} | {refused.reason_en}", file=sys.stderr)
        return 1
    print(f"✓ {target}")
    return run_inspect(target, "head")


def run_inspect(file: Path, after: str | None) -> int:
    """Print what the program sees in a file, or what one pass has made of it."""
    if after:
        from pipelines.terminal.stages import print_stage

        return print_stage(file, after)
    from pipelines.terminal.inspection import inspect

    return inspect(file)


def run_rows(places: list[Path]) -> int:
    """Print the rows of texts as JSON lines."""
    from pipelines.terminal.rows import print_rows

    return print_rows(places)


def run_wording(options: argparse.Namespace) -> int:
    """Print what a label says and names, or those of a file; or what a warehouse has no reviewed name for."""
    from pipelines.terminal.wording import print_file, print_proposals, print_wording

    if options.propose:
        from warehouse.store import Warehouse

        return print_proposals(Warehouse(options.out.resolve() / "warehouse.duckdb"))
    if options.file:
        return print_file(options.file)
    return print_wording(options.label, options.under, options.unit, options.place)


def run_releases(out: Path) -> int:
    """List the kept releases, and say what is out now."""
    from pipelines.steps.kept import release_in, releases
    from pipelines.steps.places import Places

    places = Places(out=out)
    now = release_in(places.packages)
    kept = releases(places)
    for one in kept:
        mark = "*" if now and (now.version, now.released_on) == (one.version, one.released_on) else " "
        print(f"{mark} {one.version:<10} {one.released_on}  {one.folder}")
    said = f"{now.version} {now.released_on or ''}".rstrip() if now else "—"
    print(f"đang công bố · out now: {said}")
    return 0


def run_rollback(out: Path, version: str) -> int:
    """Put an earlier release in the place of what is out, whole."""
    from pipelines.steps.kept import NotKept, put_back
    from pipelines.steps.places import Places
    from pipelines.steps.readiness import turn

    places = Places(out=out)
    try:
        with turn(places):
            kept = put_back(places, version)
    except NotKept as refused:
        print(f"✗ {refused}", file=sys.stderr)
        return 2
    print(f"✓ đang công bố · out now: {kept.version} ({kept.released_on})")
    return 0


def run_site(out: Path) -> int:
    """Build the portal of what is published anew, and say where it is."""
    from pipelines.steps.places import Places
    from pipelines.steps.portal import NotOfTheWarehouse, rebuild_portal
    from pipelines.steps.readiness import turn

    places = Places(out=out)
    if not places.packages.is_dir():
        print(
            f"✗ {places.packages}: chưa có gói nào, xin chạy `publish` trước | run `publish` first",
            file=sys.stderr,
        )
        return 2
    try:
        with turn(places):
            print(f"✓ {rebuild_portal(places)} trang · pages: {places.site / 'index.html'}")
    except NotOfTheWarehouse as refused:
        print(f"✗ {refused}", file=sys.stderr)
        return 2
    return 0


def run_explain(row_id: str, out: Path) -> int:
    """Print where a published row comes from."""
    from pipelines.terminal.explanation import UnknownRow, explain
    from warehouse.store import Warehouse, WarehouseUnusable

    try:
        for line in explain(Warehouse(out / "warehouse.duckdb"), row_id):
            print(line)
    except (UnknownRow, WarehouseUnusable) as refused:
        print(f"✗ {refused}", file=sys.stderr)
        return 2
    return 0


def run_publish(documents: Path, out: Path, released_on: str, allow_removal: str = "") -> int:
    """Run the whole job in this process, print the summary, return the exit code."""
    from pipelines.steps.places import Places
    from pipelines.steps.readiness import NotReady, require_ready, turn

    places = Places(documents, out, released_on, allow_removal)
    try:
        require_ready(places)
    except NotReady as refused:
        print(f"✗ {refused}", file=sys.stderr)
        return 2
    with turn(places):
        return _publish(places)


def _publish(places: Places) -> int:
    import dagster as dg

    from pipelines.graph.definitions import defs
    from pipelines.graph.failed import why
    from pipelines.steps.failures import read_failures
    from pipelines.steps.last_release import published
    from pipelines.terminal.summary import summarise

    started = time.monotonic()
    before = published(places.packages)
    settings = {
        "documents": str(places.texts),
        "out": str(places.out),
        "released_on": places.released_on,
        "allow_removal": places.allow_removal,
    }
    home = os.environ.get("DAGSTER_HOME")
    try:
        with dg.DagsterInstance.get() if home else dg.DagsterInstance.ephemeral() as instance:
            result = defs.resolve_job_def("publish").execute_in_process(
                run_config={"resources": {"workspace": {"config": settings}}, "loggers": {"progress": {}}},
                instance=instance,
                raise_on_error=False,
            )
    except dg.DagsterExecutionInterruptedError as stopped:
        raise KeyboardInterrupt from stopped
    if not result.success:
        print(f"✗ {why(result.all_events)}", file=sys.stderr)
        return 1
    return summarise(places, read_failures(places), before, time.monotonic() - started)


if __name__ == "__main__":
    sys.exit(main())
