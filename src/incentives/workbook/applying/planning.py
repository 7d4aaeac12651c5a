"""What is to become of each row of a workbook, before anything is written.

Whatever cannot be told from the rows and the applications is asked of an officer; until he has
answered the row is left, and the others go on.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum

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
from incentives.forms.editing import text_said
from incentives.policy.library import Library
from incentives.report.papers.approval.party import NAME
from incentives.values.text import Text, filled
from incentives.values.texts.plain_text import compared
from incentives.wordings.workbook import applying as wordings
from incentives.workbook.applicants.identities import name_of
from incentives.workbook.applicants.rows import ReadRow
from incentives.workbook.applying.matching import Known, identity
from incentives.workbook.applying.overlaying import keys_of, overlaid

ANEW = ""
"""The answer that a new application is meant."""

FINISHED = frozenset({State.DETERMINED, State.PAID, State.CLOSED, State.WITHDRAWN})


class Fate(Enum):
    """What becomes of the application of a row; `ASKED`: an officer has to answer first."""

    BEGUN = "begun"
    CHANGED = "changed"
    SAME = "same"
    ASKED = "asked"
    LEFT = "left"


@attrs.frozen(kw_only=True)
class Plan:
    """What is to become of one row, as the applications stood when the plan was made.

    `application`: the one that is meant, as it was read; None: there is none yet. `document`,
    `party`, `typed`: as they will be. `changes`: how many facts and particulars will be others.
    `reason`: why it is left, or what is asked; then `choices` are the applications that may be
    meant (or a new one). `seen`: how many applications the applicant had.
    """

    row: ReadRow
    fate: Fate
    party: Party
    application: Application | None = None
    document: Mapping[str, object] = attrs.field(factory=dict)
    typed: Mapping[str, str] = attrs.field(factory=dict)
    changes: int = 0
    reason: Text | None = None
    choices: tuple[ApplicationRow, ...] = ()
    seen: int = 0

    @property
    def writes(self) -> bool:
        """Whether something is begun or changed by it."""
        return self.fate in {Fate.BEGUN, Fate.CHANGED}


@attrs.frozen(kw_only=True)
class Asking:
    """What an officer has said of a batch.

    `answers`: by the key of a row the id of the application that is meant, or `ANEW`.
    `begins_anew`: whoever has finished applications only is to have a new one. `on`: the day as of
    which the facts of new ones count; None: the day on which each is looked at.
    """

    answers: Mapping[str, str] = attrs.field(factory=dict)
    begins_anew: bool = False
    on: date | None = None


def planned(
    rows: Sequence[ReadRow], library: Library, applications: Applications, asking: Asking
) -> tuple[Plan, ...]:
    """What is to become of each row, in their order; nothing is written.

    An applicant is known by its credit code and name, without a code by its name. A draft, or one
    to be completed, takes over what its row says, and keeps what that leaves out; one in review or
    beyond stays. What holds already all that its row says stays the same.

    The applications raise RegisterError, if they cannot be read.
    """
    parties = [_party_of(row, library) for row in rows]
    found, _ = applications.find(ApplicationSearch(), most=None)
    planner = _Planner(
        applications=applications,
        known=Known.of(found),
        rows=tuple(zip(rows, parties, strict=True)),
        asking=asking,
        vocabulary=library.vocabulary,
    )
    return tuple(planner.plan(row, party) for row, party in zip(rows, parties, strict=True))


@attrs.frozen(kw_only=True, eq=False, slots=False)
class _Planner:
    applications: Applications
    known: Known
    rows: tuple[tuple[ReadRow, Party], ...]
    asking: Asking
    vocabulary: Vocabulary
    _places: dict[str, list[int]] = attrs.field(factory=dict)
    _codes: dict[str, list[tuple[int, str]]] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for row, party in self.rows:
            self._places.setdefault(identity(party), []).append(row.places.row)
            named = self._codes.setdefault(compared(party.name), [])
            named.append((row.places.row, party.credit_code))

    def plan(self, row: ReadRow, party: Party) -> Plan:
        left = self._why_left(row, party)
        if left is not None:
            return Plan(row=row, fate=Fate.LEFT, party=party, reason=left)
        own, doubtful = self.known.own(party), self.known.doubtful(party)
        namesakes = () if own else self._namesakes(party)
        answer = self.asking.answers.get(row.key)
        choices = {known.id: known for known in (*own, *doubtful)}
        if answer is not None and answer in choices:
            return self._of_one(row, party, choices[answer])
        if answer == ANEW and (doubtful or namesakes or len(_open(own)) > 1):
            return self._anew(row, party, own)
        if doubtful or namesakes:
            asked = _doubt(party, doubtful, namesakes)
            return Plan(row=row, fate=Fate.ASKED, party=party, reason=asked, choices=doubtful)
        return self._of_own(row, party, own)

    def _of_own(self, row: ReadRow, party: Party, own: Sequence[ApplicationRow]) -> Plan:
        """Those that are surely the applicant's: none, one that is meant, or several to ask of."""
        unfinished = _open(own)
        finished = [known for known in own if known.state in FINISHED]
        if not unfinished and (not finished or self.asking.begins_anew):
            return self._anew(row, party, own)
        candidates = [*unfinished, *(() if self.asking.begins_anew else finished)]
        for known in candidates:
            plan = self._of_one(row, party, known)
            if plan.fate is Fate.SAME:
                return plan
        if len(unfinished) > 1:
            numbers = "、".join(known.number for known in unfinished)
            asked = filled(wordings.SEVERAL, numbers=numbers)
            choices = tuple(unfinished)
            return Plan(row=row, fate=Fate.ASKED, party=party, reason=asked, choices=choices)
        return self._of_one(row, party, candidates[0])

    def _of_one(self, row: ReadRow, party: Party, known: ApplicationRow) -> Plan:
        application = self.applications.read(known.id)
        after = overlaid(application, row.document, party, keys_of(self.vocabulary))
        plan = Plan(
            row=row,
            fate=Fate.CHANGED if after.changes else Fate.SAME,
            party=after.party,
            application=application,
            document=after.document,
            typed=after.typed,
            changes=after.changes,
        )
        if plan.fate is Fate.SAME:
            return plan
        reason = _why_not_changed(application, plan, self.vocabulary)
        return plan if reason is None else attrs.evolve(plan, fate=Fate.LEFT, reason=reason)

    def _anew(self, row: ReadRow, party: Party, own: Sequence[ApplicationRow]) -> Plan:
        return Plan(
            row=row, fate=Fate.BEGUN, party=party, document=dict(row.document), seen=len(own)
        )

    def _why_left(self, row: ReadRow, party: Party) -> Text | None:
        if not party.name:
            return wordings.NO_NAME
        if not row.is_whole:
            return wordings.NOT_WHOLE
        places = self._places[identity(party)]
        if len(places) > 1:
            return filled(wordings.SAME_TWICE, rows="、".join(map(str, places)))
        return None

    def _namesakes(self, party: Party) -> tuple[int, ...]:
        """The rows in which the name stands under another code, or under none."""
        named = self._codes[compared(party.name)]
        return tuple(place for place, code in named if code != party.credit_code)


