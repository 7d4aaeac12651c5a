"""How a rule is paid, when to apply for it and what must be kept, in words."""

import attrs

from incentives.language.expression import Expression
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
        """The instalments, the levels that bear them, and by what earlier payments are matched."""
        lines: list[Bullet] = []
        paid = self.rule.paid
        if paid is not None:
            lines += [
                self._instalment(number, instalment)
                for number, instalment in enumerate(paid.instalments, start=1)
            ]
            if paid.levels:
                levels = self.words.listed(map(self._level, paid.levels))
                line = self.words.say(
                    terms.COLON, name=self.words.say(wordings.LEVELS), value=levels
                )
                lines.append(Bullet(text=self._sourced(line, paid.citation)))
        if self.rule.subject is not None:
            subject = Phrases(self.words).of(self.rule.subject)
            lines.append(Bullet(text=self.words.say(wordings.RULE_SUBJECT, subject=subject)))
        return lines

    def instalment_conditions(self) -> list[Bullet]:
        """The instalments that depend on a condition, each with it.

        Empty where all of them fall due by themselves.
        """
        instalments = self.rule.paid.instalments if self.rule.paid is not None else ()
        numbered = enumerate(instalments, start=1)
        return [
            self._instalment(number, instalment)
            for number, instalment in numbered
            if instalment.condition is not None
        ]

    def _instalment(self, number: int, instalment: Instalment) -> Bullet:
        say, phrases = self.words.say, Phrases(self.words)
        formulas = RuleFormulas(self.words)
        share, due = self._share(instalment.share), phrases.of(instalment.due)
        line = say(wordings.RULE_INSTALMENT, number=number, share=share, due=due)
        if instalment.text is not None:
            line = say(sheet_wordings.FOR_REASON, line=line, reason=self.words.law(instalment.text))
        below: tuple[Bullet, ...] = ()
        if instalment.condition is not None:
            condition = say(wordings.RULE_INSTALMENT_IF)
            below = (Bullet(text=condition, below=formulas.conditions(instalment.condition)),)
        return Bullet(text=self._sourced(line, instalment.citation), below=below)

    def _level(self, level: PayerShare) -> str:
        payer, share = self.words.payer(level.payer), self._share(level.share)
        return self.words.say(wordings.LEVEL_SHARE, payer=payer, share=share)

    def _share(self, share: Expression | None) -> str:
        """The share that the text states, or that it is what the others leave."""
        if share is None:
            return self.words.say(wordings.THE_REST)
        return RuleFormulas(self.words).formula(share)

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
        if day.text is None:
            return said
        return self.words.say(wordings.DAY_SAID, day=said, text=self.words.law(day.text))

    def obligation_lines(self) -> list[Bullet]:
        """What must be kept, for how long, what breaks it and what is recovered then."""
        return [self._obligation(obligation) for obligation in self.rule.obligations]

    def _obligation(self, rule: Obligation) -> Bullet:
        say, phrases = self.words.say, Phrases(self.words)
        lines = [say(wordings.RULE_BEGINS, begins=phrases.of(rule.begins))]
        if rule.lasts is not None:
            lasts = RuleFormulas(self.words).formula(rule.lasts)
            lines.append(say(wordings.RULE_LASTS, lasts=lasts))
        if rule.until is not None:
            lines.append(say(wordings.RULE_UNTIL, until=phrases.of(rule.until)))
        lines.append(say(wordings.RULE_BROKEN, broken=phrases.of(rule.broken_on)))
        base = say(wordings.BASES[rule.base.value])
        lines.append(say(wordings.RULE_MODES[rule.recovers], base=base))
        if rule.recovers is RecoveryMode.BY_MONTHS:
            is_kept = rule.keeps_begun_month
            lines.append(
                say(wordings.BEGUN_MONTH_KEPT if is_kept else wordings.BEGUN_MONTH_NOT_KEPT)
            )
        text = self._sourced(self.words.law(rule.text), rule.citation)
        return Bullet(text=text, below=tuple(Bullet(text=line) for line in lines))

    def _sourced(self, line: str, citation: Citation) -> str:
        return self.words.with_source(line, citation, self.rule.citation)
