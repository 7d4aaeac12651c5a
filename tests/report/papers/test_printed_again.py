"""What is printed again comes out byte for byte, whenever and wherever it is printed."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
PRINT = """
import sys, time, hashlib, json
later = float(sys.argv[1])
now = time.time
time.time = lambda: now() + later
from datetime import date
import incentives
from incentives import Language, childcare
from incentives.childcare import Case
from incentives.report.papers.approval.annexes import approval_annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.party import Party
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.papers.workbook import assessment_book
from incentives.report.printing.formats import FORMATS, Kind
from incentives.report.printing.blocks import Opinion

case = childcare.read_case("examples/ningbo-closed.yaml")
told = incentives.assess(case, childcare.library(), on=date(2025, 12, 31))
form = ApprovalForm(
    office="宁波市财政局", entry="12", code="7K3M-Q9XW-2HDTR", facts=Case.form_facts,
    party=Party(name="甲", credit_code="91320684MA1XYZ0A18"),
    opinions=(Opinion(text="同意。", person="乙", day="2026年1月5日"), Opinion(), Opinion()),
)
digests = {}
for name, make in (("form", approval_sheet), ("annexes", approval_annexes)):
    sheet = make(told, Language.ZH, form)
    kind = Kind(sheet=lambda shown, _: shown, paper=lambda shown, _: shown)
    for format in ("pdf", "docx", "html", "markdown", "text"):
        written = FORMATS[format].written(kind, sheet, Language.ZH)
        octets = written.encode() if isinstance(written, str) else written
        digests[f"{name}.{format}"] = hashlib.sha256(octets).hexdigest()
book = FORMATS["xlsx"].written(Kind(book=assessment_book), told, Language.ZH)
digests["xlsx"] = hashlib.sha256(book).hexdigest()
print(json.dumps(digests))
"""


def printed(*, zone: str, language: str, seed: str, later: int) -> dict[str, str]:
    """The digests of every document, from a process of its own in such surroundings."""
    surroundings = {
        **os.environ,
        "TZ": zone,
        "LANG": language,
        "LC_ALL": language,
        "PYTHONHASHSEED": seed,
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(  # noqa: S603 — itself
        [sys.executable, "-c", PRINT, str(later)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        check=True,
        text=True,
        timeout=300,
    )
    digests: dict[str, str] = json.loads(done.stdout)
    return digests


def test_the_same_values_are_printed_byte_for_byte() -> None:
    """In another time zone, language and order of hashing, and 400 days later."""
    first = printed(zone="Asia/Shanghai", language="zh_CN.UTF-8", seed="1", later=0)
    again = printed(zone="America/Lima", language="C", seed="987", later=400 * 86_400)
    assert len(first) == 11
    assert first == again
    assert hashlib.sha256(b"").hexdigest() not in first.values()
