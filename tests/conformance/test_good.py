"""Policy files that use each feature of the language, with cases worked out by hand."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from moneyed import Money

import incentives
from incentives.engine.findings.pieces.of_determination import shares_by_role
from incentives.engine.payment.recovery import Recovery, recovered_in_all
from incentives.values.number import written_decimal
from tests.conformance.planting import Case

HERE = Path(__file__).parent
GOOD = HERE / "good"


def read_plainly(path: Path) -> Any:  # noqa: ANN401 — whatever stands in the file
    """The file with every scalar as text, as the library reads it."""
    # Makes text only.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def merged(below: Any, above: Any) -> Any:  # noqa: ANN401 — facts are text, lists or mappings
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return {
        **below,
        **{key: merged(below[key], new) if key in below else new for key, new in above.items()},
    }


def stories() -> Iterator[Any]:
    for path in sorted(GOOD.rglob("*.cases.yaml")):
        name = path.relative_to(GOOD).parts[0].removesuffix(".cases.yaml")
        document = read_plainly(path)
        for story in document["cases"]:
            facts = merged(document["facts"], story.get("facts", {}))
            yield pytest.param(name, facts, story, id=f"{name}-{story['name'].replace(' ', '_')}")


def load_good(folder: Path) -> dict[str, incentives.Library]:
    """Each good file of the language as the only one of a library, and each small library."""
    libraries = {}
    for path in GOOD.iterdir():
        if path.name.endswith(".cases.yaml"):
            continue
        policies = folder / path.stem / "policies"
        if path.is_dir():
            shutil.copytree(path, policies)
        else:
            (policies / "land").mkdir(parents=True)
            shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", policies / "land")
            shutil.copy(path, policies / "land")
        libraries[path.stem] = incentives.load_library(policies, vocabulary=Case)
    return libraries


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, incentives.Library]:
    """Each good file as the only one of a library, and each small library."""
    return load_good(tmp_path_factory.mktemp("good"))


def in_digits(amount: Money | None) -> str:
    return f"{amount.amount:.2f}" if amount is not None else "none"


def comes_to(found: incentives.Determination, wanted: dict[str, Any]) -> dict[str, Any]:
    """Of the determination what the case states."""
    ends = found.amount_range
    amounts = {each.charge.id: each.amount for each in found.consequences}
    paid, entries = (
        found.payment,
        tuple(Recovery(determination=found, obligation=each) for each in found.obligations),
    )
    recovered = recovered_in_all(entries).known
    said: dict[str, Any] = {
        "outcome": found.outcome.value,
        "amount": f"{found.amount.amount:.2f}" if found.amount is not None else "none",
        "range": [f"{end.amount:.2f}" if end is not None else "none" for end in ends]
        if ends
        else [],
        "missing": [missing.id for missing in found.missing],
        "shares": {role: written_decimal(share, places=2) for share, role in shares_by_role(found)},
        "consequences": {
            name: f"{amount.amount:.2f}" if amount else "none" for name, amount in amounts.items()
        },
        "instalments": [in_digits(each.amount) for each in paid.instalments] if paid else [],
        "states": [each.state.value for each in paid.instalments] if paid else [],
        "due": in_digits(paid.account.due.known) if paid else "none",
        "due_missing": [missing.id for missing in paid.account.missing] if paid else [],
        "overpaid": in_digits(paid.account.overpaid.known) if paid else "none",
        "levels": {level.payer: in_digits(level.amount) for level in paid.levels} if paid else {},
        "obligations": [each.state.value for each in found.obligations],
        "recovered": written_decimal(recovered, places=2) if recovered is not None else "none",
        "rounds": [
            each.closes_on.isoformat() if each.closes_on else "none"
            for each in found.application.rounds
        ]
        if found.application
        else [],
        "next_round": found.application.next_closes_on.isoformat()
        if found.application and found.application.next_closes_on
        else "none",
    }
    return {key: said[key] for key in wanted}


@pytest.mark.parametrize(("name", "facts", "story"), list(stories()))
def test_a_case_comes_to_what_it_says(
    name: str,
    facts: dict[str, Any],
    story: dict[str, Any],
    libraries: dict[str, incentives.Library],
) -> None:
    """Each incentive that the case names has the outcome, amount or range worked out by hand."""
    case = incentives.parse_case(json.dumps(facts), vocabulary=Case)
    known_on = date.fromisoformat(story["known_on"]) if "known_on" in story else None
    on = date.fromisoformat(story["on"])
    assessment = incentives.assess(case, libraries[name], on=on, known_on=known_on)
    wanted = story["expect"]
    assert wanted == {
        incentive: comes_to(assessment[incentive], wanted[incentive]) for incentive in wanted
    }


def test_every_amount_is_in_the_currency_of_the_domain(
    libraries: dict[str, incentives.Library],
) -> None:
    """The currency comes from the facts: a domain in EUR has nothing in another currency."""
    assert {library.currency for library in libraries.values()} == {"EUR"}


def test_a_gap_between_figures_is_told_where_it_is_read(tmp_path: Path) -> None:
    """A day without a figure is open, with its parameter; nothing is carried over."""
    (tmp_path / "land").mkdir()
    text = (GOOD / "figures.yaml").read_text(encoding="utf-8")
    (tmp_path / "land" / "figures.yaml").write_text(
        text.replace("from: 2022-01-01, to", "from: 2022-01-02, to"), encoding="utf-8"
    )
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", tmp_path / "land")
    library = incentives.load_library(tmp_path, vocabulary=Case)
    case = incentives.parse_case(
        "{place: LD, grower: {is_member: true}, plantings: [{trees: 1, ordered_on: 2022-01-01}]}",
        vocabulary=Case,
    )
    assessment = incentives.assess(case, library, on=date(2023, 6, 30))
    open_ones = [each for each in assessment.determinations if each.missing]
    assert {missing.id for each in open_ones for missing in each.missing} == {"land.figures.rate"}
    assert {missing.kind.value for each in open_ones for missing in each.missing} == {"gap"}


def test_every_good_file_has_cases() -> None:
    """No good file stands without a case."""
    files = [path for path in GOOD.glob("*.yaml") if not path.name.endswith(".cases.yaml")]
    assert [path.name for path in files if not (GOOD / f"{path.stem}.cases.yaml").exists()] == []
