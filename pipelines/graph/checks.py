"""Rules as Dagster asset checks: one `multi_asset_check` a table, each rule with its offending rows in a
table.

Specs are built from plain data, so that loading definitions does not import Great Expectations.
"""

from collections.abc import Iterator, Sequence

import dagster as dg

from expectations.rules import rules_of
from pipelines.graph.assets import readings, source_documents
from pipelines.graph.cards import WIDE, as_table, rows_as_table
from pipelines.graph.workspace import Workspace
from pipelines.steps import failures as failures_kept
from pipelines.steps.judging import held_back, judge_table
from pipelines.steps.last_release import UNREADABLE, Shrinks, differences, missing_from_reading
from pipelines.steps.places import DOCUMENTS
from warehouse.changes import Difference
from warehouse.tables import COMPARED, DERIVED, KEPT, TABLES, Check, Finding

_SHOWN = 50
_SEVERITY = {"error": dg.AssetCheckSeverity.ERROR, "warn": dg.AssetCheckSeverity.WARN}


def _specs(name: str) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(
            rule.name,
            asset=name,
            description=f"{rule.description.vi}.\n\n{rule.description.en}.",
            metadata={"severity": rule.severity},
        )
        for rule in rules_of(TABLES[name])
    ]


def _checks_of(name: str) -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(
        name=f"judge_{name}", specs=_specs(name), can_subset=True, op_tags={"dagster/priority": "10"}
    )
    def judge(context: dg.AssetCheckExecutionContext, workspace: Workspace) -> Iterator[dg.AssetCheckResult]:
        selected = {key.name for key in context.selected_asset_check_keys}
        checks, findings = judge_table(workspace.places.warehouse, name)
        for check in checks:
            if check.rule in selected:
                yield _result(check, [finding for finding in findings if finding.check_id == check.check_id])

    return judge


def _result(check: Check, findings: Sequence[Finding]) -> dg.AssetCheckResult:
    metadata: dict[str, dg.RawMetadataValue] = {"tested": check.tested, "failed": check.failed}
    if findings:
        metadata["offenders"] = as_table(
            ["document", "lines", "printed", "message_vi", "message_en"],
            [[f.document_id, _lines(f), f.printed, f.message_vi, f.message_en] for f in findings[:_SHOWN]],
            WIDE,
        )
    return dg.AssetCheckResult(
        asset_key=check.table,
        check_name=check.rule,
        passed=check.passed,
        severity=_SEVERITY[check.severity],
        metadata=metadata,
    )


def _lines(finding: Finding) -> str:
    if finding.line_from is None:
        return ""
    return (
        str(finding.line_from)
        if finding.line_to == finding.line_from
        else f"{finding.line_from}–{finding.line_to}"
    )


@dg.asset_check(
    asset=readings,
    description="Mọi tệp trong thư mục đều đọc được.\n\nEvery text of the folder could be read.",
)
def every_text_read(workspace: Workspace) -> dg.AssetCheckResult:
    failures = failures_kept.read_failures(workspace.places)
    return dg.AssetCheckResult(
        passed=not failures,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={
            "failed": len(failures),
            "offenders": rows_as_table(failures, failures_kept.COLUMNS, WIDE),
        },
    )


@dg.asset_check(
    asset=source_documents,
    description="Văn bản gốc trong sổ đăng ký không bị sửa.\n\nRegistered texts are what they were when"
    " registered.",
)
def registered_unchanged(workspace: Workspace) -> dg.AssetCheckResult:
    from pipelines.steps.register import FOUNDING, list_texts, registered

    known = registered(FOUNDING) if workspace.places.texts == DOCUMENTS else {}
    changed = [
        text.name
        for text in list_texts(workspace.places.texts)
        if known.get(text.name, text.sha256) != text.sha256
    ]
    return dg.AssetCheckResult(
        passed=not changed,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"failed": len(changed), "offenders": as_table(["file"], [[name] for name in changed])},
    )


@dg.asset_check(
    asset="standing",
    description="Mọi văn bản đều được đọc hiểu đủ để công bố.\n\nEvery document was understood well enough"
    " to be published.",
)
def every_document_understood(workspace: Workspace) -> dg.AssetCheckResult:
    held = held_back(workspace.places.warehouse)
    return dg.AssetCheckResult(
        passed=not held,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={
            "failed": len(held),
            "offenders": rows_as_table(held, TABLES["standing"].names, WIDE),
        },
    )


@dg.asset_check(
    asset=readings,
    blocking=True,
    description="Không văn bản đã công bố nào biến mất mà chưa được phép; nếu có, lượt chạy dừng."
    "\n\nNo published document is gone without leave; where one is, the run stops.",
)
def documents_kept(workspace: Workspace) -> dg.AssetCheckResult:
    lost = missing_from_reading(workspace.places)
    return dg.AssetCheckResult(
        passed=not lost,
        severity=dg.AssetCheckSeverity.ERROR,
        description=str(Shrinks(lost)) if lost else None,
        metadata={
            "failed": len(lost),
            "offenders": as_table(
                ["document", "file", "holds_now"],
                [[one.document_id, one.source_file, one.holds] for one in lost[:_SHOWN]],
                WIDE,
            ),
        },
    )


@dg.asset_check(
    asset=COMPARED,
    description="Văn bản không đổi thì không mất dòng nào so với bản trước."
    "\n\nA text that is the same lost no row since the last release.",
)
def rows_kept(workspace: Workspace) -> dg.AssetCheckResult:
    found = [one for one in differences(workspace.places) if one.table not in DERIVED]
    lost = [one for one in found if one.unexplained or one.table == UNREADABLE]
    return dg.AssetCheckResult(
        passed=not lost,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "failed": sum(one.unexplained for one in lost),
            "offenders": as_table(Difference._fields, lost),
        },
    )


_OF_THE_SITE = {
    "links_lead_somewhere": "Mọi liên kết dẫn đến một trang, mọi con số đến đúng dòng của nó."
    "\n\nEvery link leads to a page, every figure to its line.",
    "nothing_from_elsewhere": "Không trang nào tải gì từ máy khác."
    "\n\nNo page takes anything from another host.",
}


@dg.multi_asset_check(
    name="inspect_site",
    specs=[
        dg.AssetCheckSpec(name, asset="site", description=description)
        for name, description in _OF_THE_SITE.items()
    ],
    can_subset=True,
)
def site_holds(context: dg.AssetCheckExecutionContext, workspace: Workspace) -> Iterator[dg.AssetCheckResult]:
    from publish.portal.inspect import Fault, inspect

    faults = inspect(workspace.places.site)
    for key in sorted(context.selected_asset_check_keys):
        found = faults[key.name]
        yield dg.AssetCheckResult(
            asset_key="site",
            check_name=key.name,
            passed=not found,
            severity=dg.AssetCheckSeverity.WARN,
            metadata={"failed": len(found), "offenders": as_table(Fault._fields, found[:_SHOWN])},
        )


ALL = [
    site_holds,
    documents_kept,
    rows_kept,
    registered_unchanged,
    every_text_read,
    every_document_understood,
    *(_checks_of(name) for name in KEPT),
]
