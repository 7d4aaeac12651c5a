"""An office whose officers file the examples."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import attrs
from moneyed import Money
from sqlalchemy import text

from incentives import calculator, childcare
from incentives.engine.findings.assessment import Assessment
from incentives.policy.library import Library
from incentives.register import Act, Applicant, Entry, Paying, Register

EXAMPLES = Path(__file__).parents[2] / "examples"
GRANT = "cn.2021-895.construction_grant"
"""Due in the example of a new build: 600,000 yuan."""


def act(officer: str = "王芳", *, day: date = date(2024, 1, 5), **said: object) -> Act:
    filed_at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    return Act(officer=officer, filed_at=filed_at, **said)  # type: ignore[arg-type]


def paying(determination: int, amount: str = "240000.00", **said: object) -> Paying:
    known: dict[str, object] = {"paid_on": date(2024, 3, 1), "incentive": GRANT, **said}
    return Paying(determination=determination, amount=Money(Decimal(amount), "CNY"), **known)  # type: ignore[arg-type]


@attrs.frozen(kw_only=True)
class Office:
    library: Library

    @lru_cache(maxsize=16)  # noqa: B019 - an office lives as long as the tests
    def assessed(
        self, example: str = "haimen-new-build", on: date = date(2023, 12, 31)
    ) -> Assessment:
        return calculator.assess(
            childcare.read_case(EXAMPLES / f"{example}.yaml"), self.library, on=on
        )

    def applicant(self, name: str = "海门示例托育有限公司") -> Applicant:
        return Applicant(name=name, district="320614")

    def file(
        self,
        register: Register,
        *,
        name: str = "海门示例托育有限公司",
        on: date = date(2023, 12, 31),
        **said: object,
    ) -> Entry:
        known: Mapping[str, object] = {"again": "另一户", **said}
        return register.file(self.assessed(on=on), self.applicant(name), act(**known))  # type: ignore[arg-type]

    def file_several(self, register: Register, count: int) -> list[Entry]:
        return [self.file(register, name=f"托育机构{number}") for number in range(1, count + 1)]


def tamper(register: Register, *statements: str) -> None:
    """Somebody who has the database takes its triggers and ties away and changes it."""
    is_file = register.database.is_file
    with register.database.engine.connect() as connection:
        if is_file:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN")
        else:
            connection.execute(text("SET session_replication_role = replica"))
        _lift_triggers(connection.exec_driver_sql, is_file=is_file)
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.commit()
    register.database.engine.dispose()


def _lift_triggers(run: object, *, is_file: bool) -> None:
    assert callable(run)
    if not is_file:
        return  # a replica runs none
    for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        run(f"DROP TRIGGER {name}")
