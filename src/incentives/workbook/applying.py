"""The applicants of a batch become applications of the office, or change the one that they have.

Nothing is filed by it: each application goes through its procedure. Who an applicant is, its credit
code says, and where it has none its name.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import attrs

from incentives.applications import (
    STATES,
    Application,
    ApplicationRow,
    Applications,
    ApplicationSearch,
    Party,
    State,
)
from incentives.facts.field import Role
from incentives.facts.vocabulary import Vocabulary
from incentives.register import Act, RegisterError
from incentives.register.errors import filled
from incentives.values.text import Text
from incentives.values.texts.plain_text import compared
from incentives.wordings.workbook import applying as wordings
from incentives.workbook.applicants.rows import ReadRow

_DONE = frozenset({State.DETERMINED, State.PAID, State.CLOSED, State.WITHDRAWN})


@attrs.frozen(kw_only=True)
class Applied:
    """What became of an applicant: its application and how (`told`); or why it has none."""

    row: ReadRow
    application: Application | None
    told: Text


@attrs.frozen(kw_only=True)
class Applying:
    """Where applications are kept, and the day as of which the facts of those made count."""

    stored: Applications
    vocabulary: Vocabulary
    on: date

    def rows(self, rows: Sequence[ReadRow], act: Callable[[], Act]) -> Iterator[Applied]:
        """Each row as an application, in their order, when it is asked for.

        An applicant without an application that is on its way gets one; the draft, or incomplete
        one, that it has is changed to what the row says. Each is written in a transaction of its
        own: what is refused keeps no other from it, and is told. `act` is asked for the officer
        and the moment of each.
        """
        parties = [self._party(row) for row in rows]
        count = Counter(map(_identity, parties))
        begun: set[str] = set()
        for row, party in zip(rows, parties, strict=True):
            try:
                known = [one for one in self._on_their_way(party) if one.id not in begun]
                refusal = _refusal(row, party, known, is_alone=count[_identity(party)] == 1)
                if refusal is None:
                    applied = self._applied(row, party, known, act())
                    begun.update([applied.application.id] if applied.application else [])
                    yield applied
                else:
                    yield Applied(row=row, application=None, told=refusal)
            except RegisterError as error:
                yield Applied(row=row, application=None, told=error.text)

    def _applied(
        self, row: ReadRow, party: Party, known: Sequence[ApplicationRow], act: Act
    ) -> Applied:
        if not known:
            district = self._said(row, Role.JURISDICTION)
            begun = self.stored.begin(party, district, act=act, document=row.document, on=self.on)
            return Applied(row=row, application=begun, told=wordings.BEGUN)
        before = self.stored.read(known[0].id)
        after = self.stored.change(
            before, act=act, party=_merged(before.party, party), document=row.document, on=self.on
        )
        is_same = after.version == before.version
        told = wordings.SAME if is_same else wordings.CHANGED
        return Applied(row=row, application=after, told=told)

    def _on_their_way(self, party: Party) -> tuple[ApplicationRow, ...]:
        """The applications of the applicant that are not done, the last changed first."""
        if not party.credit_code and not party.name:
            return ()
        states = frozenset(State) - _DONE
        search = ApplicationSearch(text=party.credit_code or party.name, states=states)
        rows, _ = self.stored.find(search, most=None)
        of_code = tuple(row for row in rows if row.credit_code == party.credit_code)
        if party.credit_code and of_code:
            return of_code
        if party.credit_code:
            rows, _ = self.stored.find(attrs.evolve(search, text=party.name), most=None)
        key = compared(party.name)
        return tuple(row for row in rows if compared(row.name) == key and not row.credit_code)

    def _party(self, row: ReadRow) -> Party:
        return Party(name=self._said(row, Role.NAME), **row.particulars)

    def _said(self, row: ReadRow, role: Role) -> str:
        field = self.vocabulary.role(role)
        said = row.document.get(field.name) if field is not None else None
        return said.strip() if isinstance(said, str) else ""


def _identity(party: Party) -> str:
    return party.credit_code or compared(party.name)


def _refusal(
    row: ReadRow, party: Party, known: Sequence[ApplicationRow], *, is_alone: bool
) -> Text | None:
    """Why the row becomes no application; None: it does."""
    numbers = "、".join(application.number for application in known)
    if not row.is_whole:
        return wordings.NOT_WHOLE
    if not party.name:
        return wordings.NO_NAME
    if known and not is_alone:
        return filled(wordings.SEVERAL_ROWS, numbers=numbers)
    if len(known) > 1:
        return filled(wordings.SEVERAL, numbers=numbers)
    if known and not known[0].state.may_change:
        return filled(wordings.ON_ITS_WAY, numbers=numbers, state=STATES[known[0].state])
    return None


def _merged(before: Party, after: Party) -> Party:
    """What the row does not say of the applicant stays as it was."""
    said = {name: text for name, text in attrs.asdict(after).items() if text}
    return attrs.evolve(before, **said)
