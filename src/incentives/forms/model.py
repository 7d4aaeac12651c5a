"""What a form is made of: sections, their fields, and the clauses that ask for each."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cached_property

import attrs

from incentives.values.place import FactPath, Step
from incentives.values.text import Text

_NO_UNIT = Text("", "")
_FEW_COLUMNS = 5


class FieldKind(Enum):
    """How a fact is written."""

    TRUTH = "truth"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MONTH = "month"
    STATUS = "status"
    TEXT = "text"
    REFERENCE = "reference"


@attrs.frozen(kw_only=True)
class AskingClause:
    """A clause that asks for a fact.

    `document`: its number. `title`: whose condition, amount or check it is.
    """

    document: str
    clause: str
    title: Text


@attrs.frozen(kw_only=True)
class NamingColumn:
    """Where the names stand that a reference may give: the column of a list with its title.

    `steps` lead to the list in the document of the case.
    """

    list_name: str
    column: str
    title: Text
    steps: tuple[Step, ...]


@attrs.frozen(kw_only=True)
class FormField:
    """One fact, as a form asks for it.

    `path` leads to it; `[]` stands for any row (`projects[].investment`), and a declared fact has
    its full id. `steps` lead to it in the document of the case, or of its row. `unit` is empty for
    what has none. `least`, `most`: bounds, both allowed. `choices`: values with their labels.
    `may_be_none`: it may be known not to have come about. `names_the_case`: it says whose case it
    is, and is asked for whatever the law says. `names`: where what a reference may name stands;
    what does not stand in the case is among its `choices`. `takes_codes`: also the code of a place
    of which there is no law. `adds_up`: a number that makes sense in a sum over rows. `proven_by`:
    the kinds of papers. `asked_if`: the condition under which alone it is asked; None: always.
    `holds`: what it and other facts keep to.
    """

    path: str
    name: str
    kind: FieldKind
    label: Text
    steps: tuple[str, ...] = ()
    unit: Text = _NO_UNIT
    question: Text | None = None
    choices: tuple[tuple[str, Text], ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    is_whole: bool = False
    is_share: bool = False
    may_be_none: bool = False
    is_required: bool = False
    names_the_case: bool = False
    not_before: tuple[Text, ...] = ()
    asked_by: tuple[AskingClause, ...] = ()
    names: tuple[NamingColumn, ...] = ()
    takes_codes: bool = False
    adds_up: bool = False
    proven_by: tuple[str, ...] = ()
    asked_if: Text | None = None
    holds: tuple[Text, ...] = ()

    @property
    def is_of_yuan(self) -> bool:
        """Whether it is an amount counted in yuan: words, signs and capitals of yuan are of it.

        Of any other currency they would make another amount of what was typed.
        """
        return self.kind is FieldKind.MONEY and self.unit.en.partition("/")[0] == "CNY"

    @property
    def is_asked_for(self) -> bool:
        """Whether some clause reads it."""
        return bool(self.asked_by)


@attrs.frozen(kw_only=True)
class FormSection:
    """Facts that stand together.

    They are of the case itself (`key` empty), of a record, or of each row of a list (`is_list`).
    `steps` lead to the list in the document of the case: by its key, if nothing else is said.
    `naming`: the column by whose text rows of the list are told apart and named elsewhere; empty if
    there is none. `is_of_office`: the office knows them, an applicant is not asked.
    """

    key: str
    title: Text
    fields: tuple[FormField, ...]
    is_list: bool = False
    naming: str = ""
    is_of_office: bool = False
    steps: tuple[Step, ...] = attrs.field()

    @steps.default
    def _by_key(self) -> tuple[Step, ...]:
        return (self.key,)

    @property
    def is_table(self) -> bool:
        """Whether its rows are lines of one table: each is of a month, or has few facts."""
        kinds = {field.kind for field in self.fields}
        is_narrow = FieldKind.MONTH in kinds or len(self.fields) <= _FEW_COLUMNS
        return self.is_list and is_narrow and not kinds & {FieldKind.STATUS, FieldKind.CHOICES}

    @property
    def is_asked_for(self) -> bool:
        """Whether some clause reads one of its facts."""
        return any(field.is_asked_for for field in self.fields)


@attrs.frozen(kw_only=True, slots=False)
class Form:
    """The facts that the law of one place can ask for."""

    sections: tuple[FormSection, ...]

    @cached_property
    def fields(self) -> Mapping[str, FormField]:
        """Every field by its path."""
        return {field.path: field for section in self.sections for field in section.fields}

    @cached_property
    def lists(self) -> Mapping[str, FormSection]:
        """The sections of repeated facts by their key."""
        return {section.key: section for section in self.sections if section.is_list}

    def is_of_office(self, path: FactPath) -> bool:
        """Whether the office knows the fact, so that an applicant is not asked for it."""
        field = self.field_at(path)
        return any(section.is_of_office and field in section.fields for section in self.sections)

    def field_at(self, path: FactPath) -> FormField | None:
        """The field of the fact at a path of a case, such as `projects[0].investment`."""
        return self.fields.get(path.without_rows)
