"""The examples that come with the program, to try it on; of a wheel, those inside it."""

import pytest

from incentives import childcare
from tests.examples.worked import EXAMPLES, all_worked


def test_every_example_comes_with_the_program() -> None:
    """None is forgotten in the list or in the wheel, and each is the very file of the examples."""
    found = {name: example.path.read_bytes() for name, example in childcare.example_cases().items()}
    assert {path.stem: path.read_bytes() for path in EXAMPLES.glob("*.yaml")} == found


@pytest.mark.parametrize("name", childcare.example_cases())
def test_an_example_can_be_read(name: str) -> None:
    """It has a name that says it is invented."""
    case = childcare.read_case(childcare.example_cases()[name].path)
    assert "示例" in str(case.name)


def test_an_example_is_of_the_day_of_its_working() -> None:
    """What an officer sees on that day is what was reckoned by hand."""
    assert {each.name: each.on for each in all_worked()} == {
        name: example.on for name, example in childcare.example_cases().items()
    }


def test_the_examples_of_the_district_come_first() -> None:
    """Those of other places stand after them."""
    names = list(childcare.example_cases())
    assert names == sorted(names, key=lambda name: not name.startswith("haimen-"))
