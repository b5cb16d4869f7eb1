"""Tries wrong variants of right files, for so many minutes, on the readers of a book and of texts to be brought in.

    python fuzz/run.py --minutes 60 [--processes 2] [--seed 1] [--corpus tests/books] [--only prose] [--keep .fuzz]
    python fuzz/run.py --again .fuzz/prose-1a2b3c4d

What ends in an exception, in a crash, or takes longer than a minute of the processor or more than 2 GB, is kept in a
file, with the traceback beside it; then this ends with 1. The same seed tries the same files in the same order.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

from targets import TARGETS, Corpus

SECONDS = 60
MEMORY = 2_000_000_000


class TooLongError(Exception):
    """An input takes longer than it may."""


def main() -> None:
    """Run, or try one input again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).resolve().parents[1]
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=root / "tests/books")
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--keep", type=Path, default=root / ".fuzz")
    parser.add_argument("--again", type=Path)
    given = parser.parse_args()
    if given.again:
        with tempfile.TemporaryDirectory() as folder:
            TARGETS[given.again.name.split("-")[0]][1](given.again.read_bytes(), Path(folder) / "x")
        return
    given.keep.mkdir(exist_ok=True)
    names = [given.only] if given.only else list(TARGETS)
    sys.exit(_fuzz(given, names))


def _fuzz(given: argparse.Namespace, names: list[str]) -> int:
    until = time.monotonic() + 60 * given.minutes
    with tempfile.TemporaryDirectory() as scratch:
        running: dict[int, multiprocessing.Process] = {}
        tried, failed, begun = Counter[str](), 0, 0
        while time.monotonic() < until or running:
            for place in range(given.processes):
                process = running.get(place)
                if process is not None and not process.is_alive():
                    # One that ended by itself did its share; any other was ended by what it tried.
                    if process.exitcode:
                        failed += _crashed(Path(scratch) / str(place), given.keep, process.exitcode)
                    del running[place]
                if place not in running and time.monotonic() < until:
                    begun += 1
                    work = (names, given, begun, Path(scratch) / str(place), until)
                    running[place] = multiprocessing.Process(target=_work, args=work)
                    running[place].start()
            time.sleep(0.2)
        for path in Path(scratch).glob("*.count"):
            counted = json.loads(path.read_bytes())
            tried.update(counted["tried"])
            failed += counted["failed"]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(", ".join(f"{name} {tried[name]:,}" for name in names), end="; ")
    print(
        f"{tried.total():,} inputs from seed {given.seed} in {given.minutes:g} minutes on {given.processes} processes, "
        f"which used {(used.ru_utime + used.ru_stime) / 60:.1f} minutes of the processor; {failed} kept in {given.keep}"
    )
    return 1 if failed else 0


def _work(names: list[str], given: argparse.Namespace, number: int, place: Path, until: float) -> None:
    """Try one input after another. What is tried at the moment stands in a file, should it end this process."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, _end)
    chance, corpus = random.Random(f"{given.seed} {number}"), Corpus(given.corpus)
    tried, failed = Counter[str](), 0
    while time.monotonic() < until:
        name = chance.choice(names)
        make, attempt = TARGETS[name]
        data = make(chance, corpus)
        place.with_suffix(".trying").write_bytes(name.encode() + b"-" + data)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            attempt(data, place.with_suffix(".book"))
        except Exception:
            failed += 1
            _keep(name, data, given.keep, traceback.format_exc())
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        tried[name] += 1
        place.with_name(f"{number}.count").write_text(json.dumps({"tried": tried, "failed": failed}))


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError(f"takes longer than {SECONDS} s")


def _crashed(place: Path, keep: Path, code: int) -> int:
    name, _, data = place.with_suffix(".trying").read_bytes().partition(b"-")
    _keep(name.decode(), data, keep, f"The process ended with {code}.\n")
    return 1


def _keep(name: str, data: bytes, keep: Path, why: str) -> None:
    path = keep / f"{name}-{hashlib.sha256(data).hexdigest()[:8]}"
    path.write_bytes(data)
    path.with_name(path.name + ".why").write_text(why, encoding="utf-8")
    print(f"{path}: {why.strip().splitlines()[-1]}", flush=True)


if __name__ == "__main__":
    main()
