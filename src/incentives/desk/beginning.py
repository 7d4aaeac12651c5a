"""Whether the desk has a register to work with, before it is served."""

from pathlib import Path

from incentives.register import Register, RegisterError
from incentives.register.store.new_files import is_nowhere

_MAY_PASS = frozenset({"unreachable", "locked"})
"""What may be over when the first page is looked at; the page tells it if not."""


def begin_where_asked(address: str, *, is_asked: bool, is_customary: bool) -> bool:
    """Whether a register was begun: where that was asked, or at the customary place on first start.

    Anywhere else there must be one. The folder of a new file is made. What cannot be opened or
    begun is refused as by `Register.open` and `Register.begin`, but for a server that is silent.
    """
    is_file = "://" not in address
    if not is_asked and not (is_file and is_customary and is_nowhere(Path(address))):
        _check_opens(address)
        return False
    if is_file:
        Path(address).parent.mkdir(parents=True, exist_ok=True)
    Register.begin(address).close()
    return True


def _check_opens(address: str) -> None:
    try:
        Register.open(address, begins=False, wait_seconds=1).close()
    except RegisterError as error:
        if error.slug not in _MAY_PASS:
            raise
