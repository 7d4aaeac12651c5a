"""Whatever is done at a register: it is filed or refused, and what stands in it is added up.

A model in plain Python says what the register must come to.
"""

import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import attrs
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from moneyed import Money

from incentives import childcare
from incentives.register import Act, Applicant, Entry, Kind, Paying, RegisterError, Search
from tests.register.offices import GRANT, Office
from tests.registers import new_register

OFFICE = Office(library=childcare.library())
DETERMINED = 600_000
BEGIN = datetime(2024, 1, 5, 9, 30, tzinfo=UTC)

reasons = st.sampled_from(["", "", "情况特殊"])
days = st.integers(0, 700).map(lambda days: BEGIN + timedelta(days=days))
sane_acts = st.builds(
    Act,
    officer=st.sampled_from(["王芳", "李强"]),
    filed_at=days,
    again=st.just("补登"),
    beyond=st.just("利息"),
    unusual=st.just("补录"),
    reason=st.just("有误"),
    corrects=st.sampled_from([None] * 7 + [1, 2, 3]),
)
odd_acts = st.builds(
    Act,
    officer=st.sampled_from(["王芳", "李强", "王芳", " ", None]),
    filed_at=st.one_of(
        days,
        st.sampled_from(
            [datetime(year, 1, 1, tzinfo=UTC) for year in (1970, 9999)] + [datetime(2024, 5, 5)]  # noqa: DTZ001 - without a time zone
        ),
    ),
    again=reasons,
    beyond=reasons,
    unusual=reasons,
    reason=reasons,
    corrects=st.sampled_from([None, None, None, 1, 2, 3, 2**70, -1, "1"]),
)
acts = st.one_of(sane_acts, sane_acts, sane_acts, odd_acts)
applicants = st.builds(
    Applicant,
    name=st.sampled_from(["甲园", "甲 园", "甲园", "乙园", "乙园", ""]),
    district=st.sampled_from(["320614"] * 6 + ["320102"]),
    dossier=st.sampled_from(["", "城北"]),
)
amounts = st.one_of(
    st.integers(1, 60_000_000).map(lambda fen: Decimal(fen) / 100),
    st.integers(1, 60_000_000).map(lambda fen: Decimal(fen) / 100),
    st.integers(1, 60_000_000).map(lambda fen: Decimal(fen) / 100),
    st.sampled_from([Decimal(word) for word in ("0", "-1", "1E11", "9E16", "NaN", "1E-9", "1E99")]),
)
sane_payings = st.builds(
    Paying,
    determination=st.integers(1, 3),
    incentive=st.just(GRANT),
    amount=st.integers(1, 60_000_000).map(lambda fen: Money(Decimal(fen) / 100, "CNY")),
    paid_on=st.integers(0, 90).map(lambda days: BEGIN.date() + timedelta(days=days)),
    subject=st.sampled_from([None, "project-2022"]),
    instalment=st.sampled_from([None, 1]),
    payer=st.sampled_from([None, "central", "county"]),
)
odd_payings = st.builds(
    Paying,
    determination=st.sampled_from([1, 1, 2, 3, 4, 2**63]),
    incentive=st.sampled_from([GRANT] * 6 + ["cn.no.such"]),
    amount=amounts.map(lambda amount: Money(amount, "CNY")),
    paid_on=st.one_of(
        st.integers(0, 700).map(lambda days: BEGIN.date() + timedelta(days=days)),
        st.integers(0, 700).map(lambda days: BEGIN.date() + timedelta(days=days)),
        st.sampled_from([date(2001, 1, 1), date(9999, 12, 31), BEGIN]),
    ),
    subject=st.sampled_from([None, None, "project-2022", "project-2022", "no such"]),
    instalment=st.sampled_from([None, None, None, 1, 1, 2, 99, 0, True]),
    payer=st.sampled_from([None, None, "central", "central", "county", "no such"]),
)


payings = st.one_of(sane_payings, sane_payings, odd_payings)


