"""Worker processes for work that is heavy and independent; knows nothing of what is worked on."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from multiprocessing.connection import wait
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """A pool of processes, started when first needed; with one job the work is done in this process.

    Functions handed to it stand at the top of a module; what they take and give must be picklable.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = max(1, jobs or processors())
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            if kind is not None and issubclass(kind, BrokenExecutor):
                # One that was being started when another died is not ended by the pool, which waits for it for ever.
                for process in multiprocessing.active_children():
                    process.terminate()
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def unordered(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R]]:
        """(item, function(item)) as each is done, in no order. Raises what the function raises."""
        work = list(items)
        if self.jobs == 1 or len(work) < 2:
            for item in work:
                yield item, function(item)
            return
        futures: dict[Future[R], T] = {self._started().submit(function, item): item for item in work}
        for future in as_completed(futures):
            yield futures[future], future.result()

    def ordered(self, function: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """function(item) for each item, in order. Raises what the function raises."""
        work = list(items)
        if self.jobs == 1 or len(work) < 2:
            return [function(item) for item in work]
        return list(self._started().map(function, work))

    def begun(self, function: Callable[[T], R], items: Iterable[T]) -> Callable[[], list[R]]:
        """Begin function(item) for each item, beside whatever else is done; the call of what is given waits for them.

        In order. With one job the work is done by that call. It raises what the function raises.
        """
        work = list(items)
        if self.jobs == 1 or not work:
            return lambda: [function(item) for item in work]
        futures = [self._started().submit(function, item) for item in work]
        return lambda: [future.result() for future in futures]

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # A fork server is clean of threads and cheap to start from; where there is none, processes are spawned.
            method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
            with _interrupts_ignored():
                context = multiprocessing.get_context(method)
                self._pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_end_with_parent)
                self._pool.submit(os.getpid)  # Starts the processes.
        return self._pool


def _end_with_parent() -> None:
    """Have this worker end when the process it works for does; one that is killed cannot tell it to."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Processes started meanwhile ignore Ctrl-C for good: this one ends them, and they print no tracebacks."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Only the main thread may say what becomes of signals.
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
