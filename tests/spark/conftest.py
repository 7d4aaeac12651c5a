"""A Spark of two threads on this machine, one for all tests; Python runs beside it.
What processes keep they keep in a folder of this run.

Without Java or the extra `spark` the tests are skipped, but where `SPARK_EXPECTED` says that they
are to run.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.memory": "1g",
    "spark.log.level": "OFF",
}


def _missing() -> str | None:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        return "no Java is installed"
    lacking = [name for name in ("pyspark", "pandas", "pyarrow") if find_spec(name) is None]
    return f"the extra `spark` is not installed: {', '.join(lacking)}" if lacking else None


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[SparkSession]":
    missing = _missing()
    if missing is not None:
        if os.environ.get("SPARK_EXPECTED"):
            pytest.fail(missing)
        pytest.skip(missing)
    sql = import_module("pyspark.sql")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        scratch = str(tmp_path_factory.mktemp("spark"))
        patch.setenv("INCENTIVES_CACHE", scratch)
        builder = sql.SparkSession.builder.master("local[2]")
        builder = builder.config("spark.local.dir", scratch)
        for name, value in _SETTINGS.items():
            builder = builder.config(name, value)
        started = builder.getOrCreate()
        yield started
        started.stop()
