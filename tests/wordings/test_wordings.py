"""The catalogues of wordings: both languages say the same, each in its own punctuation."""

import re
from string import Formatter
from types import MappingProxyType, ModuleType

import pytest

from incentives.values.text import Text
from incentives.wordings import people as people_wordings
from incentives.wordings.cli import access as cli_access_wordings
from incentives.wordings.cli import commands as cli_wordings
from incentives.wordings.desk import access as access_wordings
from incentives.wordings.report import ledger as ledger_wordings
from incentives.wordings.report import operators as operator_words
from incentives.wordings.report import payment as payment_wordings
from incentives.wordings.report import rule as rule_wordings
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms
from tests.report.reports import CHINESE

CATALOGUES = (
    wordings,
    rule_wordings,
    payment_wordings,
    terms,
    operator_words,
    ledger_wordings,
    cli_wordings,
    cli_access_wordings,
    access_wordings,
    people_wordings,
)


def texts_of(module: ModuleType) -> list[tuple[str, Text]]:
    found: list[tuple[str, Text]] = []
    for name, value in vars(module).items():
        members = (
            value.values()
            if isinstance(value, MappingProxyType)
            else value
            if isinstance(value, tuple)
            else (value,)
        )
        found += [
            (f"{module.__name__}.{name}", member) for member in members if isinstance(member, Text)
        ]
    return found


ALL = [each for module in CATALOGUES for each in texts_of(module)]


def gaps(template: str) -> set[str]:
    return {
        re.split(r"[:!]", name)[0]
        for _, name, *_ in Formatter().parse(template)
        if name is not None
    }


@pytest.mark.parametrize(("name", "text"), ALL)
def test_both_languages_have_the_same_gaps(name: str, text: Text) -> None:
    assert gaps(text.zh) == gaps(text.en), name


@pytest.mark.parametrize(("name", "text"), ALL)
def test_english_has_no_chinese_and_chinese_no_half_width_punctuation(
    name: str, text: Text
) -> None:
    assert not CHINESE.search(text.en), name
    if CHINESE.search(text.zh):
        assert not re.search(
            r"[,;?()](?!\s*(to|from):)", re.sub(r"\{\{.*?\}\}|“-”", "", text.zh)
        ), name


def test_the_catalogues_are_found() -> None:
    assert len(ALL) > 150
