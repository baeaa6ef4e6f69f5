"""Progress on a terminal: a line as each step ends, instead of Dagster's own log."""

from __future__ import annotations

import logging
import sys

import dagster as dg

_TITLES = {
    "source_documents": "Tìm văn bản · finding texts",
    "readings": "Đọc văn bản · reading texts",
    "warehouse_tables": "Nạp kho dữ liệu · loading the warehouse",
    "naming": "Gọi tên chỉ tiêu · naming indicators",
    "quality": "Tổng hợp kiểm tra · gathering checks",
    "packages": "Đóng gói, kiểm chứng, công bố · packing, validating, publishing",
}


class _Steps(logging.Handler):
    """Writes a line for each step that ended; on a terminal the running step is overwritten in place."""

    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", {})
        event = meta.get("dagster_event")
        if event is None or event.step_key is None:
            return
        title = _TITLES.get(event.step_key) or f"Kiểm tra {event.step_key.removeprefix('judge_')} · checking"
        if event.event_type == dg.DagsterEventType.STEP_START and sys.stderr.isatty():
            print(f"\r\033[K… {title}", end="", file=sys.stderr, flush=True)
        elif event.event_type == dg.DagsterEventType.STEP_SUCCESS:
            self._end("✓", title)
        elif event.event_type == dg.DagsterEventType.STEP_FAILURE:
            self._end("✗", title)

    def _end(self, sign: str, title: str) -> None:
        start = "\r\033[K" if sys.stderr.isatty() else ""
        print(f"{start}{sign} {title}", file=sys.stderr, flush=True)


@dg.logger({}, description="Một dòng mỗi bước. One line a step.")
def progress(init_context: dg.InitLoggerContext) -> logging.Logger:
    del init_context
    logger = logging.Logger("kehoachmo.progress", level=logging.DEBUG)
    logger.addHandler(_Steps())
    return logger
