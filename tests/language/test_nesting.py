"""How deep each form may be nested: as deep as any other, and not a level deeper."""

import pytest

from incentives.language.characters import MOST_DEPTH, ExpressionFault
from incentives.language.parser import parse
from incentives.values.span import Span
from tests.language.trees import NOWHERE

FORMS = {
    "and": "({} and b)",
    "last of and": "(b and {})",
    "not": "not {}",
    "minus": "-{}",
    "sum of two": "({} + b)",
    "second of two": "(b * {})",
    "comparison": "({} < b)",
    "second of a comparison": "(b < {})",
    "test of a choice": "(a if {} else b)",
    "value of a choice": "({} if a else b)",
    "rest of a choice": "a if b else {}",
    "argument": "f({})",
    "gathered value": "sum({} for r in rows)",
    "condition of what is gathered": "sum(a for r in rows if {})",
    "key": "table[{}]",
}
AFTER_NO_MINUS = ("not", "rest of a choice")


def nested(form: str, levels: int) -> str:
    text = "a"
    for _ in range(levels):
        text = form.format(text)
    return text


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_sixty_levels_are_read_and_one_more_is_told(form: str) -> None:
    """Each form is one level, whatever else it is."""
    assert MOST_DEPTH == 60
    parse(nested(form, MOST_DEPTH), at=NOWHERE)
    with pytest.raises(ExpressionFault) as caught:
        parse(nested(form, MOST_DEPTH + 1), at=NOWHERE)
    assert caught.value.slug == "expression-too-deep"


@pytest.mark.parametrize("name", [name for name in FORMS if name not in AFTER_NO_MINUS])
def test_levels_count_where_brackets_do_not(name: str) -> None:
    """A minus within each form is a level more, without a bracket more."""
    negated = FORMS[name].replace("{}", "-{}")
    parse(nested(negated, MOST_DEPTH // 2), at=NOWHERE)
    with pytest.raises(ExpressionFault) as caught:
        parse(nested(negated, MOST_DEPTH // 2 + 1), at=NOWHERE)
    assert caught.value.slug == "expression-too-deep"


@pytest.mark.parametrize(("text", "at"), [("a + + ) b", 6), (") a", 0)])
def test_the_sign_that_makes_it_no_expression_is_pointed_at(text: str, at: int) -> None:
    """The fault stands inside the text, at the first sign that does not fit."""
    here = Span(file="rules.yaml", line=3, column=10, length=len(text))
    with pytest.raises(ExpressionFault) as caught:
        parse(text, at=here)
    assert caught.value.span.column == here.column + at
