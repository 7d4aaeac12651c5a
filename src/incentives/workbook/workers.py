"""Processes that assess cases beside this one; they load the library once and are kept for the next batch."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from types import ModuleType

import attrs

from incentives.policy.library import Library
from incentives.workbook.summary import Question, Result, assess_document

Task = tuple[Mapping[str, object], bool]
"""A case document, and whether it is whole."""
LoadLibrary = Callable[[], Library]
"""A function of a module, so that another process can find it: it gives the library that cases are assessed by."""

COUNT = 2
_loaded: dict[LoadLibrary, Library] = {}


@attrs.frozen(kw_only=True, eq=False)
class Workers:
    """The processes, and the library that they have loaded, by its digest."""

    executor: ProcessPoolExecutor
    load: LoadLibrary

    @classmethod
    def start(cls, load: LoadLibrary, *, count: int = COUNT) -> "Workers":
        """The processes run and begin to load the library; nobody has to wait for them."""
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(max_workers=count, mp_context=context, initializer=_begin, initargs=(load,))
        with _no_script_to_run():
            for _ in range(count):
                executor.submit(_digest, load)
        return cls(executor=executor, load=load)

    def submit(self, tasks: Sequence[Task], question: Question, digest: str) -> "Future[tuple[Result, ...]]":
        """The results will be there, in the order of the tasks. Raises inside: LookupError, if the library is another."""
        return self.executor.submit(_assess, self.load, tasks, question, digest)

    def stop(self) -> None:
        """The processes end."""
        self.executor.shutdown(wait=True, cancel_futures=True)


def assess_here(tasks: Sequence[Task], library: Library, question: Question) -> tuple[Result, ...]:
    """The results one after the other, in this process."""
    return tuple(assess_document(document, library, question, is_whole=is_whole) for document, is_whole in tasks)


@contextmanager
def _no_script_to_run() -> Iterator[None]:
    """New processes do not run the script of this one again: they need nothing of it, and it may be the page being drawn."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _begin(load: LoadLibrary) -> None:
    """The library is loaded; the process will end when the one that started it does, however that ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _loaded[load] = load()
    gc.freeze()  # the library stays: looking through it again and again for what can be let go would take a fifth of the time
    gc.disable()  # and what a case leaves behind is let go after each chunk


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)


def _digest(load: LoadLibrary) -> str:
    return _loaded[load].digest


def _assess(load: LoadLibrary, tasks: Sequence[Task], question: Question, digest: str) -> tuple[Result, ...]:
    library = _loaded[load]
    if library.digest != digest:
        raise LookupError(library.digest)
    results = assess_here(tasks, library, question)
    gc.collect()
    return results
