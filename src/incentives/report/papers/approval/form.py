"""What an approval form shows beside an assessment: who applies, what was said, where it stands."""

from typing import Protocol

import attrs

from incentives.brief import brief
from incentives.report.printing.blocks import Opinion


class Applying(Protocol):
    """Who applies, as a form names him. All is text of one line; empty: not stated."""

    @property
    def name(self) -> str: ...
    @property
    def credit_code(self) -> str: ...
    @property
    def legal_representative(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def township(self) -> str: ...
    @property
    def bank(self) -> str: ...
    @property
    def account_name(self) -> str: ...
    @property
    def account_number(self) -> str: ...
    @property
    def contact(self) -> str: ...
    @property
    def phone(self) -> str: ...


@attrs.frozen(kw_only=True)
class PaperParty:
    """Who applies, where no application says it: what is empty is filled in by hand.

    `name` empty: the name that the case says.
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


@attrs.frozen(kw_only=True)
class ApprovalForm:
    """What an office adds to an assessment on its form.

    `office`: who determines. `number`: that of the application. `entry` and `code`: the number of
    the entry in the register and its verification code; empty before it is filed, and then the form
    says that it is a draft. `opinions`: those of who handled, who checked and who approved, in this
    order; what is not said yet is empty, and there are three or none at all. `remarks`: what was
    acknowledged and why, a sentence each. `facts`: the paths of facts of the vocabulary that stand
    beside the applicant, those of them that are known.
    """

    office: str = ""
    number: str = ""
    entry: str = ""
    code: str = ""
    party: Applying = PaperParty()
    opinions: tuple[Opinion, ...] = ()
    remarks: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    __repr__ = brief

    @property
    def is_filed(self) -> bool:
        return bool(self.code)
