"""Who applies, as applications hold it and the form names it."""

import attrs

from incentives.brief import brief


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
