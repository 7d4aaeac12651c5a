"""Layers of a library: each adds to what lies under it, edits nothing, and is told apart."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

import incentives
from incentives import Layer, PolicyError, assess
from incentives.calculator import vocabulary_of
from incentives.checking import check_folder
from incentives.loading.files.kept.library import library_in
from incentives.loading.files.kept.place import user
from incentives.loading.files.kept.shelf import Shelf
from incentives.loading.text.folder.roots import roots_of
from tests.engine.small_domain import (
    CITY,
    ON,
    PLACES,
    Case,
    case_of,
    grants,
    instrument,
    yuan,
)

TOWN = "320103"
BASE = {
    **PLACES,
    "library.yaml": 'name: land\nversion: "7"\n',
    "land/one.yaml": instrument(
        "land.one",
        "parameters:\n  each: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}\n"
        + grants(grant="each"),
    ),
}
ABOVE = {
    "library.yaml": 'name: town\nversion: "2"\n',
    "land/town/jurisdiction.yaml": f'code: "{TOWN}"\nname: {{zh: 镇, en: town}}\n',
    "land/town/own.yaml": instrument(
        "land.town.own",
        "sets: {land.one.each: [{from: 2020-01-01, value: 150, cite: '2'}]}\n"
        + grants(own="workshop.spent"),
    ),
}


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def faults(*layers: Path) -> dict[str, str]:
    """By slug where it stands and what is told."""
    with pytest.raises(PolicyError) as refused:
        incentives.load_library(layers, vocabulary=Case)
    return {fault.slug: f"{fault.file}: {fault.text.en}" for fault in refused.value.faults}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return written(tmp_path / "base", BASE)


@pytest.fixture
def above(tmp_path: Path) -> Path:
    return written(tmp_path / "above", ABOVE)


def test_a_layer_sets_figures_and_adds_places_and_incentives(base: Path, above: Path) -> None:
    """In its own place; elsewhere the law is what it is without the layer."""
    library = incentives.load_library([above, base], vocabulary=Case)
    town = assess(Case(place=TOWN, workshop=case_of(spent=yuan(9)).workshop), library, on=ON)
    assert (yuan(150), yuan(9)) == (
        town["land.one.grant"].amount,
        town["land.town.own.own"].amount,
    )
    alone = incentives.load_library(base, vocabulary=Case)
    case = case_of(spent=yuan(9))
    [with_layer], [without] = (
        [(found.incentive, found.amount) for found in assess(case, law, on=ON)]
        for law in (library, alone)
    )
    assert with_layer == without == ("land.one.grant", yuan(100))


def test_a_library_says_which_layers_it_has(base: Path, above: Path) -> None:
    """By name, version and digest, the uppermost first, and in which each instrument stands."""
    library = incentives.load_library([above, base], vocabulary=Case)
    lower = incentives.load_library(base, vocabulary=Case)
    [alone] = lower.layers
    upper, under = library.layers
    assert under == alone == Layer(name="land", version="7", digest=lower.digest)
    assert (upper.name, upper.version) == ("town", "2")
    assert library.version == "town 2, land 7"
    assert {"land.one": under, "land.town.own": upper} == dict(library.layer_of)
    joined = f"{upper.digest}\0{under.digest}".encode()
    assert library.digest == hashlib.sha256(joined).hexdigest()


def test_an_id_that_stands_in_two_layers_names_both_files(base: Path, above: Path) -> None:
    """An instrument is not written over; the fault stands in the upper one."""
    written(above, {"land/one.yaml": BASE["land/one.yaml"]})
    told = faults(above, base)["repeated-id"]
    assert told.startswith("above/land/one.yaml: 'base/land/one.yaml' has the id 'land.one' too")


def test_a_place_that_stands_in_two_layers_is_refused(base: Path, above: Path) -> None:
    written(above, {"land/jurisdiction.yaml": PLACES["land/jurisdiction.yaml"]})
    assert "'base/land/jurisdiction.yaml'" in faults(above, base)["repeated-id"]


def test_a_code_that_a_place_below_has_names_its_file(base: Path, above: Path) -> None:
    written(above, {"land/town/jurisdiction.yaml": f"code: '{CITY}'\nname: {{zh: 镇, en: town}}\n"})
    told = faults(above, base)["repeated-code"]
    assert told.startswith("above/land/town/jurisdiction.yaml")
    assert "base/land/city/jurisdiction.yaml" in told


@pytest.mark.parametrize("below", ["land/valley/law.yaml", "land/valley/dale/jurisdiction.yaml"])
def test_a_place_takes_no_law_and_no_place_from_a_layer_under_it(
    base: Path, above: Path, below: str
) -> None:
    """What was law of the land would be law of a part of it: that is an edit."""
    dale = 'code: "320105"\nname: {zh: 谷, en: dale}\n'
    law = instrument("land.valley.law", grants(grant="workshop.spent"))
    written(base, {below: law if below.endswith("law.yaml") else dale})
    between = 'code: "320104"\nname: {zh: 川, en: valley}\n'
    written(above, {"land/valley/jurisdiction.yaml": between})
    told = faults(above, base)["layer-edits"]
    assert told.startswith("above/land/valley/jurisdiction.yaml")
    assert f"'base/{below}'" in told


def test_what_lies_under_a_layer_names_nothing_above_it(base: Path, above: Path) -> None:
    """It is a library by itself: with the layer above gone it would be faulty."""
    uses = "uses: {theirs: land.town.own.own}\n" + grants(grant="amount_of(theirs)")
    written(base, {"land/two.yaml": instrument("land.two", uses)})
    told = faults(above, base)["unknown-name"]
    assert told == "base/land/two.yaml: there is no 'land.town.own.own'"


def test_two_layers_are_not_called_alike(base: Path, above: Path) -> None:
    written(above, {"library.yaml": 'name: land\nversion: "2"\n'})
    assert "two layers are called 'land'" in faults(above, base)["layers-alike"]


def test_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Both are called `policies`; faults say which."""
    base = written(tmp_path / "law" / "policies", BASE)
    above = written(tmp_path / "town" / "policies", {**ABOVE, "land/one.yaml": "instrument: no\n"})
    told = faults(above, base)["repeated-id"]
    assert told.startswith(f"policies/land/one.yaml: '{base}/land/one.yaml'")


