"""A small domain in which applications are assessed at once: grants for bicycles."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import incentives
from incentives.applications import Application, Applications, Move, Party, State
from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import unstructure_case
from incentives.register import Act
from tests.applications.people import act, code
from tests.domains.test_bicycles import NOTICE, Buyer, buyer

ON = date(2024, 1, 4)
GRANT, BONUS = "bicycles-2024.grant", "bicycles-2024.cargo_bonus"


@cache
def bicycles() -> incentives.Library:
    folder = Path(mkdtemp(prefix="bicycles-"))
    (folder / "bicycles-2024.yaml").write_text(NOTICE, encoding="utf-8")
    (folder / "library.yaml").write_text("version: 1.2\n", encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Buyer)


@cache
def assessed(
    price: str = "400", on: date = date(2024, 12, 31), only: tuple[str, ...] = ()
) -> Assessment:
    """`only`: the programmes of the application; none: all."""
    return incentives.assess(buyer(price), bicycles(), on=on, only=only or None)


def facts(price: str = "400") -> Mapping[str, object]:
    return unstructure_case(buyer(price))


def drafted(
    applications: Applications,
    name: str = "甲园",
    number: int = 0,
    *,
    price: str = "400",
    by: Act | None = None,
) -> Application:
    whose = Party(name=name, credit_code=code(number))
    by = by if by is not None else act("经办")
    return applications.begin(whose, "", act=by, document=facts(price))


def handed_on(
    applications: Applications, application: Application, to: State = State.APPROVAL
) -> Application:
    """It waits for review, or for approval, by 经办 and 复核."""
    paper = assessed(only=application.programmes)
    application = applications.move(
        application, Move.SUBMIT, act=act("经办", 1), assessment=paper, acknowledged="容后补"
    )
    if to is State.APPROVAL:
        application = applications.move(
            application, Move.REVIEW, act=act("复核", 2), opinion="属实"
        )
    return application


def approved(
    applications: Applications, application: Application, minute: int = 3, **said: object
) -> Application:
    by, paper = act("负责人", minute, **said), assessed(only=application.programmes)
    return applications.move(
        application, Move.APPROVE, act=by, assessment=paper, opinion="同意", acknowledged="可"
    )
