"""A field as it stands on the page: of which fact, under which key, called how."""

from collections.abc import Mapping

import attrs

from incentives.desk.case.typed_texts import keep_change, typed_at
from incentives.desk.office import bundled_library
from incentives.desk.session import case_document, case_revision, words
from incentives.facts.plain import value_at
from incentives.forms.editing import steps_to, with_value
from incentives.forms.model import FieldKind, FormField
from incentives.forms.refusal import Refusal
from incentives.forms.typed import read_typed
from incentives.forms.typed_dates import read_periods
from incentives.forms.words import label_of
from incentives.values.place import FactPath

_BETWEEN_ENDS, _BETWEEN_PERIODS = "\t", "\n"


@attrs.frozen(kw_only=True)
class Control:
    """`key` tells apart two controls of one fact on a page; both show the same stored fact."""

    field: FormField
    path: FactPath
    key: str

    @property
    def label(self) -> str:
        """The label, with the unit in brackets."""
        return label_of(self.field, words())

    @property
    def plain(self) -> object:
        """What the case says of the fact; None: nothing."""
        return value_at(case_document(), steps_to(self.path, bundled_library().vocabulary))

    @property
    def refused(self) -> str | None:
        """What was typed and could not be taken; None: nothing."""
        return typed_at(self.path)

    @property
    def refusal(self) -> Refusal | None:
        """Why what was typed could not be taken."""
        typed = self.refused
        if typed is None:
            return None
        if self.field.kind is FieldKind.STATUS:
            read: object = read_periods(typed_periods(typed))
        else:
            read = read_typed(self.field, typed)
        return read if isinstance(read, Refusal) else None

    def take(self, value: object, *, refused: str | None = None) -> None:
        """The case says so of the fact from now on; None: nothing, and `refused` stays typed."""
        document = with_value(
            case_document(), steps_to(self.path, bundled_library().vocabulary), value
        )
        told: Mapping[str, str | None] = {self.path.text: refused}
        keep_change(document, told)


def control_of(field: FormField, path: FactPath, place: str) -> Control:
    """The control of the fact at the path, at one place of the page."""
    return Control(field=field, path=path, key=f"{place}_{case_revision()}_{path}")


def typed_periods(typed: str) -> list[tuple[str, str]]:
    """From and to of each period, out of the text that is kept of them."""
    rows = (row.partition(_BETWEEN_ENDS) for row in typed.split(_BETWEEN_PERIODS))
    return [(first, last) for first, _, last in rows]


def periods_typed(rows: list[tuple[str, str]]) -> str:
    """The text that is kept of what was typed as periods."""
    return _BETWEEN_PERIODS.join(_BETWEEN_ENDS.join(row) for row in rows)
