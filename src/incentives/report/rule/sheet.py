"""A rule in words.

What it gives, on which conditions, by which formula, with which figures over time, from which
sources.
"""

from typing import assert_never

import attrs

from incentives.policy.library import Library
from incentives.policy.rule import Charge, Incentive, IncentiveKind, Pays, ReducesBasis, Relieves
from incentives.policy.sharing.beneficiaries import APPLICANT, BeneficiaryCase, BeneficiaryShare
from incentives.report.printing.blocks import Block, Bullet, Bullets, Pairs, Sheet
from incentives.report.rule.background import RuleBackground
from incentives.report.rule.beside import beside_lines
from incentives.report.rule.checks import measures_carried_by
from incentives.report.rule.formula import RuleFormulas
from incentives.report.rule.payment import RulePayment
from incentives.report.rule.relations import relation_lines
from incentives.report.rule.sharing import shared_lines
from incentives.report.words.amounts import open_matter_lines
from incentives.report.words.expressions import Phrases
from incentives.report.words.heads import law_called, titles_listed
from incentives.report.words.names import Words, printable
from incentives.values.citation import Standing
from incentives.values.text import Language
from incentives.wordings.report import payment as payment_wordings
from incentives.wordings.report import rule as rule_wordings
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def rule_sheet(incentive_id: str, library: Library, language: Language) -> Sheet:
    """The incentive in words, as the library states it.

    Raises:
        KeyError: if the library has no incentive of that id.
    """
    words = Words(library=library, language=language)
    rule = library.incentives[incentive_id]
    title = words.say(rule_wordings.RULE_TITLE, title=words.law(rule.title))
    return Sheet(title=title, blocks=tuple(_RuleSheet(rule, words).blocks()))


