"""Why files of many cases cannot be read or written."""

import os
from pathlib import Path

from incentives.cli.showing import reason_said
from incentives.values.text import Language, Text


def why(error: OSError, wording: Text, path: Path, language: Language) -> str:
    """The wording with the file, and why the system refuses.

    Arrow says more than the system does, and in its own words, which have no translation.
    """
    reason = os.strerror(error.errno) if error.errno else str(error)
    return wording.to(language).format(file=path, reason=reason_said(reason, language))
