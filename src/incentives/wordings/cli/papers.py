"""What the command line says of papers."""

from incentives.values.text import Text

OUTPUT_NEEDED = Text(
    "{form} 文件不能显示在屏幕上 [output-needed]。请用 --output 指定文件名，如：--output "
    "审批表.{suffix}",
    "a {form} file cannot be shown on a screen [output-needed]. Say where it goes: --output "
    "FILE.{suffix}",
)
CANNOT_WRITE = Text(
    "文件“{file}”不能写入 [cannot-write]：{reason}",
    "the file '{file}' cannot be written [cannot-write]: {reason}",
)
NO_SUCH_PAPER = Text(
    "审批表及其附件没有 {form} 格式 [no-such-paper]。请用 --format 指定：{forms}",
    "an approval form and its annexes are not written as {form} [no-such-paper]. Ask with --format "
    "for one of: {forms}",
)
DETAIL_IS_OF_JSON = Text(
    "--detail 只用于 JSON [detail-without-json]。请同时指定 --format json。",
    "--detail is of JSON only [detail-without-json]. Ask for --format json with it.",
)
NO_USER = Text(
    "本机用户没有名称 [no-officer]。请用 --officer 指明打印人。",
    "the user of this machine has no name [no-officer]. Say with --officer who prints.",
)
WRITTEN = Text("已写入 {file}\n", "written to {file}\n")
