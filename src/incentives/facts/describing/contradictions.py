"""What fields say of each other: it names facts that there are, and none contradicts another."""

from incentives.facts.field import SEVERAL, Role
from incentives.facts.vocabulary import Field, Record, Vocabulary, VocabularyError
from incentives.language.slips.nearest import meant
from incentives.language.types import RowsType, TextType


def check_constraints(vocabulary: Vocabulary) -> None:
    """What fields say of each other names facts that there are.

    Raises:
        VocabularyError: if it does not, or a field contradicts another.
    """
    for record in vocabulary.records.values():
        _check_roles(record)
        for field in record.fields.values():
            _check_itself(field)
            for earlier in field.spec.not_before:
                _check_earlier(earlier, field, record, vocabulary)
            _check_reference(field, vocabulary)
            _check_papers(field, vocabulary)
            if field.spec.days_of is not None:
                _must_be_known([field.spec.days_of], record.name, vocabulary, field)
            _check_columns(field, vocabulary)


def _check_roles(record: Record) -> None:
    """What the engine looks for in a record stands there once.

    Raises:
        VocabularyError: if two fields have one of these roles.
    """
    first: dict[Role, str] = {}
    for field in record.fields.values():
        role = field.spec.role
        earlier = first.setdefault(role, field.name) if role is not None else field.name
        if role is not None and earlier != field.name and role not in SEVERAL:
            raise VocabularyError(
                f"the fields '{earlier}' and '{field.name}' both have the role {role.name}: one of "
                "them can have it"
            )


def _check_itself(field: Field) -> None:
    """A field is declared as a fact, and its bounds leave room.

    Raises:
        VocabularyError: if it is not, or they do not.
    """
    spec = field.spec
    if spec.label is None:
        raise VocabularyError(
            f"the field '{field.name}' is not declared as a fact: write fact(CHINESE, ENGLISH)"
        )
    if spec.least is not None and spec.most is not None and spec.least > spec.most:
        raise VocabularyError(
            f"the field '{field.name}' is at least {spec.least} and at most {spec.most}: nothing "
            "is both"
        )


def _check_earlier(earlier: str, field: Field, record: Record, vocabulary: Vocabulary) -> None:
    """An earlier date is one of the record, of the case, or of the row that the record names.

    Raises:
        VocabularyError: if it is none of these.
    """
    first, *rest = earlier.split(".")
    list_ = vocabulary.root.fields.get(first) if rest else None
    if list_ is None or not isinstance(list_.type, RowsType):
        _must_be_known([first, *rest], "" if rest else record.name, vocabulary, field)
        return
    _must_be_known(rest, list_.type.row.name, vocabulary, field)
    if all(other.spec.refers_to != (first,) for other in record.fields.values()):
        raise VocabularyError(
            f"the field '{field.name}' speaks of '{earlier}', but nothing beside it refers to a "
            f"row of '{first}'"
        )


def _check_papers(field: Field, vocabulary: Vocabulary) -> None:
    """What proves a fact is a kind of paper.

    Raises:
        VocabularyError: if it is none.
    """
    for paper in sorted({*field.spec.proven_by} - {*vocabulary.paper_kinds}):
        raise VocabularyError(f"'{field.name}' is proven by '{paper}', no kind of paper")


def _check_reference(field: Field, vocabulary: Vocabulary) -> None:
    """Only a text names something: a row by the text that tells the rows of its list apart.

    Raises:
        VocabularyError: if the field is no text; if there is no such list, it has none or several
            such columns and none is given, or the column is none of its texts.
    """
    spec = field.spec
    if (spec.refers_to or spec.name_of) and not isinstance(field.type, TextType):
        raise VocabularyError(f"the field '{field.name}' refers to something and is no text")
    for said in spec.refers_to:
        list_name, _, column = said.partition(".")
        list_ = vocabulary.root.fields.get(list_name)
        is_list = list_ is not None and isinstance(list_.type, RowsType)
        if list_ is None or not is_list or (not column and len(list_.spec.unique) != 1):
            near = meant(list_name, vocabulary.root.fields)
            raise VocabularyError(
                f"the field '{field.name}' refers to '{list_name}', which is no list whose rows "
                f"one unique column tells apart{'' if near is None else f'. {near.en}'}"
            )
    named = vocabulary.named_columns(field)
    is_text = all(isinstance(column.type, TextType) for _, column in named)
    if len(named) < len(spec.refers_to) or not is_text:
        raise VocabularyError(
            f"the field '{field.name}' refers to rows by a column that is no text of theirs: "
            f"{', '.join(spec.refers_to)}"
        )


def _check_columns(field: Field, vocabulary: Vocabulary) -> None:
    """What a repeated fact says of its rows names columns that they have.

    Raises:
        VocabularyError: if they have none of that name, or the fact is not a repeated one.
    """
    total = field.spec.sum_at_most
    summed = (total.of, total.limit, *total.by, *total.apart) if total is not None else ()
    columns = (*field.spec.unique, *field.spec.apart, *summed)
    if not columns:
        return
    if not isinstance(field.type, RowsType):
        raise VocabularyError(
            f"the field '{field.name}' has no rows that could be told apart or added up"
        )
    row = vocabulary.records[field.type.row.name]
    for column in columns:
        _must_be_known([column], row.name, vocabulary, field)
    least = row.fields[total.of].spec.least if total is not None else None
    if total is not None and (least is None or least < 0):
        raise VocabularyError(
            f"the field '{total.of}' may be below zero, so that its sum has no bound"
        )


def _must_be_known(path: list[str], start: str, vocabulary: Vocabulary, field: Field) -> None:
    if vocabulary.field_at(path, start) is None:
        name = ".".join(path)
        raise VocabularyError(f"the field '{field.name}' speaks of '{name}', which is no fact")
