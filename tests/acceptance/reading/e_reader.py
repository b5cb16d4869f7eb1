"""An e-reader in a browser: a page around foliate-js, served to it, and told what to do as a person would."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

from chromium import Chromium

WEB = Path(__file__).parent / "web"
ENGINE = Path(__file__).parents[3] / ".judges/foliate/node_modules/foliate-js"

PAPER = {"flow": "paginated", "size": 16, "night": False, "publisher": True, "added": ""}
"""The settings of an e-reader: how it shows what is longer than the screen (paginated or scrolled), the size of text in
px, whether light on dark, whether with the book's own styles, and CSS that is added to them."""
SCREEN = (600, 800)
"""Width and height in CSS pixels: about those of a small tablet."""


class _Files(SimpleHTTPRequestHandler):
    """The e-reader's page, the engine and one folder of books; nothing else."""

    extensions_map: Mapping[str, str] = {  # type: ignore[assignment]
        ".html": "text/html",
        ".js": "text/javascript",
        ".epub": "application/epub+zip",
    }

    def __init__(self, *arguments: Any, books: Path, **more: Any) -> None:
        self._folders = {"foliate-js": ENGINE, "books": books}
        super().__init__(*arguments, **more)

    def translate_path(self, path: str) -> str:
        """The file behind an address."""
        first, _, rest = path.lstrip("/").partition("/")
        return str(self._folders[first] / rest if first in self._folders else WEB / first)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is http.server's
        """Nothing: what fails is told by the browser."""


class Server:
    """A web server on this machine alone, on a port of the system's choice."""

    def __init__(self, books: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, books=books))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Answer no longer."""
        self._server.shutdown()
        self._server.server_close()


class EReader:
    """The e-reader, and the book that it shows. pictures: where those of its screen are put."""

    def __init__(self, browser: Chromium, server: Server, book: str, pictures: Path) -> None:
        self.browser, self.book, self._pictures = browser, book, pictures
        browser.screen(*SCREEN)
        browser.show(f"{server.address}/index.html")

    def open(self, book: str = "", *, screen: tuple[int, int] = SCREEN, **settings: Any) -> dict[str, Any]:
        """Open the book, or another one of the server's folder, at its beginning: its title and direction.

        For other settings too: the engine makes of vw and vh what they are when a style sheet is read.
        """
        self.browser.screen(*screen)
        return self.do("open", f"/books/{quote(book or self.book)}", {**PAPER, **settings})

    def do(self, what: str, *arguments: Any) -> Any:
        """What a function of web/e-reader.js gives."""
        return self.browser.evaluate(f"eReader.{what}(...{json.dumps(arguments)})")

    def look(self, what: str, *arguments: Any) -> Any:
        """What a function of web/looks.js finds in the document that is shown."""
        return self.do("look", what, *arguments)

    def click(self, selector: str) -> None:
        """Click on what a selector finds first; it must be in view."""
        place = self.do("middle", selector)
        assert place, f"{selector} is not in view"
        self.browser.click(*place)

    @property
    def documents(self) -> list[str]:
        """The paths of the book's documents, in the order of reading."""
        return self.do("ways")["sections"]

    def document(self, section: str) -> str:
        """The path of a section's document, by the id of the section in the manifest."""
        return next(path for path in self.documents if path.endswith(f"{section}.xhtml"))

    def photograph(self, name: str) -> None:
        """Put a picture of the screen into the folder."""
        (self._pictures / f"{name}.png").write_bytes(self.browser.picture())
