"""The published schemas stand before ajv in strict mode, which many finance systems validate by.

It is run where node is there, and a folder with ajv and ajv-formats is named: `nox -s ajv`.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import cast

import pytest

import incentives
from incentives import Detail
from tests.documents.write_schemas import PUBLISHED
from tests.report.reports import bundled
from tests.results import assessments, checked, comparison, reassessment, recoveries

NODE = shutil.which("node")
MODULES = os.environ.get("INCENTIVES_AJV", "")
pytestmark = pytest.mark.skipif(NODE is None or not MODULES, reason="no node, or no ajv")


def faults(documents: list[str]) -> list[list[str]]:
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in PUBLISHED.iterdir()}
    assert NODE is not None
    done = subprocess.run(  # noqa: S603 - node, and a script of our own
        [NODE, str(Path(__file__).with_name("validate.cjs")), MODULES],
        input=json.dumps({"schemas": schemas, "documents": documents}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)
    return cast("list[list[str]]", json.loads(done.stdout))


def test_every_example_is_valid_by_ajv() -> None:
    """Small and with all details; so are a reassessment, a comparison, recoveries, a check."""
    found = assessments().values()
    texts = [text for one in found for text in (one.to_json(), one.to_json(detail=Detail))]
    others = [one.to_json() for one in (reassessment(), comparison(), recoveries())]
    cases = [incentives.case_to_json(one.case, bundled()) for one in found]
    documents = [*texts, *others, checked(), *cases]
    assert [[] for _ in documents] == faults(documents)


def test_what_is_otherwise_is_told_by_ajv() -> None:
    """Another outcome, at its place."""
    document = json.loads(assessments()["haimen-new-build"].to_json())
    document["determinations"][0]["outcome"] = "MAYBE"
    ((fault,),) = faults([json.dumps(document)])
    assert fault.startswith("/determinations/0/outcome ")
