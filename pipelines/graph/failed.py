"""What a run that failed says, in words that a person can act on and not by its trace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import dagster as dg

_STOPPED = ("DagsterExecutionInterruptedError", "KeyboardInterrupt")
_WORDED = ("Failure", "NotJudged", "NotReady", "Shrinks", "WarehouseUnusable")
"""Exceptions whose message is written for a person; of others the step helps too."""
_NOTHING = "job thất bại | the job failed"


def why(events: Sequence[dg.DagsterEvent]) -> str:
    """The first thing that went wrong in a run with these events. Raises KeyboardInterrupt where it is that
    a person stopped the run."""
    for event in events:
        if not (event.is_step_failure or event.is_job_failure):
            continue
        data: Any = event.step_failure_data if event.is_step_failure else event.job_failure_data
        error = data.error and (data.error.cause or data.error)
        if error is None:
            continue
        if error.cls_name == "DagsterAssetCheckFailedError":
            return _blocking(events)
        said: str = error.message.strip()
        # DuckDB puts it into its own words.
        if error.cls_name in _STOPPED or said.endswith("Query interrupted"):
            raise KeyboardInterrupt
        if error.cls_name in _WORDED:
            return re.sub(r"^[\w.]+: ", "", said)
        return f"{event.step_key}: {said}" if event.step_key else said
    return _NOTHING


def _blocking(events: Sequence[dg.DagsterEvent]) -> str:
    """What the check that stopped the run says."""
    for event in events:
        if event.event_type is dg.DagsterEventType.ASSET_CHECK_EVALUATION:
            check: Any = event.event_specific_data
            if check.blocking and not check.passed:
                return str(check.description)
    return _NOTHING
