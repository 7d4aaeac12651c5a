"""A file stands whole under its name, or is what it was before."""

import os
import secrets
import shutil
from pathlib import Path


def write_whole(path: Path, octets: bytes) -> None:
    """The octets stand in the file, on the disk, whole or not at all.

    They are written beside it and renamed, so that a full disk leaves neither half a file nor none
    where one stood. What is no ordinary file, such as `/dev/stdout`, is written to directly; so is
    a file in a folder in which nothing can be made. What the system refuses is its OSError.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(octets)
        return
    target = path.resolve()
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        opened = part.open("xb")
    except PermissionError:
        target.write_bytes(octets)
        return
    try:
        with opened:
            opened.write(octets)
            opened.flush()
            os.fsync(opened.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
