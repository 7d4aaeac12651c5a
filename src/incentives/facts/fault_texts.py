"""What faults of a case say in the same words wherever they are found."""

from incentives.facts.in_chinese import said
from incentives.facts.shown import shown
from incentives.values.text import Text

YES_OR_NO = Text("true（是）或 false（否）", "true or false")
A_PERIOD = Text("起止期间，如 {from: 2022-11-20}", "a period such as {from: 2022-11-20}")
A_DATE = Text("日期，如 2022-11-20", "a date such as 2022-11-20")
A_MONTH = Text("月份，如 2023-01", "a month such as 2023-01")
NO_SUCH_FACT = Text("事实目录中没有这一项", "no fact has this name")
FACTS_BY_ID = Text("按完整编号逐项列出的文件专项事实", "facts by their full id")


def got(raw: object, expected: Text) -> Text:
    """What was found and what was expected."""
    return Text(
        f"填写为{said(raw)}，应为{expected.zh}", f"got {shown(raw)}, expected {expected.en}"
    )