def _open(own: Sequence[ApplicationRow]) -> list[ApplicationRow]:
    return [known for known in own if known.state not in FINISHED]


def _why_not_changed(application: Application, plan: Plan, vocabulary: Vocabulary) -> Text | None:
    district = text_said(plan.document, vocabulary, Role.JURISDICTION) or application.district
    if district != application.district:
        return filled(wordings.OTHER_PLACE, number=application.number)
    if application.may_change:
        return None
    wording = wordings.FINISHED if application.state in FINISHED else wordings.BEYOND
    gaps = {"number": application.number, "changes": plan.changes}
    return filled(wording, state=STATES[application.state], **gaps)


def _doubt(party: Party, doubtful: Sequence[ApplicationRow], namesakes: Sequence[int]) -> Text:
    """What the officer is asked: whether it was renamed, or whether one name is two applicants."""
    numbers = "、".join(known.number for known in doubtful)
    if any(party.credit_code and known.credit_code == party.credit_code for known in doubtful):
        return filled(wordings.RENAMED, numbers=numbers)
    if doubtful:
        return filled(wordings.NAMESAKE, numbers=numbers)
    return filled(wordings.NAMESAKE_ROWS, rows="、".join(map(str, namesakes)))


def _party_of(row: ReadRow, library: Library) -> Party:
    return Party(**{**row.particulars, NAME: name_of(row, library)})
