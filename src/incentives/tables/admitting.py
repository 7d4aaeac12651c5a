"""A case that is given, checked once: its facts as the kernel and the reference read them."""

from collections.abc import Mapping
from functools import partial

import attrs

from incentives.engine.assessment.admission import Admitted, admit, chain_of, faults_against
from incentives.engine.assessment.naming import with_ids
from incentives.errors import CaseError
from incentives.loading.files.case_file import read_document
from incentives.policy.library import Library


@attrs.frozen(kw_only=True, repr=False)
class Given:
    """A case by its key, and in which row it stands.

    `case`: what it is: a case, its document as a mapping, or what is wrong with the row.
    """

    key: str | None
    row: int
    case: object


def admitted_of(given: Given, library: Library) -> Admitted[object]:
    """The case that is given, made of its document where that is what it is.

    What is wrong with it, or with its row, is a `CaseError` with every fault, each once.
    """
    if isinstance(given.case, CaseError):
        raise given.case
    if not isinstance(given.case, Mapping):
        return admit(given.case, library)
    read = read_document(given.case, library.vocabulary, partial(faults_against, library))
    case = with_ids(read.case, library)
    if case is not read.case:  # with ids for names two rows may be one row twice
        return admit(case, library)
    chain = chain_of(read.snapshot, library)
    assert chain is not None, "a place that there is not is a fault"
    return Admitted(case=case, snapshot=read.snapshot, chain=chain)
