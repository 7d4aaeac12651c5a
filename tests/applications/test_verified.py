"""Whoever changes an application behind the program's back is told by verification."""

import pytest

from incentives.applications import Application, Applications, Move
from incentives.register.verification.finding import FindingKind
from tests.applications.bicycles import approved, drafted, handed_on
from tests.applications.people import act
from tests.register.offices import tamper


def determined(applications: Applications) -> Application:
    return approved(applications, handed_on(applications, drafted(applications)))


def found(applications: Applications) -> list[tuple[FindingKind, str]]:
    verification = applications.register.verify()
    own = {FindingKind.STEPS, FindingKind.STATE, FindingKind.SCAN}
    return [(each.kind, each.what) for each in verification.findings if each.kind in own]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE application_steps SET opinion = '不属实' WHERE place = 2", FindingKind.STEPS),
        ("UPDATE application_steps SET officer = '另一人' WHERE place = 1", FindingKind.STEPS),
        ("UPDATE application_steps SET entry = NULL", FindingKind.STEPS),
        ("UPDATE application_steps SET from_state = 'draft' WHERE place = 3", FindingKind.STEPS),
        ("UPDATE application_steps SET place = place + 1 WHERE place = 3", FindingKind.STEPS),
        ("DELETE FROM application_steps WHERE place = 1", FindingKind.STEPS),
        ("DELETE FROM application_steps WHERE place = 3", FindingKind.STEPS),
        ("DELETE FROM application_steps", FindingKind.STEPS),
        ("UPDATE application_files SET state = 'paid'", FindingKind.STATE),
        ("UPDATE application_files SET state = '随便'", FindingKind.STATE),
    ],
)
def test_what_was_altered_is_told(
    applications: Applications, statement: str, kind: FindingKind
) -> None:
    """By the number of the application; another one has nothing to do with it."""
    done = determined(applications)
    drafted(applications)
    assert found(applications) == []
    tamper(applications.register, statement)
    assert {(kind, done.number)} <= set(found(applications))


def test_an_application_that_is_gone_is_told(applications: Applications) -> None:
    """Its entry knows it, by its id."""
    done = determined(applications)
    tamper(applications.register, "DELETE FROM application_steps", "DELETE FROM application_files")
    assert found(applications) == [(FindingKind.STEPS, done.id)]


def test_what_was_withdrawn_and_taken_up_again_is_sound(applications: Applications) -> None:
    """Annulments and later determinations hold the steps up to them."""
    done = determined(applications)
    withdrawn = applications.move(done, Move.WITHDRAW, act=act("负责人", 4), opinion="填错")
    again = applications.move(withdrawn, Move.REOPEN, act=act("经办", 5), opinion="更正")
    approved(applications, handed_on(applications, again))
    assert found(applications) == []
    assert applications.register.verify().is_intact


def test_a_scan_that_was_exchanged_is_told(applications: Applications) -> None:
    """It has another digest, or another length, than it was stored under."""
    digest = "0" * 64
    is_file = applications.register.database.is_file
    octets = "x'00'" if is_file else "'\\x00'::bytea"
    tamper(
        applications.register,
        "INSERT INTO application_contents (digest, media_type, size, octets) "  # noqa: S608
        f"VALUES ('{digest}', 'image/png', 1, {octets})",
    )
    assert found(applications) == [(FindingKind.SCAN, digest)]


def test_the_rows_may_hold_anything(applications: Applications) -> None:
    """Verification ends, and tells, whatever stands there."""
    determined(applications)
    tamper(
        applications.register,
        "UPDATE application_steps SET opinion = '\U0001f600', at = '', move = '', place = -3 "
        "WHERE place = 1",
    )
    assert found(applications)[0][0] is FindingKind.STEPS
