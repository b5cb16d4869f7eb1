"""Licences of texts and pictures: SPDX identifiers and what is printed of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

ALL_RIGHTS_RESERVED = "all-rights-reserved"

_CC = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)(?:-([A-Z]+))?$")


@dataclass(frozen=True, slots=True)
class Licence:
    """id: an SPDX identifier, or all-rights-reserved. url: the licence's own page, or None."""

    id: str
    url: str | None = None

    @property
    def reserved(self) -> bool:
        """Whether all rights are reserved."""
        return self.id == ALL_RIGHTS_RESERVED

    @property
    def label(self) -> str:
        """As printed in a credit line: "CC BY-NC 4.0"; the bare id of any other licence."""
        if match := _CC.match(self.id):
            return " ".join(filter(None, ("CC", *match.groups())))
        return "CC0 1.0" if self.id == "CC0-1.0" else self.id


@cache
def known_ids() -> frozenset[str]:
    """Every identifier of the SPDX licence list that is not deprecated."""
    from license_expression import get_license_index  # noqa: PLC0415 - a large file, read only when needed

    return frozenset(
        key
        for entry in get_license_index()  # type: ignore[no-untyped-call]
        if not entry.get("is_deprecated")
        if (key := entry.get("spdx_license_key")) and not key.startswith("LicenseRef-")
    )


def licence(identifier: str) -> Licence:
    """The licence with this SPDX identifier, or all-rights-reserved.

    Raises ValueError when there is no such licence (SPDX licence list; Creative Commons addresses as in its deeds).
    """
    if identifier == ALL_RIGHTS_RESERVED:
        return Licence(identifier)
    if identifier not in known_ids():
        raise ValueError(identifier)
    if match := _CC.match(identifier):
        terms, version, port = match.groups()
        where = f"{port.lower()}/" if port else ""
        return Licence(identifier, f"https://creativecommons.org/licenses/{terms.lower()}/{version}/{where}")
    if identifier == "CC0-1.0":
        return Licence(identifier, "https://creativecommons.org/publicdomain/zero/1.0/")
    return Licence(identifier, f"https://spdx.org/licenses/{identifier}.html")
