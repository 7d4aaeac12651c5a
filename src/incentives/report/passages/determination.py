"""One determination as blocks of a sheet."""

from collections.abc import Sequence
from typing import assert_never

import attrs
from moneyed import Money

from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import AmountRange, Outcome
from incentives.engine.findings.roles import shares_by_role
from incentives.language.possible import Missing, MissingKind
from incentives.language.types import TableType
from incentives.policy.rule import IncentiveKind
from incentives.report.passages.changes import change_lines
from incentives.report.passages.heads import law_called
from incentives.report.passages.parts import role_called, working_lines
from incentives.report.passages.payment import payment_blocks
from incentives.report.passages.places import Place, called
from incentives.report.printing.blocks import Block, Bullet, Bullets, Check, Checklist, Pairs
from incentives.report.words.names import Words
from incentives.values.citation import Standing
from incentives.values.money import money_of
from incentives.wordings.report import operators as op
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms
from incentives.wordings.report.payment import DEPARTMENT

APPLICANT = "applicant"


@attrs.frozen
class DeterminationBlocks:
    """Puts determinations into words."""

    words: Words

    def blocks(self, found: Determination) -> tuple[Block, ...]:
        """Everything that the sheet says of the incentive, below its heading."""
        blocks: list[Block] = [Pairs(rows=tuple(self._head(found)))]
        if found.conditions:
            blocks.append(self.conditions(found.conditions, asks=found.outcome is not Outcome.INELIGIBLE))
        lists = (
            (wordings.WORKING, working_lines(found, self.words)),
            (wordings.CONSEQUENCES, self.consequences(found)),
            (wordings.CHANGES, change_lines(found.changes, self.words)),
            (wordings.PAPERS, self._papers(found)),
            (wordings.MISSING, [Bullet(text=self.missing(each)) for each in found.missing]),
            (wordings.RECALLED, [Bullet(text=self.words.source(each)) for each in found.recalled]),
            (wordings.FLOORS, [Bullet(text=self.words.source(each)) for each in found.floors]),
            (wordings.OPEN_MATTERS, self.open_matters(found)),
        )
        for title, entries in lists:
            if entries:
                is_ranked = title is wordings.MISSING and len(entries) > 1
                blocks.append(Bullets(title=self.words.say(title), entries=tuple(entries), is_ranked=is_ranked))
        return (*blocks, *payment_blocks(found, self.words))

    def amount(self, found: Determination) -> str:
        """The amount, its range, or that there is none."""
        if found.rule.kind is IncentiveKind.IN_KIND and found.outcome is not Outcome.INELIGIBLE:
            return self.words.say(wordings.IN_KIND)
        if found.amount_range is not None:
            return self.words.numbers.money_range(*found.amount_range)
        if found.amount is None or found.outcome is not Outcome.ELIGIBLE:
            return self.words.say(terms.EMPTY)
        return self.words.numbers.money(found.amount)

    def _head(self, found: Determination) -> list[tuple[str, str]]:
        say = self.words.say
        rows = [
            (wordings.OUTCOME, say(terms.OUTCOMES[found.outcome])),
            (wordings.AMOUNT, self.amount(found)),
            (wordings.KIND, say(terms.KINDS[found.rule.kind])),
            (wordings.BASIS_OF_RULE, self.basis(found)),
            (wordings.INCENTIVE_ID, found.incentive),
        ]
        if found.rule.department is not None:
            rows.append((DEPARTMENT, self.words.law(found.rule.department)))
        if found.beneficiary != APPLICANT and found.outcome is not Outcome.INELIGIBLE:
            rows.append((wordings.BENEFICIARY, self.whom(found)))
        if found.ends_on is not None:
            rows.append((wordings.ENDS_ON, say(wordings.ENDS_ON_VALUE, day=self.words.day(found.ends_on))))
        return [(say(name), value) for name, value in rows if value != say(terms.EMPTY)]

    def whom(self, found: Determination) -> str:
        """Who benefits; where shares are stated, each with its amount."""
        shares = shares_by_role(found) if found.outcome is Outcome.ELIGIBLE else []
        if len(shares) < 2 or not any(part.shares for part in found.working):
            return role_called(found.beneficiary, self.words)
        currency = self.words.library.currency
        named = [(self.words.role(role), self.words.numbers.money(money_of(amount, currency))) for amount, role in shares]
        return self.words.say(terms.LIST_SEMICOLON).join(
            self.words.say(wordings.BENEFICIARY_HAS, role=role, what=amount) for role, amount in named
        )

    def basis(self, found: Determination) -> str:
        """Number, title and clause."""
        return law_called(found.instrument, self.words.clause(found.rule.citation), self.words)

    def conditions(self, conditions: Sequence[ConditionResult], *, asks: bool) -> Checklist:
        """The conditions; `asks`: for the papers that are outstanding."""
        columns = tuple(self.words.say(column) for column in wordings.CONDITION_COLUMNS)
        return Checklist(
            title=self.words.say(wordings.CONDITIONS),
            columns=(columns[0], columns[1], columns[2], columns[3]),
            entries=tuple(self._check(each, asks=asks) for each in conditions),
        )

    def _check(self, condition: ConditionResult, *, asks: bool) -> Check:
        notes = []
        if condition.parts:
            places = [Place.of(label, self.words) for label in condition.parts]
            notes.append(self.words.say(wordings.ONLY_FOR, parts=called(places, self.words)))
        if condition.holds is not True:
            notes += [self._fact(fact.path, condition) for fact in condition.facts]
        if condition.evidence_outstanding and asks:
            notes.append(self.words.say(wordings.PAPERS_OUTSTANDING, papers=self._named(condition.evidence_outstanding)))
        clause = self.words.clause(condition.citation) if condition.citation is not None else ""
        if condition.standing is Standing.RECALLED:
            clause = self.words.say(terms.LIST_SEMICOLON).join(filter(None, [clause, self.words.say(wordings.RECALLED_MARK)]))
        text = self.words.law(condition.text) if condition.text is not None else condition.id
        return Check(mark=terms.MARKS[condition.holds], text=text, clause=clause, notes=tuple(notes))

    def _fact(self, path: str, condition: ConditionResult) -> str:
        fact = next(each for each in condition.facts if each.path == path)
        type_ = self.words.type_of(path)
        value = self.words.value(fact.value, type_) if type_ is not None else self.words.say(terms.UNKNOWN)
        return self.words.say(wordings.FACT_LINE, fact=self.words.fact(path), value=value)

    def _named(self, papers: Sequence[str]) -> str:
        return self.words.say(terms.LIST_SEMICOLON).join(self.words.paper(paper) for paper in papers)

    def _papers(self, found: Determination) -> list[Bullet]:
        """The papers on file and outstanding; none are asked for what is not given anyway."""
        if found.outcome is Outcome.INELIGIBLE:
            return []
        lines = []
        if found.evidence_held:
            lines.append(self.words.say(wordings.PAPERS_HELD, papers=self._named(found.evidence_held)))
        if found.evidence_outstanding:
            lines.append(self.words.say(wordings.PAPERS_OUTSTANDING, papers=self._named(found.evidence_outstanding)))
        return [Bullet(text=line) for line in lines]

    def consequences(self, found: Determination) -> list[Bullet]:
        """What falls away of charges built on the relieved one, on one line; none where there is none."""
        lines = []
        for each in found.consequences:
            amount = self._money_or_range(each.amount, each.amount_range)
            lines.append(self.words.say(wordings.CONSEQUENCE, charge=self.words.law(each.charge.title), amount=amount))
        known = [each.amount for each in found.consequences if each.amount is not None]
        if len(known) == len(found.consequences) and len(known) > 1:
            total = self.words.numbers.money(sum(known[1:], known[0]))
            lines.append(self.words.say(wordings.CONSEQUENCES_TOTAL, amount=total))
        return [Bullet(text=self.words.say(terms.LIST_SEMICOLON).join(lines))] if lines else []

    def _money_or_range(self, amount: Money | None, amount_range: AmountRange | None) -> str:
        if amount is not None:
            return self.words.numbers.money(amount)
        return self.words.numbers.money_range(*amount_range) if amount_range is not None else self.words.say(terms.UNKNOWN)

    def missing(self, missing: Missing) -> str:
        """What to ask for, or what the law has not said."""
        match missing.kind:
            case MissingKind.FACT:
                question = self.words.question(missing.id)
                fact = self.words.fact(missing.id)
                if question is None:
                    return self.words.say(wordings.MISSING_FACT, fact=fact)
                return self.words.say(wordings.MISSING_FACT_ASKED, fact=fact, question=question)
            case MissingKind.FIGURE:
                return self.words.say(wordings.MISSING_FIGURE, figure=self._figure(missing.id))
            case MissingKind.GAP:
                return self.words.say(wordings.MISSING_GAP, figure=self._figure(missing.id))
            case MissingKind.IN_FORCE:
                number = self.words.library.instruments[missing.id].number
                return self.words.say(wordings.MISSING_IN_FORCE, instrument=number)
            case MissingKind.INSTRUMENT:
                number = self.words.library.instruments[missing.id].number
                return self.words.say(wordings.MISSING_INSTRUMENT, instrument=number)
            case MissingKind.RELATION:
                charge = self.words.library.charges[missing.id]
                return self.words.say(wordings.MISSING_RELATION, charge=self.words.law(charge.title))
            case MissingKind.CHOICE:
                title = self.words.law(self.words.library.incentives[missing.id].title)
                return self.words.say(wordings.MISSING_CHOICE, incentive=title)
            case _:
                assert_never(missing.kind)

    def _figure(self, missing_id: str) -> str:
        """A parameter, or one cell of its table, as `cn.land_use_tax.unit_amount[grade_1]` names it."""
        name, bracket, keys = missing_id.partition("[")
        parameter = self.words.library.parameters[name]
        text = self.words.law(parameter.text)
        if not bracket or not isinstance(parameter.type, TableType):
            return text
        named = zip(keys.rstrip("]").split(", "), parameter.type.keys, strict=True)
        at = self.words.listed(self.words.value(key, choice) for key, choice in named)
        return self.words.say(op.TABLE_AT, table=text, keys=at)

    def open_matters(self, found: Determination) -> list[Bullet]:
        """What the law leaves open, each with its clause."""
        return [
            Bullet(
                text=self.words.say(
                    wordings.WITH_CLAUSE, text=self.words.law(matter.text), clause=self.words.clause(matter.citation)
                )
            )
            for matter in found.rule.open_matters
        ]
