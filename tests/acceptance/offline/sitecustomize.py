"""Put on PYTHONPATH, this forbids every Python process the network, children included, and notes who tried."""

import os
import socket
import sys
from pathlib import Path

_NETWORK = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_NAMES = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    # Sockets that stay on this machine as files are how worker processes are talked to.
    if event in _NAMES or (event in _NETWORK and getattr(arguments[0], "family", None) != socket.AF_UNIX):
        with Path(os.environ["NETWORK_LOG"]).open("a", encoding="utf-8") as log:
            log.write(f"{event} {arguments[1:]}\n")
        raise PermissionError(f"{event}: there is no network in this test")


sys.addaudithook(_forbid)
