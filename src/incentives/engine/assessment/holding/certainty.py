"""By which comparisons a condition comes to what it does, whatever else there may be.

A comparison with what does not exist fails, but says nothing of what there is: it makes nothing
sure.
"""

from collections.abc import Sequence

from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Apply, Choose, Gather, Named, NameKind, Stated
from incentives.language.operators.gathering import Gathering

_EXISTENCE = frozenset({"happened", "exists"})


def sure_parts(trace: Trace) -> Sequence[Trace]:
    """The workings that make the condition surely what it came to; none where nothing does."""
    if not isinstance(trace.value, bool):
        return ()
    match trace.expression:
        case Stated() | Named(kind=NameKind.DEFINITION):  # the latter: a fact asked of some only
            return sure_parts(trace.parts[0])
        case Apply(operator=operator) if operator.name == "not":
            return sure_parts(trace.parts[0])
        case Apply(operator=operator) if operator.name in {"and", "or"}:
            return _joined(trace, trace.parts, any_decides=trace.value is (operator.name == "or"))
        case Apply(operator=operator) if operator.name == "exactly_one":
            return _joined(trace, trace.parts, any_decides=False)
        case Apply(operator=operator) if operator.name in _EXISTENCE:
            return (trace,)
        case Gather(kind=Gathering.ALL | Gathering.ANY as kind):
            any_decides = trace.value is (kind is Gathering.ANY)
            parts = _of_rows(trace, trace.expression, and_doubtful=not any_decides)
            return _joined(trace, parts, any_decides=any_decides)
        case Choose():
            return _joined(trace, trace.parts, any_decides=False)
        case Apply():
            is_there = all(part.value is not None for part in trace.parts)
            return (trace,) if is_there else ()
        case _:
            return (trace,)


def _of_rows(trace: Trace, gather: Gather, *, and_doubtful: bool) -> Sequence[Trace]:
    """What it says of each row that counts; `and_doubtful`: of those too that may count."""
    said: list[Trace] = []
    is_in_doubt = False
    for part in trace.parts:
        if part.expression is gather.guard:
            is_in_doubt = True
            continue
        if and_doubtful or not is_in_doubt:
            said.append(part)
        is_in_doubt = False
    return said


def _joined(whole: Trace, parts: Sequence[Trace], *, any_decides: bool) -> Sequence[Trace]:
    """Of parts of which one decides, those that surely do; of others, all or none."""
    if not parts:
        return (whole,)
    if any_decides:
        parts = [part for part in parts if part.value is whole.value]
    sure = [sure_parts(part) for part in parts]
    if not any_decides and not all(sure):
        return ()
    return tuple(trace for each in sure for trace in each)
