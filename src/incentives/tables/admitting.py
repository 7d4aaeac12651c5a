"""A case that is given, checked once: its facts as the kernel and the reference read them."""

from collections.abc import Callable, Mapping
from functools import partial

import attrs

from incentives.engine.assessment.admission import Admitted, admit, chain_of, faults_against
from incentives.engine.assessment.naming import with_ids
from incentives.errors import CaseError, CaseFault
from incentives.loading.files.case_file import read_document
from incentives.policy.library import Library
from incentives.values.text import Text

_TWICE = Text("这一编号出现了不止一次，无法判断哪一行有效", "the key stands more than once")


@attrs.frozen(kw_only=True, repr=False)
class Given:
    """A case by its key, and in which row it stands.

    `case`: what it is: a case, its document as a mapping, what makes that of the row when it is
    asked, or what is wrong with the row.
    """

    key: str | None
    row: int
    case: object


@attrs.frozen(kw_only=True, repr=False)
class Unread:
    """A row of which no document was made yet."""

    document: Callable[[], Mapping[str, object]]


def admitted_of(given: Given, library: Library) -> Admitted[object]:
    """The case that is given, made of its document where that is what it is.

    What is wrong with it, or with its row, is a `CaseError` with every fault, each once.
    """
    if isinstance(given.case, CaseError):
        raise given.case
    written = given.case.document() if isinstance(given.case, Unread) else given.case
    if not isinstance(written, Mapping):
        return admit(written, library)
    read = read_document(written, library.vocabulary, partial(faults_against, library))
    case = with_ids(read.case, library)
    if case is not read.case:  # with ids for names two rows may be one row twice
        return admit(case, library)
    chain = chain_of(read.snapshot, library)
    assert chain is not None, "a place that there is not is a fault"
    return Admitted(case=case, snapshot=read.snapshot, chain=chain)


def key_fault(column: str, *, is_doubled: bool) -> CaseFault:
    """That the key of a row stands more than once in that column, or that it has none."""
    text = _TWICE if is_doubled else Text("没有编号", "it has no key")
    return CaseFault(path=column, text=text, slug="doubled-key" if is_doubled else "no-key")
