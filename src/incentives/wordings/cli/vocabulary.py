"""What the help says of the command `vocabulary`."""

from incentives.values.text import Text

VOCABULARY = Text(
    "词汇表：规则可以读取的每项事实，以及读取它的事项、检查和结果（Markdown）",
    "the reference of the vocabulary: every fact that rules can read, and what reads it (Markdown)",
)
PLACE = Text(
    "只列这个地区适用的政策，代码或名称；不写则列全部",
    "tell of the law of this place alone, its code or name; else of all",
)
OUTPUT = Text("写入的文件；不写则显示", "the file that it is written to; else it is shown")