@pytest.mark.skipif(user() is None, reason="nobody can tell here whose a file is")
def test_a_kept_library_hangs_on_every_layer(base: Path, above: Path, tmp_path: Path) -> None:
    """It is read again for the same layers, and made anew where a lower one has changed."""
    whose = user()
    assert whose is not None
    shelf = Shelf(folder=tmp_path / "cache" / "libraries", user=whose)

    def digests() -> tuple[str, ...]:
        found = library_in(roots_of((above, base)), vocabulary_of(Case), shelf)
        return tuple(layer.digest for layer in found.layers)

    first = digests()
    kept = {path.name for path in shelf.folder.iterdir()}
    assert first == digests()
    assert kept == {path.name for path in shelf.folder.iterdir()}
    written(base, {"land/one.yaml": BASE["land/one.yaml"].replace("100", "101")})
    assert first[0] == digests()[0]
    assert first[1] != digests()[1]
    assert len(kept) + 2 == len([*shelf.folder.iterdir()])  # of both layers, and of the lower one


def test_no_layer_at_all_is_no_library() -> None:
    with pytest.raises(ValueError, match="no layer"):
        incentives.load_library([], vocabulary=Case)


def test_a_check_is_of_the_uppermost_layer(base: Path, above: Path) -> None:
    """Counts and what no case speaks of; what lies under is checked by whoever made it."""
    report = check_folder([above, base], vocabulary=Case)
    assert (1, 1, 0) == (report.instruments, report.incentives, report.cases)
    assert ("land.town.own.own",) == report.uncovered
    assert ("land.one.grant",) == check_folder(base, vocabulary=Case).uncovered


def test_a_figure_that_is_set_though_a_lower_layer_publishes_it_is_named(tmp_path: Path) -> None:
    """One that the law leaves to the place is not, by a range, a floor or for want of a figure.

    Nor is one of another day.
    """

    def below(name: str, was: str, becomes: str) -> Path:
        text = BASE["land/one.yaml"].replace(was, becomes)
        return written(tmp_path / name, {**BASE, "land/one.yaml": text})

    lower = written(tmp_path / "land", BASE)
    left_open = (
        below("bounded", "unit: CNY, values", "unit: CNY, at_least: 0, values"),
        below("floor", "value: 100", "value: 100, floor: true"),
        below("unpublished", "value: 100", "unpublished: true"),
    )
    upper = written(tmp_path / "town", ABOVE)
    later = ABOVE["land/town/own.yaml"].replace("value: 150", "to: 2019-12-31, value: 150")
    before = {**ABOVE, "land/town/own.yaml": later.replace("from: 2020-01-01", "from: 2019-01-01")}
    earlier = written(tmp_path / "earlier", before)

    def named(*layers: Path) -> list[str]:
        report = check_folder(layers, vocabulary=Case)
        assert report.library is not None
        return [each.text.en for each in report.advice if each.slug == "set-though-published"]

    (told,) = named(upper, lower)
    assert "a lower layer publishes 'land.one.each'" in told
    assert [] == [told for layer in left_open for told in named(upper, layer)]
    assert [] == named(earlier, lower)