@attrs.frozen(kw_only=True)
class Modelled:
    """An entry as the model keeps it."""

    number: int
    kind: Kind
    whose: tuple[str, str, str]
    filed_on: date
    paying: Paying | None = None


class RegisterMachine(RuleBasedStateMachine):
    """A register in a file, beside what must stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.register = new_register(str(Path(self.folder.name) / "register.sqlite"))
        self.entries: list[Modelled] = []
        self.ended: set[int] = set()

    def teardown(self) -> None:
        self.register.close()
        self.folder.cleanup()

    @rule(applicant=applicants, act=acts)
    def file(self, applicant: Applicant, act: Act) -> None:
        try:
            entry = self.register.file(OFFICE.assessed(), applicant, act)
        except RegisterError:
            return
        self._note(entry, act)

    @precondition(lambda self: self.entries)
    @rule(paying=payings, act=acts)
    def pay(self, paying: Paying, act: Act) -> None:
        try:
            entry = self.register.pay(paying, act)
        except RegisterError:
            return
        self._note(entry, act, paying)

    @precondition(lambda self: self.entries)
    @rule(number=st.sampled_from([1, 2, 3, 4, 5, 0, 2**70]), act=acts)
    def annul(self, number: int, act: Act) -> None:
        try:
            entry = self.register.annul(number, act)
        except RegisterError:
            return
        self.ended.add(number)
        self._note(entry, act)

    def _note(self, entry: Entry, act: Act, paying: Paying | None = None) -> None:
        whose = entry.applicant
        assert entry.number == len(self.entries) + 1
        if act.corrects is not None:
            self.ended.add(act.corrects)
        self.entries.append(
            Modelled(
                number=entry.number,
                kind=entry.kind,
                whose=(whose.key, whose.district, whose.dossier_key),
                filed_on=act.filed_at.date(),
                paying=paying,
            )
        )

    @property
    def payments(self) -> list[Paying]:
        """Those that count."""
        return [
            entry.paying
            for entry in self.entries
            if entry.paying is not None and entry.number not in self.ended
        ]

    @invariant()
    def totals_are_those_of_the_model(self) -> None:
        paid: Counter[tuple[int, int]] = Counter()
        for paying in self.payments:
            paid[paying.paid_on.year, paying.paid_on.month] += int(paying.amount.amount * 100)
        filed_in = {entry.filed_on.year for entry in self.entries}
        years = sorted(filed_in | {year for year, _ in paid}, reverse=True)
        assert tuple(years) == self.register.years()
        for year in years:
            months = {month.month: month.paid.amount for month in self.register.months(year)}
            assert {m: Decimal(fen) / 100 for (y, m), fen in paid.items() if y == year} == months
            totals = {total.incentive: total for total in self.register.totals(year)}
            grant = totals.get(GRANT)
            last = {
                entry.whose
                for entry in self.entries
                if entry.kind is Kind.DETERMINATION
                and entry.filed_on.year == year
                and entry.number not in self.ended
            }
            determined = grant.determined.amount if grant and grant.determined else 0
            assert DETERMINED * len(last) == determined
            total_paid = grant.paid.amount if grant is not None and grant.paid is not None else 0
            assert sum(months.values()) == total_paid

    @invariant()
    def lists_are_those_of_the_model(self) -> None:
        _, standing = self.register.filings(Search())
        _, everything = self.register.filings(Search(with_ended=True))
        assert (len(self.entries) - len(self.ended), len(self.entries)) == (standing, everything)
        for entry in self.entries:
            made = self.register.payments(entry.number)
            if entry.kind is Kind.DETERMINATION:
                own = [one for one in self.entries if one.paying is not None]
                assert [one.number for one in made] == [
                    one.number
                    for one in own
                    if one.paying is not None and one.paying.determination == entry.number
                ]

    @precondition(lambda self: self.entries)
    @rule()
    def it_verifies_and_can_be_made_anew(self) -> None:
        self.register.rebuild()
        assert self.register.verify(self.register.head()).is_intact


TestRegister = RegisterMachine.TestCase
TestRegister.settings = settings(
    max_examples=max(3, settings().max_examples // 6),
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
