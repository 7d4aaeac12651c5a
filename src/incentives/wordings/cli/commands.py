"""What the command line itself says."""

from incentives.values.text import Text

UNKNOWN_INCENTIVE = Text(
    "没有编号、名称或文号为“{name}”的事项或文件 [unknown-incentive]。最接近的有：{close}",
    "no incentive and no document is called '{name}' [unknown-incentive]. The nearest are {close}",
)
UNKNOWN_INCENTIVE_CLOSE = Text(
    "没有编号为“{name}”的事项 [unknown-incentive]。是否指：{close}",
    "there is no incentive '{name}' [unknown-incentive]. Did you mean: {close}",
)
SEVERAL_CALLED = Text(
    "有 {count} 项叫“{name}”，请写编号或者连同文号写 [unclear-incentive]：{close}",
    "{count} are called '{name}': write the id, or the title with its document "
    "[unclear-incentive]: {close}",
)
CALLED = Text("{label}，编号 {id}", "{id} ({label})")
UNKNOWN_PLACE = Text(
    "政策库中没有代码或名称为“{code}”的地区 [unknown-jurisdiction]。最接近的有：{near}",
    "no place of the library has the code or name '{code}' [unknown-jurisdiction]. The nearest are "
    "{near}",
)
NO_PLACES = Text(
    "政策库中没有任何地区，写了“{code}” [unknown-jurisdiction]",
    "the library has no places at all, got '{code}' [unknown-jurisdiction]",
)
NO_PLACE = Text(
    "请用 --place 写明本单位所在地，或在 incentives.toml 中写 place，如 {near} [no-place]",
    "say with --place, or as `place` in incentives.toml, where the office is, such as {near} "
    "[no-place]",
)
PLACE_NEAR = Text("{code}（{name}）", "{code} ({name})")
LIST = Text("、", ", ")
UNCOVERED = Text("{rule} 没有政策用例 [uncovered]", "no policy case speaks of {rule} [uncovered]")
CHECKED = Text(
    "检查通过：政策文件 {instruments} 个，优惠事项 {incentives} 项，政策数值 {parameters} 个，"
    "政策用例 {cases} 个。检查的是{subject}。\n",
    "All is well: {instruments} instruments, {incentives} incentives, {parameters} parameters, "
    "{cases} policy cases. Checked: {subject}.\n",
)
ADVICE = Text("建议：{advice}\n", "Advice: {advice}\n")
HIDDEN_FILES = Text(
    "名称以点开头，未读取：{files}\n", "Not read, as their names begin with a dot: {files}\n"
)
OTHER_FILES = Text(
    "不是政策文件，未读取：{files}\n", "Not read, as they are no policy files: {files}\n"
)
NO_ANSWER = Text(
    "“{title}”（{id}）：{text} [{slug}]，见 {where}\n    {advice}",
    "{id} ({title}): {text} [{slug}]; it stands at {where}\n    {advice}",
)
CANNOT_WRITE_OUTPUT = Text(
    "结果不能写出 [cannot-write]：{reason}", "the output cannot be written [cannot-write]: {reason}"
)
POLICIES_WITHOUT_CASE = Text(
    "政策文件的格式与政策库无关，--policies 只与 --case 或 --table 同用 [unused-option]",
    "the shape of policy files rests on no library: --policies goes with --case [unused-option]",
)
POLICIES_BESIDE_FOLDER = Text(
    "两边中已有政策文件夹，--policies 不起作用，请去掉 [unused-option]",
    "one of the two sides is a folder of policies already: leave --policies out [unused-option]",
)
DAY_WITHOUT_CASES = Text(
    "政策用例各有自己的日期，--on 不起作用，请去掉，或用 --cases 指定个案文件 [unused-option]",
    "policy cases have days of their own: leave --on out, or name case files by --cases "
    "[unused-option]",
)
