"""Which application of the office an applicant of a workbook may mean: by code, else by name."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from incentives.applications import ApplicationRow, Party
from incentives.values.texts.plain_text import compared

Index = Mapping[str, Sequence[ApplicationRow]]


@attrs.frozen(kw_only=True)
class Known:
    """The applications of the office by credit code and by name, the last changed first."""

    by_code: Index
    by_name: Index

    @classmethod
    def of(cls, rows: Iterable[ApplicationRow]) -> "Known":
        by_code: dict[str, list[ApplicationRow]] = {}
        by_name: dict[str, list[ApplicationRow]] = {}
        for row in rows:
            by_name.setdefault(compared(row.name), []).append(row)
            if row.credit_code:
                by_code.setdefault(row.credit_code, []).append(row)
        return cls(by_code=by_code, by_name=by_name)

    def own(self, party: Party) -> tuple[ApplicationRow, ...]:
        """Those that are surely the applicant's: of its code and name; without a code, of its name.

        One of which either is stated otherwise is none of them; see `doubtful`.
        """
        named = self.by_name.get(compared(party.name), ())
        return tuple(row for row in named if row.credit_code == party.credit_code)

    def doubtful(self, party: Party) -> tuple[ApplicationRow, ...]:
        """Those that may be its own: of its code and another name, or of its name and no such code.

        None where some are surely its own.
        """
        if self.own(party):
            return ()
        renamed = self.by_code.get(party.credit_code, ()) if party.credit_code else ()
        named = self.by_name.get(compared(party.name), ())
        return tuple({row.id: row for row in (*renamed, *named)}.values())


def identity(party: Party) -> str:
    """By what two rows of a workbook are of one applicant."""
    return party.credit_code or compared(party.name)
