"""Worker processes: what they give and raise comes back whole, and none outlives the process they work for."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from anthology.sources import Folder, Location, UnreadableError
from anthology.workers import Workers

KILLED = """\
import time
from anthology.workers import Workers

if __name__ == "__main__":
    with Workers(2) as workers:
        workers.ordered(abs, [1, 2])
        print("begun", flush=True)
        workers.ordered(time.sleep, [300, 300])
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_about_a_file_comes_back_from_a_worker(jobs: int, tmp_path: Path) -> None:
    with Workers(jobs) as workers, pytest.raises(UnreadableError) as caught:
        workers.ordered(Folder(tmp_path).find, ["one.md", "two.md"])
    assert (caught.value.code, str(caught.value)) == ("file-missing", "There is no file one.md.")


def test_an_error_about_a_file_comes_back_whole() -> None:
    sent = UnreadableError("file-changed", "It was changed.", "Build once more.", Location("book.yaml", 4, 3))
    got = pickle.loads(pickle.dumps(sent))
    assert (got.code, str(got), got.message, got.hint, got.at) == (
        "file-changed",
        "It was changed.",
        "It was changed.",
        "Build once more.",
        Location("book.yaml", 4, 3),
    )


def test_no_worker_outlives_a_process_that_is_killed() -> None:
    """Else every build that is killed would leave processes that wait for ever, each with a book in its memory."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        process.kill()
    for _ in range(600):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail("there still are workers")


def test_a_worker_that_is_killed_is_told_at_once() -> None:
    with Workers(2) as workers:
        assert workers.ordered(abs, [-1, -2]) == [1, 2]
        with pytest.raises(BrokenProcessPool):
            workers.ordered(signal.raise_signal, [signal.SIGKILL] * 2)


def test_a_worker_that_starts_while_another_dies_is_not_waited_for() -> None:
    """The pool does not end it: it looked for those to be ended before this one was there."""
    with pytest.raises(BrokenProcessPool), Workers(2) as workers:
        pool = workers._started()
        first = next(iter(pool._processes))
        late = multiprocessing.get_context("forkserver").Process(target=time.sleep, args=(600,))
        late.start()
        end, asked = late.terminate, []
        late.terminate = lambda: end() if asked else asked.append(True)  # type: ignore[method-assign]
        pool._processes[late.pid] = late
        os.kill(first, signal.SIGKILL)
        workers.ordered(abs, range(4))
    assert late.exitcode == -signal.SIGTERM
