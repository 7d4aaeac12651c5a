"""Assessments in which the reference works out everything, whatever was assessed before."""

from collections.abc import Iterator
from contextlib import contextmanager
from sys import maxsize

import pytest

from incentives.compile.awaited import practice


@contextmanager
def reference_alone() -> Iterator[None]:
    """Meanwhile no kernel tells anything, so that kernels are compared with the reference."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(practice, "CASES_BEFORE", maxsize)
        yield
