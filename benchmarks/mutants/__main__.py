"""`python -m benchmarks.mutants --seed 7 --most 200 --minutes 60 --rooms values,language`.

Prints for each room how many of the changes drawn its tests noticed, each that they did not, and
what of `accepted.toml` is out of date. The seed draws the same changes from the same text.
"""

import argparse
import math
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType

import attrs

from benchmarks.mutants.accepted import Key, gone, read_accepted
from benchmarks.mutants.changes import Change, changes_at, drawn, sites_of
from benchmarks.mutants.measurement import measure
from benchmarks.mutants.reach import Reach
from benchmarks.mutants.trial import Outcome, Trial, Workshop

PROJECT = Path(__file__).parents[2]


@attrs.frozen(kw_only=True)
class Tests:
    """The tests of a room, by file or folder: its own, then those of other rooms that run it too.

    `options`: what pytest is told besides.
    """

    own: tuple[str, ...]
    beside: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


ROOMS: Mapping[str, Tests] = MappingProxyType(
    {
        "values": Tests(own=("tests/values", "src/incentives/values")),
        "language": Tests(
            own=("tests/language", "src/incentives/language"),
            beside=(
                *("tests/conformance/test_good.py", "tests/conformance/test_bad.py"),
                "tests/loading/rules",
            ),
        ),
        "engine": Tests(
            own=("tests/engine", "src/incentives/engine"),
            beside=(
                *("tests/conformance/test_good.py", "tests/policy", "tests/domains/test_holds.py"),
                *("tests/checking", "tests/report"),
                # The check of all policy cases is one test of minutes.
                *(f"tests/policies/test_{name}.py" for name in ("areas", "places", "payers")),
            ),
        ),
        "register": Tests(
            own=(
                *("tests/register", "src/incentives/register"),
                "tests/applications/test_verified.py",
            ),
            options=(
                *("-k", "not server and not postgres"),
                # It bounds the size of every file of its process, so that of what is measured too.
                "--deselect=tests/register/trust/test_backups.py::test_a_full_disk_leaves_nothing",
                # These work in other processes, which are not measured, and take longer than most.
                *(
                    f"--deselect=tests/register/test_durability.py::test_{name}"
                    for name in (
                        "every_entry_that_was_acknowledged_survives_a_kill",
                        "officers_who_file_at_once_lose_nothing",
                        "the_same_case_filed_at_once_is_filed_once",
                    )
                ),
            ),
        ),
    }
)
"""The tests of each room, with the examples in its docstrings; no database server."""
ON_A_SERVER_ONLY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "register/verification/server.py": (),
        "register/store/migrating.py": ("_look_at_server", "_check_owner"),
    }
)
"""Functions, or whole modules, that only tests with a database server run: none is drawn."""
BELOW: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "register": (
            "incentives.childcare",
            "incentives.documents",
            "incentives.report.papers.assessment",
        ),
    }
)
"""What a room stands on and no change of it can alter: loaded once, for the last room of a run."""
CACHE = ".mutants_cache"


@attrs.define(kw_only=True)
class Room:
    """One room of the program: its changes and what came of those tried."""

    name: str
    changes: Iterator[Change]
    most: int
    trials: list[Trial] = attrs.field(factory=list)

    def counted(self, accepted: dict[Key, str]) -> list[Trial]:
        """Those that a test could have noticed and should have."""
        return [
            trial
            for trial in self.trials
            if trial.outcome is not Outcome.NOT_STARTED
            and not (trial.outcome is Outcome.SURVIVED and trial.change.key in accepted)
        ]

    def report(self, accepted: dict[Key, str]) -> Iterator[str]:
        """The score, then a line for each survivor."""
        counted = self.counted(accepted)
        killed = [trial for trial in counted if trial.is_killed]
        beside = sum(trial.is_noticed_in(ROOMS[self.name].beside) for trial in killed)
        share = f" ({100 * len(killed) / len(counted):.0f} %)" if counted else ""
        by_time = sum(trial.outcome is Outcome.TIMEOUT for trial in killed)
        unstarted = sum(trial.outcome is Outcome.NOT_STARTED for trial in self.trials)
        yield (
            f"{self.name}: killed {len(killed)} of {len(counted)}{share}, of them {beside} by tests"
            f" of other rooms only, {by_time} by time or memory; not counted: {unstarted} that do"
            " not start"
        )
        for trial in self.trials:
            if trial.outcome is Outcome.SURVIVED:
                why = accepted.get(trial.change.key)
                yield f"  {'survived' if why is None else 'accepted'}  {trial.change}"
                if why is not None:
                    yield f"            {why}"
            elif trial.change.key in accepted:
                yield f"  accepted, yet noticed by {trial.noticed_by}: {trial.change}"


