"""One determination as blocks of a sheet."""

from collections.abc import Sequence
from typing import assert_never

import attrs
from moneyed import Money

from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.not_applicable import Because, NotApplicable
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.pieces.of_determination import shares_by_role
from incentives.engine.findings.uses import FactUsed, WordUsed
from incentives.language.possible import Missing, MissingKind
from incentives.language.types import TableType
from incentives.policy.rule import IncentiveKind
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.report.passages.changes import change_lines
from incentives.report.passages.parts import role_called, working_lines
from incentives.report.passages.payment import payment_blocks
from incentives.report.passages.places import parts_called
from incentives.report.passages.sources import cell_named
from incentives.report.printing.blocks import Block, Bullet, Bullets, Checklist, Pairs, Tick
from incentives.report.words.amounts import open_matter_lines
from incentives.report.words.heads import law_called
from incentives.report.words.names import Words
from incentives.report.words.reasons.not_applicable import reason_lines
from incentives.values.citation import Standing
from incentives.values.money import money_of
from incentives.values.place import FigureCell
from incentives.values.range import MoneyRange
from incentives.values.text import Text
from incentives.wordings.report import operators as op
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms
from incentives.wordings.report.payment import DEPARTMENT


@attrs.frozen
class DeterminationBlocks:
    """Puts determinations into words."""

    words: Words

    def blocks(self, determination: Determination) -> tuple[Block, ...]:
        """Everything that the sheet says of the incentive, below its heading."""
        blocks: list[Block] = [Pairs(rows=tuple(self._head(determination)))]
        if determination.conditions:
            blocks.append(
                self.conditions(
                    determination.conditions, asks=determination.outcome is not Outcome.INELIGIBLE
                )
            )
        lists = (
            (wordings.WORKING, working_lines(determination, self.words)),
            (wordings.CONSEQUENCES, self.consequences(determination)),
            (wordings.CHANGES, change_lines(determination.changes, self.words)),
            (wordings.PAPERS, self._papers(determination)),
            (
                wordings.MISSING,
                [Bullet(text=self.missing(missing)) for missing in determination.missing],
            ),
            (
                wordings.RECALLED,
                [Bullet(text=self.words.source(citation)) for citation in determination.recalled],
            ),
            (
                wordings.FLOORS,
                [Bullet(text=self.words.source(citation)) for citation in determination.floors],
            ),
            (wordings.OPEN_MATTERS, self.open_matters(determination)),
        )
        blocks += [
            Bullets(
                title=self.words.say(title),
                entries=tuple(entries),
                is_ranked=title is wordings.MISSING and len(entries) > 1,
            )
            for title, entries in lists
            if entries
        ]
        return (*blocks, *payment_blocks(determination, self.words))

    def amount(self, determination: Determination) -> str:
        """The amount, its range, or that it is in kind; a dash where there is none."""
        is_in_kind = determination.rule.kind is IncentiveKind.IN_KIND
        if not is_in_kind or determination.outcome is Outcome.INELIGIBLE:
            return self._money(determination)
        if not determination.rule.is_valued:
            return self.words.say(wordings.IN_KIND)
        return self.words.say(wordings.IN_KIND_WORTH, amount=self._money(determination))

    def _money(self, determination: Determination) -> str:
        if determination.amount_range is not None:
            return self.words.numbers.money_range(determination.amount_range)
        if determination.amount is None or determination.outcome is not Outcome.ELIGIBLE:
            return self.words.say(terms.EMPTY)
        return self.words.numbers.money(determination.amount)

    def _head(self, determination: Determination) -> list[tuple[str, str]]:
        say = self.words.say
        rows = [
            (wordings.OUTCOME, say(terms.OUTCOMES[determination.outcome])),
            (wordings.AMOUNT, self.amount(determination)),
            (wordings.KIND, say(terms.KINDS[determination.rule.kind])),
            (wordings.BASIS_OF_RULE, self.basis(determination)),
        ]
        if determination.rule.department is not None:
            rows.append((DEPARTMENT, self.words.law(determination.rule.department)))
        if (
            determination.beneficiary != APPLICANT
            and determination.outcome is not Outcome.INELIGIBLE
        ):
            rows.append((wordings.BENEFICIARY, self.whom(determination)))
        if determination.ends_on is not None:
            rows.append(
                (
                    wordings.ENDS_ON,
                    say(wordings.ENDS_ON_VALUE, day=self.words.day(determination.ends_on)),
                )
            )
        return [(say(name), value) for name, value in rows if value != say(terms.EMPTY)]

    def whom(self, determination: Determination) -> str:
        """Who benefits; where shares are stated, each with its amount."""
        shares = shares_by_role(determination) if determination.outcome is Outcome.ELIGIBLE else []
        if len(shares) < 2 or not any(part.shares for part in determination.working):
            return role_called(determination.beneficiary, self.words)
        currency = self.words.library.currency
        named = [
            (self.words.role(role), self.words.numbers.money(money_of(amount, currency)))
            for amount, role in shares
        ]
        return self.words.say(terms.LIST_SEMICOLON).join(
            self.words.say(wordings.BENEFICIARY_HAS, role=role, what=amount)
            for role, amount in named
        )

    def basis(self, determination: Determination) -> str:
        """Number, title and clause."""
        return law_called(
            determination.instrument, self.words.clause(determination.rule.citation), self.words
        )

    def conditions(self, conditions: Sequence[ConditionResult], *, asks: bool) -> Checklist:
        """The conditions, with their facts where they do not hold.

        `asks`: for the papers that are outstanding.
        """
        columns = tuple(self.words.say(column) for column in wordings.CONDITION_COLUMNS)
        return Checklist(
            title=self.words.say(wordings.CONDITIONS),
            columns=(columns[0], columns[1], columns[2], columns[3]),
            entries=tuple(self._check(condition, asks=asks) for condition in conditions),
        )

    def _check(self, condition: ConditionResult, *, asks: bool) -> Tick:
        notes = []
        if condition.places:
            parts = parts_called(condition.places, self.words)
            notes.append(self.words.say(wordings.ONLY_FOR, parts=parts))
        judged = self.words.days(condition.judged_for)
        if judged and not asks:
            notes.append(self.words.say(wordings.JUDGED_FOR, day=judged))
        if condition.holds is not True:
            notes += condition_lines(condition, self.words)
        notes += reason_lines(_worth_telling(condition), self.words)
        if condition.evidence_outstanding and asks:
            outstanding = condition.evidence_outstanding
            notes.append(self._papers_line(wordings.PAPERS_OUTSTANDING, outstanding))
        clause = self.words.clause(condition.citation) if condition.citation is not None else ""
        if condition.standing is Standing.RECALLED:
            marks = filter(None, [clause, self.words.say(wordings.RECALLED_MARK)])
            clause = self.words.say(terms.LIST_SEMICOLON).join(marks)
        text = self.words.law(condition.text) if condition.text is not None else condition.id
        return Tick(mark=terms.MARKS[condition.holds], text=text, clause=clause, notes=tuple(notes))

    def _papers_line(self, wording: Text, papers: Sequence[str]) -> str:
        named = self.words.say(terms.LIST_SEMICOLON).join(map(self.words.paper, papers))
        return self.words.say(wording, papers=named)

    def _papers(self, determination: Determination) -> list[Bullet]:
        """The papers on file and outstanding; none are asked for what is not given anyway."""
        if determination.outcome is Outcome.INELIGIBLE:
            return []
        lists = (
            (wordings.PAPERS_HELD, determination.evidence_held),
            (wordings.PAPERS_OUTSTANDING, determination.evidence_outstanding),
        )
        return [
            Bullet(text=self._papers_line(wording, papers)) for wording, papers in lists if papers
        ]

    def consequences(self, determination: Determination) -> list[Bullet]:
        """What falls away of charges built on the relieved one, on one line; empty if nothing does.

        The total stands behind where every amount is known and there are several.
        """
        lines = []
        for consequence in determination.consequences:
            charge = self.words.law(consequence.charge.title)
            amount = self._money_or_range(consequence.amount, consequence.amount_range)
            lines.append(self.words.say(wordings.CONSEQUENCE, charge=charge, amount=amount))
        known = [
            consequence.amount
            for consequence in determination.consequences
            if consequence.amount is not None
        ]
        if len(known) == len(determination.consequences) and len(known) > 1:
            total = self.words.numbers.money(sum(known[1:], known[0]))
            lines.append(self.words.say(wordings.CONSEQUENCES_TOTAL, amount=total))
        return [Bullet(text=self.words.say(terms.LIST_SEMICOLON).join(lines))] if lines else []

    def _money_or_range(self, amount: Money | None, amount_range: MoneyRange | None) -> str:
        if amount is not None:
            return self.words.numbers.money(amount)
        if amount_range is not None:
            return self.words.numbers.money_range(amount_range)
        return self.words.say(terms.UNKNOWN)

    def missing(self, missing: Missing) -> str:
        """What to ask for, or what the law has not said."""
        match missing.kind:
            case MissingKind.FACT:
                question = self.words.question(missing.path)
                fact = self.words.fact(missing.path)
                if question is None:
                    return self.words.say(wordings.MISSING_FACT, fact=fact)
                return self.words.say(wordings.MISSING_FACT_ASKED, fact=fact, question=question)
            case MissingKind.FIGURE:
                return self.words.say(wordings.MISSING_FIGURE, figure=self._figure(missing.cell))
            case MissingKind.GAP:
                wording = wordings.MISSING_CELL if missing.is_of_no_cell else wordings.MISSING_GAP
                return self.words.say(wording, figure=self._figure(missing.cell))
            case MissingKind.IN_FORCE:
                number = self.words.library.instruments[missing.id].number
                return self.words.say(wordings.MISSING_IN_FORCE, instrument=number)
            case MissingKind.INSTRUMENT:
                number = self.words.library.instruments[missing.id].number
                return self.words.say(wordings.MISSING_INSTRUMENT, instrument=number)
            case MissingKind.PERIOD:
                place = missing.period
                name = self.words.law(self.words.library.periods[place.periods].text)
                days = self.words.period(place.days)
                return self.words.say(wordings.MISSING_PERIOD, period=name, days=days)
            case MissingKind.RELATION:
                charge = self.words.library.charges[missing.id]
                return self.words.say(
                    wordings.MISSING_RELATION, charge=self.words.law(charge.title)
                )
            case MissingKind.CHOICE:
                title = self.words.law(self.words.library.incentives[missing.id].title)
                return self.words.say(wordings.MISSING_CHOICE, incentive=title)
            case _:
                assert_never(missing.kind)

    def _figure(self, cell: FigureCell) -> str:
        """A parameter, or one cell of its table with what its keys are called."""
        parameter = self.words.library.parameters[cell.parameter]
        text = self.words.law(parameter.text)
        if not cell.keys or not isinstance(parameter.type, TableType):
            return text
        at = cell_named(cell.keys, parameter.type, self.words)
        return self.words.say(op.TABLE_AT, table=text, keys=at)

    def open_matters(self, determination: Determination) -> list[Bullet]:
        """What the law leaves open, each with its clause."""
        return [Bullet(text=line) for line in open_matter_lines(determination.rule, self.words)]


def _worth_telling(condition: ConditionResult) -> list[NotApplicable]:
    """Why what it compares does not exist: of a condition that holds only what gives no result."""
    return [
        reason
        for reason in condition.not_applicable
        if condition.holds is not True or reason.because is Because.NO_RESULT
    ]


def condition_lines(condition: ConditionResult, words: Words) -> list[str]:
    """The facts that a condition rests on, and the words to which definitions came."""
    of_facts = [fact_line(fact, words) for fact in condition.facts]
    return [*of_facts, *(_word_line(word, words) for word in condition.words)]


def _word_line(word: WordUsed, words: Words) -> str:
    type_ = word.definition.type
    values = words.listed(words.value(value, type_) for value in word.values)
    return words.say(wordings.FACT_LINE, fact=words.law(word.definition.text), value=values)


def fact_line(fact: FactUsed, words: Words) -> str:
    """A fact that a condition rests on, with its value."""
    type_ = words.type_of(fact.path)
    value = words.value(fact.value, type_) if type_ is not None else words.say(terms.UNKNOWN)
    return words.say(wordings.FACT_LINE, fact=words.fact(fact.path), value=value)
