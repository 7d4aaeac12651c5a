"""Facts that single instruments ask for, from the text of a case to values of the declared type."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from incentives.errors import CaseError, CaseFault
from incentives.facts import in_chinese
from incentives.facts.fault_texts import A_DATE, A_MONTH, A_PERIOD, YES_OR_NO, got
from incentives.facts.field import value_called
from incentives.facts.plain import DATE, MONTH, NONE, NUMBER
from incentives.facts.vocabulary import MOST_NUMBER
from incentives.language.possible import Value
from incentives.language.slips.nearest import meant
from incentives.language.types import (
    BooleanType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    StatusType,
    TextType,
)
from incentives.policy.asked.fact import DeclaredFact
from incentives.values.number import Exact, exact, written_decimal
from incentives.values.period import Month, Period
from incentives.values.text import Text

_TEXT = Text("文字", "text")
_IN_ORDER = Text("止日不早于起日的期间", "periods that end after they begin")


def read_declared(declared: DeclaredFact, raw: object) -> Value:
    """The value that a case gives for the fact: `raw` as a document or a Python caller wrote it.

    What does not exist, or as a day has not come about, is None; a status is its periods, in the
    order given; a choice is its value, which may be given by what it is called. A text is as it is
    written: of which text of the case it is the same, the snapshot knows.

    All else is refused by a `CaseError`: `wrong-type` what is of another type than the instrument
    asks for, `fact-out-of-range` a number out of the fact's bounds, `unknown-value` what is none of
    the values of a choice.
    """
    if declared.may_be_none and (raw is None or (isinstance(raw, str) and raw == NONE)):
        return None
    match declared.type:
        case BooleanType():
            return _truth(declared, raw)
        case NumberType():
            return _number(declared, raw)
        case DateType():
            return _day(declared, raw)
        case MonthType():
            return _month(declared, raw)
        case StatusType():
            return _status(declared, raw)
        case ChoiceType():
            return _choice(declared, raw)
        case TextType():
            return _text(declared, raw)
        case _:
            assert_never(declared.type)


def _truth(declared: DeclaredFact, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw in {"true", "false"}:
        return raw == "true"
    raise CaseError([_wrong_type(declared, raw, YES_OR_NO)])


def _text(declared: DeclaredFact, raw: object) -> str:
    if isinstance(raw, str):
        return raw
    raise CaseError([_wrong_type(declared, raw, _TEXT)])


def _number(declared: DeclaredFact, raw: object) -> Exact:
    if isinstance(raw, str) and NUMBER.fullmatch(raw):
        number = exact(Decimal(raw))
    elif (isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) <= MOST_NUMBER) or (
        isinstance(raw, Decimal) and raw.is_finite() and abs(raw.adjusted()) <= 30
    ):
        number = exact(raw)
    else:
        raise CaseError([_wrong_type(declared, raw, Text("数字", "a number in plain digits"))])
    too_low = declared.at_least is not None and number < declared.at_least
    too_high = declared.at_most is not None and number > declared.at_most
    if too_low or too_high:
        raise CaseError([_out_of_range(declared, number)])
    return number


def _day(declared: DeclaredFact, raw: object) -> date:
    if type(raw) is date:
        return raw
    if isinstance(raw, str) and (day := parse_iso_day(raw)) is not None:
        return day
    raise CaseError([_wrong_type(declared, raw, A_DATE)])


def parse_iso_day(text: str) -> date | None:
    """The day that is written `YYYY-MM-DD`, None for anything else."""
    if not DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _month(declared: DeclaredFact, raw: object) -> Month:
    if isinstance(raw, Month):
        return raw
    if isinstance(raw, str) and (written := MONTH.fullmatch(raw)) is not None:
        year, number = map(int, written.groups())
        if year and 1 <= number <= 12:
            return Month(year, number)
    raise CaseError([_wrong_type(declared, raw, A_MONTH)])


def _choice(declared: DeclaredFact, raw: object) -> str:
    labels = declared.kind.value_labels
    value = value_called(raw, labels) if isinstance(raw, str) else None
    if value is not None:
        return value
    listed = "、".join(f"{name}（{text.zh}）" for name, text in labels.items())
    expected = Text(f"下列之一：{listed}", f"one of {', '.join(labels)}")
    allowed = [name for value, text in labels.items() for name in (value, *text.each)]
    fault = CaseFault(
        path=f"declared.{declared.id}",
        text=got(raw, expected),
        slug="unknown-value",
        advice=meant(str(raw), allowed),
    )
    raise CaseError([fault])


def _status(declared: DeclaredFact, raw: object) -> tuple[Period, ...]:
    written = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else (raw,)
    return tuple([_period(declared, raw, period) for period in written])


def _period(declared: DeclaredFact, raw: object, written: object) -> Period:
    # A refusal shows the whole of what was given, `raw`.
    if isinstance(written, Period):
        return written
    if not (isinstance(written, Mapping) and set(written) <= {"from", "to"} and "from" in written):
        raise CaseError([_wrong_type(declared, raw, A_PERIOD)])
    first, last = (_end(declared, written.get(key)) for key in ("from", "to"))
    if first is None or (last is not None and last < first):
        raise CaseError([_wrong_type(declared, raw, _IN_ORDER)])
    return Period(first, last)


def _end(declared: DeclaredFact, raw: object) -> date | None:
    """A day that a period begins or ends on; None where that has not come about."""
    return None if raw is None or raw == NONE else _day(declared, raw)


def _out_of_range(declared: DeclaredFact, number: Exact) -> CaseFault:
    least, most = (
        None if bound is None else written_decimal(bound)
        for bound in (declared.at_least, declared.at_most)
    )
    if most is None:
        expected = f"{least} or more"
    elif least is None:
        expected = f"{most} or less"
    else:
        expected = f"{least} to {most}"
    text = Text(
        f"填写为 {in_chinese.number(number)}，"
        f"应{in_chinese.bounds(declared.at_least, declared.at_most)}",
        f"got {written_decimal(number)}, expected {expected}",
    )
    return CaseFault(path=f"declared.{declared.id}", text=text, slug="fact-out-of-range")


def _wrong_type(declared: DeclaredFact, raw: object, expected: Text) -> CaseFault:
    return CaseFault(path=f"declared.{declared.id}", text=got(raw, expected), slug="wrong-type")
