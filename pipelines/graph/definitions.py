"""What `workspace.yaml` loads: assets, checks, the one job, the nightly schedule and the sensor on the
texts."""

import dagster as dg

from pipelines.graph import assets, checks
from pipelines.graph.progress import progress
from pipelines.graph.workspace import Workspace
from pipelines.steps.places import DOCUMENTS
from pipelines.steps.register import fingerprint, list_texts

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
    description="Chạy khi có văn bản mới hoặc văn bản bị sửa. Runs when a text is new or changed.",
)
def new_texts(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    texts = list_texts(DOCUMENTS)
    found = fingerprint(texts)
    if not texts:
        return dg.SkipReason(f"không có văn bản nào trong {DOCUMENTS} | no texts in {DOCUMENTS}")
    if context.cursor == found:
        return dg.SkipReason("văn bản không đổi | the texts have not changed")
    context.update_cursor(found)
    return dg.RunRequest()


defs = dg.Definitions(
    assets=assets.ALL,
    asset_checks=checks.ALL,
    jobs=[publish_job],
    schedules=[nightly],
    sensors=[new_texts],
    resources={"workspace": Workspace()},
    loggers={"progress": progress},
    executor=dg.in_process_executor,
)
