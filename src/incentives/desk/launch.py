"""The desk is started.

Streamlit runs `frame/app.py` in a process of its own until it is stopped.
"""

import subprocess
import sys
from pathlib import Path

from incentives.desk.settings import Settings

MOST_UPLOAD_MB = 20
"""No larger file is taken; a workbook of thousands of institutions has a few megabytes."""

_OPTIONS = {
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "global.developmentMode": "false",
    "runner.magicEnabled": "false",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": str(MOST_UPLOAD_MB),
}


def desk_command(
    settings: Settings, *, port: int, address: str, opens_browser: bool, secrets: Path | None
) -> list[str]:
    """The command that serves the desk at `http://address:port`.

    `secrets`: the file that says who may sign in.
    """
    options = {
        **_OPTIONS,
        "server.port": str(port),
        "server.address": address,
        "server.headless": "false" if opens_browser else "true",
        **({"secrets.files": str(secrets.resolve())} if secrets is not None else {}),
    }
    script = Path(__file__).parent / "frame" / "app.py"
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        *flags,
        "--",
        *settings.as_arguments(),
    ]


def run_desk(
    settings: Settings, *, port: int, address: str, opens_browser: bool, secrets: Path | None = None
) -> int:
    """Serves the desk until it is stopped, and gives the exit status."""
    command = desk_command(
        settings, port=port, address=address, opens_browser=opens_browser, secrets=secrets
    )
    serving = subprocess.Popen(command)  # noqa: S603 - a command of our own, without a shell
    try:
        return serving.wait()
    except KeyboardInterrupt:  # the terminal has told Streamlit too
        return serving.wait()
