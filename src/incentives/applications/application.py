"""What an application holds: who applies, what for, the facts, the papers, and its steps."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property

import attrs

from incentives.applications.state import Move, State, Way, moves_from
from incentives.brief import brief
from incentives.engine.findings.assessment import Assessment
from incentives.register import Applicant, Person
from incentives.register.chain import canonical
from incentives.register.plain import Plain
from incentives.report.papers.approval.party import Party
from incentives.values.text import Text

Document = Mapping[str, object]
"""A case document as it is stored: mappings, lists, texts, whole numbers, true and false."""


@attrs.frozen(kw_only=True, slots=False)
class Application:
    """One application as it was read.

    `id`: random, stands in its address and nowhere on paper. `number`: that of the office, of this
    application alone. `version`: counted up by every change and every move. `programmes`: ids of
    incentives in the order chosen, and only they are determined; empty: all. `on`: the day as of
    which facts count (核定基准日); None: the day on which it is looked at. `document`: the facts.
    `typed`: by path, what was typed at a field and could not be taken. `overlays`: by what it is
    assessed besides the policies: the names under which the office keeps its overlays, in rising
    precedence. `dossier`: the dossier of the register that it belongs to.
    `opened_from`: the entry of the determination that it takes up; `determinations`: the entries
    made of it, the first one first.
    """

    id: str
    number: str
    version: int
    state: State
    party: Party
    district: str
    programmes: tuple[str, ...]
    on: date | None
    document: Document
    typed: Mapping[str, str]
    notes: str
    overlays: tuple[str, ...]
    dossier: str
    opened_from: int | None
    determinations: tuple[int, ...]
    opened_by: str
    opened_at: datetime
    changed_by: str
    changed_at: datetime

    __repr__ = brief

    @property
    def may_change(self) -> bool:
        return self.state.may_change

    @property
    def only(self) -> tuple[str, ...] | None:
        """The programmes as an assessment is asked for them; None: all."""
        return self.programmes or None

    @property
    def ways(self) -> tuple[Way, ...]:
        """The moves that are possible where it stands, whoever may do them."""
        return moves_from(self.state)

    @cached_property
    def applicant(self) -> Applicant:
        """For whom the register files it."""
        return Applicant(
            name=self.party.name,
            district=self.district,
            dossier=self.dossier,
            credit_code=self.party.credit_code,
        )


@attrs.frozen(kw_only=True)
class ApplicationRow:
    """One application as a list shows it; `determination`: the last entry made of it."""

    id: str
    number: str
    version: int
    state: State
    name: str
    credit_code: str
    township: str
    district: str
    programmes: tuple[str, ...]
    on: date | None
    determination: int | None
    opened_by: str
    opened_at: datetime
    changed_by: str
    changed_at: datetime

    __repr__ = brief


@attrs.frozen(kw_only=True)
class OverlayUsed:
    """An overlay as it was used: its title, and the SHA-256 of its text."""

    title: Text
    digest: str

    __repr__ = brief


@attrs.frozen(kw_only=True)
class ReckonedBy:
    """The library and the overlays of a result, in rising precedence.

    `library`: the SHA-256 over the policies.
    """

    library: str
    overlays: tuple[OverlayUsed, ...]

    __repr__ = brief

    def written(self) -> str:
        """As a step keeps it."""
        used = [{"title": dict(one.title.words), "digest": one.digest} for one in self.overlays]
        return canonical({"library": self.library, "overlays": used})


@attrs.frozen(kw_only=True)
class StepTaken:
    """One step: who did what when, and what he said of it.

    `by`: what he is called; `person`: as signed in, None where nobody signs in. `acknowledged`: why
    it was done though something was open. `entry`: the entry of the register made by it.
    `reckoned_by`: by what the result was that whoever took it has seen; None: he took it by none.
    """

    move: Move
    by: str
    person: Person | None
    at: datetime
    opinion: str
    acknowledged: str
    from_state: State
    to_state: State
    entry: int | None
    reckoned_by: ReckonedBy | None = None

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Hold:
    """Who has an application open, since when, and until when if nothing more is heard of him."""

    who: str
    since: datetime
    until: datetime

    __repr__ = brief


@attrs.frozen(kw_only=True)
class OpenThing:
    """Something that is open where a step is to be done: under its slug, and in words."""

    slug: str
    text: Text
    entry: int | None = None

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Scan:
    """A scan of a paper. `place`: by which it is named in its application, counted from 1.

    `paper`: the kind of paper, by its id or its name; `digest`: the SHA-256 of its bytes, in
    hexadecimal digits; `media_type`: by its content; `size`: in bytes.
    """

    place: int
    paper: str
    name: str
    digest: str
    media_type: str
    size: int
    added_by: str
    added_at: datetime

    __repr__ = brief


def reckoned_by_of(assessment: Assessment) -> ReckonedBy:
    """By what the assessment was made."""
    law = assessment.law
    used = (OverlayUsed(title=one.title, digest=one.digest) for one in law.overlays)
    return ReckonedBy(library=law.library.digest, overlays=tuple(used))


def read_reckoned_by(written: str) -> ReckonedBy | None:
    """What a step has kept; None: it was taken without a result.

    What somebody has put there and cannot be read raises ValueError (such as Unreadable).
    """
    if not written:
        return None
    kept = Plain.reading(json.loads(written))
    used = (
        OverlayUsed(title=one.wording("title"), digest=one.text("digest"))
        for one in kept.rows("overlays")
    )
    return ReckonedBy(library=kept.text("library"), overlays=tuple(used))