@attrs.frozen
class _RuleSheet:
    rule: Incentive
    words: Words

    def blocks(self) -> list[Block]:
        behind = RuleBackground(self.rule, self.words)
        paying = RulePayment(self.rule, self.words)
        lists = (
            (rule_wordings.GIVES, self._gives()),
            (rule_wordings.CONDITIONS, self._conditions()),
            (rule_wordings.DEFINITIONS, behind.definitions()),
            (rule_wordings.CHARGE, behind.charge_lines()),
            (rule_wordings.RELIEFS, behind.relief_lines()),
            (rule_wordings.BESIDE, beside_lines(self.rule, self.words)),
            (rule_wordings.PAPERS, self._papers()),
            (payment_wordings.RULE_PAYMENT, paying.payment_lines()),
            (payment_wordings.RULE_APPLICATION, paying.application_lines()),
            (payment_wordings.OBLIGATIONS, paying.obligation_lines()),
            (rule_wordings.RELATIONS, relation_lines(self.rule, self.words)),
            (rule_wordings.FIGURES, behind.figures()),
            (wordings.OPEN_MATTERS, self._open_matters()),
            (rule_wordings.CARRIES, measures_carried_by(self.rule.id, self.words)),
        )
        blocks: list[Block] = [Pairs(rows=tuple(self._head()))]
        blocks += [
            Bullets(title=self.words.say(title), entries=tuple(lines))
            for title, lines in lists
            if lines
        ]
        return blocks

    def _head(self) -> list[tuple[str, str]]:
        say, words, library = self.words.say, self.words, self.words.library
        instrument = library.instruments[self.rule.instrument]
        place = library.jurisdictions.get(instrument.jurisdiction)
        named = law_called(instrument, "", words)
        published = words.limit(instrument.published) if instrument.published is not None else ""
        clauses = filter(None, [words.clause(self.rule.citation)])
        rows = [
            (rule_wordings.ID, self.rule.id),
            (rule_wordings.KIND, say(terms.KINDS[self.rule.kind])),
            (rule_wordings.INSTRUMENT, named),
            *((rule_wordings.CLAUSE, clause) for clause in clauses),
            (rule_wordings.PUBLISHED, published),
            (rule_wordings.IN_FORCE, words.window(instrument.in_force)),
        ]
        if place is not None and place.id:
            rows.append((rule_wordings.PLACE, words.law(place.name)))
        if instrument.continues is not None:
            number = library.instruments[instrument.continues].number
            rows.append((rule_wordings.CONTINUES, printable(number)))
        if instrument.gap_before is not None:
            gap = instrument.gap_before
            said = words.with_clause(words.law(gap.text), gap.citation)
            rows.append((rule_wordings.GAP_BEFORE, said))
        if self.rule.department is not None:
            rows.append((payment_wordings.DEPARTMENT, words.law(self.rule.department)))
        if instrument.standing is Standing.RECALLED:
            rows.append((rule_wordings.STANDING, say(wordings.RECALLED)))
        none = say(rule_wordings.PUBLISHED_NOT_ON_RECORD)
        return [(say(name), value or none) for name, value in rows]

    def _gives(self) -> list[Bullet]:
        shared = shared_lines(self.rule.benefit, self.words)
        lines = [*shared, *self._when(), *self._beneficiaries()]
        return [self._benefit(), *(Bullet(text=line) for line in lines)]

    def _benefit(self) -> Bullet:
        """What the incentive comes to, by its formula."""
        formulas, say = RuleFormulas(self.words), self.words.say
        charge = self._charge
        title = self.words.law(charge.title) if charge is not None else ""
        match self.rule.benefit:
            case Pays(amount=amount) if amount is not None:
                is_in_kind = self.rule.kind is IncentiveKind.IN_KIND
                name = rule_wordings.GIVES_IN_KIND_WORTH if is_in_kind else rule_wordings.AMOUNT
                return formulas.quantity(say(name), amount)
            case Pays():
                return Bullet(text=say(rule_wordings.GIVES_IN_KIND))
            case Relieves(share=share) if share is not None:
                part = formulas.formula(share)
                return Bullet(text=say(rule_wordings.GIVES_SHARE, charge=title, share=part))
            case Relieves():
                return Bullet(text=say(rule_wordings.GIVES_ALL, charge=title))
            case ReducesBasis(by=by, after=after):
                formula = formulas.formula(by)
                line = say(rule_wordings.GIVES_LESS_BASIS, charge=title, formula=formula)
                if after:
                    others = titles_listed(after, self.words)
                    reason = say(rule_wordings.AFTER_OTHERS, others=others)
                    line = say(wordings.FOR_REASON, line=line, reason=reason)
                return Bullet(text=line)
            case _:
                assert_never(self.rule.benefit)

    @property
    def _charge(self) -> Charge | None:
        benefit = self.rule.benefit
        return None if isinstance(benefit, Pays) else self.words.library.charges[benefit.charge]

    def _when(self) -> list[str]:
        say, charge = self.words.say, self._charge
        lines = []
        if self.rule.for_each:
            rows = self.words.listed(map(self.words.list_called, self.rule.for_each))
            lines.append(say(rule_wordings.FOR_EACH, rows=rows))
        at = charge.at if charge is not None else self.rule.trigger
        if charge is not None and charge.by_month:
            return [*lines, say(rule_wordings.BY_MONTH)]
        date = Phrases(self.words).of(at) if at is not None else say(rule_wordings.ON_DAY)
        lines.append(say(rule_wordings.AT, date=date))
        if self.rule.also_on:
            others = self.words.listed(map(Phrases(self.words).of, self.rule.also_on))
            lines.append(say(rule_wordings.ALSO_ON, dates=others))
        return lines

    def _beneficiaries(self) -> list[str]:
        cases = self.rule.beneficiary
        if len(cases) != 1:
            return [self._in_case(case) for case in cases]
        if [share.role for share in cases[0].shares] == [APPLICANT]:
            return []
        return [self.words.say(rule_wordings.FOR_ROLE, role=self._whom(cases[0]))]

    def _in_case(self, case: BeneficiaryCase) -> str:
        """When the case holds, and who benefits then."""
        role = self._whom(case)
        if case.test is None:
            return self.words.say(rule_wordings.FOR_ROLE_ELSE, role=role)
        test = Phrases(self.words).of(case.test)
        return self.words.say(rule_wordings.FOR_ROLE_IF, test=test, role=role)

    def _whom(self, case: BeneficiaryCase) -> str:
        """One role, or several with their shares."""
        if len(case.shares) == 1:
            return self.words.role(case.shares[0].role)
        return self.words.listed(map(self._sharer, case.shares))

    def _sharer(self, beneficiary: BeneficiaryShare) -> str:
        """A role with its share, or that it has the rest."""
        role = self.words.role(beneficiary.role)
        if beneficiary.share is None:
            return self.words.say(rule_wordings.ROLE_REST, role=role)
        share = Phrases(self.words).of(beneficiary.share)
        return self.words.say(rule_wordings.ROLE_SHARE, role=role, share=share)

    def _conditions(self) -> list[Bullet]:
        if self.rule.condition is None:
            return [Bullet(text=self.words.say(rule_wordings.NO_CONDITIONS))]
        return list(RuleFormulas(self.words).conditions(self.rule.condition))

    def _papers(self) -> list[Bullet]:
        """The papers of the incentive and of its conditions."""
        behind = RuleBackground(self.rule, self.words)
        papers = dict.fromkeys([*self.rule.evidence, *behind.papers_of_conditions()])
        return [Bullet(text=self.words.paper(paper)) for paper in papers]

    def _open_matters(self) -> list[Bullet]:
        return [Bullet(text=line) for line in open_matter_lines(self.rule, self.words)]
