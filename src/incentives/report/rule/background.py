"""What stands behind a rule.

The terms it uses, the charge it relieves, reliefs that apply anyway, and the figures of all these.
"""

from collections.abc import Iterator

import attrs

from incentives.language.expression import Constant, Expression, NameKind, Stated
from incentives.language.types import BooleanType
from incentives.policy.readings import names_read, parts_reached
from incentives.policy.rule import Charge, Incentive, Pays, Relief
from incentives.report.printing.blocks import Bullet
from incentives.report.rule.figures import FigureSeries
from incentives.report.rule.formula import RuleFormulas
from incentives.report.rule.periods import period_bullet, periods_read
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.values.number import Exact
from incentives.wordings.report import rule as rule_wordings


@attrs.frozen
class RuleBackground:
    """Puts into words what a rule rests on."""

    rule: Incentive
    words: Words

    def definitions(self) -> list[Bullet]:
        """The values that have a name of their own, and how they are worked out."""
        names = self._names(NameKind.DEFINITION)
        library = self.words.library
        definitions = [library.definitions[name] for name in names]
        periods = [
            period_bullet(periods, self.words)
            for periods in periods_read(self._expressions(), library)
        ]
        return periods + [
            RuleFormulas(self.words).quantity(self.words.law(definition.text), definition.body)
            for definition in definitions
            if not isinstance(definition.type, BooleanType)
        ]

    def charge_lines(self) -> list[Bullet]:
        """The charge that is relieved: when it arises, its basis and its amount."""
        lines = [self._charge_line(charge) for charge in self._charges()]
        dependents = [self.words.law(charge.title) for charge in self._dependents()]
        if dependents:
            text = self.words.say(rule_wordings.BUILT_ON, charges=self.words.listed(dependents))
            lines.append(Bullet(text=text))
        return lines

    def _charge_line(self, charge: Charge) -> Bullet:
        formulas, say = RuleFormulas(self.words), self.words.say
        below: list[Bullet] = []
        if charge.arises is not None:
            conditions = formulas.conditions(charge.arises)
            below.append(Bullet(text=say(rule_wordings.CHARGE_ARISES), below=conditions))
        if charge.basis is not None:
            below.append(formulas.quantity(say(rule_wordings.CHARGE_BASIS), charge.basis))
        title = say(rule_wordings.CHARGE_AMOUNT, charge=self.words.law(charge.title))
        below.append(formulas.quantity(title, charge.amount))
        below += [Bullet(text=line) for line in self._answers(charge)]
        return Bullet(text=self.words.source(charge.citation), below=tuple(below))

    def _answers(self, charge: Charge) -> list[str]:
        """What the charge says to the questions that are asked of every one, with the source."""
        return [
            self.words.say(
                rule_wordings.ANSWER_OPEN if answer.is_open else rule_wordings.ANSWER,
                question=self.words.say(rule_wordings.QUESTIONS[answer.question]),
                text=self.words.law(answer.text),
                source=self.words.source(answer.citation),
            )
            for answer in charge.answers
        ]

    def relief_lines(self) -> list[Bullet]:
        """The reliefs of the charge that apply anyway, the oldest first."""
        return [self._relief_line(relief) for relief in self._reliefs()]

    def _relief_line(self, relief: Relief) -> Bullet:
        say, phrases = self.words.say, Phrases(self.words)
        text = say(
            rule_wordings.RELIEF,
            title=self.words.law(relief.title),
            share=self._share(relief),
            source=self.words.source(relief.citation),
        )
        window = self.words.window(self.words.library.instruments[relief.instrument].in_force)
        below = [Bullet(text=say(rule_wordings.RELIEF_WINDOW, window=window))]
        if relief.condition is not None:
            condition = phrases.of(relief.condition)
            below.append(Bullet(text=say(rule_wordings.RELIEF_IF, condition=condition)))
        return Bullet(text=text, below=tuple(below))

    def _share(self, relief: Relief) -> str:
        if isinstance(relief.share, Constant) and isinstance(relief.share.value, Exact):
            return self.words.numbers.share(relief.share.value)
        return RuleFormulas(self.words).formula(relief.share)

    def figures(self) -> list[Bullet]:
        """Every figure that is read on the way to the amount."""
        library = self.words.library
        chain = library.chain_from(library.instruments[self.rule.instrument].jurisdiction)
        series = FigureSeries(self.words, chain)
        read = (library.parameters[name] for name in self._names(NameKind.FIGURE))
        return [series.bullet(parameter) for parameter in read if parameter.number_of is None]

    def papers_of_conditions(self) -> Iterator[str]:
        """The papers that conditions ask for, through definitions."""
        conditions = [self.rule.condition] if self.rule.condition is not None else []
        for part in parts_reached(conditions, self.words.library.definitions):
            if isinstance(part, Stated):
                yield from part.clause.evidence

    def _charges(self) -> list[Charge]:
        """The relieved charge, after those it is built on."""
        charges: list[Charge] = []
        current = None if isinstance(self.rule.benefit, Pays) else self.rule.benefit.charge
        while current is not None:
            charge = self.words.library.charges[current]
            charges.insert(0, charge)
            current = charge.built_on
        return charges

    def _dependents(self) -> list[Charge]:
        """The charges built on the relieved one, directly or through others."""
        names = {charge.id for charge in self._charges()[-1:]}
        dependents: list[Charge] = []
        for _ in self.words.library.charges:
            more = [
                charge
                for charge in self.words.library.charges.values()
                if charge.built_on in names and charge.id not in names
            ]
            if not more:
                break
            dependents += more
            names |= {charge.id for charge in more}
        return dependents

    def _reliefs(self) -> list[Relief]:
        library = self.words.library
        reliefs = [
            relief for charge in self._charges() for relief in library.reliefs.get(charge.id, ())
        ]
        return sorted(
            reliefs,
            key=lambda relief: library.instruments[relief.instrument].in_force.first.earliest,
        )

    def _expressions(self) -> list[Expression]:
        own = list(self.rule.expressions)
        charges = [expression for charge in self._charges() for expression in charge.expressions]
        reliefs = [expression for relief in self._reliefs() for expression in relief.expressions]
        return [*own, *charges, *reliefs]

    def _names(self, kind: NameKind) -> tuple[str, ...]:
        return names_read(self._expressions(), self.words.library.definitions, kind)
