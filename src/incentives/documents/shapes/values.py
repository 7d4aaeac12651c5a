"""Single values of results: days, amounts, numbers, wordings, clauses, and what is open of them."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NewType, NotRequired, TypedDict

from incentives.documents.shapes.meaning import Called, Form

Day = Annotated[str, Form("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "date")]
Exactly = Annotated[str, Form(r"^-?[0-9]+([.][0-9]+|/[0-9]+)?$")]
Cited = NewType("Cited", object)
"""A clause as a document has it: in a result its key in `citations`, in a record all of it."""


LanguageTag = Annotated[str, Form("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")]
TextDocument = Annotated[
    Mapping[LanguageTag, str],
    Called("Text"),
    "A wording by the BCP 47 tags of its languages: those of the library, as `zh` and `en`.",
]


class CitationDocument(TypedDict):
    """A clause of a document."""

    document: Annotated[str, "The number of the document, or its title."]
    clause: Annotated[str, "The clause; empty: the document as a whole."]


class MoneyDocument(TypedDict):
    """An amount of money, to the hundredth."""

    amount: Annotated[str, Form("^-?[0-9]+[.][0-9]{2}$"), "In plain digits, exact."]
    currency: Annotated[str, Form("^[A-Z]{3}$"), "An ISO 4217 code; XXX: no money."]


class RangeDocument(TypedDict):
    """An amount between two bounds, both included; it is known where they are the same."""

    low: Annotated[MoneyDocument | None, "At least; null: no bound."]
    high: Annotated[MoneyDocument | None, "At most; null: no bound."]


PeriodDocument = TypedDict(
    "PeriodDocument",
    {
        "from": Annotated[Day, "The first day."],
        "to": Annotated[Day | None, "The last day, included; null: it has not ended."],
    },
)
"""From a first to a last day; its keys are no names of Python."""


class OpenNumber(TypedDict):
    """A number of which no more than bounds are known, both included."""

    low: Annotated[Exactly | None, "At least; null: no bound."]
    high: Annotated[Exactly | None, "At most; null: no bound."]


class OpenValue(TypedDict):
    """A value that is no number and not known."""

    open: Literal[True]
    among: NotRequired[Annotated[Sequence[str], "The words that are left, where some are not."]]


Value = Annotated[
    bool | str | OpenNumber | OpenValue | Sequence[PeriodDocument] | Sequence[str] | None,
    Called("value"),
    "Yes or no; a number in plain digits or as a fraction, a day, a month, a word or a text; the "
    "periods of a status; the words of a set; null: it does not exist, or has not come about.",
]
