"""Who benefits from an incentive: a role, roles by first-match cases, or shares of the amount."""

from collections.abc import Collection

from incentives.language.types import NumberType
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.sharing.beneficiaries import APPLICANT, BeneficiaryCase, BeneficiaryShare
from incentives.values.unit import ONE

BENEFICIARY_KEYS = ("when", "is", "shares", "otherwise")
SHARES_KEYS = ("shares",)
SHARE_KEYS = ("to", "share")
REQUIRED_SHARE_KEYS = ("to",)


def read_beneficiaries(
    node: Node | None, roles: Collection[str], reader: ExpressionReader
) -> tuple[BeneficiaryCase, ...]:
    """The cases; without any entry the applicant has all."""
    if node is None:
        return (BeneficiaryCase(None, (BeneficiaryShare(APPLICANT),)),)
    if isinstance(node, Scalar | Table):
        return (BeneficiaryCase(None, _read_whom(node, roles, reader)),)
    members = reader.fields.members(node, what="'beneficiary'")
    read = [_read_case(member, roles, reader) for member in members]
    cases = tuple(case for case in read if case is not None)
    if not cases or cases[-1].test is not None:
        reader.fields.log.add(node.span, "the last beneficiary must be `otherwise`", "cases-open")
    return cases


def _read_case(
    node: Node, roles: Collection[str], reader: ExpressionReader
) -> BeneficiaryCase | None:
    table = reader.fields.table(node, allowed=BENEFICIARY_KEYS, what="a beneficiary")
    if table is None:
        return None
    test, last, one, shares = (table.find(key) for key in ("when", "otherwise", "is", "shares"))
    whom = [stated for stated in (last, one, shares) if stated is not None]
    if len(whom) != 1 or (test is None) is (last is None):
        message = (
            "a beneficiary is `{when: …, is: …}` or `{when: …, shares: …}`, the last one "
            "`{otherwise: …}`"
        )
        reader.fields.log.add(table.span, message, "missing-key")
        return None
    if shares is not None:
        portions = _read_shares(shares, roles, reader)
    else:
        portions = _read_whom(whom[0], roles, reader)
    return BeneficiaryCase(reader.condition(test) if test is not None else None, portions)


def _read_whom(
    node: Node, roles: Collection[str], reader: ExpressionReader
) -> tuple[BeneficiaryShare, ...]:
    """A role that has all, or `{shares: […]}`."""
    if isinstance(node, Table):
        table = reader.fields.table(
            node, allowed=SHARES_KEYS, required=SHARES_KEYS, what="a beneficiary"
        )
        return _read_shares(table.find("shares"), roles, reader) if table is not None else ()
    scalar = reader.fields.scalar(node, what="a role")
    return (BeneficiaryShare(_role(scalar, roles, reader)),) if scalar is not None else ()


def _read_shares(
    node: Node | None, roles: Collection[str], reader: ExpressionReader
) -> tuple[BeneficiaryShare, ...]:
    """Each role with its share; the last one takes the rest."""
    members = reader.fields.members(node, what="'shares'")
    portions: list[BeneficiaryShare] = []
    for index, member in enumerate(members):
        table = reader.fields.table(
            member, allowed=SHARE_KEYS, required=REQUIRED_SHARE_KEYS, what="a share"
        )
        to = reader.fields.scalar(table.find("to"), what="'to'") if table is not None else None
        if table is None or to is None:
            continue
        share = table.find("share")
        if (share is None) is not (index == len(members) - 1):
            message = "every beneficiary but the last has `share`; the last takes the rest"
            reader.fields.log.add(table.span, message, "shares-open")
        if to.text in {other.role for other in portions}:
            reader.fields.log.add(to.span, f"'{to.text}' has a share already", "repeated-value")
        quantity = reader.quantity(share, NumberType(ONE)) if share is not None else None
        portions.append(BeneficiaryShare(_role(to, roles, reader), quantity))
    if node is not None and len(members) < 2:
        reader.fields.log.add(node.span, "shares are of two beneficiaries or more", "empty-list")
    return tuple(portions)


def _role(scalar: Scalar, roles: Collection[str], reader: ExpressionReader) -> str:
    if scalar.text != APPLICANT and scalar.text not in roles:
        reader.fields.unknown_value(scalar, (APPLICANT, *roles), what="role")
    return scalar.text
