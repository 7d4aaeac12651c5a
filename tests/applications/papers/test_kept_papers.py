"""Papers that were kept cannot be changed, taken away or put in without being noticed."""

import pytest
from sqlalchemy.exc import DBAPIError

from incentives.applications import Applications
from incentives.register import RegisterError
from incentives.register.verification.finding import FindingKind
from incentives.report.printing.formats import PDF
from tests.applications.bicycles import approved, drafted, handed_on
from tests.applications.papers.test_printed_again import determined, printed
from tests.applications.people import act
from tests.register.offices import tamper

OWN = {FindingKind.PAPER, FindingKind.PAPERS_BEFORE, FindingKind.SCAN}


@pytest.fixture
def printing(applications: Applications) -> Applications:
    """Two determinations with their papers; the second seals those of the first."""
    determined(applications)
    second = handed_on(applications, drafted(applications, "乙园", 1))
    approved(applications, second, 5, again="另一件")
    assert applications.register.verify().is_intact
    return applications


def found(applications: Applications) -> list[tuple[FindingKind, int]]:
    findings = applications.register.verify().findings
    return [(each.kind, each.number) for each in findings if each.kind in OWN]


@pytest.mark.parametrize(
    ("statement", "kind", "number"),
    [
        ("UPDATE register_papers SET kept_by = '另一人' WHERE place = 1", FindingKind.PAPER, 1),
        ("UPDATE register_papers SET entry = 2, form = 'x' WHERE place = 1", FindingKind.PAPER, 2),
        ("UPDATE register_papers SET kind = '\U0001f600' WHERE place = 4", FindingKind.PAPER, 2),
        ("UPDATE register_papers SET seal = '' WHERE place = 2", FindingKind.PAPERS_BEFORE, 2),
        ("DELETE FROM register_papers WHERE place = 1", FindingKind.PAPER, 1),
        ("DELETE FROM register_papers WHERE place = 2", FindingKind.PAPERS_BEFORE, 2),
        ("DELETE FROM register_papers", FindingKind.PAPERS_BEFORE, 2),
        ("DELETE FROM application_contents", FindingKind.PAPER, 1),
    ],
)
def test_what_was_altered_is_told(
    printing: Applications, statement: str, kind: FindingKind, number: int
) -> None:
    """By the entry of which it is, or by the one that seals those before it."""
    tamper(printing.register, statement)
    assert (kind, number) in found(printing)
    assert all(each.text.zh and each.text.en for each in printing.register.verify().findings)


def test_bytes_that_were_exchanged_are_told_and_not_printed(printing: Applications) -> None:
    """Whoever prints gets what was kept, or a refusal."""
    is_file = printing.register.database.is_file
    other = "x'255044462d'" if is_file else r"'\x255044462d'::bytea"
    tamper(printing.register, f"UPDATE application_contents SET octets = {other}")  # noqa: S608
    assert (FindingKind.SCAN, 0) in found(printing)
    with pytest.raises(RegisterError, match=r"\[changed\]"):
        printed(printing, form=PDF)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_papers SET kept_by = ''",
        "DELETE FROM register_papers",
        "INSERT OR REPLACE INTO register_papers SELECT * FROM register_papers",
    ],
)
def test_the_database_refuses_it(printing: Applications, statement: str) -> None:
    """Slips, and programs that write SQL."""
    if "REPLACE" in statement and not printing.register.database.is_file:
        statement = "TRUNCATE register_papers"
    with (
        pytest.raises(DBAPIError, match="append-only"),
        printing.register.database.engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
    assert printing.register.verify().is_intact


def test_rebuilding_leaves_them(printing: Applications) -> None:
    """They are not drawn from the entries."""
    before = printing.papers.kept(1)
    printing.register.rebuild()
    assert before == printing.papers.kept(1)
    assert printing.register.verify().is_intact
    printed(printing, by="另一人")
    printing.register.annul(2, act("负责人", 40, reason="误录"))
    assert printing.register.verify().is_intact
