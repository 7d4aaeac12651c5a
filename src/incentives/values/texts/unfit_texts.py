"""What is said of a text that is not taken: what stands where, and what to do."""

import unicodedata
from collections.abc import Mapping

from incentives.values.text import Text

BLANK = Text("此处没有文字", "there is nothing in the text")
BLANK_ADVICE = Text("尚不清楚的，不填即可。", "Leave it out if it is not known.")
OUTER = Text("文字的开头或末尾有空格", "the text begins or ends with a blank")
OUTER_ADVICE = Text("删去开头和末尾的空格。", "Delete the blanks at its ends.")
TOO_LONG_ADVICE = Text("请核对，只保留名称或编号等必要的文字。", "Check it; shorten what it says.")
LINE_BREAK_ADVICE = Text("请写在一行以内。", "Write it on one line, without tabs.")
ADVICE: Mapping[str, Text] = {
    "control": Text("删去该字符；找不到的，请重新录入。", "Delete it, or type the text again."),
    "hidden": Text(
        "删去该字符；找不到的，请重新录入，不要从网页或聊天记录粘贴。",
        "Delete it; if it cannot be found, type the text again instead of pasting it.",
    ),
    "damaged": Text(
        "原来的文字在复制或转换时丢失，请重新录入。",
        "What stood there was lost in copying: type it again.",
    ),
    "private": Text(
        "造字在其他电脑上显示不同或不能显示。请改用国家标准（GB 18030）收录的该字；"
        "标准未收录的，请拆写并加括号，如（木＋甲）。",
        "It shows differently on each computer: use the character that the standard has (GB 18030, "
        "Unicode), or describe it by its parts in brackets.",
    ),
    "mark": Text("删去多余的附加符号，或重新录入。", "Delete the mark, or type the text again."),
}
_KIND: Mapping[str, Text] = {
    "control": Text("控制字符或无效字符", "a control character or none at all"),
    "hidden": Text("看不见的字符", "a character that cannot be seen"),
    "damaged": Text("已丢失文字的占位符", "a stand-in for what was lost"),
    "private": Text("造字（专用区字符）", "a character of a private area"),
    "mark": Text("没有所附文字的附加符号", "a mark that stands on no letter, or on many others"),
}
_CHINESE: Mapping[str, str] = {
    "\u00a0": "不间断空格",
    "\u00ad": "软连字符",
    "\u061c": "阿拉伯文方向标记",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字符",
    "\u200d": "零宽连字符",
    "\u200e": "从左至右标记",
    "\u200f": "从右至左标记",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u202a": "从左至右嵌入",
    "\u202b": "从右至左嵌入",
    "\u202c": "方向还原符",
    "\u202d": "从左至右强制符",
    "\u202e": "从右至左强制符",
    "\u2060": "词连接符",
    "\u2800": "盲文空格",
    "\u3164": "谚文填充符",
    "\ufeff": "字节顺序标记",
    "\uffa0": "半角谚文填充符",
}


def character(kind: str, refused: str, at: int) -> Text:
    """Which character is refused, by number and name, and which one of the text it is."""
    number = f"U+{ord(refused):04X}"
    zh, en = _named_zh(refused), unicodedata.name(refused, "").lower()
    said = _KIND[kind]
    return Text(
        f"文字的第 {at + 1} 个字符是{said.zh}：{number}{f'（{zh}）' if zh else ''}",
        f"character {at + 1} of the text is {said.en}: {number}{f', {en}' if en else ''}",
    )


def line_break(at: int) -> Text:
    """That a text of one line has a tab or another line."""
    return Text(
        f"文字的第 {at + 1} 个字符是换行或制表符",
        f"character {at + 1} of the text is a tab or the end of a line",
    )


def too_long(length: int, longest: int) -> Text:
    """How long the text is, and how long it may be."""
    return Text(
        f"此处文字有 {length:,} 个字符，最多 {longest:,} 个",
        f"this text has {length:,} characters; {longest:,} is the most",
    )


def _named_zh(refused: str) -> str:
    if "\ufe00" <= refused <= "\ufe0f" or "\U000e0100" <= refused <= "\U000e01ef":
        return "异体字选择符"
    return _CHINESE.get(refused, "")
