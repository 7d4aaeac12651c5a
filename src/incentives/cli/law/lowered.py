"""What the rules were lowered to, told: the text of an incentive, or a line for each of a place."""

from collections.abc import Iterator
from datetime import date

import attrs

from incentives.cli.refusal import Refusal
from incentives.compile.bonds import bonds_on
from incentives.compile.layout import word_layout_of
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.sharing import Making
from incentives.compile.reading import Left, Lowered, Part, lowered
from incentives.policy.library import Law, Library, Overlay, law_of
from incentives.policy.rule import Incentive
from incentives.report.rule.called import labels_of
from incentives.report.words.authors import told_of
from incentives.values.tables import one_for_each
from incentives.values.text import Language, Text
from incentives.wordings.cli import kernel as wordings

_PARTS = one_for_each(
    Part,
    {
        Part.DAY: wordings.DAY,
        Part.ARISES: wordings.ARISES,
        Part.CONDITION: wordings.CONDITION,
        Part.AMOUNT: wordings.AMOUNT,
        Part.DEPENDENT: wordings.DEPENDENT,
        Part.BENEFICIARY: wordings.BENEFICIARY,
        Part.RETURN: wordings.RETURN,
        Part.PAYMENT: wordings.PART_PAYMENT,
    },
)


@attrs.frozen(kw_only=True)
class Telling:
    """Tells incentives of the place; without one, each of the place of its own instrument."""

    library: Library
    language: Language
    place: str | None
    known_on: date | None
    overlays: tuple[Overlay, ...]
    on: date
    _lowerers: dict[tuple[str, ...], Lowerer] = attrs.field(factory=dict, init=False)

    def all_of_place(self) -> str:
        """A line for each incentive: how much of it the kernel decides."""
        rules = [rule for rule in self.library.incentives.values() if self._is_law(rule)]
        lines = [self._said(wordings.OF_ALL, count=len(rules))]
        for rule in rules:
            found = lowered(rule, self._lowerer(rule))
            wording = wordings.SOME_LEFT if found.left else wordings.NONE_LEFT
            counts = {"steps": found.steps, "left": len(found.left)}
            lines.append(self._said(wording, label=self._label(rule), **counts))
        return "".join(f"{line}\n" for line in lines)

    def one(self, rule: Incentive) -> str:
        """The text of one, with what is left of it as comments before.

        Raises:
            Refusal: if it is no law at the place, or was not known by the day.
        """
        if not self._is_law(rule):
            place = self.library.jurisdictions[
                self.library.instruments[rule.instrument].jurisdiction
            ]
            where = place.name.to(self.language)
            raise Refusal(self._said(wordings.NO_LAW_HERE, label=self._label(rule), where=where))
        lowerer = self._lowerer(rule)
        found = lowered(rule, lowerer)
        told = [self._label(rule), *self._told(found), *self._asked_later(found, lowerer.law)]
        return "".join([*(f"# {line}\n" for line in told), "\n", found.source.lstrip()])

    def _told(self, found: Lowered) -> Iterator[str]:
        wording = wordings.SOME_LEFT_HERE if found.left else wordings.NONE_LEFT_HERE
        yield self._said(wording, steps=found.steps, left=len(found.left))
        for left in found.left:
            yield f"  {self._said_left(left)}"

    def _said_left(self, left: Left) -> str:
        why = told_of(left.why, wordings.REASONS, self.language)
        return self._said(
            wordings.LEFT,
            part=_PARTS[left.part].to(self.language),
            why=why or left.why,
            where=f"{left.where.file}:{left.where.line}",
        )

    def _asked_later(self, found: Lowered, law: Law) -> Iterator[str]:
        """What the reference is asked for although the incentive itself is decided."""
        rule = found.incentive
        yield self._said(wordings.UNKNOWN_FACTS)
        if not found.is_paid_as_due:
            yield self._said(wordings.PAYMENT)
        bonds = bonds_on(law, self.on)
        bound = [one for one in bonds.relations if rule.id in one.incentives]
        others = {name for one in bound for name in one.incentives} - {rule.id}
        if bound:
            yield self._said(wordings.RELATIONS, on=self.on, others=self._listed(others))
        beside = {
            name
            for names in bonds.by_charge
            if rule.id in names
            for name in names
            if name != rule.id and frozenset({name, rule.id}) not in bonds.related
        }
        beside = {name for name in beside if law.applies(self.library.incentives[name].instrument)}
        if beside:
            yield self._said(wordings.ONE_CHARGE, others=self._listed(beside))

    def _listed(self, names: set[str]) -> str:
        rules = [rule for rule in self.library.incentives.values() if rule.id in names]
        labels = [self._label(rule) for rule in rules]
        return wordings.LIST.to(self.language).join(labels) or self._said(wordings.ITS_OWN_ROWS)

    def _is_law(self, rule: Incentive) -> bool:
        law = self._lowerer(rule).law
        return law.applies(rule.instrument) and law.is_known(rule.instrument)

    def _lowerer(self, rule: Incentive) -> Lowerer:
        """That of the place; else of that of its instrument."""
        chain = self.library.chain_of(self.place) if self.place is not None else None
        if chain is None:
            jurisdiction = self.library.instruments[rule.instrument].jurisdiction
            chain = self.library.chain_from(jurisdiction)
        if chain not in self._lowerers:
            law = law_of(self.library, chain, self.known_on, self.overlays)
            self._lowerers[chain] = Lowerer(
                making=Making(law=law), layout=word_layout_of(self.library)
            )
        return self._lowerers[chain]

    def _label(self, rule: Incentive) -> str:
        label = labels_of(self.library)[rule.id].to(self.language)
        return self._said(wordings.CALLED, id=rule.id, label=label)

    def _said(self, text: Text, **gaps: object) -> str:
        return text.to(self.language).format(**gaps)
