"""Results, cases and libraries go to other processes and come back the same."""

import copy
import operator
import pickle
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from enum import Enum
from multiprocessing import get_context
from types import BuiltinFunctionType, FunctionType
from typing import TypeVar

import attrs
import pytest

import incentives
from incentives import UNKNOWN, Assessment, childcare
from incentives.errors import IncentivesError
from incentives.language.operators import OPERATORS, Operator
from tests.report.reports import EXAMPLES, bundled
from tests.results import RESULT_KINDS, assessments, errors, everything_in, one_of_each, results

T = TypeVar("T")
ON = date(2023, 12, 31)


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[ProcessPoolExecutor]:
    """A process that began with nothing of this one."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as executor:
        yield executor


def opened(sent: bytes) -> object:
    return pickle.loads(sent)  # noqa: S301 - the test has pickled it


def sent_and_opened(thing: T) -> T:
    back = opened(pickle.dumps(thing))
    assert isinstance(back, type(thing))
    return back


def differences(one: object, other: object) -> list[str]:
    """Where two things are not alike in every field, down to the last; none if they are."""
    found: list[str] = []
    seen: set[tuple[int, int]] = set()
    waiting = [(type(one).__name__, one, other)]
    while waiting:
        path, left, right = waiting.pop()
        if (id(left), id(right)) in seen or left is right:
            continue
        seen.add((id(left), id(right)))
        inside = _inside(left), _inside(right)
        if type(left) is not type(right) or isinstance(left, _THE_ONLY_ONE):
            found.append(f"{path}: {left!r:.80} is not {right!r:.80}")
        elif inside[0] is None or inside[1] is None:
            found += [path] if left != right else []
        elif list(inside[0]) != list(inside[1]):
            found.append(f"{path}: other names inside")
        else:
            waiting += [(f"{path}.{name}", inside[0][name], inside[1][name]) for name in inside[0]]
    return found


_THE_ONLY_ONE = (Enum, Operator, type, FunctionType, BuiltinFunctionType)
"""Of these there is one in a process, and whatever names it has that very one."""


def _inside(thing: object) -> Mapping[object, object] | None:
    kind = type(thing)
    if attrs.has(kind):
        # What is not given is worked out of the rest, and kept once somebody has asked for it.
        given = (field.name for field in attrs.fields(kind) if field.init)
        return {name: getattr(thing, name) for name in given}
    if isinstance(thing, IncentivesError):
        return dict(enumerate(thing.args))
    if isinstance(thing, Mapping):
        return thing
    return dict(enumerate(thing)) if isinstance(thing, tuple | list) else None


@pytest.mark.parametrize("name", childcare.example_cases())
def test_an_assessment_comes_back_the_same(name: str, elsewhere: ProcessPoolExecutor) -> None:
    """From another process, which finds the same JSON and fingerprint in it."""
    sent = assessments()[name]
    back = elsewhere.submit(copy.copy, sent).result()
    assert [] == differences(sent, back)
    written = elsewhere.submit(operator.methodcaller("to_json"), _unread(name)).result()
    assert sent.to_json() == written == back.to_json()
    assert sent.fingerprint == back.fingerprint


def _unread(name: str) -> Assessment:
    """Of which nobody has asked for the JSON, so that there is none to send."""
    example = childcare.example_cases()[name]
    return incentives.assess(childcare.read_case(example.path), bundled(), on=example.on)


@pytest.mark.parametrize("kind", RESULT_KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_of_result_comes_back_the_same(
    kind: type, elsewhere: ProcessPoolExecutor
) -> None:
    """By itself, not only inside an assessment; copied in depth too."""
    sent = one_of_each()[kind]
    back = elsewhere.submit(copy.copy, sent).result()
    assert [] == differences(sent, back)
    assert [] == differences(sent, copy.deepcopy(sent))


@pytest.mark.parametrize("at", range(len(errors())))
def test_an_error_comes_back_the_same(at: int) -> None:
    """A pool of processes hands over what went wrong, with all of its faults."""
    error = errors()[at]
    back = sent_and_opened(error)
    assert [] == differences(error, back)
    assert str(error) == str(back)


def test_nothing_that_is_pickled_is_weaker_than_before() -> None:
    """What was frozen stays frozen, and what is unknown is still the one UNKNOWN."""
    for sent in results():
        back = sent_and_opened(sent)
        kind = type(back)
        if attrs.has(kind):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(back, attrs.fields(kind)[0].name, None)
    case = childcare.read_case(EXAMPLES / "haimen-unknowns.yaml")
    back = sent_and_opened(case)
    assert case == back
    unknown = [field for field in everything_in(back) if field == UNKNOWN]
    assert unknown == [UNKNOWN]
    assert unknown[0] is UNKNOWN
    assert sent_and_opened(UNKNOWN) is UNKNOWN is copy.deepcopy(UNKNOWN)


def test_a_library_is_sent_once_and_cases_are_assessed_with_it(
    elsewhere: ProcessPoolExecutor,
) -> None:
    """The library that arrives decides as the one that was sent."""
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    there = elsewhere.submit(incentives.assess, case, bundled(), on=ON).result()
    assert incentives.assess(case, bundled(), on=ON).to_json() == there.to_json()
    again = sent_and_opened(bundled())
    assert again.digest == bundled().digest
    assert incentives.assess(case, again, on=ON).to_json() == there.to_json()


def test_a_case_is_small_beside_its_library() -> None:
    """What is sent for each case is the case, a hundredth of the library."""
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    assert 50 * len(pickle.dumps(case)) < len(pickle.dumps(bundled()))


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_is_sent_by_its_name(name: str) -> None:
    """What arrives is the operator of the program there, however it is copied."""
    row = OPERATORS[name]
    assert sent_and_opened(row) is row
    assert copy.copy(row) is row is copy.deepcopy(row)


def test_an_operator_of_another_version_is_refused() -> None:
    """One of which the program here knows nothing, and one that is not what its name says."""
    sent = pickle.dumps(OPERATORS["round_half_up"]).replace(b"round_half_up", b"round_half_xx")
    with pytest.raises(pickle.UnpicklingError, match="no operator 'round_half_xx'"):
        opened(sent)
    with pytest.raises(pickle.PicklingError, match="none of the operators"):
        pickle.dumps(attrs.evolve(OPERATORS["+"], page="elsewhere"))
