"""How a rule is paid, when to apply for it and what must be kept, in words."""

import attrs

from incentives.policy.payment import Instalment, Obligation, PayerShare, RecoveryMode, YearDay
from incentives.policy.rule import Incentive
from incentives.report.printing.blocks import Bullet
from incentives.report.rule.formula import RuleFormulas
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.values.citation import Citation
from incentives.wordings.report import payment as wordings
from incentives.wordings.report import sheet as sheet_wordings
from incentives.wordings.report import terms


@attrs.frozen
class RulePayment:
    """Puts into words how one incentive is paid."""

    rule: Incentive
    words: Words

    def payment_lines(self) -> list[Bullet]:
        """The instalments, the levels that bear them, and by what payments made before are matched."""
        lines: list[Bullet] = []
        paid = self.rule.paid
        if paid is not None:
            lines += [self._instalment(number, each) for number, each in enumerate(paid.instalments, start=1)]
            if paid.levels:
                levels = self.words.listed(map(self._level, paid.levels))
                line = self.words.say(terms.COLON, name=self.words.say(wordings.LEVELS), value=levels)
                lines.append(Bullet(text=self._sourced(line, paid.citation)))
        if self.rule.subject is not None:
            subject = Phrases(self.words).of(self.rule.subject)
            lines.append(Bullet(text=self.words.say(wordings.RULE_SUBJECT, subject=subject)))
        return lines

    def instalment_conditions(self) -> list[Bullet]:
        """The instalments that depend on a condition, each with it; none where all of them fall due by themselves."""
        instalments = self.rule.paid.instalments if self.rule.paid is not None else ()
        numbered = enumerate(instalments, start=1)
        return [self._instalment(number, each) for number, each in numbered if each.condition is not None]

    def _instalment(self, number: int, instalment: Instalment) -> Bullet:
        say, phrases = self.words.say, Phrases(self.words)
        formulas = RuleFormulas(self.words)
        share = say(wordings.THE_REST) if instalment.share is None else formulas.formula(instalment.share)
        line = say(wordings.RULE_INSTALMENT, number=number, share=share, due=phrases.of(instalment.due))
        if instalment.text is not None:
            line = say(sheet_wordings.FOR_REASON, line=line, reason=self.words.law(instalment.text))
        below: tuple[Bullet, ...] = ()
        if instalment.condition is not None:
            condition = say(wordings.RULE_INSTALMENT_IF)
            below = (Bullet(text=condition, below=formulas.conditions(instalment.condition)),)
        return Bullet(text=self._sourced(line, instalment.citation), below=below)

    def _level(self, level: PayerShare) -> str:
        say = self.words.say
        share = say(wordings.THE_REST) if level.share is None else RuleFormulas(self.words).formula(level.share)
        return say(wordings.LEVEL_SHARE, payer=self.words.payer(level.payer), share=share)

    def application_lines(self) -> list[Bullet]:
        """The days of the year on which rounds open and close."""
        application = self.rule.application
        if application is None:
            return []
        say = self.words.say
        closes = self.words.listed(map(self._year_day, application.closes))
        lines = [self._sourced(say(wordings.RULE_CLOSES, days=closes), application.citation)]
        if application.opens is not None:
            lines.append(say(wordings.RULE_OPENS, day=self._year_day(application.opens)))
        if application.at is not None:
            lines.append(say(wordings.RULE_APPLIED, date=Phrases(self.words).of(application.at)))
        return [Bullet(text=line) for line in lines]

    def _year_day(self, day: YearDay) -> str:
        if day.day is None:
            said = self.words.say(wordings.YEAR_MONTH, month=day.month)
        else:
            said = self.words.say(wordings.YEAR_DAY, month=day.month, day=day.day)
        return said if day.text is None else self.words.say(wordings.DAY_SAID, day=said, text=self.words.law(day.text))

    def obligation_lines(self) -> list[Bullet]:
        """What must be kept, for how long, what breaks it and what is recovered then."""
        return [self._obligation(each) for each in self.rule.obligations]

    def _obligation(self, rule: Obligation) -> Bullet:
        say, phrases = self.words.say, Phrases(self.words)
        lines = [say(wordings.RULE_BEGINS, begins=phrases.of(rule.begins))]
        if rule.lasts is not None:
            lines.append(say(wordings.RULE_LASTS, lasts=RuleFormulas(self.words).formula(rule.lasts)))
        if rule.until is not None:
            lines.append(say(wordings.RULE_UNTIL, until=phrases.of(rule.until)))
        lines.append(say(wordings.RULE_BROKEN, broken=phrases.of(rule.broken_on)))
        lines.append(say(wordings.RULE_MODES[rule.recovers], base=say(wordings.BASES[rule.base.value])))
        if rule.recovers is RecoveryMode.BY_MONTHS:
            lines.append(say(wordings.BEGUN_MONTH_KEPT if rule.keeps_begun_month else wordings.BEGUN_MONTH_NOT_KEPT))
        text = self._sourced(self.words.law(rule.text), rule.citation)
        return Bullet(text=text, below=tuple(Bullet(text=line) for line in lines))

    def _sourced(self, line: str, citation: Citation) -> str:
        clause = self.words.clause(citation)
        return self.words.say(sheet_wordings.WITH_CLAUSE, text=line, clause=clause) if clause else line