def main() -> int:
    """0 if every survivor is accepted, else 1."""
    options = _options()
    accepted = dict(read_accepted())
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        roots = [Path(folder).resolve() / str(at) for at in range(options.processes)]
        workshops = [Workshop.set_up(PROJECT, root) for root in roots]
        package = workshops[0].package
        end = time.monotonic() + 60 * options.minutes
        rooms = []
        for left, name in zip(range(len(options.rooms), 0, -1), options.rooms, strict=True):
            room = _room(name, options, package)
            now = time.monotonic()
            tests = ROOMS[name] if not options.alone else attrs.evolve(ROOMS[name], beside=())
            paths = [*tests.own, *tests.beside]
            reach = measure(workshops, name, paths, tests.options, cache=PROJECT / CACHE)
            workshops[0].load(*(BELOW.get(name, ()) if left == 1 else ()))
            reach = attrs.evolve(reach, patience=options.patience)
            reaches = [reach.among(some) for some in (tests.own, tests.beside)]
            _try_all(room, workshops, reaches, until=now + max(end - now, 0) / left)
            rooms.append(room)
        for room in rooms:
            print("\n".join(room.report(accepted)))
        for key in gone(accepted, package):
            print(f"accepted, but gone: {' | '.join(key)}")
    counted = [trial for room in rooms for trial in room.counted(accepted)]
    return int(any(trial.outcome is Outcome.SURVIVED for trial in counted))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants")
    parser.add_argument("--seed", default="1", help="draws the sample")
    parser.add_argument("--most", type=int, default=100, help="changes tried in each room")
    parser.add_argument("--minutes", type=float, default=60, help="for all rooms together")
    parser.add_argument("--rooms", type=_rooms, default=list(ROOMS), help=",".join(ROOMS))
    parser.add_argument(
        "--patience", type=float, default=math.inf, help="seconds of tests a change"
    )
    parser.add_argument("--processes", type=int, default=1, help="changes tried at once")
    parser.add_argument("--alone", action="store_true", help="no tests of other rooms")
    parser.add_argument("--at", metavar="MODULE[:LINE]", help="every change there, no sample")
    return parser.parse_args()


def _rooms(text: str) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in ROOMS:
            raise argparse.ArgumentTypeError(f"no room '{name}': {', '.join(ROOMS)}")
    return names


def _room(name: str, options: argparse.Namespace, package: Path) -> Room:
    if options.at is None:
        modules = (package / name).rglob("*.py")
        every = drawn(modules, package, f"{options.seed} {name}")
        changes = (change for change in every if not _is_on_a_server(change))
    else:
        module, _, line = options.at.partition(":")
        sites = [site for site in sites_of(package / module) if line in {"", str(site.start[0])}]
        changes = (change for site in sites for change in changes_at(site, package))
    return Room(name=name, changes=changes, most=options.most)


def _is_on_a_server(change: Change) -> bool:
    functions = ON_A_SERVER_ONLY.get(change.module)
    return functions is not None and (not functions or change.within in functions)


def _try_all(
    room: Room, workshops: Sequence[Workshop], reaches: Sequence[Reach], *, until: float
) -> None:
    """Tries the changes until time or sample is out, each on what the first reaches, then on.

    Each workshop has a process of its own, which takes every so many of the changes.

    Raises:
        SystemExit: if one of these processes comes to an end before its time.
    """
    context = multiprocessing.get_context("fork")
    changes = tuple(enumerate(islice(room.changes, room.most)))
    tried: multiprocessing.SimpleQueue[tuple[int, Trial] | None] = context.SimpleQueue()
    busy = [
        context.Process(
            target=_try_some,
            args=(changes[at :: len(workshops)], workshop, reaches, tried),
            kwargs={"until": until},
        )
        for at, workshop in enumerate(workshops)
    ]
    for process in busy:
        process.start()
    trials: dict[int, Trial] = {}
    working = len(busy)
    while working:
        told = tried.get()
        working -= told is None
        trials |= dict([told] if told is not None else [])
    for process in busy:
        process.join()
    if any(process.exitcode for process in busy):
        sys.exit(f"changes of {room.name} could not be tried")
    room.trials += [trials[at] for at in sorted(trials)]


def _try_some(
    changes: Sequence[tuple[int, Change]],
    workshop: Workshop,
    reaches: Sequence[Reach],
    tried: "multiprocessing.SimpleQueue[tuple[int, Trial] | None]",
    *,
    until: float,
) -> None:
    """Tries the changes, and tells by their numbers what came of each; None: it is done."""
    try:
        for at, change in changes:
            if time.monotonic() > until:
                break
            batches = [batch for reach in reaches for batch in reach.batches_for(change)]
            trial = workshop.try_change(change, batches)
            tests = len({test for batch in batches for test in batch.tests})
            told = f"{trial.outcome.value} {trial.noticed_by}".strip()
            print(f"{at + 1:4} [{tests} tests] {trial.change}: {told}", flush=True)
            tried.put((at, trial))
    finally:
        tried.put(None)


if __name__ == "__main__":
    sys.exit(main())
