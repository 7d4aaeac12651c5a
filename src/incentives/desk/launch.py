"""The desk is started.

Streamlit runs `frame/app.py` in a process of its own until it is stopped.
"""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import FrameType

from incentives.desk.access.options import environment, flags
from incentives.desk.settings import REGISTER_VARIABLE, Settings

_SECONDS_TO_END = 10


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

    The server ends with this process, whether that is interrupted (SIGINT), told to end (SIGTERM)
    or loses its terminal (SIGHUP), from its first moment on; where it does not end by itself
    within ten seconds, it is ended. Then the register is held by nobody any more.
    """
    command = desk_command(
        settings, port=port, address=address, opens_browser=opens_browser, secrets=secrets
    )
    ending = _Ending()
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):  # some systems have no SIGHUP
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), ending.ask)
    serving = subprocess.Popen(command, env=desk_environment(settings))  # noqa: S603 - our own, without a shell
    ending.concerns(serving)
    return serving.wait()


class _Ending:
    """The server is told to end when this process is, and is ended if it does not."""

    def __init__(self) -> None:
        self._serving: subprocess.Popen[bytes] | None = None
        self._is_asked = False

    def ask(self, _: int, __: FrameType | None) -> None:
        """The program was told to end, perhaps before there is a server."""
        self._is_asked = True
        self._end()

    def concerns(self, serving: "subprocess.Popen[bytes]") -> None:
        """It is this server that ends."""
        self._serving = serving
        if self._is_asked:
            self._end()

    def _end(self) -> None:
        if self._serving is None:
            return
        self._serving.terminate()
        late = threading.Timer(_SECONDS_TO_END, self._serving.kill)
        late.daemon = True
        late.start()
