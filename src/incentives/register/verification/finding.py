"""What a check of the register finds."""

from enum import Enum

import attrs

from incentives.register.chain import Head
from incentives.values.text import Text, filled
from incentives.wordings import verification as wordings
from incentives.wordings.register import CHANGED


class FindingKind(Enum):
    """What was done to the register."""

    CHANGED = "changed"  # the content of an entry, or its seal
    REPLACED = "replaced"  # an entry was changed and sealed anew
    MISSING = "missing"  # an entry was removed, or several one after the other
    MOVED = "moved"  # an entry stands under another number
    INSERTED = "inserted"  # an entry stands in the chain that none builds on
    SKIPPED = "skipped"  # an entry builds on one whose number is not the one before its own
    FORGED = "forged"  # an entry is sealed, and says what is never filed
    OTHER_HEAD = "other-head"  # the entry written down is not this one
    CUT = "cut"  # the entry written down is not there
    DERIVED = "derived"  # what is kept for searching and adding up is not what was filed
    STEPS = "steps"  # the steps of an application are not those that were taken
    STATE = "state"  # an application stands elsewhere than its steps lead
    SCAN = "scan"  # the bytes of a scan or of a kept paper are others
    PAPER = "paper"  # a kept paper is not as it was kept
    PAPERS_BEFORE = "papers-before"  # the papers kept before an entry are not those that it seals
    GUARD = "guard"  # what refuses changes is gone, or is something else
    STRUCTURE = "structure"  # a table or an index is not as it was made
    DAMAGED = "damaged"  # the database finds itself damaged


_WORDINGS = {
    FindingKind.CHANGED: CHANGED,
    FindingKind.REPLACED: wordings.REPLACED,
    FindingKind.MISSING: wordings.MISSING,
    FindingKind.MOVED: wordings.MOVED,
    FindingKind.INSERTED: wordings.INSERTED,
    FindingKind.SKIPPED: wordings.SKIPPED,
    FindingKind.FORGED: wordings.FORGED,
    FindingKind.OTHER_HEAD: wordings.OTHER_HEAD,
    FindingKind.CUT: wordings.CUT,
    FindingKind.DERIVED: wordings.DERIVED,
    FindingKind.STEPS: wordings.STEPS,
    FindingKind.STATE: wordings.STATE,
    FindingKind.SCAN: wordings.SCAN,
    FindingKind.PAPER: wordings.PAPER,
    FindingKind.PAPERS_BEFORE: wordings.PAPERS_BEFORE,
    FindingKind.GUARD: wordings.GUARD,
    FindingKind.STRUCTURE: wordings.STRUCTURE,
    FindingKind.DAMAGED: wordings.DATABASE_DAMAGED,
}


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is not as it was filed.

    `number`: the entry that it is about, the first where several are missing; 0 for what is about
    none. `other`: another entry that shows it, or the last that is missing; `what`: a table, a
    trigger or an index, what is said that is never filed, the number of an application, the digest
    of a scan, or the line of the database.
    """

    kind: FindingKind
    number: int = 0
    other: int | None = None
    what: str = ""

    @property
    def text(self) -> Text:
        """It in words."""
        wording = _WORDINGS[self.kind]
        if self.kind is FindingKind.MISSING and self.other is not None:
            wording = wordings.MISSING_SEVERAL
        named = wordings.NEVER_FILED if self.kind is FindingKind.FORGED else wordings.DERIVED_TABLES
        what = named.get(self.what, self.what)
        return filled(wording, number=self.number, other=self.other, what=what)


@attrs.frozen(kw_only=True)
class Verification:
    """What a check found: no findings, if all is as it was filed.

    `entries`: how many there are. `head`: the last entry as it stands, None of an empty register.
    `proven`: the head that was written down elsewhere, if there was one and the chain bears it out.
    """

    entries: int
    head: Head | None
    findings: tuple[Finding, ...]
    proven: Head | None = None

    @property
    def is_intact(self) -> bool:
        return not self.findings

    @property
    def text(self) -> Text:
        """The result in words."""
        if self.findings:
            return filled(wordings.BROKEN, count=len(self.findings))
        if self.proven is not None:
            return filled(wordings.INTACT_TO_HEAD, entries=self.entries, number=self.proven.number)
        return filled(wordings.INTACT if self.entries else wordings.EMPTY, entries=self.entries)
