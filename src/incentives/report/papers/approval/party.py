"""Who applies, as applications hold it and the form names it."""

from collections.abc import Mapping

import attrs

from incentives.brief import brief
from incentives.facts.vocabulary import Vocabulary
from incentives.values.text import Text
from incentives.wordings.party import OF_PERSONS, PARTY

CREDIT_CODE, NAME = "credit_code", "name"
_OF_ORGANISATIONS = frozenset({CREDIT_CODE, "legal_representative"})


@attrs.frozen(kw_only=True)
class Party:
    """Who applies. All is text of one line; empty: not stated.

    `credit_code`: the unified social credit code as it is kept (see `values/texts/credit_code`),
    by which the applicant is known; without one it is known by its name. `township`: one of those
    that the office keeps, where it keeps a list.
    """

    name: str = ""
    credit_code: str = ""
    legal_representative: str = ""
    address: str = ""
    township: str = ""
    bank: str = ""
    account_name: str = ""
    account_number: str = ""
    contact: str = ""
    phone: str = ""

    __repr__ = brief


def particulars(vocabulary: Vocabulary) -> Mapping[str, Text]:
    """What is asked of the applicants of a domain, by the names of `Party`, in order.

    A credit code and a legal representative are asked of organisations alone.
    """
    if vocabulary.are_organisations:
        return PARTY
    asked = {name: text for name, text in PARTY.items() if name not in _OF_ORGANISATIONS}
    return {**asked, **OF_PERSONS}
