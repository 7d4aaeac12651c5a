"""A copy of the register that is known to be whole before it has its name."""

from pathlib import Path

from incentives.register.errors import RegisterError
from incentives.register.store.database import Database, file_at
from incentives.register.store.new_files import new_file
from incentives.register.verification.verify import verify
from incentives.register.writing.appending import head_of
from incentives.values.text import filled
from incentives.wordings import register as wordings


def back_up(database: Database, path: Path) -> None:
    """A copy of the file stands at `path`, whole though others write meanwhile.

    It is written beside, verified up to the last entry that was filed when it was begun, and gets
    its name then. Only its owner may read it. Whatever fails, nothing is left.

    Raises:
        RegisterError: `only-files` if the register is no SQLite file, `copy-exists` if something is
            at `path` already, `copy-broken` if the copy does not verify; `no-folder`,
            `cannot-open`, `disk-full`; and what the database fails with.
    """
    if not database.is_file:
        raise RegisterError("only-files", wordings.ONLY_FILES)
    with new_file(
        path, RegisterError("copy-exists", filled(wordings.COPY_EXISTS, path=path))
    ) as copy:
        with database.reading() as connection:
            head = head_of(connection)
        database.copy_into(copy)
        copied = file_at(copy, database.wait_seconds)
        try:
            verification = verify(copied, head)
        finally:
            copied.close()
        if not verification.is_intact:
            first = verification.findings[0].text
            raise RegisterError("copy-broken", filled(wordings.COPY_BROKEN, reason=first))
