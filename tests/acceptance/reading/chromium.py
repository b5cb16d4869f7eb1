"""A headless Chromium, spoken to in the Chrome DevTools Protocol over a pipe; knows nothing of books.

The pipe is that of --remote-debugging-pipe: the browser reads messages from file descriptor 3 and writes to 4, each
message a JSON object with a zero byte behind it.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds that an answer may take, on a busy machine too."""

_SWITCHES = (
    "--headless",
    "--no-sandbox",  # The tests may run as root, and all that is shown is ours.
    "--remote-debugging-pipe",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    # There is no network but the machine itself.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "about:blank",
)


class Chromium:
    """A browser with one page. Its profile and whatever else it writes go into a folder."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.complaints: list[str] = []
        self._number, self._received = 0, b""
        self._session = ""
        self._process, self._write, self._read = _start(program, folder)
        try:
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Network", "Log", "DOM", "CSS"):
                self.call(f"{domain}.enable")
        except RuntimeError:
            self.close()
            raise

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of a command. Raises RuntimeError with what the browser says against it."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        _send(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") != self._number:
                self._note(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']['message']}")
            else:
                return answer["result"]

    def evaluate(self, expression: str) -> Any:
        """What a JavaScript expression comes to, or the promise it gives: JSON. Raises RuntimeError where it throws."""
        said = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if thrown := said.get("exceptionDetails"):
            raise RuntimeError(thrown.get("exception", {}).get("description") or thrown["text"])
        return said["result"].get("value")

    def show(self, address: str) -> None:
        """Load a page, to the end."""
        self.call("Page.navigate", url=address)
        self.evaluate(
            "new Promise(ready => document.readyState == 'complete' ? ready() : addEventListener('load', ready))"
        )

    def screen(self, width: int, height: int) -> None:
        """How large the screen is, in CSS pixels; there is one device pixel to each."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def click(self, x: float, y: float) -> None:
        """Press the mouse there, and release it when the page has seen that, as a hand does."""
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
            self.evaluate("new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)))")

    def fonts(self) -> Iterator[tuple[frozenset[str], list[dict[str, Any]]]]:
        """What each text in the page's frames is drawn with: (its element's tag and those of elements in it, fonts).

        A font is a CSS.PlatformFontUsage: familyName, isCustomFont (whether it came with the text), glyphCount.
        """
        for node in _within(self.call("DOM.getDocument", depth=-1, pierce=True)["root"], in_frame=False):
            inside = node.get("children", ())
            if any(child["nodeType"] == 3 and child["nodeValue"].strip() for child in inside):
                tags = frozenset(n["localName"] for n in (node, *inside))
                yield tags, self.call("CSS.getPlatformFontsForNode", nodeId=node["nodeId"])["fonts"]

    def picture(self) -> bytes:
        """The screen as a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def close(self) -> None:
        """End it, with all its processes."""
        os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._write)
        os.close(self._read)

    def _receive(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._received:
            if not select.select([self._read], [], [], max(0.0, end - time.monotonic()))[0]:
                raise RuntimeError("The browser does not answer.")
            if not (more := os.read(self._read, 1 << 20)):
                raise RuntimeError("The browser has ended.")
            self._received += more
        message, _, self._received = self._received.partition(b"\0")
        return json.loads(message)

    def _note(self, event: dict[str, Any]) -> None:
        """Keep what went wrong in the page: failed requests, errors on the console, exceptions that nobody caught."""
        told = event.get("params", {})
        match event.get("method"):
            case "Network.loadingFailed" if not told.get("canceled"):
                self.complaints.append(f"not loaded: {told['errorText']} ({told['type']})")
            case "Network.responseReceived" if told["response"]["status"] >= 400:
                self.complaints.append(f"{told['response']['status']}: {told['response']['url']}")
            case "Runtime.consoleAPICalled" if told["type"] in {"error", "warning", "assert"}:
                words = (a.get("value") or a.get("description") or a["type"] for a in told["args"])
                self.complaints.append(f"console: {' '.join(map(str, words))}")
            case "Runtime.exceptionThrown":
                thrown = told["exceptionDetails"]
                self.complaints.append(f"exception: {thrown.get('exception', {}).get('description') or thrown['text']}")
            case "Log.entryAdded" if told["entry"]["level"] == "error":
                self.complaints.append(f"log: {told['entry']['text']} {told['entry'].get('url', '')}")


def _within(node: dict[str, Any], *, in_frame: bool) -> Iterator[dict[str, Any]]:
    """The nodes in the bodies of all frames of the page."""
    if in_frame:
        yield node
    for inner in (*node.get("children", ()), *node.get("shadowRoots", ())):
        yield from _within(inner, in_frame=in_frame)
    if framed := node.get("contentDocument"):
        html = next(child for child in framed["children"] if child["nodeType"] == 1)
        yield from (
            n for child in html["children"] if child["localName"] == "body" for n in _within(child, in_frame=True)
        )


def _start(program: Path, folder: Path) -> tuple[int, int, int]:
    """(process, descriptor to write to, descriptor to read from) of a browser that is on its way."""
    theirs_in, ours_out = map(_moved, os.pipe())
    ours_in, theirs_out = map(_moved, os.pipe())
    # The makers' choice of fonts is left out: a browser that finds none of the machine's fonts waits for ever.
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("XDG_", "FONTCONFIG_", "HTTP", "http"))}
    process = os.posix_spawn(
        program,
        [str(program), f"--user-data-dir={folder / 'profile'}", *_SWITCHES],
        kept | {"HOME": str(folder), "TMPDIR": str(folder)},
        file_actions=[
            (os.POSIX_SPAWN_DUP2, theirs_in, 3),
            (os.POSIX_SPAWN_DUP2, theirs_out, 4),
            (os.POSIX_SPAWN_OPEN, 2, str(folder / "chromium.log"), os.O_WRONLY | os.O_CREAT, 0o600),
        ],
        setpgroup=0,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    return process, ours_out, ours_in


def _moved(descriptor: int) -> int:
    """The same under a number out of the way of 3 and 4."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved


def _send(descriptor: int, message: bytes) -> None:
    while message:
        message = message[os.write(descriptor, message) :]
