"""The sensor on the folder of texts: it waits for quiet, asks once, and again only where a run has failed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import dagster as dg
import pytest

from pipelines.graph.inbox import FILES_TAG, QUIET_SECONDS, TEXTS_TAG, TRIES, decide

LATER = 2 * QUIET_SECONDS


class Inbox:
    """A folder, an instance that remembers runs, and the cursor between ticks."""

    def __init__(self, folder: Path, instance: dg.DagsterInstance) -> None:
        self.folder, self.instance, self.cursor = folder, instance, ""

    def put(self, name: str, text: str = "Số: 1/KH-UBND") -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def tick(self, after: float = LATER) -> dg.RunRequest | dg.SkipReason:
        context = dg.build_sensor_context(instance=self.instance, cursor=self.cursor or None)
        answer = decide(context, self.folder, time.time() + after)
        self.cursor = context.cursor or ""
        return answer

    def run(self, request: dg.RunRequest | dg.SkipReason, succeeds: bool) -> None:
        assert isinstance(request, dg.RunRequest)

        @dg.op
        def work() -> None:
            if not succeeds:
                raise dg.Failure("no")

        @dg.job
        def publish() -> None:
            work()

        publish.execute_in_process(instance=self.instance, tags=request.tags, raise_on_error=False)


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    folder = tmp_path / "texts"
    folder.mkdir()
    return Inbox(folder, dg.DagsterInstance.ephemeral())


def test_a_folder_without_texts_asks_for_nothing(inbox: Inbox) -> None:
    assert isinstance(inbox.tick(), dg.SkipReason)


def test_a_file_that_was_just_written_to_is_waited_for(inbox: Inbox) -> None:
    inbox.put("a.txt")
    assert "quiet" in str(inbox.tick(after=QUIET_SECONDS / 2).skip_message)  # type: ignore[union-attr]
    assert isinstance(inbox.tick(), dg.RunRequest)


def test_a_run_names_its_files_and_the_cursor_moves_when_it_has_succeeded(inbox: Inbox) -> None:
    inbox.put("a.txt")
    request = inbox.tick()
    assert isinstance(request, dg.RunRequest) and request.tags[FILES_TAG] == "a.txt"
    assert not inbox.cursor
    inbox.run(request, succeeds=True)
    assert "succeeded" in str(inbox.tick().skip_message)  # type: ignore[union-attr]
    assert inbox.cursor.startswith(request.tags[TEXTS_TAG])
    assert "have not changed" in str(inbox.tick().skip_message)  # type: ignore[union-attr]
    time.sleep(0.01)
    inbox.put("b.txt")
    following = inbox.tick()
    assert isinstance(following, dg.RunRequest) and following.tags[FILES_TAG] == "b.txt"


def test_a_state_is_tried_so_often_and_no_more(inbox: Inbox) -> None:
    inbox.put("a.txt")
    for _ in range(TRIES):
        inbox.run(inbox.tick(), succeeds=False)
    assert f"failed {TRIES} times" in str(inbox.tick().skip_message)  # type: ignore[union-attr]
    inbox.put("a.txt", "Số: 2/KH-UBND và thêm")
    assert isinstance(inbox.tick(), dg.RunRequest), "another state is tried anew"


def test_nothing_is_asked_for_while_its_run_is_at_work(inbox: Inbox) -> None:
    inbox.put("a.txt")
    request = inbox.tick()
    assert isinstance(request, dg.RunRequest)
    inbox.instance.add_run(
        dg.DagsterRun(job_name="publish", status=dg.DagsterRunStatus.STARTED, tags=dict(request.tags))
    )
    assert "queued" in str(inbox.tick().skip_message)  # type: ignore[union-attr]


def test_a_text_that_is_gone_is_another_state(inbox: Inbox) -> None:
    inbox.put("a.txt")
    inbox.put("b.txt")
    inbox.run(inbox.tick(), succeeds=True)
    inbox.tick()
    (inbox.folder / "b.txt").unlink()
    assert isinstance(inbox.tick(), dg.RunRequest)


def test_what_is_no_file_is_not_waited_for(inbox: Inbox) -> None:
    inbox.put("a.txt")
    (inbox.folder / "link.txt").symlink_to(inbox.folder / "nothing")
    os.mkfifo(inbox.folder / "pipe.txt")
    assert isinstance(inbox.tick(), dg.RunRequest), "the run says what is wrong with them"
