"""Who may benefit from an incentive, and what each of several has of it."""

import attrs

from incentives.language.expression import Expression
from incentives.policy.payment import given

APPLICANT = "applicant"
"""The role that every domain has: whose case it is, and who benefits where nothing else is said."""
SEVERAL = "several"
"""The beneficiary where parts are of different ones: no role of its own."""
UNKNOWN_ROLE = "unknown"
"""The beneficiary where a fact that decides it is missing: no role of its own."""
NO_ROLES = frozenset({SEVERAL, UNKNOWN_ROLE})
"""What no policy may call a role."""


@attrs.frozen(repr=False)
class BeneficiaryShare:
    """What one role has of the amount: a share from 0 to 1, or (None) what the others leave."""

    role: str
    share: Expression | None = None


@attrs.frozen(repr=False)
class BeneficiaryCase:
    """Who benefits where `test` holds (None: else); of several the last one takes the rest."""

    test: Expression | None
    shares: tuple[BeneficiaryShare, ...]

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return given(self.test, *(portion.share for portion in self.shares))
