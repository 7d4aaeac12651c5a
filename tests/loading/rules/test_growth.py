"""Loading takes work in proportion to the instruments, not to each of them beside each other."""

import gc
from pathlib import Path

from incentives import load_library
from tests.engine.small_domain import Case, instrument
from tests.work import calls_in

SECTIONS = """
facts:
  weight: {type: number, unit: kg, text: TEXT}
parameters:
  small: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  tier:
    text: TEXT
    unit: 1
    brackets_of: CNY
    values: [{cite: '1', brackets: [{up_to: small, value: 50%}, {value: 20%}]}]
  per_kg: {text: TEXT, unit: CNY/kg, values: [{value: 2, cite: '1'}]}
incentives:
  one: {title: TEXT, kind: grant, cite: '1', trigger: workshop.opened_on, amount: weight * per_kg}
  two:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.opened_on
    when: {id: first, when: CONDITION, text: TEXT}
    amount: marginal(tier, workshop.spent)
relations:
  - {excludes: {incentive: one, by: two}, cite: '2'}
"""
CITY_SETS = "sets:\n  land.one.small: [{value: 100, cite: '1'}]\n"


def folder_of(folder: Path, cities: int) -> Path:
    """So many cities with a level of their own, each with its notice and its figure."""
    files = {
        "library.yaml": 'version: "1"\n',
        "land/jurisdiction.yaml": 'code: "320000"\nname: {zh: 国, en: land}\nlevel: state\n',
        "land/one.yaml": instrument("land.one", SECTIONS.replace("CONDITION", "workshop.green")),
    }
    for number in range(cities):
        place = f"land/city_{number}"
        files[f"{place}/jurisdiction.yaml"] = (
            f'code: "{321000 + number}"\nname: {{zh: 市, en: city}}\nlevel: city\n'
        )
        own = instrument(f"land.city_{number}.own", SECTIONS + CITY_SETS)
        files[f"{place}/own.yaml"] = own.replace("CONDITION", "granted_by(state) > 0")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_twice_as_many_instruments_are_twice_the_work(tmp_path: Path) -> None:
    """With units and lists of their own, levels, limits, relations and figures of one another."""

    def work_of(cities: int) -> int:
        folder = folder_of(tmp_path / str(cities), cities)
        return calls_in(lambda: load_library(folder, vocabulary=Case, cached=False))

    work_of(1)  # once for all: modules are imported, texts that all have are read
    few, more, many = map(work_of, (10, 20, 40))
    assert many - more < 2.05 * (more - few)


def test_what_was_read_is_let_go_with_the_load(tmp_path: Path) -> None:
    """Nothing that only loading needs holds itself: trees and texts of large folders are gone."""
    folder = folder_of(tmp_path, 5)
    load_library(folder, vocabulary=Case, cached=False)
    gc.collect()
    gc.disable()
    try:
        library = load_library(folder, vocabulary=Case, cached=False)
        assert gc.collect() < 100
    finally:
        gc.enable()
    assert len(library.instruments) == 6
