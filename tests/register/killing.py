"""Files and pays until it is killed, over and over: `python -m tests.register.killing FILE ROUNDS`.

Each entry that was acknowledged is written to the standard output by the one that kills, which
reads it from a pipe.
"""

import os
import random
import select
import signal
import sys
import time
from typing import NoReturn

from incentives import childcare
from incentives.register import Register
from tests.register.offices import Office, act, paying


def file_for_ever(address: str, office: Office, out: int) -> NoReturn:
    """Files a determination and pays some of it, and tells each as soon as it is answered."""
    register = Register.open(address)
    while True:
        entry = office.file(register, unusual="另一户")
        os.write(out, f"{entry.head}\n".encode())
        for number in range(1, 6):
            payment = register.pay(paying(entry.number, "1.00", instalment=number), act(again="x"))
            os.write(out, f"{payment.head}\n".encode())


def kill_at_random(address: str, office: Office, chance: random.Random) -> bytes:
    """What one of them acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            file_for_ever(address, office, writing)
        finally:
            os._exit(1)
    os.close(writing)
    told = os.read(reading, 65536) if select.select([reading], [], [], 30)[0] else b""
    time.sleep(chance.uniform(0, 0.5))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        told += more
    os.close(reading)
    assert os.WIFSIGNALED(status), "it ended before it was killed"
    return told


def main() -> None:
    office = Office(library=childcare.library())
    office.assessed()
    Register.begin(sys.argv[1]).close()
    chance = random.Random(4)  # noqa: S311 - the same moments each time
    for _ in range(int(sys.argv[2])):
        sys.stdout.write(kill_at_random(sys.argv[1], office, chance).decode())
    sys.stdout.flush()


if __name__ == "__main__":
    main()
