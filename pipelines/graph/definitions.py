"""What `workspace.yaml` loads: assets, checks, the one job, the nightly schedule, the sensor on the
texts, and those that tell of faults."""

import time

import dagster as dg

from pipelines.graph import assets, checks
from pipelines.graph.alerts import of_checks, of_failed_run, of_unreadable, tell
from pipelines.graph.failed import why
from pipelines.graph.inbox import TEXTS_TAG, decide
from pipelines.graph.progress import progress
from pipelines.graph.workspace import Workspace
from pipelines.steps.failures import read_failures

publish_job = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.all(),
    description="Đọc mọi văn bản, kiểm tra và công bố các gói dữ liệu.\n\n"
    "Reads every document, checks it and publishes the data packages.",
)

nightly = dg.ScheduleDefinition(
    "nightly",
    job=publish_job,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Công bố lại lúc 2 giờ sáng. Publishes again at 2 in the morning.",
)


@dg.sensor(
    job=publish_job,
    minimum_interval_seconds=15,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Chạy khi có văn bản mới, bị sửa hoặc bị gỡ và mọi tệp đã yên; thử tối đa ba lần."
    " Runs when a text is new, changed or gone and all files are quiet; tries three times at most.",
)
def new_texts(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    return decide(context, Workspace().places.texts)


@dg.run_failure_sensor(
    monitored_jobs=[publish_job],
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Báo khi một lượt chạy hỏng. Tells of a run that failed.",
)
def failed_runs(context: dg.RunFailureSensorContext) -> None:
    run = context.dagster_run
    logged = context.instance.all_logs(run.run_id)
    events = [entry.dagster_event for entry in logged if entry.dagster_event is not None]
    try:
        said = why(events)
    except KeyboardInterrupt:
        return  # a person stopped it
    alert = of_failed_run(run.run_id, run.tags.get(TEXTS_TAG, run.run_id), said)
    tell(Workspace().places, [alert], time.time())


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[publish_job],
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Báo khi một phép kiểm tra mức error không đạt hoặc có văn bản mới bị giữ lại."
    " Tells of failed promises and of documents that are newly held back.",
)
def faults_in_data(_: dg.RunStatusSensorContext) -> None:
    places = Workspace().places
    rows = places.warehouse.rows(["checks", "standing"])
    unread = of_unreadable(read_failures(places))
    tell(places, [*unread, *of_checks(rows["checks"], rows["standing"])], time.time())


defs = dg.Definitions(
    assets=assets.ALL,
    asset_checks=checks.ALL,
    jobs=[publish_job],
    schedules=[nightly],
    sensors=[new_texts, failed_runs, faults_in_data],
    resources={"workspace": Workspace()},
    loggers={"progress": progress},
    executor=dg.in_process_executor,
)
