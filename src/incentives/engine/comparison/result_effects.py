"""What another edition of the law makes of the results of a case, which are no benefit."""

from collections.abc import Iterator

import attrs

from incentives.brief import brief
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.values import days_of_result
from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.findings.assessment import Assessment, DefinitionValue
from incentives.facts.snapshot import Snapshot
from incentives.language.possible import Open
from incentives.values.place import FactPath


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ResultEffect:
    """One result of a case before and after, or of one of its rows; None: there is none.

    `read`: what of the law was consulted for it and for its other rows; None: no such law there.
    """

    result: str
    row: FactPath | None
    before: DefinitionValue | None
    after: DefinitionValue | None
    read: tuple[Consulted | None, Consulted | None]

    __repr__ = brief

    @property
    def has_changed(self) -> bool:
        """Whether it came to something else, or lies between other bounds."""
        return _compared(self.before) != _compared(self.after)

    @property
    def is_open(self) -> bool:
        """Whether something is missing to know it after the change."""
        return self.after is not None and isinstance(self.after.value, Open)


def result_effects(
    sides: tuple[Assessment, Assessment], snapshot: Snapshot
) -> Iterator[ResultEffect]:
    """The results that either edition has, changed or not, each of its rows by itself."""
    by_key = [{(value.definition.id, value.row): value for value in side.results} for side in sides]
    consulted = [
        {name: _consulted(name, side, snapshot) for name in {name for name, _ in values}}
        for side, values in zip(sides, by_key, strict=True)
    ]
    for name, row in dict.fromkeys(key for values in by_key for key in values):
        yield ResultEffect(
            result=name,
            row=row,
            before=by_key[0].get((name, row)),
            after=by_key[1].get((name, row)),
            read=(consulted[0].get(name), consulted[1].get(name)),
        )


def _consulted(name: str, assessment: Assessment, snapshot: Snapshot) -> Consulted:
    """What is read to work the result out, of the case or of all rows."""
    law, on = assessment.law, assessment.on
    assessor = Assessor(law=law, snapshot=snapshot, on=on, notes_days=True)
    result = assessment.law.library.results[name]
    assessor.evaluator.consulted.rules |= {name, result.instrument}
    for _ in days_of_result(result, assessor.evaluator, on=assessment.on):
        pass
    return assessor.evaluator.consulted


def _compared(told: DefinitionValue | None) -> object:
    """The value, or the bounds of an open one; nothing is another one than not applicable."""
    if told is None:
        return ()
    value = told.value
    return (value.within, value.may_be_none) if isinstance(value, Open) else (value,)
