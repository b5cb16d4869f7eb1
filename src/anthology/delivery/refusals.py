"""Why dist/ cannot take files, and what to do about it, as the diagnostics an editor reads."""

from __future__ import annotations

import errno
from pathlib import Path

from anthology.diagnostics import Diagnostic, error

STAGING = ".making-"
"""How the hidden folder begins in which files are made; editors are never told its name."""

OF_THE_DISK = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.ENAMETOOLONG, errno.ESTALE}
)
"""Errors that come of the disk whatever is written to it, and so are no mistakes of ours."""

_WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file grows larger than you, or this disk, may have one",
    errno.EIO: "the disk does not work",
    errno.ESTALE: "the disk is no longer connected",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "the disk is read-only",
    errno.EEXIST: "there is a file with that name",
    errno.ENOTDIR: "there is a file where a folder should be",
    errno.EISDIR: "there is a folder where a file should be",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "it is a link that leads to itself",
}


class UndeliverableError(Exception):
    """dist/ cannot take files; `diagnostic` says why and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def unwritable(folder: Path, problem: OSError) -> UndeliverableError:
    """For what the system answered when something was to be written into this folder."""
    why = _WHY.get(problem.errno or 0, problem.strerror or str(problem))
    named = problem.filename2 or problem.filename or folder
    parts = Path(named).parts if isinstance(named, str | Path) else ()
    hidden = any(part.startswith((STAGING, f".{folder.name}.")) for part in parts)
    return UndeliverableError(
        error(
            "dist-unwritable",
            f"The editions cannot be written to {named if parts and not hidden else folder}: {why}.",
            hint="Give the book, the chapter or the person it is made for a shorter slug, file name or id."
            if problem.errno == errno.ENAMETOOLONG
            else "Make room or change the permissions, or build into another folder with --out.",
        )
    )


def leads_out(folder: Path) -> UndeliverableError:
    """For a dist/ that is a link to a place outside of the book."""
    return UndeliverableError(
        error(
            "dist-unwritable",
            f"{folder} is a link that leads out of the book's folder.",
            hint="Remove the link, or name the folder yourself with --out.",
        )
    )


def is_a_link(path: Path) -> UndeliverableError:
    """For a folder in dist/ that is a link."""
    return UndeliverableError(
        error(
            "dist-unwritable",
            f"{path} is a link to another place, where nothing is written.",
            hint="Remove the link: a folder is made in its place.",
        )
    )


def gone(folder: Path) -> UndeliverableError:
    """For a dist/ that somebody took away during the build."""
    return UndeliverableError(
        error(
            "dist-unwritable",
            f"{folder} was removed, or emptied, while the book was being made.",
            hint="Build once more, and leave the folder alone until the build is done.",
        )
    )


def busy(folder: Path) -> UndeliverableError:
    """For a dist/ that another build holds."""
    return UndeliverableError(
        error(
            "dist-busy",
            f"Another build is writing into {folder} at this moment.",
            hint="Wait until it is done, or build into another folder with --out.",
        )
    )
