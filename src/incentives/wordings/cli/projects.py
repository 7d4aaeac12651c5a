"""What the command line says of projects, layers and vocabularies."""

from incentives.values.text import Text

LAYER_NAME = Text("政策", "POLICIES")
POLICIES = Text(
    "不用项目或自带的政策，改用此文件夹或“package:NAME”；可写几次，上层在前，下层在后",
    "policies in this folder, or of package:NAME, instead of those of the project or the bundled "
    "ones; may be given several times, the uppermost layer first",
)
CLASS_NAME = Text("MODULE:CLASS", "MODULE:CLASS")
VOCABULARY = Text(
    "个案的词汇表（attrs 类）；不写则按项目，没有项目则用自带的",
    "the vocabulary of cases, an attrs class; if not given that of the project, or the bundled one",
)
PROJECT = Text(
    "项目文件 incentives.toml 所在的文件夹；不写则从当前文件夹向上寻找",
    "the folder of the project file incentives.toml; if not given it is looked for in the working "
    "folder and above it",
)
CHECKED_LAYER = Text(
    "要检查的政策文件夹或“package:NAME”；不写则检查项目的最上一层，没有项目则检查自带的政策",
    "the folder of policies, or package:NAME, to check; if not given the uppermost layer of the "
    "project, else the bundled policies",
)
SIDE = Text(
    "一边：政策文件夹、“package:NAME”、项目文件夹、内部执行标准，或 bundled（自带的政策）",
    "one side: a folder of policies, package:NAME, the folder of a project, an overlay, or "
    "`bundled`",
)
OTHER_SIDE = Text("另一边，写法相同", "the other side, written alike")
LOCK = Text(
    "锁定项目各层政策的版本（incentives.lock）",
    "pin which version of each layer a project rests on (incentives.lock)",
)
VERSIONED = Text("{layer}（{name} {version}，{digest}）", "{layer} ({name} {version}, {digest})")
PINNED = Text(
    "已锁定 {source}：{name} {version}（{digest}）", "pinned {source}: {name} {version} ({digest})"
)
LOCKED = Text("已写入 {file}", "written: {file}")
NOTHING_TO_PIN = Text(
    "各层都在项目文件夹中，不需要锁定", "all layers lie in the folder of the project: none to pin"
)
NO_PROJECT = Text(
    "当前文件夹及其上都没有项目文件 incentives.toml [no-project]",
    "there is no project file incentives.toml in the working folder or above it [no-project]",
)
BUNDLED_LAW = Text("自带的政策", "the bundled law")
OVER = Text("{layer}（以 {lower} 为下层）", "{layer}, over {lower}")
NO_FILE_FOUND = Text(
    "{layers}；当前文件夹及其上都没有项目文件 incentives.toml，未读取 {beside}",
    "{layers}; there is no project file incentives.toml in the working folder or above it, and not "
    "read was {beside}",
)
INIT = Text(
    "为一个地区新建自己的政策项目，叠加在自带的政策之上",
    "begin a repository of a district's own policies over the bundled ones",
)
INIT_FOLDER = Text("新建在此文件夹，默认为当前文件夹", "the folder; default: the working folder")
INIT_PLACE = Text("行政区划代码，如 320681", "its code (GB/T 2260), such as 320681")
NAME = Text("中文地名，如 南通市启东市", "its name in Chinese, such as 南通市启东市")
ENGLISH_NAME = Text(
    '英文地名，如 "Qidong City, Nantong"', 'its name in English, such as "Qidong City, Nantong"'
)
NO_DISTRICT = Text(
    "“{code}”不是行政区划代码，应为六位数字，前两位为省级代码 [unknown-jurisdiction]",
    "'{code}' is no code of a place: six digits are expected, the first two those of a province "
    "[unknown-jurisdiction]",
)
NAMELESS_DISTRICT = Text(
    "政策库中没有代码为“{code}”的地区，最接近的有：{near}。如果确为新的地区，请用 --name 写明地名 "
    "[unknown-jurisdiction]",
    "no place of the library has the code '{code}'; the nearest are {near}. If it is a new one, "
    "say what it is called: --name [unknown-jurisdiction]",
)
BAD_NAME = Text(
    "地名中不能有引号、反斜杠或换行 [bad-name]",
    "a name holds no quotation mark, backslash or line end [bad-name]",
)
ALREADY_THERE = Text(
    "已有这些文件，没有写入任何内容：{files} [already-there]",
    "nothing was written, since these files are there: {files} [already-there]",
)
BEGUN = Text(
    "已写入：\n{files}其中的政策是示例，请替换，见 README.md。检查：incentives check\n",
    "written:\n{files}The policy among them is an example: replace it, see README.md. Check it: "
    "incentives check\n",
)
