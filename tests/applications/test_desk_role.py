"""On a server the role of the desk can work on applications, and undo none of their steps."""

import psycopg
import pytest
from sqlalchemy import make_url

from incentives.applications import Applications, Move, State
from incentives.register import Register
from tests.applications.bicycles import approved, drafted, facts, handed_on
from tests.applications.people import act, at
from tests.register.trust.test_server_guards import desk, on_server, template

__all__ = ["desk", "on_server", "template"]
PDF = b"%PDF-1.7\n%%EOF\n"

FORBIDDEN = (
    "UPDATE application_steps SET opinion = ''",
    "DELETE FROM application_steps",
    "TRUNCATE application_steps",
    "DELETE FROM application_files",
    "TRUNCATE application_files CASCADE",
    "UPDATE application_contents SET octets = ''",
    "DELETE FROM application_contents",
    "DELETE FROM application_scans",
    "UPDATE office_settings SET settings = '{}'",
    "DELETE FROM office_settings",
    "UPDATE register_papers SET digest = ''",
    "DELETE FROM register_papers",
    "TRUNCATE register_papers",
    "ALTER TABLE application_steps DISABLE TRIGGER ALL",
    "DROP TABLE application_holds",
)


@pytest.fixture
def worked_on(desk: str) -> str:
    """The desk has begun, changed, held, moved, approved, and kept a scan; its address."""
    register = Register.open(desk)
    applications = Applications(register=register)
    applications.change_settings(applications.settings(), act=act("负责人"))
    draft = drafted(applications, "甲园")
    applications.hold(draft.id, "经办", at())
    applications.hold(draft.id, "经办", at(1))
    applications.release(draft.id, "经办")
    draft = applications.change(draft, act=act("经办"), document=facts("300"), number="1")
    draft = applications.change(draft, act=act("经办"), document=facts())
    applications.attach(draft, "lease", "a.pdf", PDF, act=act("经办"))
    applications.take_away(draft, 1, act=act("经办"))
    done = approved(applications, handed_on(applications, draft), unusual="时钟不准")
    closed = applications.move(done, Move.CLOSE, act=act("经办", 5))
    assert (State.CLOSED, (6,)) == (closed.state, closed.determinations)
    assert 2 == len(applications.papers.kept(closed.determinations[0]))
    register.close()
    return desk


def test_the_desk_can_do_its_work_and_no_harm(worked_on: str, on_server: Register) -> None:
    """Each of these is refused, and the register verifies."""
    url = make_url(worked_on)
    host = str(url.query["host"])
    with psycopg.connect(
        host=host, user=url.username, dbname=url.database, autocommit=True
    ) as connection:
        for statement in FORBIDDEN:
            with pytest.raises(psycopg.Error, match=r"permission denied|must be owner|append-only"):
                connection.execute(statement.encode())
    assert on_server.verify().is_intact
