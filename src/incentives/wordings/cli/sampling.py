"""What the command `sample` says."""

from incentives.values.text import Text

SAMPLE = Text(
    "生成一批模拟个案，供试算、测试使用",
    "make up cases, to try out and to test with",
)
COUNT_NAME = Text("个数", "COUNT")
COUNT = Text("生成多少个个案", "how many cases")
RESULT_NAME = Text("结果", "RESULT")
RESULT = Text(
    "写入的表格：.parquet、.arrow、.feather、.ipc 或 .csv；"
    "不带后缀的是文件夹，每个个案一个 YAML 文件",
    "the table to write: .parquet, .arrow, .feather, .ipc or .csv; a name without an ending is a "
    "folder of case files",
)
NUMBER_NAME = Text("数", "NUMBER")
SHARE_NAME = Text("比例", "SHARE")
SEED = Text(
    "随机种子，默认 0；种子相同，个案相同",
    "which of all populations, 0 unless said; the same seed gives the same cases",
)
MONTHS = Text(
    "按月填报的清单都有截至该日的若干个月，默认不补足",
    "so many months up to the day have rows in each list by month; none has to unless said",
)
UNKNOWN = Text(
    "未填写的事实占多大比例，如 0.05；默认 0",
    "the share of facts that nobody has stated, such as 0.05; 0 unless said",
)
PLACE = Text(
    "全部个案所在地的代码或名称；默认在各地",
    "code or name of the place of all cases; anywhere unless said",
)
ON = Text(
    "生成的日期、月份截至何日，默认今天",
    "the day up to which days and months are made up; today unless said",
)
DONE = Text("已生成 {count} 个个案，写入 {file}\n", "{count} cases made up, written: {file}\n")
NOT_EMPTY = Text(
    "文件夹“{folder}”不是空的 [not-empty]。请使用新的文件夹",
    "the folder {folder} is not empty [not-empty]. Use a new one",
)
TOO_MANY_FILES = Text(
    "逐个写成文件的个案最多 {most} 个 [too-many-files]。请写成一张表格，如 cases.parquet",
    "at most {most} cases are written as files [too-many-files]. Write a table, such as "
    "cases.parquet",
)
