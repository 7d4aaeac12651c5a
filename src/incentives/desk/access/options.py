"""How Streamlit is bound: options that no file and no variable of the environment decides."""

import os
from collections.abc import Mapping
from pathlib import Path

MOST_UPLOAD_MB = 20
"""No larger file is taken; a workbook of thousands of institutions has a few megabytes."""

Value = bool | int | str | dict[str, str]

FIXED: Mapping[str, Value] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "global.developmentMode": False,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.allowRunOnSave": False,
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": MOST_UPLOAD_MB,
    "server.runOnSave": False,
    "server.scriptHealthCheckEnabled": False,
    "server.trustedUserHeaders": {},
    "theme.base": "light",
    "theme.primaryColor": "#b3283c",
}
"""Each option as it is served. Headers that a visitor sends never say who he is, no other page
opens a connection, no file of the folder is served.

Memory is looked through when Python itself finds it worthwhile: to do so after each change takes
as long as to work out and draw what follows from it. The desk is light on a machine whose windows
are dark too, as its own parts are; its red is dark enough to be read on a tinted ground.
"""

_NO_SECRETS = Path(__file__).parent / "nobody-signs-in.toml"
"""A file that is not there: secrets that lie about decide nothing."""


def flags(secrets: Path | None) -> list[str]:
    """The options as arguments of Streamlit, which prevail over its files and variables.

    `secrets`: the sign-in file; None: nobody signs in, whatever secrets lie in the folder.
    """
    file = secrets.absolute() if secrets is not None else _NO_SECRETS
    written = [f"--{name}={_written(value)}" for name, value in FIXED.items()]
    return [*written, f"--secrets.files={file}"]


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables without those by which Streamlit would be told something else."""
    return {name: value for name, value in variables.items() if not name.startswith("STREAMLIT_")}


def secrets_lying_about() -> tuple[Path, ...]:
    """The files that Streamlit would read secrets from by itself, where there are any."""
    homes = (os.path.expanduser("~"), ".")  # noqa: PTH111 - it gives an answer to whoever has none
    files = (Path(home).absolute() / ".streamlit" / "secrets.toml" for home in homes)
    return tuple(file for file in files if file.exists())


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
