"""What is said of papers, in Chinese and English side by side."""

from collections.abc import Mapping

from incentives.engine.assessment.papers import PaperState
from incentives.values.tables import one_for_each
from incentives.values.text import Text

TITLE = Text("申请材料清单", "Papers of the application")
STATES: Mapping[PaperState, Text] = one_for_each(
    PaperState,
    {
        PaperState.EXPIRED: Text("已过期", "expired"),
        PaperState.OUTSTANDING: Text("待补", "outstanding"),
        PaperState.EXPIRING: Text("即将到期", "expires soon"),
        PaperState.HELD: Text("已收", "on file"),
    },
)
LISTS: Mapping[PaperState, Text] = one_for_each(
    PaperState,
    {
        PaperState.EXPIRED: Text(
            "已过期，须重新提交（{count}项）", "Expired: to be handed in anew ({count})"
        ),
        PaperState.OUTSTANDING: Text("待补（{count}项）", "Outstanding ({count})"),
        PaperState.EXPIRING: Text(
            "已收，{days}日内到期（{count}项）", "On file, expires within {days} days ({count})"
        ),
        PaperState.HELD: Text("已收（{count}项）", "On file ({count})"),
    },
)
UNASKED = Text(
    "其他已收材料，本次无须据以证明（{count}项）",
    "Other papers on file, which prove nothing asked for here ({count})",
)
WITH_DETAILS = Text("{paper}（{details}）", "{paper} ({details})")
NUMBERED = Text("编号：{number}", "no. {number}")
VALID_TO = Text("有效期至{day}", "valid to {day}")
PROVES = Text(
    "{condition}（{source}）——用于：{incentives}", "{condition} ({source}) — for: {incentives}"
)
PROVES_UNSOURCED = Text("{condition}——用于：{incentives}", "{condition} — for: {incentives}")
FOR_ALL = Text("申报所需材料", "asked for with the application")
NONE_ASKED = Text("本次测算的各项政策均未要求提交材料。", "No paper is asked for.")
