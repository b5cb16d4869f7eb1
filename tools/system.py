"""See to the system's own packages: install what is missing where that needs no password, else say how.

    python tools/system.py Pango      what a build cannot do without
    python tools/system.py --all      what the tests need as well

Exit code 3 when something is still missing without which they cannot run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from anthology.cli import machine

FOR_TESTS = (machine.PANGO, machine.JAVA, machine.NODE, machine.CHROMIUM, machine.GHOSTSCRIPT)
SKIPPED_WITHOUT = (machine.NODE, machine.CHROMIUM, machine.GHOSTSCRIPT)


def main(arguments: list[str]) -> int:
    """Look, install, look again."""
    wanted = [n for n in FOR_TESTS if "--all" in arguments or n.name in arguments]
    lacking = [need for need in wanted if not need.is_there()]
    for need in lacking:
        _install(need)
    still = [need for need in lacking if not need.is_there()]
    for need in still:
        print(f"{need.name} is missing: {need.purpose}. Install it:\n{need.how_to_install()}", file=sys.stderr)
        if need in SKIPPED_WITHOUT:
            print("The tests that need it are skipped.", file=sys.stderr)
    return 3 if any(need not in SKIPPED_WITHOUT for need in still) else 0


def _install(need: machine.Need) -> None:
    """Install it with apt-get, where there is one that asks for no password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    sudo = shutil.which("sudo")
    if os.geteuid() == 0:
        rights = []
    elif sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:  # noqa: S603
        rights = [sudo, "-n"]
    else:
        return
    packages = need.install["Debian, Ubuntu"].removeprefix("sudo apt-get install ").split()
    print(f"Installing {need.name}: {' '.join(packages)}", flush=True)
    quiet = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    for command in ([*quiet, "update"], [*quiet, "install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
