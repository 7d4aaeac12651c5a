"""The desk is started.

Streamlit runs `frame/app.py` in a process of its own until it is stopped.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

from incentives.desk.access.options import environment, flags
from incentives.desk.settings import REGISTER_VARIABLE, Settings


def desk_command(
    settings: Settings, *, port: int, address: str, opens_browser: bool, secrets: Path | None
) -> list[str]:
    """The command that serves the desk at `http://address:port`.

    `secrets`: the file that says who may sign in. Nothing in it is secret: whoever is at the
    machine can read it in the list of processes.
    """
    script = Path(__file__).parent / "frame" / "app.py"
    return [
        sys.executable,
        "-P",  # what lies in the folder where it is started is no part of the program
        "-m",
        "streamlit",
        "run",
        str(script),
        *flags(secrets),
        f"--server.port={port}",
        f"--server.address={address}",
        f"--server.headless={'false' if opens_browser else 'true'}",
        "--",
        *settings.as_arguments(),
    ]


def desk_environment(settings: Settings) -> dict[str, str]:
    """The variables with which it is served: those of this process, and where the register is."""
    variables = environment(os.environ)
    variables.pop(REGISTER_VARIABLE, None)
    return {**variables, **settings.as_variables()}


def run_desk(
    settings: Settings, *, port: int, address: str, opens_browser: bool, secrets: Path | None = None
) -> int:
    """Serves the desk until it is stopped, and gives the exit status.

    The server ends with this process, whether that is interrupted or told to end (SIGTERM).
    """
    command = desk_command(
        settings, port=port, address=address, opens_browser=opens_browser, secrets=secrets
    )
    signal.signal(signal.SIGTERM, _interrupt)
    serving = subprocess.Popen(command, env=desk_environment(settings))  # noqa: S603 - our own, without a shell
    try:
        return serving.wait()
    except KeyboardInterrupt:
        serving.terminate()
        return serving.wait()


def _interrupt(_: int, __: FrameType | None) -> None:
    """What ends programs otherwise is told as the terminal tells it.

    Raises:
        KeyboardInterrupt: always.
    """
    raise KeyboardInterrupt
