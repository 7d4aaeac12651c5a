"""What was found, to be pasted: policy files, a case file, the day, and both answers."""

from collections.abc import Iterable

from tests.compile.random.examples import Example, Told
from tests.compile.random.files import as_yaml


def counterexample(example: Example, told: Told, differing: Iterable[str]) -> str:
    """The instruments and overlays, each under the name of its file, the case, and the rest."""
    files = [
        f"# {name}\n{as_yaml(document)}"
        for name, document in example.drafted.files.items()
        if "instrument" in document
    ]
    laid = [
        f"# overlay-{number}.yaml\n{as_yaml(one.document)}"
        for number, one in enumerate(told.laid, 1)
    ]
    known = "" if told.known_on is None else f", as known on {told.known_on}"
    case = f"# case.yaml\n{as_yaml(told.document)}"
    return "\n".join(["", *files, *laid, case, f"# on {told.on}{known}", *differing])
