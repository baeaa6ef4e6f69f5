"""The hand-over to Great Expectations: one suite a table, on a pandas batch, in an ephemeral context.

The only module that imports great_expectations, and only when a suite is run: the import costs seconds.
Nothing of its context, files or network is used; what comes back is plain Python.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from expectations.rule import Expect

if TYPE_CHECKING:
    import pandas as pd

_ROW = "row__"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one expectation: rows looked at, and the positions of those that broke it."""

    tested: int
    broken: list[int]


def run_suite(table: str, frame: pd.DataFrame, expects: Sequence[Expect]) -> list[Result]:
    """Validate a frame; results in the order of the expectations.

    Raises RuntimeError where an expectation could not be evaluated: a crash is not a finding.
    """
    if not len(frame):
        return [Result(0, []) for _ in expects]
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx
    from great_expectations import expectations as gxe
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    batch = (
        context.data_sources.add_pandas("memory")
        .add_dataframe_asset(table)
        .add_batch_definition_whole_dataframe("all")
        .get_batch(batch_parameters={"dataframe": frame.assign(**{_ROW: range(len(frame))})})
    )
    suite = gx.ExpectationSuite(name=table)
    for position, expect in enumerate(expects):
        suite.add_expectation(getattr(gxe, expect.type)(**expect.arguments, meta={"position": position}))
    outcome = batch.validate(
        suite, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": [_ROW]}
    )
    results: dict[int, Result] = {}
    for item in outcome.results:
        results[item.expectation_config.meta["position"]] = _plain(table, item)
    return [results[position] for position in range(len(expects))]


def _plain(table: str, item: Any) -> Result:
    raised = item.exception_info.get("raised_exception")
    if raised is not False:
        raise RuntimeError(
            f"Great Expectations could not evaluate {item.expectation_config.type} on {table}:"
            f" {item.exception_info}"
        )
    result = item.result
    missing = (
        0
        if item.expectation_config.type == "expect_column_values_to_not_be_null"
        else result.get("missing_count") or 0
    )
    broken = [int(entry[_ROW]) for entry in result.get("unexpected_index_list") or []]
    return Result(int(result["element_count"]) - int(missing), sorted(set(broken)))
