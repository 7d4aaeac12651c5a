"""Every extra of the package is known to the program, and tried alone."""

import importlib
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from incentives import extras
from incentives.extras import EXTRAS, MissingExtra, check_extra
from tests.extras.try_one import TRIES

ROOT = Path(__file__).parents[2]
TRY_ONE = str(Path(__file__).with_name("try_one.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
STATED: dict[str, list[str]] = PROJECT["optional-dependencies"]
IMPORTED = {"python-docx": "docx", "SQLAlchemy": "sqlalchemy", "XlsxWriter": "xlsxwriter"}


def modules_of(extra: str) -> set[str]:
    """What the requirements of an extra are imported as."""
    names = [text.partition(">=")[0].partition("[")[0] for text in STATED[extra]]
    return {
        IMPORTED.get(name, name.lower().replace("-", "_")) for name in names if name != "incentives"
    }


def test_each_extra_is_stated_known_and_tried() -> None:
    """In `pyproject.toml`, in the program, and by `nox -s extras`."""
    assert set(STATED) == set(EXTRAS) == set(TRIES)


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_extra_brings_what_the_program_asks_for(extra: str) -> None:
    """The modules are those of its requirements, and so are the extras that it takes in."""
    assert modules_of(extra) == set(EXTRAS[extra].modules)
    taken_in = [text for text in STATED[extra] if text.startswith("incentives[")]
    assert taken_in == ([f"incentives[{','.join(EXTRAS[extra].takes_in)}]"] if taken_in else [])
    assert bool(taken_in) == bool(EXTRAS[extra].takes_in)


def test_an_answer_needs_no_extra() -> None:
    """With nothing there that an extra brings, as `nox -s extras` tries each of them."""
    brought = sorted({name for extra in EXTRAS.values() for name in extra.modules})
    program = (
        f"import runpy, sys; sys.modules.update(dict.fromkeys({brought!r})); "
        f"sys.argv = ['try_one.py', 'none']; runpy.run_path({TRY_ONE!r}, run_name='__main__')"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603


@pytest.mark.parametrize(
    ("room", "extra", "module"),
    [
        ("register", "register", "sqlalchemy"),
        ("applications", "register", "sqlalchemy"),
        ("workbook", "papers", "openpyxl"),
    ],
)
def test_a_room_of_an_extra_says_so_at_its_door(
    room: str, extra: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything that is not there is imported."""
    door = importlib.import_module(f"incentives.{room}")
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == module else 1)
    with pytest.raises(MissingExtra) as caught:
        importlib.reload(door)
    assert caught.value.extra == extra


def test_what_is_missing_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what an extra takes in, too; the error is of the family and of Python's own kind."""
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "sqlalchemy" else 1)
    check_extra("tables")
    for extra in ("register", "desk", "sign-in", "postgres"):
        with pytest.raises(MissingExtra) as caught:
            check_extra(extra)
        assert isinstance(caught.value, ModuleNotFoundError)
        assert caught.value.code == "not-installed"
        assert f"pip install 'incentives[{extra}]'" in caught.value.text.zh
        assert f"pip install 'incentives[{extra}]'" in str(caught.value)
        assert pickle.loads(pickle.dumps(caught.value)).extra == extra  # noqa: S301 - our own
