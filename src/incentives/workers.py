"""Processes that work on many cases beside this one.

They load the library once and are kept for what comes next.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import TypeVar

import attrs

from incentives.policy.library import Library

Task = TypeVar("Task")
Result = TypeVar("Result")
Work = Callable[[Library, Task], Result]
"""What is done with each task: a function of a module, or a `partial` of one, so that another
process can find it.
"""
LoadLibrary = Callable[[], Library]
"""A function of a module, or a `partial` of one, so that another process can find it: it gives the
library that cases are assessed by.
"""

COUNT = 2
FEW = 40
"""So many tasks are done sooner than they are handed to other processes."""
_CHUNK = 25
_MANY_BYTES = 2**24
"""With so many bytes of cases two processes are done sooner, though they have to begin: that takes
some seconds of processor time, and to work on so many takes ten or more."""
_SOMETIMES = 20
"""After so many pieces of work all of the memory of a process is looked through for garbage."""
_WAITING = 2
"""So many pieces of work there are for each process, so that it waits for none while what it has
done is put away, and not all of them stand in memory."""
_loaded: list[Library] = []
"""In a process that works for another: the one library that it works with."""


@attrs.frozen(kw_only=True, eq=False)
class Workers:
    """So many processes, and the library that they have loaded, by its digest."""

    executor: ProcessPoolExecutor
    count: int

    @classmethod
    def start(cls, load: LoadLibrary, *, count: int = COUNT) -> "Workers":
        """The processes run and begin to load the library; nobody has to wait for them.

        They end with `stop`, or with this process, however that ends.
        """
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(
            max_workers=count, mp_context=context, initializer=_begin, initargs=(load,)
        )
        with _no_script_to_run():
            for _ in range(count):
                executor.submit(_digest)
        return cls(executor=executor, count=count)

    def submit(
        self, work: Work[Task, Result], tasks: Sequence[Task], digest: str
    ) -> "Future[tuple[Result, ...]]":
        """The results will be there, in the order of the tasks.

        The future fails with a LookupError if the library there has another digest, and with
        whatever the work raises.
        """
        return self.executor.submit(_work_there, work, tasks, digest)

    def stop(self) -> None:
        """The processes end; what they have begun is finished, what waits is dropped."""
        self.executor.shutdown(wait=True, cancel_futures=True)


def results_of(
    work: Work[Task, Result],
    tasks: Sequence[Task],
    library: Library,
    workers: Workers | None = None,
) -> Iterator[Result]:
    """Each result, in the order of the tasks, as soon as it is there.

    `workers` work on them where there are many (`FEW` or more), else all is done here. Workers that
    were killed, or that have loaded another library, are no fault: what is left is done here.
    """
    if workers is None or len(tasks) < FEW:
        yield from (work(library, task) for task in tasks)
        return
    size = max(1, min(_CHUNK, len(tasks) // (2 * COUNT)))
    pieces = (tasks[at : at + size] for at in range(0, len(tasks), size))
    yield from results_by(workers, work, pieces, library)


def results_by(
    workers: Workers,
    work: Work[Task, Result],
    pieces: Iterable[Sequence[Task]],
    library: Library,
) -> Iterator[Result]:
    """Each result of the workers, in the order of the tasks, as soon as it is there.

    Some pieces are made and handed over before the first results are asked for, and others as
    results come, so that whoever makes pieces and puts results away works beside them.
    """
    begun: deque[tuple[Sequence[Task], Future[tuple[Result, ...]] | None]] = deque()
    for piece in pieces:
        begun.append((piece, _begun(workers, work, piece, library)))
        if len(begun) > _WAITING * workers.count:
            yield from _results(*begun.popleft(), work, library)
    while begun:
        yield from _results(*begun.popleft(), work, library)


def _begun(
    workers: Workers, work: Work[Task, Result], piece: Sequence[Task], library: Library
) -> "Future[tuple[Result, ...]] | None":
    """None: the processes were killed."""
    with suppress(BrokenProcessPool):
        return workers.submit(work, piece, library.digest)
    return None


def _results(
    piece: Sequence[Task],
    begun: "Future[tuple[Result, ...]] | None",
    work: Work[Task, Result],
    library: Library,
) -> Iterator[Result]:
    """What came of a piece there; of processes that were killed, or have another library, here."""
    if begun is not None:
        with suppress(BrokenProcessPool, LookupError):
            yield from begun.result()
            return
    yield from (work(library, task) for task in piece)


def count_for(nbytes: int) -> int:
    """So many processes are worth it for a table of so many bytes, where there are processors."""
    return COUNT if nbytes >= _MANY_BYTES and _processors() > 1 else 0


def _processors() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not all systems tell
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


@contextmanager
def working(library: Library, count: int) -> Iterator[Workers | None]:
    """So many processes that have this library, until the end of the block; none if `count` is 0.

    The library is sent to each of them once.
    """
    if count == 0:
        yield None
        return
    workers = Workers.start(partial(_itself, library), count=count)
    try:
        yield workers
    finally:
        workers.stop()


def _itself(library: Library) -> Library:
    return library


@contextmanager
def _no_script_to_run() -> Iterator[None]:
    """New processes do not run the script of this one again.

    They need nothing of it, and it may be the page being drawn.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _begin(load: LoadLibrary) -> None:
    """The library is loaded; the process will end when the one that started it does.

    It does so however that one ends.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _loaded.append(load())
    # the library stays: looking through it again and again for what can be let go would take a
    # fifth of the time
    gc.freeze()
    gc.disable()  # and what a case leaves behind is let go after each chunk


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)


def _digest() -> str:
    return _loaded[-1].digest


def _work_there(work: Work[Task, Result], tasks: Sequence[Task], digest: str) -> tuple[Result, ...]:
    library = _loaded[-1]
    if library.digest != digest:
        raise LookupError(library.digest)
    results = tuple(work(library, task) for task in tasks)
    _let_go()
    return results


def _let_go() -> None:
    """What a piece of work left behind goes; what stays is looked through only sometimes.

    Kernels and what compiles them are a million objects, which took a third of the time.
    """
    passed_over = gc.get_count()[2]
    gc.collect(1 if passed_over < _SOMETIMES else 2)
