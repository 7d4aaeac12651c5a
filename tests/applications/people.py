"""Who works on applications in these tests, and for whom."""

from datetime import UTC, datetime, timedelta

from incentives.applications import Application, Applications, Party
from incentives.register import Act, Person
from incentives.values.texts.credit_code import check_character

DISTRICT = "320614"


def code(number: int = 0) -> str:
    """A code of its own for each number, with its check character."""
    body = f"52320684MJ{number:07d}"
    return body + check_character(body)


def at(minute: int = 0) -> datetime:
    return datetime(2024, 1, 5, 9, 30, tzinfo=UTC) + timedelta(minutes=minute)


def act(officer: str = "王芳", minute: int = 0, **said: object) -> Act:
    return Act(officer=officer, filed_at=at(minute), **said)  # type: ignore[arg-type]


def signed(subject: str, name: str, minute: int = 0, **said: object) -> Act:
    person = Person(issuer="https://login.example", subject=subject, name=name)
    return act(name, minute, person=person, **said)


def party(name: str = "海门新苗托育服务有限公司", number: int = 0, **said: str) -> Party:
    return Party(name=name, credit_code=code(number), **said)


def begun(applications: Applications, **said: object) -> Application:
    return applications.begin(party(), DISTRICT, act=act(), **said)  # type: ignore[arg-type]
