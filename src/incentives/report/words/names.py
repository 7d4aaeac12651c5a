"""What facts, rows, values, papers and sources are called: one language, one library, one case."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.facts.field import Role
from incentives.facts.plain import value_at
from incentives.language.no_limit import NoLimit
from incentives.language.possible import Open, Result, words_left
from incentives.language.types import (
    ChoiceSetType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    RowsType,
    StatusType,
    Type,
)
from incentives.policy.library import Library
from incentives.report.words.numbers import NumberWords
from incentives.report.words.windows import days_said, limit_said, period_said, window_said
from incentives.values.citation import Citation
from incentives.values.period import CalendarLimit, Month, Period, Window
from incentives.values.place import FactPath
from incentives.values.text import Language, Text
from incentives.values.texts.habits import day_in, has_own_habits, month_in, punctuated
from incentives.values.texts.plain_text import visible
from incentives.values.texts.spacing import without_space
from incentives.values.unit import ONE
from incentives.values.unit_words import currency_called
from incentives.wordings.report import sheet, terms
from incentives.wordings.report.operators import NO_LIMIT

_SPACED_GAP = re.compile(r"(?<=\S) \{(\w+)\}")
_BLANK = re.compile(r"\s")


@attrs.frozen(kw_only=True)
class Words:
    """Names and values in one language, each on one line that is safe to show.

    `case_document`: the case as plain values; with it rows are called by their month or year.
    """

    library: Library
    language: Language
    case_document: Mapping[str, object] = attrs.field(factory=dict, repr=False)
    numbers: NumberWords = attrs.field(init=False)

    @numbers.default
    def _numbers(self) -> NumberWords:
        return NumberWords(self.library.vocabulary, self.language)

    def say(self, wording: Text, **values: object) -> str:
        """A wording of ours with its gaps filled in.

        Chinese has spaces around figures only: none before what begins in Chinese, none beside
        full-width brackets. What is filled in stands there as it is: free text goes through
        `printable` first. A gap `currency` is that of the library, if nothing else is said.
        """
        template = wording.to(self.language)
        if "{currency}" in template and "currency" not in values:
            values["currency"] = self.currency
        if not self.language.is_chinese:
            return template.format(**values)
        template = _SPACED_GAP.sub(lambda gap: without_space(gap, values), template)
        return template.format(**values).replace("） ", "）").replace(" （", "（")

    @property
    def currency(self) -> str:
        """The currency of the library, as its amounts say it."""
        return currency_called(self.library.currency, self.language)

    def filled(self, wording: Text, *arguments: str) -> str:
        """A wording of an operator with its arguments in their places."""
        return wording.to(self.language).format(*arguments)

    def law(self, text: Text) -> str:
        """A wording of the law or of the vocabulary, with the punctuation of the language."""
        return self.unworded(text.to(self.language))

    def unworded(self, text: str) -> str:
        """What has no wording in other languages, as a number of a document, so punctuated."""
        return punctuated(printable(text), self.language)

    def listed(self, names: Iterable[str]) -> str:
        return self.say(terms.LIST_COMMA).join(names)

    def alternatives(self, names: Sequence[str]) -> str:
        """The names with 'or' before the last."""
        if len(names) < 2:
            return "".join(names)
        return self.say(terms.LIST_OR, first=self.listed(names[:-1]), last=names[-1])

    def value(self, value: Result, type_: Type) -> str:
        """A value as an officer writes it."""
        unit = type_.unit if isinstance(type_, NumberType) else ONE
        match value:
            case Open(is_number=True):
                return self.numbers.open_number(value, unit)
            case Open() | None | NoLimit():
                return self._no_value(value, type_)
            case bool():
                return self.say(terms.YES if value else terms.NO)
            case str():
                return self._choice(value, type_)
            case date():
                return self.day(value)
            case Month():
                return self.month(value)
            case tuple():
                return self.listed(map(self.period, value)) or self.say(terms.NEVER)
            case frozenset():
                return self.choices(value, type_)
            case int() | Fraction():
                return self.numbers.quantity(value, unit)
            case _:
                assert_never(value)

    def _no_value(self, value: Open | NoLimit | None, type_: Type) -> str:
        if isinstance(value, Open):
            left = self.alternatives([self._choice(one, type_) for one in words_left(value, type_)])
            return self.say(terms.UNKNOWN_AMONG, words=left) if left else self.say(terms.UNKNOWN)
        if value is not None:
            return self.say(NO_LIMIT[value])
        is_event = isinstance(type_, DateType | MonthType | StatusType)
        return self.say(terms.NONE if is_event else terms.NOTHING)

    def _choice(self, value: str, type_: Type) -> str:
        if not isinstance(type_, ChoiceType):
            return printable(value)
        return self.law(self.library.labels_of(type_).get(value, Text(value, value)))

    def choices(self, values: frozenset[str], type_: Type) -> str:
        """Values of an enumeration in its order."""
        choice = type_.choice if isinstance(type_, ChoiceSetType) else type_
        order = choice.values if isinstance(choice, ChoiceType) else tuple(sorted(values))
        listed = self.listed(self._choice(value, choice) for value in order if value in values)
        return listed or self.say(terms.NOTHING)

    def day(self, day: date) -> str:
        if has_own_habits(self.language):
            return day_in(self.language, day)
        return self.say(terms.DAY, year=day.year, month=day.month, day=day.day)

    def days(self, days: tuple[date, date] | None) -> str:
        """The day, or from the first to the last of several; empty where none is known."""
        return days_said(days, self)

    def month(self, month: Month) -> str:
        if has_own_habits(self.language):
            return month_in(self.language, month)
        return self.say(terms.MONTH, year=month.year, month=month.number)

    def period(self, period: Period) -> str:
        return period_said(period, self)

    def window(self, window: Window) -> str:
        """From when to when an instrument or figure is in force."""
        return window_said(window, self)

    def limit(self, limit: CalendarLimit) -> str:
        """The day, or the month, year or span of time where no more is on record."""
        return limit_said(limit, self)

    def type_of(self, path: FactPath) -> Type | None:
        """The type of the fact at a path, of one that an instrument declares too."""
        if (declared := self.library.declared_facts.get(path.text)) is not None:
            return declared.type
        field = self.library.vocabulary.field_of(path)
        return field.type if field is not None else None

    def fact(self, path: FactPath, *, with_row: bool = True) -> str:
        """The label of a fact; the path itself where there is none.

        Of a row's fact with the row, unless that is plain from where it stands.
        """
        if (declared := self.library.declared_facts.get(path.text)) is not None:
            return self.law(declared.text)
        field = self.library.vocabulary.field_of(path)
        label = self.law(field.label) if field is not None else printable(path.text)
        if not with_row or self.library.vocabulary.row_of(path) is None:
            return label
        if not path.rest:
            return self.row(path)
        return self.say(terms.FACT_OF_ROW, row=self.row(path), fact=label)

    def list_called(self, name: str) -> str:
        """The label of a repeated fact."""
        return self.fact(FactPath.parse(name))

    def question(self, path: FactPath) -> str | None:
        """What to ask for the fact, where its label does not ask it already."""
        declared = self.library.declared_facts.get(path.text)
        field = self.library.vocabulary.field_of(path)
        of_field = field.spec.question if field is not None else None
        question = declared.question if declared is not None else of_field
        return self.law(question) if question is not None else None

    def row(self, path: FactPath) -> str:
        """The row that the path is of: `建设项目1`, numbered from 1.

        By its month or year where it has one; in Chinese by no number if it is the only one. Rows
        that nobody has listed go by their list.
        """
        if path.list_name is None:
            return self.fact(path)
        rows = self.list_called(path.list_name)
        if path.index is None:
            return rows
        if (month := self.month_of_row(path)) is not None:
            return self.say(terms.ROW_OF_MONTH, rows=rows, month=self.month(month))
        if (year := self._year_of_row(path.list_name, path.index)) is not None:
            return self.say(
                terms.ROW_OF_YEAR, rows=rows.removesuffix(year[1]), year=year[0], column=year[1]
            )
        listed = self._listed(path.list_name)
        if self.language.is_chinese and isinstance(listed, list) and len(listed) == 1:
            return rows
        return self.say(terms.ROW, rows=rows, number=path.index + 1)

    def _listed(self, name: str) -> object:
        """The rows of the list in the case; None: nothing is known of it."""
        return value_at(self.case_document, self.library.vocabulary.steps_to(FactPath.parse(name)))

    def _year_of_row(self, name: str, index: int) -> tuple[str, str] | None:
        """The plain number that alone tells a row from others, and what its column is called."""
        field = self.library.vocabulary.root.fields.get(name)
        listed = self._listed(name)
        if field is None or not isinstance(field.type, RowsType) or not isinstance(listed, list):
            return None
        columns = self.library.vocabulary.records[field.type.row.name].fields
        column = columns.get(field.spec.unique[0]) if len(field.spec.unique) == 1 else None
        if column is None or not isinstance(column.type, NumberType) or index >= len(listed):
            return None
        key = value_at(listed, (index, column.name))
        return (printable(str(key)), self.law(column.label)) if isinstance(key, str | int) else None

    def month_of_row(self, path: FactPath) -> Month | None:
        """The month that a row is about, if it has one and the case is at hand."""
        field = self.library.vocabulary.root.fields.get(path.list_name or "")
        if path.index is None or field is None or not isinstance(field.type, RowsType):
            return None
        columns = self.library.vocabulary.records[field.type.row.name].fields.values()
        names = [column.name for column in columns if isinstance(column.type, MonthType)]
        rows = self._listed(field.name)
        if len(names) != 1 or not isinstance(rows, list):
            return None
        text = value_at(rows, (path.index, names[0]))
        return Month(*map(int, text.split("-"))) if isinstance(text, str) else None

    def paper(self, kind: str) -> str:
        """A paper by its label; the kind itself where the vocabulary has no papers."""
        papers = self.library.vocabulary.role(Role.PAPERS)
        if papers is None or not isinstance(papers.type, RowsType):
            return kind
        field = self.library.vocabulary.records[papers.type.row.name].fields["kind"]
        return self._choice(kind, field.type)

    def role(self, role: str) -> str:
        return self.law({**terms.NO_ROLES, **self.library.roles}.get(role, Text(role, role)))

    def payer(self, payer: str) -> str:
        return self.law(self.library.payers.get(payer, Text(payer, payer)))

    def source(self, citation: Citation) -> str:
        """The document and clause, the document alone where no clause is named."""
        return f"{self.document(citation)} {self.clause(citation)}".strip()

    def document(self, citation: Citation) -> str:
        """The number or title of the document."""
        return self.unworded(citation.document)

    def with_clause(self, text: str, citation: Citation | None) -> str:
        """The text with the clause behind it; alone where no clause is named."""
        clause = self.clause(citation) if citation is not None else ""
        return self.say(sheet.WITH_CLAUSE, text=text, clause=clause) if clause else text

    def with_source(self, text: str, citation: Citation, beside: Citation) -> str:
        """As `with_clause`, and with its document where that is another than of what it is told."""
        if citation.document == beside.document:
            return self.with_clause(text, citation)
        return self.say(sheet.WITH_CLAUSE, text=text, clause=self.source(citation))

    def clause(self, citation: Citation) -> str:
        return self.unworded(citation.clause)


def printable(text: str) -> str:
    """The text on one line, safe to show.

    Each blank is a space; what steers a terminal or turns the direction of writing is `�`.
    """
    return visible(_BLANK.sub(" ", text))
