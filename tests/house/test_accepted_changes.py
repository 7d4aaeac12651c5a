"""Changes that no test need notice are argued, and name a line that is there."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = tomllib.loads(
    (ROOT / "benchmarks" / "mutants" / "accepted.toml").read_text(encoding="utf-8")
)["accepted"]


def words_of(module: str) -> str:
    """The module with one space wherever it has any."""
    text = (ROOT / "src" / "incentives" / module).read_text(encoding="utf-8")
    return " ".join(text.split())


def test_each_accepted_change_is_of_a_line_that_is_there() -> None:
    """One that is gone is taken out of the list; so is one that says nothing else than the line."""
    for row in ROWS:
        assert row["was"] in words_of(row["module"]), row
        assert row["was"] != row["became"]
        assert set(row) == {"module", "within", "was", "became", "why"}


def test_each_accepted_change_stands_once_with_its_argument() -> None:
    """In a sentence."""
    keys = [(row["module"], row["within"], row["was"], row["became"]) for row in ROWS]
    assert len(keys) == len(set(keys))
    assert all(row["why"].endswith(".") and len(row["why"]) > 20 for row in ROWS)
