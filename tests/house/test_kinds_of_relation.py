"""A kind of relation that is not known is refused wherever kinds are told apart: none drops it."""

from collections.abc import Callable
from pathlib import Path
from typing import cast, get_args

import attrs
import pytest

import incentives
from incentives import Assessment, Language, Library
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.comparison.causes import consulted_by
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.findings.change import Change, Reason
from incentives.engine.relations import apply
from incentives.engine.relations.apply import Bearings, in_order
from incentives.engine.relations.bundle import begin, settle
from incentives.engine.relations.keys import Options
from incentives.engine.relations.places import (
    WHOLE,
    Atom,
    Group,
    atoms_of,
    dimensions_by_incentive,
    dimensions_of,
)
from incentives.engine.relations.settling import Component, Settling
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.loading.rules.soundness.relations import check_relations
from incentives.loading.text.fields import Fields
from incentives.loading.text.log import FaultLog
from incentives.policy.relation import KEYWORDS, OneOf, Relation, keyword_of
from incentives.report.rule.relations import relation_lines
from incentives.report.words.names import Words
from incentives.values.citation import Citation
from incentives.values.place import RowPlace
from incentives.values.span import Span
from incentives.wordings.report.ledger import RELATIONS
from tests.engine.small_domain import ON, case_of, grants, one_file, yuan


@attrs.frozen(kw_only=True, eq=False)
class Alternates:
    """The incentives are given in turn."""

    instrument: str = "land.one"
    incentives: tuple[str, ...] = ("land.one.a", "land.one.b")
    citation: Citation
    text: None = None
    span: Span
    expressions: tuple[()] = ()


FAKE = cast(
    Relation,
    Alternates(
        citation=Citation("No. land.one", "1"), span=Span(file="land/one.yaml", line=1, column=1)
    ),
)


@attrs.frozen
class Setting:
    """A library with two grants, and what a case comes to under it."""

    library: Library
    assessment: Assessment
    snapshot: Snapshot

    @property
    def scope(self) -> Bearings:
        law = self.assessment.law
        return Bearings(
            evaluator=Assessor(law=law, snapshot=self.snapshot, on=ON).evaluator, on=ON, paid_by=ON
        )

    @property
    def atoms(self) -> list[Atom]:
        return [
            atom for determination in self.assessment for atom in atoms_of(determination, WHOLE)
        ]

    @property
    def group(self) -> Group:
        return Group(relation=FAKE, place=RowPlace(), members=((0,), (1,)), is_unlisted=False)

    def begun(self, *choices: Options, groups: tuple[Group, ...] = ()) -> Settling:
        return begin(
            Component(
                atoms=dict(enumerate(self.atoms)),
                groups=groups,
                choices=choices,
                used=(),
                caps={},
                effort=Effort(snapshot=self.snapshot, vocabulary=self.library.vocabulary),
            )
        )

    def changed(self) -> Assessment:
        """As if the relation had changed the first of the grants."""
        first, *others = self.assessment.determinations
        change = Change(relation=FAKE, reason=Reason.CAPPED, before=None, after=None, because_of=())
        return attrs.evolve(
            self.assessment, determinations=(attrs.evolve(first, changes=(change,)), *others)
        )


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    library = one_file(tmp_path, grants(a="workshop.spent", b="workshop.spent"))
    case = case_of(spent=yuan(100))
    assessment = incentives.assess(case, library, on=ON)
    return Setting(library, assessment, take_snapshot(case, library.vocabulary))


def choice_of(relation: Relation) -> Options:
    return Options(relation=cast(OneOf, relation), options=((0,), (1,)))


TELLING_APART: dict[str, Callable[[Setting], object]] = {
    "its keyword": lambda setting: keyword_of(FAKE),
    "soundness": lambda setting: check_relations([FAKE], Fields(FaultLog())),
    "the order of relations": lambda setting: in_order([FAKE]),
    "what its places are told apart by": lambda setting: dimensions_of(
        FAKE, setting.library, FAKE.incentives
    ),
    "what incentives are taken apart by": lambda setting: dimensions_by_incentive(
        {FAKE: WHOLE}, setting.library
    ),
    "components": lambda setting: apply._components(setting.atoms, {FAKE: WHOLE}, setting.scope),
    "whether it binds": lambda setting: apply._binds(setting.group),
    "caps": lambda setting: apply._caps([setting.group], setting.atoms, setting.scope),
    "settling": lambda setting: settle(setting.begun(groups=(setting.group,)), {}),
    "choosing": lambda setting: settle(setting.begun(choice_of(FAKE)), {0: 0}),
    "what it reads": lambda setting: consulted_by(
        "land.one.a", setting.changed(), setting.snapshot
    ),
    "its words": lambda setting: relation_lines(
        setting.library.incentives["land.one.a"],
        Words(library=attrs.evolve(setting.library, relations=(FAKE,)), language=Language.ZH),
    ),
    "an assessment": lambda setting: incentives.assess(
        case_of(spent=yuan(100)), attrs.evolve(setting.library, relations=(FAKE,)), on=ON
    ),
}


@pytest.mark.parametrize("place", TELLING_APART)
def test_an_unknown_kind_is_refused(place: str, setting: Setting) -> None:
    """Whoever tells kinds apart knows them all, and takes nothing else for one of them."""
    with pytest.raises(
        AssertionError, match=r"Expected code to be unreachable, but got.*Alternates"
    ):
        TELLING_APART[place](setting)


def test_each_kind_has_its_keyword_and_its_words() -> None:
    """As many keywords as kinds, and a wording for each of them."""
    assert len(get_args(Relation)) == len(KEYWORDS)
    assert set(KEYWORDS) == set(RELATIONS)
