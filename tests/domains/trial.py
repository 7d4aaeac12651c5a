"""A notice of a trial in Haimen that asks for facts of its own, beside the bundled policies."""

from pathlib import Path
from shutil import copytree

import incentives
from incentives import Library, childcare

PLACE = "320614"
TRIAL = "cn.jiangsu.nantong.haimen.trial"
HEADER = f"""
instrument:
  id: {TRIAL}
  number: 试一号
  title: {{zh: 试行通知, en: notice of a trial}}
  published: 2022-01-01
  in_force: {{from: 2022-01-01}}
"""


def library_with(sections: str, folder: Path) -> Library:
    """The bundled policies and the notice with these sections, as files in the folder."""
    policies = folder / "all"
    copytree(childcare.policies_folder(), policies)
    notice = policies.joinpath(*TRIAL.split(".")).with_suffix(".yaml")
    notice.write_text(HEADER + sections, encoding="utf-8")
    return incentives.load_library(policies, vocabulary=childcare.Case)
