"""Where libraries are kept: in a folder of the user's own, which no one else can write in.

What is kept is a pickle: whoever could write it could run what he likes as the user. It is trusted
as Python trusts the bytecode beside its sources, and by the same thing: who may write there. Where
that cannot be told, as on Windows, nothing is kept.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path

VARIABLE = "INCENTIVES_CACHE"
_WRITE_OF_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_ROOT = 0


def user() -> int | None:
    """Who the process acts for; None where that is not told, or not the one who started it."""
    if not hasattr(os, "geteuid"):
        return None
    acting = os.geteuid()
    return acting if os.getuid() == acting else None


def folder_asked(variables: Mapping[str, str], name: str) -> Path | None:
    """The folder of that name in the one that the environment says, else in the user's caches.

    None where the variable is set to anything but an absolute path, such as `off`.
    """
    asked = variables.get(VARIABLE, "")
    base = Path(asked) if asked else user_cache_path("incentives", appauthor=False)
    return base / name if base.is_absolute() else None


def make(folder: Path) -> None:
    """The folder is there, and what had to be made above it is the user's alone too."""
    for path in reversed((folder, *folder.parents)):
        if not path.exists():
            path.mkdir(mode=stat.S_IRWXU, exist_ok=True)


def own_folder(folder: Path, user: int) -> Path | None:
    """The folder by its real path; None where others could write in it or put another there.

    It is the user's; those above it are his or the system's, and where others may write in one of
    them, they may not move what is not theirs.
    """
    try:
        real = folder.resolve(strict=True)
        found, *above = (path.stat() for path in (real, *real.parents))
    except (OSError, RuntimeError):  # the latter: links in a circle
        return None
    is_own = stat.S_ISDIR(found.st_mode) and is_written_by(user, found)
    return real if is_own and all(_is_safe(one, user) for one in above) else None


def is_written_by(user: int, found: os.stat_result) -> bool:
    """Whether it is the user's, and nobody else may write in it."""
    return found.st_uid == user and not found.st_mode & _WRITE_OF_OTHERS


def _is_safe(above: os.stat_result, user: int) -> bool:
    is_shared = above.st_mode & _WRITE_OF_OTHERS and not above.st_mode & stat.S_ISVTX
    return above.st_uid in {user, _ROOT} and not is_shared
