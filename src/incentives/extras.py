"""The extras: what each is for, which modules it brings, and how it is said that one is missing.

What an extra brings is imported where it is used, after it was asked for here. Which packages that
are says `pyproject.toml`.
"""

from collections.abc import Mapping
from importlib.util import find_spec
from types import MappingProxyType

import attrs

from incentives.errors import IncentivesError
from incentives.values.text import Text

_MISSING = Text(
    "{purpose}所需的程序包尚未安装 [not-installed]。请运行：pip install 'incentives[{extra}]'",
    "the packages for {purpose} are not installed [not-installed]. Run: "
    "pip install 'incentives[{extra}]'",
)


@attrs.frozen(kw_only=True)
class Extra:
    """One extra of the package: `name`, as pip is told it, and what it is for.

    `modules`: what it brings, as it is imported. `takes_in`: the extras that it brings along.
    """

    name: str
    purpose: Text
    modules: tuple[str, ...]
    takes_in: tuple[str, ...] = ()


_ROWS = (
    Extra(
        name="papers",
        purpose=Text("生成 Word、Excel、PDF 文件和审批用表", "Word, Excel, PDF and papers to sign"),
        modules=("cn2an", "docx", "openpyxl", "segno", "typst", "xlsxwriter"),
    ),
    Extra(
        name="register", purpose=Text("登记簿", "the register"), modules=("sqlalchemy", "alembic")
    ),
    Extra(
        name="desk",
        purpose=Text("工作台", "the desk"),
        modules=("streamlit", "altair"),
        takes_in=("papers", "register"),
    ),
    Extra(
        name="tables",
        purpose=Text("读写表格", "reading and writing tables"),
        modules=("numpy", "pyarrow", "rich"),
    ),
    Extra(name="fast", purpose=Text("编译运算", "compiled kernels"), modules=("numba",)),
    Extra(name="json", purpose=Text("更快地写出 JSON", "JSON in less time"), modules=("msgspec",)),
    Extra(
        name="databases",
        purpose=Text("读写数据库", "reading and writing databases"),
        modules=("adbc_driver_postgresql", "adbc_driver_sqlite"),
        takes_in=("tables",),
    ),
    Extra(
        name="spark",
        purpose=Text("集群运算", "cases of a cluster"),
        modules=("pandas", "pyspark"),
        takes_in=("tables",),
    ),
    Extra(
        name="postgres",
        purpose=Text("PostgreSQL 登记簿", "a register on PostgreSQL"),
        modules=("psycopg",),
        takes_in=("register",),
    ),
    Extra(
        name="sign-in",
        purpose=Text("登录", "the sign-in"),
        modules=("authlib", "httpx"),
        takes_in=("desk",),
    ),
)
EXTRAS: Mapping[str, Extra] = MappingProxyType({extra.name: extra for extra in _ROWS})
"""By name; `tests/extras` tries each alone."""


class MissingExtra(IncentivesError, ModuleNotFoundError):
    """What was asked for needs an extra that is not installed; `text` says which.

    `extra`: its name.
    """

    code = "not-installed"

    def __init__(self, extra: str) -> None:
        row = EXTRAS[extra]
        self.extra = extra
        self.text = Text(
            _MISSING.zh.format(purpose=row.purpose.zh, extra=extra),
            _MISSING.en.format(purpose=row.purpose.en, extra=extra),
        )
        super().__init__(self.text.en)

    def __reduce__(self) -> tuple[type["MissingExtra"], tuple[str]]:
        return type(self), (self.extra,)


def is_installed(extra: str) -> bool:
    """Whether everything that the extra brings is there, with the extras that it takes in."""
    row = EXTRAS[extra]
    return not lacking(row.modules) and all(map(is_installed, row.takes_in))


def lacking(modules: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the modules that are not installed."""
    return tuple(module for module in modules if find_spec(module) is None)


def check_extra(extra: str) -> None:
    """Nothing, where the extra is installed.

    Raises:
        MissingExtra: if it is not.
    """
    if not is_installed(extra):
        raise MissingExtra(extra)
