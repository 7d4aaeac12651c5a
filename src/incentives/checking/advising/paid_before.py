"""What rules say of awards received where the language has a form of its own for it."""

from collections.abc import Iterator

from incentives.checking.advising.longer_forms import LongerForm
from incentives.checking.advising.unread import all_expressions
from incentives.facts.field import NameOf, Role
from incentives.language.expression import Apply, Expression, Named, NameKind, RowValue, walk
from incentives.language.operators import EQUALITIES
from incentives.language.types import RowsType, TextType
from incentives.policy.library import Library
from incentives.policy.relation import OncePer
from incentives.values.text import Text

_NAME_IT = Text(
    "请写出项目的名称，或写 this 指本项目。",
    "Write the name of the incentive, or `this` for the one whose rule it is.",
)
_ONCE = Text(
    "请在项目中写 `once: {per: …}`，以往拨付的本项也一并计入。",
    "Write `once: {per: …}` in the incentive; what was paid of it before then counts too.",
)


def compared_with_text(library: Library) -> Iterator[LongerForm]:
    """Where the incentive of an award received is compared with a text instead of named."""
    for expression in all_expressions(library):
        for part in walk(expression):
            if isinstance(part, Apply) and part.operator.name in EQUALITIES:
                facts = [side for side in part.arguments if _names_incentive(side, library)]
                is_named = any(
                    isinstance(side, Named) and side.kind is NameKind.INCENTIVE
                    for side in part.arguments
                )
                if len(facts) == 1 and not is_named:
                    yield LongerForm(span=part.span, hint=_NAME_IT)


def once_by_relation(library: Library) -> Iterator[LongerForm]:
    """Where a relation says of one incentive alone that it is given once for each key."""
    if library.vocabulary.role(Role.AWARDS) is None:
        return
    for relation in library.relations:
        if isinstance(relation, OncePer) and not relation.is_of_one and len(relation.members) == 1:
            key = relation.members[0].key
            if relation.counts_rows and len(key) == 1 and isinstance(key[0].type, TextType):
                yield LongerForm(span=relation.span, hint=_ONCE)


def _names_incentive(expression: Expression, library: Library) -> bool:
    """Whether it is what a row of the awards received says of its incentive."""
    field = library.vocabulary.role(Role.AWARDS)
    if field is None or not isinstance(field.type, RowsType):
        return False
    if not isinstance(expression, RowValue):
        return False
    column = library.vocabulary.field_at(expression.path, field.type.row.name)
    return column is not None and column.spec.name_of is NameOf.INCENTIVE
