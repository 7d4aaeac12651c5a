"""Facts that single instruments ask for, from the text of a case to values of the declared type."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from incentives.errors import CaseError, CaseFault
from incentives.facts import in_chinese
from incentives.facts.fault_texts import A_DATE, A_PERIOD, YES_OR_NO, got
from incentives.facts.vocabulary import MOST_NUMBER
from incentives.language.operators import Value
from incentives.language.types import BooleanType, DateType, NumberType
from incentives.policy.rule import DeclaredFact
from incentives.values.number import Exact, exact, written_decimal
from incentives.values.period import Period
from incentives.values.text import Text

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,20})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_declared(declared: DeclaredFact, raw: object) -> Value:
    """The value that a case gives for the fact.

    Raises:
        CaseError: if it is of another type than the instrument asks for, or out of its bounds.
    """
    match declared.type:
        case BooleanType():
            if isinstance(raw, bool):
                return raw
            if isinstance(raw, str) and raw in {"true", "false"}:
                return raw == "true"
            raise _refused(declared, raw, YES_OR_NO)
        case NumberType():
            return _number(declared, raw)
        case DateType():
            return _day(declared, raw)
        case _:
            return _status(declared, raw)


def _number(declared: DeclaredFact, raw: object) -> Exact:
    if isinstance(raw, str) and _NUMBER.fullmatch(raw):
        number = exact(Decimal(raw))
    elif (isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) <= MOST_NUMBER) or (
        isinstance(raw, Decimal) and raw.is_finite() and abs(raw.adjusted()) <= 30
    ):
        number = exact(raw)
    else:
        raise _refused(declared, raw, Text("数字", "a number in plain digits"))
    too_low = declared.at_least is not None and number < declared.at_least
    too_high = declared.at_most is not None and number > declared.at_most
    if too_low or too_high:
        raise CaseError([_out_of_range(declared, number)])
    return number


def _day(declared: DeclaredFact, raw: object) -> date | None:
    if raw == "none" or raw is None:
        return None
    if type(raw) is date:
        return raw
    if isinstance(raw, str) and (day := parse_iso_day(raw)) is not None:
        return day
    raise _refused(declared, raw, A_DATE)


def parse_iso_day(text: str) -> date | None:
    """The day that is written `YYYY-MM-DD`, None for anything else."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _status(declared: DeclaredFact, raw: object) -> tuple[Period, ...]:
    periods = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else (raw,)
    found = []
    for period in periods:
        if isinstance(period, Period):
            found.append(period)
        elif isinstance(period, Mapping) and set(period) <= {"from", "to"} and "from" in period:
            first, last = _day(declared, period["from"]), _day(declared, period.get("to"))
            if first is None or (last is not None and last < first):
                raise _refused(declared, raw, Text("止日不早于起日的期间", "periods that end after they begin"))
            found.append(Period(first, last))
        else:
            raise _refused(declared, raw, A_PERIOD)
    return tuple(found)


def _out_of_range(declared: DeclaredFact, number: Exact) -> CaseFault:
    least, most = (None if bound is None else written_decimal(bound) for bound in (declared.at_least, declared.at_most))
    expected = f"{least} or more" if most is None else f"{most} or less" if least is None else f"{least} to {most}"
    text = Text(
        f"填写为 {in_chinese.number(number)}，应{in_chinese.bounds(declared.at_least, declared.at_most)}",
        f"got {written_decimal(number)}, expected {expected}",
    )
    return CaseFault(path=f"declared.{declared.id}", text=text, slug="fact-out-of-range")


def _refused(declared: DeclaredFact, raw: object, expected: Text) -> CaseError:
    return CaseError([CaseFault(path=f"declared.{declared.id}", text=got(raw, expected), slug="wrong-type")])
