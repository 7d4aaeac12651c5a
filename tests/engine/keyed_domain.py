"""A domain of stays and children, in which rows name rows by key."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs
from moneyed import Money

from incentives import Library, Role, fact, load_library
from incentives.facts.unknown import UNKNOWN, NotComeAbout
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.number import Exact
from tests.engine.small_domain import CITY, PLACES, Workshop, instrument, yuan


@attrs.frozen(kw_only=True)
class Kid:
    id: str | Unknown = fact("编号", "id")
    born_on: date | Unknown | NotComeAbout = fact("出生日期", "date of birth")
    poor: bool | Unknown = fact("困难家庭", "of a poor family")
    worth: Money | Unknown = fact("补助额", "worth", unit="CNY", least=0)
    next: str | Unknown | NotComeAbout = fact("弟妹", "next child", refers_to="kids")


@attrs.frozen(kw_only=True)
class Stay:
    kid: str | Unknown = fact("婴幼儿编号", "id of the child", refers_to="kids")
    remark: str | Unknown | NotComeAbout = fact("备注", "remark")
    day: date | Unknown = fact("日期", "day")
    hours: int | Unknown = fact("小时", "hours", unit="hour", least=0)


@attrs.frozen(kw_only=True)
class KeyedCase:
    place: str = fact("地点", "place", role=Role.JURISDICTION, default=CITY)
    workshop: Workshop = fact("作坊", "workshop", factory=Workshop)
    kids: tuple[Kid, ...] | Unknown = fact("婴幼儿", "children", row="kid", unique="id")
    stays: tuple[Stay, ...] | Unknown = fact("在托", "stays", row="stay", order="day")


DAY = date(2022, 6, 15)


def keyed_library(folder: Path, sections: str) -> Library:
    """The library of one instrument, `land.one`, of that domain."""
    for name, text in {**PLACES, "land/one.yaml": instrument("land.one", sections)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library(folder, vocabulary=KeyedCase)


def kid(name: str | None, worth: Exact | None = 0, **facts: object) -> Kid:
    """A child; None: not known."""
    return Kid(
        id=UNKNOWN if name is None else name,
        worth=UNKNOWN if worth is None else yuan(int(worth)),
        **facts,  # type: ignore[arg-type]
    )


def stay(name: str | None, **facts: object) -> Stay:
    """A stay of the child of that name on the day; None: not known."""
    known = {"day": DAY, **facts}
    return Stay(kid=UNKNOWN if name is None else name, **known)  # type: ignore[arg-type]


def staying(kids: Sequence[Kid] | None, *stays: Stay) -> KeyedCase:
    """A case of those children and stays; None: nobody has listed the children."""
    return KeyedCase(kids=UNKNOWN if kids is None else tuple(kids), stays=stays)
