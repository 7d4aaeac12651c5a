"""What is read of a fact that nobody has said: what is supposed, assumed, or missing."""

from collections.abc import Mapping

import attrs

from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.evaluation.trace import Trace
from incentives.facts.vocabulary import Field
from incentives.language.expression import FactValue, Named, RowValue
from incentives.language.possible import Missing, MissingKind, MissingSet, Result, open_of
from incentives.language.types import Type
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.library import Law
from incentives.values.number import exact
from incentives.values.place import FactPath
from incentives.values.range import ANYTHING, Range


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Unsaid:
    """The facts of one case, under one law, that nobody has said.

    `supposed`: facts by path that are taken as known for a question 'what if'. `unsupposed`: the
    same without them; what others come to is the same there.
    """

    law: Law
    supposed: Mapping[str, Result]
    consulted: Consulted
    unsupposed: "Unsaid | None"
    _opened: dict[tuple[str, tuple[str, ...]], Result] = attrs.field(init=False)
    _told: dict[str, Result] = attrs.field(init=False)

    @_opened.default
    def _opened_before(self) -> dict[tuple[str, tuple[str, ...]], Result]:
        return self.unsupposed._opened if self.unsupposed is not None else {}

    @_told.default
    def _told_before(self) -> dict[str, Result]:
        return self.unsupposed._told if self.unsupposed is not None else {}

    def value(self, expression: FactValue, path: str) -> Result:
        """What is read of a fact of the case, without its working."""
        if path in self.supposed:
            return self.supposed[path]
        known = self._told.get(path)
        if known is None:
            known = self.fact(expression, FactPath.parse(path), "").value
            if self.unsupposed is None:  # who supposes something notes for itself what it reads
                self._told[path] = known
        return known

    def fact(self, expression: FactValue | RowValue, path: FactPath, record: str) -> Trace:
        """A fact of the case, or of a row of that record: what is supposed, else what is known."""
        if path.text in self.supposed:
            return Trace(expression, self.supposed[path.text], fact=path)
        library = self.law.library
        field = library.vocabulary.field_at(expression.path, record)
        if field is not None and (assumed := field.spec.assumed) is not None:
            return Trace(expression, assumed.value, fact=path, defaulted=True)
        if field is not None and field.asked is not None:
            declared = library.declared_facts[field.asked.id]
            self.consulted.rules.add(declared.id)
            if declared.has_default and self.law.is_known(declared.instrument):
                return Trace(expression, declared.default, fact=path, defaulted=True)
        return self.missing(expression, path, record)

    def missing(self, expression: FactValue | RowValue, path: FactPath, record: str) -> Trace:
        """A fact of which nothing is known but its bounds."""
        key = (path.text, expression.path)  # of rows that are not listed all facts have one path
        if key not in self._opened:
            field = self.law.library.vocabulary.field_at(expression.path, record)
            missing = frozenset({Missing(MissingKind.FACT, path)})
            self._opened[key] = open_fact(expression.type, field, missing)
        return Trace(expression, self._opened[key], fact=path)

    def declared(self, expression: Named, declared: DeclaredFact, path: FactPath) -> Trace:
        """A fact that one instrument asks for: its default, what is supposed, or its bounds."""
        if declared.has_default and self.law.is_known(declared.instrument):
            return Trace(expression, declared.default, fact=path, defaulted=True)
        if expression.id in self.supposed:
            return Trace(expression, self.supposed[expression.id], fact=path)
        key = (path.text, ())
        if key not in self._opened:
            missing = frozenset({Missing(MissingKind.FACT, path)})
            self._opened[key] = _open_declared(expression.type, declared, missing)
        return Trace(expression, self._opened[key], fact=path)


def _open_declared(type_: Type, declared: DeclaredFact, missing: MissingSet) -> Result:
    """A declared fact that is not known, within its bounds."""
    open_value = open_of(type_, missing)
    within = Range(declared.at_least, declared.at_most) if open_value.is_number else ANYTHING
    return attrs.evolve(open_value, within=within, may_be_none=declared.may_be_none)


def open_fact(type_: Type, field: Field | None, missing: MissingSet) -> Result:
    """A fact that is not known, within the bounds of its field.

    Where the field allows that, it may not have come about.
    """
    open_value = open_of(type_, missing)
    if field is None:
        return open_value
    low, high = (None if end is None else exact(end) for end in (field.spec.least, field.spec.most))
    return attrs.evolve(open_value, within=Range(low, high), may_be_none=field.may_be_none)
