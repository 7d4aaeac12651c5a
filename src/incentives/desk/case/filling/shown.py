"""What the page shows of a fact: its field, what is said of it, and the papers that prove it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import assert_never

import attrs

from incentives.desk.case.evidence import OnFile
from incentives.desk.case.filling.applying import (
    EVER,
    NEVER,
    UNKNOWN,
    Filled,
    refusal_of,
    typed_periods,
)
from incentives.facts.plain import value_at
from incentives.facts.vocabulary import Vocabulary
from incentives.forms.model import FieldKind, FormField
from incentives.forms.references import choices_in
from incentives.forms.table import cell_text
from incentives.forms.typed import NONE, choices_of, periods_of, truth_of
from incentives.forms.words import asked_by_lines, how_to_write, label_of
from incentives.report.words.capitals import capitals
from incentives.report.words.names import Words
from incentives.values.place import FactPath
from incentives.wordings.desk import case as wordings
from incentives.wordings.filling import PAGE

FEW = 6
"""So many choices lie open; of more one is searched by typing."""
_LARGEST_IN_CAPITALS = Decimal(10) ** 16
_FEN = Decimal("0.01")
_TRUTHS = {True: "true", False: "false", None: ""}

Shown = dict[str, object]
"""What goes to the page, such that it can be written as JSON."""


@attrs.frozen(kw_only=True)
class FieldsShown:
    """Describes fields of one case for the page.

    `faults`: by path what is at odds with other facts. `held`: the papers on file, by kind.
    """

    filled: Filled
    words: Words
    vocabulary: Vocabulary
    faults: Mapping[FactPath, str]
    held: Mapping[str, OnFile]

    def field(self, field: FormField, path: FactPath, reason: str = "") -> Shown:
        """The field of the fact; `reason`: why it does not matter for this case, if so."""
        plain = value_at(self.filled.document, self.vocabulary.steps_to(path))
        typed = self.filled.typed.get(path.text)
        return {
            "path": path.text,
            "label": label_of(field, self.words),
            "question": "" if field.question is None else self.words.law(field.question),
            "grey": bool(reason),
            "why": list(asked_by_lines(field.asked_by, self.words)),
            "papers": self.papers_of(field.proven_by),
            **self._said(field, path, plain, typed, reason),
            **self._control(field, plain, typed),
        }

    def fault_at(self, field: FormField, path: FactPath) -> str:
        """Why what was typed could not be taken, or is at odds with other facts; else nothing."""
        typed = self.filled.typed.get(path.text)
        refusal = None if typed is None else refusal_of(field, typed, self.filled.document)
        told = [] if refusal is None else [refusal.text.to(self.words.language)]
        told += [fault for about, fault in self.faults.items() if about.is_in(path)]
        return " ".join(told)

    def _said(
        self, field: FormField, path: FactPath, plain: object, typed: str | None, reason: str
    ) -> Shown:
        """One thing is said below the control: what is wrong, what was read, how to write it."""
        fault = self.fault_at(field, path)
        if not fault and plain and field.kind is FieldKind.REFERENCE and not field.takes_codes:
            fault = self._names_nothing(field, str(plain))
        echo = "" if fault or typed is not None else echo_of(field, plain, self.words)
        return {"fault": fault, "said": echo or reason or self._how(field)}

    def _names_nothing(self, field: FormField, name: str) -> str:
        if name in dict(choices_in(field, self.filled.document)):
            return ""
        return self.words.say(wordings.NAMES_NOTHING, name=name)

    def _how(self, field: FormField) -> str:
        is_reference = field.kind is FieldKind.REFERENCE
        if is_reference and not choices_in(field, self.filled.document):
            titles = self.words.listed(self.words.law(column.title) for column in field.names)
            return self.words.say(wordings.NOTHING_TO_NAME, lists=titles)
        return how_to_write(field, self.words)

    def papers_of(self, kinds: Iterable[str]) -> list[Shown]:
        """A tick for each of the papers: it is on file, or it is not."""
        return [
            {
                "kind": kind,
                "label": self.words.say(wordings.HAS_PAPER, paper=self.words.paper(kind)),
                "held": kind in self.held,
            }
            for kind in kinds
        ]

    def _control(self, field: FormField, plain: object, typed: str | None) -> Shown:
        match field.kind:
            case FieldKind.TRUTH:
                return {
                    "control": "one",
                    "choices": self._truths(),
                    "value": _TRUTHS[truth_of(plain)],
                }
            case FieldKind.CHOICE if len(field.choices) <= FEW and typed is None:
                return {
                    "control": "one",
                    "choices": self._open_choices(field),
                    "value": str(plain or ""),
                }
            case FieldKind.CHOICES:
                return {
                    "control": "several",
                    "choices": self._named(field),
                    "value": list(choices_of(plain) or ()),
                }
            case FieldKind.STATUS:
                return {"control": "status", **_status(plain, typed)}
            case (
                FieldKind.CHOICE
                | FieldKind.REFERENCE
                | FieldKind.NUMBER
                | FieldKind.MONEY
                | FieldKind.DATE
                | FieldKind.MONTH
                | FieldKind.TEXT
            ):
                return self._line(field, plain, typed)
            case _:
                assert_never(field.kind)

    def _line(self, field: FormField, plain: object, typed: str | None) -> Shown:
        return {
            "control": "line",
            "picker": _PICKERS.get(field.kind, ""),
            "none": field.may_be_none,
            "options": [label for _, label in self._named(field)],
            "value": self._text(field, plain) if typed is None else typed,
        }

    def _text(self, field: FormField, plain: object) -> str:
        return cell_text(field, plain, self.filled.document, self.words.language)

    def _truths(self) -> list[tuple[str, str]]:
        say = self.words.say
        return [("true", say(wordings.YES)), ("false", say(wordings.NO)), self._unknown()]

    def _open_choices(self, field: FormField) -> list[tuple[str, str]]:
        none = [(NONE, self.words.say(PAGE["none"]))] if field.may_be_none else []
        unknown = [] if field.is_required else [self._unknown()]
        return [*self._named(field), *none, *unknown]

    def _unknown(self) -> tuple[str, str]:
        return ("", self.words.say(wordings.UNKNOWN))

    def _named(self, field: FormField) -> list[tuple[str, str]]:
        """What may be chosen, with what it is called."""
        choices = choices_in(field, self.filled.document)
        return [(value, self.words.law(text)) for value, text in choices]


_PICKERS = {FieldKind.DATE: "date", FieldKind.MONTH: "month"}


def _status(plain: object, typed: str | None) -> Shown:
    """Never, unknown, or from a day to a day; the first period has its place whatever is chosen."""
    if typed is not None:
        return {"value": EVER, "periods": [list(row) for row in typed_periods(typed)]}
    periods = periods_of(plain)
    if periods:
        return {"value": EVER, "periods": [list(row) for row in periods]}
    return {"value": UNKNOWN if periods is None else NEVER, "periods": [["", ""]]}


def echo_of(field: FormField, plain: object, words: Words) -> str:
    """How an amount or a day was read: `5,000,000.00 元　伍佰万元整`; of anything else nothing."""
    if not isinstance(plain, str) or not plain[:1].isdigit():
        return ""
    if field.kind is FieldKind.DATE:
        return words.day(date.fromisoformat(plain))
    if field.kind is not FieldKind.MONEY:
        return ""
    amount = Decimal(plain)
    unit = field.unit.to(words.language)
    if amount >= _LARGEST_IN_CAPITALS or amount != amount.quantize(_FEN):
        return f"{amount:,f} {unit}"
    figures = f"{amount:,.2f} {unit}"
    is_whole_sum = words.language.is_chinese and field.is_of_yuan and "/" not in unit
    return f"{figures}　{capitals(amount)}" if is_whole_sum else figures
