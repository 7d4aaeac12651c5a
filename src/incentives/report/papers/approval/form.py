"""What an approval form shows beside an assessment: who applies, what was said, where it stands."""

import attrs

from incentives.brief import brief
from incentives.report.papers.approval.party import Party
from incentives.report.printing.blocks import Opinion


@attrs.frozen(kw_only=True)
class ApprovalForm:
    """What an office adds to an assessment on its form.

    `office`: who determines. `number`: that of the application. `party`: who applies; where its
    name is empty, the one that the case says; what else is empty is filled in by hand. `entry` and
    `code`: the number of the entry in the register and its verification code; empty before it is
    filed, and then the form says that it is a draft. `opinions`: those of who handled, who checked
    and who approved, in this order; what is not said yet is empty, and there are three or none at
    all. `remarks`: what was acknowledged and why, a sentence each. `facts`: the paths of facts of
    the vocabulary that stand beside the applicant, those of them that are known. `is_state`: it
    tells how that determination stands by now, is signed by nobody, and is called so.
    """

    office: str = ""
    number: str = ""
    entry: str = ""
    code: str = ""
    party: Party = attrs.field(factory=Party)
    opinions: tuple[Opinion, ...] = ()
    remarks: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    is_state: bool = False

    __repr__ = brief

    @property
    def is_filed(self) -> bool:
        return bool(self.code)
