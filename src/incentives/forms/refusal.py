"""What was typed and could not be taken: a sentence that says what to write."""

import attrs

from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class Refusal:
    """Why nothing was taken of what was typed, and how to write it."""

    text: Text


NOT_A_DAY = Text(
    "“{typed}”不是完整的日期。请写年月日，如 2023-12-31 或 2023年12月31日。",
    "‘{typed}’ is no complete date. Write it as 2023-12-31.",
)
NO_SUCH_DAY = Text("没有{typed}这一天，请核对年月日。", "There is no day {typed}.")
SHORT_YEAR = Text(
    "“{typed}”的年份不明。请写四位年份，如 2023-12-31。",
    "The year of ‘{typed}’ is not plain. Write 2023-12-31.",
)
NOT_A_MONTH = Text(
    "“{typed}”不是月份。请写年月，如 2023-12 或 2023年12月。",
    "‘{typed}’ is no month. Write it as 2023-12.",
)
A_DAY_FOR_A_MONTH = Text(
    "这里只写到月。请写 {month}。", "Only the month is asked for. Write {month}."
)
NOT_A_NUMBER = Text(
    "“{typed}”不是数字。请用阿拉伯数字，如 1500、1,500 或 60万。",
    "‘{typed}’ is no number. Write digits, such as 1500 or 1,500.",
)
COMMA_UNCLEAR = Text(
    "“{typed}”中的逗号看不出是分节号还是小数点。分节写 1,500，小数写 1.5。",
    "The comma in ‘{typed}’ is not plain. Write 1,500 for thousands and 1.5 for decimals.",
)
ANOTHER_UNIT = Text(
    "“{typed}”的单位不是{unit}。请换算后只写数字。",
    "‘{typed}’ is not in {unit}. Convert it and write digits only.",
)
NO_UNIT_HERE = Text("“{typed}”带有单位。这里只写数字。", "‘{typed}’ has a unit. Write digits only.")
TOO_MANY_DIGITS = Text("“{typed}”位数过多，请核对。", "‘{typed}’ has too many digits.")
NOT_WHOLE = Text("填写为 {typed}，这里只能填整数。", "Got {typed}; only whole numbers are taken.")
TOO_LOW = Text("填写为 {typed}，不应小于 {least}。", "Got {typed}; it cannot be below {least}.")
TOO_HIGH = Text("填写为 {typed}，不应大于 {most}。", "Got {typed}; it cannot be above {most}.")
NO_BEGINNING = Text(
    "请填写起始日期；如从未有过，请选“从未有”。", "Say from when; if never, choose ‘never’."
)
ENDS_BEFORE = Text(
    "止日{last}早于起日{first}，请核对。", "It ends on {last}, before it begins on {first}."
)
PERIODS_MEET = Text(
    "第{number}段起日{first}不晚于上一段的止日。请按先后填写，前后不重叠。",
    "Period {number} begins on {first}, before the one before it has ended.",
)
STILL_RUNS = Text(
    "第{number}段之前的一段没有填止日。请补填止日。",
    "The period before number {number} has no last day.",
)
UNFIT = Text("未采用：{fault}。{advice}", "Not taken: {fault}. {advice}")
NOT_OFFERED = Text("“{typed}”不在可选范围内。", "‘{typed}’ is none of the choices.")


def refusal(text: Text, **gaps: object) -> Refusal:
    """The sentence with its gaps filled in, in both languages.

    A gap that is a `Text` is said in the language of the sentence.
    """
    chinese = {name: gap.zh if isinstance(gap, Text) else gap for name, gap in gaps.items()}
    english = {name: gap.en if isinstance(gap, Text) else gap for name, gap in gaps.items()}
    return Refusal(text=Text(text.zh.format(**chinese), text.en.format(**english)))
