"""The order and the numbers of incentives on every paper and in every workbook of an assessment."""

from collections.abc import Iterator

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.pieces.given import surely_given
from incentives.engine.findings.pieces.of_determination import pieces_of
from incentives.policy.rule import FORMS, Form


@attrs.frozen(kw_only=True)
class Numbered:
    """A determination with its number, from 1 on; the same wherever it is told."""

    number: int
    determination: Determination


@attrs.frozen(kw_only=True)
class Order:
    """The determinations that are in force, numbered through in this order.

    `saved`: reliefs and prices; `cash`: grants and awards; of both what is given, or of which
    something is given whatever comes. `in_kind`: what is given in kind, whether valued or not.
    `left_open`: what is undetermined, and of which nothing is sure. `refused`: what the applicant
    is not eligible for.
    """

    saved: tuple[Numbered, ...]
    cash: tuple[Numbered, ...]
    in_kind: tuple[Numbered, ...]
    left_open: tuple[Numbered, ...]
    refused: tuple[Numbered, ...]

    @property
    def given(self) -> tuple[Numbered, ...]:
        """What is given, in whole or in part, in the order of their numbers."""
        return (*self.saved, *self.cash, *self.in_kind)

    def __iter__(self) -> Iterator[Numbered]:
        yield from (*self.given, *self.left_open, *self.refused)


def ordered(assessment: Assessment) -> Order:
    """The order; within a group that of the assessment."""
    groups: dict[str, list[Determination]] = {field.name: [] for field in attrs.fields(Order)}
    for determination in assessment:
        if determination.outcome is not Outcome.NOT_IN_FORCE:
            groups[_group(determination)].append(determination)
    numbers = iter(range(1, len(assessment) + 1))
    return Order(
        **{
            name: tuple(
                Numbered(number=next(numbers), determination=determination)
                for determination in group
            )
            for name, group in groups.items()
        }
    )


def _group(determination: Determination) -> str:
    if determination.outcome is Outcome.INELIGIBLE:
        return "refused"
    form = FORMS[determination.rule.kind]
    is_sure = determination.outcome is Outcome.ELIGIBLE or any(
        amount for amount, _ in surely_given(pieces_of(determination))
    )
    if not is_sure:
        return "left_open"
    if form is Form.IN_KIND:
        return "in_kind"
    return "cash" if form is Form.CASH else "saved"
