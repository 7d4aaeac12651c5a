"""Several dossiers of one applicant: each counts by its last determination.

Each has its own payments.
"""

from datetime import date
from pathlib import Path

import attrs
import pytest
from alembic import command
from sqlalchemy import insert

from incentives.register import Applicant, Register, RegisterError, Search
from incentives.register.chain import GENESIS, canonical, digest_of, seal
from incentives.register.content import determination_content
from incentives.register.deriving import derive
from incentives.register.plain import Plain
from incentives.register.store.database import Database, connect
from incentives.register.store.migrating import MIGRATING, _config
from incentives.register.store.tables import entries
from tests.register.editions import columns_of
from tests.register.offices import GRANT, Office, act, paying

YEAR = 2024


def in_dossier(office: Office, name: str) -> Applicant:
    return attrs.evolve(office.applicant(), dossier=name)


def file(register: Register, office: Office, dossier: str) -> int:
    return register.file(office.assessed(), in_dossier(office, dossier), act(again="另一案")).number


def total(register: Register) -> tuple[int, str]:
    found = next(each for each in register.totals(YEAR) if each.incentive == GRANT)
    assert found.determined is not None
    return found.applicants, str(found.determined.amount)


def test_dossiers_are_added_up_and_a_later_determination_takes_the_place_of_one(
    register: Register, office: Office
) -> None:
    """One applicant with two dossiers is due twice as much.

    Filed again in one of them, it is due no more.
    """
    file(register, office, "一号园")
    assert total(register) == (1, "600000.00")
    file(register, office, "二号园")
    assert total(register) == (1, "1200000.00")
    file(register, office, "二号园")
    assert total(register) == (1, "1200000.00")


def test_the_last_determination_of_each_dossier_is_told(register: Register, office: Office) -> None:
    """By whichever dossier one asks, and however its name is written.

    Other applicants have no part in it.
    """
    file(register, office, "一号园")
    office.file(register, name="海门示例托育有限公司二部")
    file(register, office, "二号园A")
    last = file(register, office, "二号园 ａ")
    assert [(1, "一号园"), (last, "二号园 ａ")] == [
        (each.number, each.dossier) for each in register.dossiers(office.applicant())
    ]
    assert [1, 2, last] == [each.number for each in register.determinations(Search())]


def test_payments_stay_in_their_dossier(register: Register, office: Office) -> None:
    """What was paid for one institution is no prior award of the other."""
    first, second = file(register, office, "一号园"), file(register, office, "二号园")
    register.pay(paying(first, "100.00"), act())
    register.pay(
        paying(second, "100.00"), act()
    )  # the same sum on the same day, and yet another matter
    register.pay(paying(second, "200.00"), act())
    vocabulary = office.library.vocabulary
    paid = [
        [row["amount"] for row in register.award_rows(in_dossier(office, name), vocabulary)]
        for name in ("一号园", "二号园")
    ]
    assert paid == [["100.00"], ["100.00", "200.00"]]
    assert () == register.award_rows(office.applicant(), vocabulary)


def test_what_was_paid_for_an_earlier_determination_of_the_dossier_counts(
    register: Register, office: Office
) -> None:
    """Or the same money could be paid once more for the later one.

    For that of another dossier it could not.
    """
    first, later, other = (file(register, office, name) for name in ("一号园", "一号园", "二号园"))
    register.pay(paying(first, "600000.00"), act())
    with pytest.raises(RegisterError) as refused:
        register.pay(paying(later, "1.00"), act())
    assert refused.value.slug == "beyond"
    register.pay(paying(other, "600000.00"), act())


def test_payments_are_added_up_by_month_and_payer(register: Register, office: Office) -> None:
    """What was annulled is left out; a payment of another year too."""
    first = file(register, office, "一号园")
    for amount, day, payer in (
        ("100.00", date(2024, 3, 1), "central"),
        ("50.00", date(2024, 3, 31), None),
        ("7.00", date(2024, 5, 2), "county"),
        ("9.00", date(2025, 5, 2), "county"),
        ("8.00", date(2024, 6, 2), "county"),
    ):
        register.pay(paying(first, amount, paid_on=day, payer=payer), act(day=date(2025, 5, 2)))
    register.annul(6, act(day=date(2025, 5, 2), reason="退回"))
    assert [(3, "150.00", {"central": "100.00"}), (5, "7.00", {"county": "7.00"})] == [
        (
            each.month,
            str(each.paid.amount),
            {payer: str(amount.amount) for payer, amount in each.paid_by.items()},
        )
        for each in register.months(YEAR)
    ]


def test_a_register_of_before_there_were_dossiers_goes_on(address: str, office: Office) -> None:
    """Its entries verify as they were sealed.

    They belong to the only dossier that their applicant had.
    """
    if "://" not in address:
        Path(address).touch()
    database = connect(address, wait_seconds=10)
    first_edition(database)
    as_filed_then(database, office)
    database.close()
    register = Register.open(address)
    assert register.verify().is_intact
    assert ("",) == tuple(each.dossier for each in register.dossiers(office.applicant()))
    register.file(office.assessed(on=date(2024, 6, 30)), office.applicant(), act())
    assert total(register) == (1, "600000.00")
    assert register.verify().is_intact
    register.close()


def first_edition(database: Database) -> None:
    """The tables as they first were."""
    with database.writing() as connection:
        token = MIGRATING.set(connection)
        command.upgrade(_config(), "0001")
        MIGRATING.reset(token)


def as_filed_then(database: Database, office: Office) -> None:
    """An entry as the first edition wrote it, without a word of dossiers."""
    document = determination_content(office.assessed(), office.applicant(), act())
    del document["dossier"]
    content = canonical(document)
    fingerprint = seal(1, GENESIS, digest_of(content))
    with database.writing() as connection:
        connection.execute(
            insert(entries).values(
                number=1, previous=GENESIS, fingerprint=fingerprint, content=content
            )
        )
        for table, rows in derive(1, Plain(document)).rows.items():
            for row in rows:
                columns = columns_of(connection, table.name)
                known = {name: cell for name, cell in row.items() if name in columns}
                connection.execute(insert(table).values(known))
