"""Puts a hostile book before the warden and holds what it did against what it may do; knows no particular book."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from .case import SECRET, Case

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MOST_MEMORY = 1_000_000_000
MOST_SECONDS = 30


class Warden:
    """The process that runs hostile books (warden.py), started when first needed."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        command = [sys.executable, "-W", "ignore", str(HERE / "warden.py")]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, case: Case, folder: Path, *, provoke: bool = False) -> Verdict:
        """Lay the book into this folder and have its editions made; provoke: do first what is forbidden."""
        book, outside, scratch = folder / "book", folder / "outside", folder / "scratch"
        for made in (book, outside, scratch):
            made.mkdir(parents=True)
        case.write(book, outside)
        arguments = [
            "build",
            str(book),
            "--only",
            case.only,
            "--no-verify",
            "--format",
            "json",
            "--quiet",
            "--jobs",
            "1",
        ]
        inside = [f"{p}/" for p in (ROOT / "src", book, scratch, self.cache)]
        asked = {
            "arguments": arguments,
            "inside": inside,
            "outside": str(outside),
            "scratch": str(scratch),
            "cache": str(self.cache),
            "provoke": provoke,
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Verdict(case, book, json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a hostile book did. did: as warden.py writes it."""

    case: Case
    book: Path
    did: dict[str, Any]

    @property
    def told(self) -> list[dict[str, Any]]:
        """The diagnostics."""
        return [json.loads(line) for line in self.did["told"].splitlines()]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the diagnostics, in order."""
        return tuple(sorted(d["code"] for d in self.told))

    def wrong(self) -> list[str]:
        """In what it did something that it may not do."""
        did, found = self.did, []
        stops = any(d["severity"] == "error" for d in self.told)
        if did["code"] != (1 if stops else 0) or "Traceback" in did["said"] or "bug" in did["said"]:
            found.append(f"ended with {did['code']}: {did['said'][-2000:]}")
        if self.codes != tuple(sorted(self.case.told)):
            found.append(f"told {self.told}")
        if any(not d["message"].strip() or len(d["message"]) > 600 or "\n" in d["message"] for d in self.told):
            found.append(f"told without measure: {[d['message'][:300] for d in self.told]}")
        if did["peak"] > MOST_MEMORY:
            found.append(f"took {did['peak'] / 1e6:.0f} MB")
        if did["seconds"] > MOST_SECONDS:
            found.append(f"took {did['seconds']:.0f} s")
        if did["opened"] or did["touched"]:
            found.append(f"read outside the book: {did['opened']}")
        if did["forbidden"]:
            found.append(f"did {did['forbidden']}")
        for path, data in self._made():
            # In JSON, a tag is a text like any other.
            never = () if path.endswith((".json", ".jsonld")) else self.case.never
            found += [f"{word} is in {path}" for word in (SECRET, *never) if word.encode() in data]
        return found

    def _made(self) -> list[tuple[str, bytes]]:
        """Every file of dist/, what is packed in it unpacked."""
        found = []
        dist = self.book / "dist"
        for path in () if dist.is_symlink() else sorted(dist.rglob("*")):
            if path.suffix == ".epub":
                with zipfile.ZipFile(path) as epub:
                    found += [(name, epub.read(name)) for name in epub.namelist()]
            elif path.suffix == ".pdf":
                found += _objects(path)
            elif path.is_file():
                found.append((path.name, path.read_bytes()))
        return found


def _objects(path: Path) -> list[tuple[str, bytes]]:
    found = []
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            found.append((path.name, repr(thing).encode("utf-8", "replace")))
            if isinstance(thing, pikepdf.Stream):
                try:
                    found.append((path.name, thing.read_bytes()))
                except (pikepdf.PdfError, zlib.error):
                    found.append((path.name, thing.read_raw_bytes()))  # A picture.
    return found
