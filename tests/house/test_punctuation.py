"""Chinese has the punctuation of Chinese, in every sentence of ours and in the law."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

import incentives.wordings
from incentives.values.text import Text, full_width

POLICIES = Path(__file__).parents[2] / "policies"
HALF_WIDTH = re.compile(
    r"[\u3400-\u9fff][,;:?!()\[\]]|[,;:?!()\[\]][\u3400-\u9fff]"
    r"|[(\[（［【](?:19|20)\d\d[)\]）］】](?=\d+号)|\d{5,}(?:\.\d+)? 元"
)
"""Half-width marks beside Chinese, a year in other brackets, an amount without separators."""
OF_PATTERNS = re.compile(r"\{[^{}]*\}")


def texts_in(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        for inside in (*value.keys(), *value.values()):
            yield from texts_in(inside)
    elif isinstance(value, tuple | list | frozenset | set):
        for inside in value:
            yield from texts_in(inside)


def wordings() -> Iterator[tuple[str, str]]:
    for module in pkgutil.walk_packages(incentives.wordings.__path__, "incentives.wordings."):
        for name, value in vars(importlib.import_module(module.name)).items():
            yield from ((f"{module.name}.{name}", text.zh) for text in texts_in(value))


def laws(node: object) -> Iterator[str]:
    """What stands in Chinese in a policy file, and what is cited."""
    if isinstance(node, dict):
        for key, inside in node.items():
            if key in {"zh", "cite", "document", "number"} and isinstance(inside, str):
                yield inside
            else:
                yield from laws(inside)
    elif isinstance(node, list):
        for inside in node:
            yield from laws(inside)


def wrong(text: str) -> str:
    found = HALF_WIDTH.search(OF_PATTERNS.sub("{}", text))
    return found[0] if found else ""


def test_our_sentences_have_full_width_punctuation() -> None:
    """Wherever they are shown: on paper, on the desk, on the command line."""
    told = list(wordings())
    assert len(told) > 1000
    assert [] == [(name, text) for name, text in told if wrong(text)]


def test_the_law_is_printed_with_full_width_punctuation() -> None:
    """However it was typed; its numbers carry the year in their own brackets."""
    files = [path for path in POLICIES.rglob("*.yaml") if not path.name.endswith(".cases.yaml")]
    texts = [
        (path.name, text)
        for path in files
        for text in laws(yaml.safe_load(path.read_text(encoding="utf-8")))
    ]
    assert len(texts) > 1000
    assert [] == [(name, text) for name, text in texts if wrong(full_width(text))]


@pytest.mark.parametrize(
    "text",
    [
        "其中:已拨付",
        "一(一)",
        "海政办发[2013]64号",
        "海政办发（2013）64号",
        "计 5000000 元",
        "甲,乙",
    ],
)
def test_what_is_wrong_is_found(text: str) -> None:
    """These have been seen."""
    assert wrong(text)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("苏财社(2021)1号", "苏财社〔2021〕1号"),
        ("苏财社〔2021〕1号", "苏财社〔2021〕1号"),
        ("其中:12:30 起,共 1,000.00 元", "其中：12:30 起，共 1,000.00 元"),
        ("一(一)2", "一（一）2"),
        (
            "江苏省电网销售电价表(2021年10月15日起执行)",
            "江苏省电网销售电价表（2021年10月15日起执行）",
        ),
    ],
)
def test_what_was_typed_is_printed_right(typed: str, printed: str) -> None:
    """A comma in a figure and a time stay as they are."""
    assert full_width(typed) == printed
