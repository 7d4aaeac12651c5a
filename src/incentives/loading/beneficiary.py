"""Who benefits from an incentive, and what the law leaves open of it."""

from incentives.language.types import BOOLEAN
from incentives.loading.draft import Draft
from incentives.loading.expressions import ExpressionReader
from incentives.loading.fields import Fields
from incentives.loading.nodes import Scalar, Table
from incentives.policy.rule import BeneficiaryCase, OpenMatter

APPLICANT = "applicant"
BENEFICIARY_KEYS = ("when", "is", "otherwise")
OPEN_MATTER_KEYS = ("text", "cite")


def read_beneficiary(table: Table, draft: Draft, reader: ExpressionReader) -> tuple[BeneficiaryCase, ...]:
    """Who benefits: a role, or roles by first-match cases."""
    fields = reader.fields
    node = table.find("beneficiary")
    if node is None:
        return (BeneficiaryCase(None, APPLICANT),)
    if isinstance(node, Scalar):
        return (BeneficiaryCase(None, _role(node, draft, fields)),)
    found = []
    for each in fields.members(node, what="'beneficiary'"):
        case = fields.table(each, allowed=BENEFICIARY_KEYS, what="a beneficiary")
        role = fields.scalar(case.find("is") or case.find("otherwise"), what="a role") if case is not None else None
        if case is None:
            continue
        test_node, last = case.find("when"), case.find("otherwise")
        if role is None or (test_node is None) is (last is None) or (case.find("is") is None) is (test_node is not None):
            fields.log.add(case.span, "a beneficiary is `{when: …, is: …}`, the last one `{otherwise: …}`", "missing-key")
            continue
        test = reader.expression(test_node, BOOLEAN) if test_node is not None else None
        found.append(BeneficiaryCase(test, _role(role, draft, fields)))
    if not found or found[-1].test is not None:
        fields.log.add(node.span, "the last beneficiary must be `otherwise`", "cases-open")
    return tuple(found)


def _role(scalar: Scalar, draft: Draft, fields: Fields) -> str:
    if scalar.text != APPLICANT and scalar.text not in draft.entries["roles"]:
        fields.unknown_value(scalar, (APPLICANT, *draft.entries["roles"]), what="role")
    return scalar.text


def read_open_matters(table: Table, reader: ExpressionReader) -> tuple[OpenMatter, ...]:
    """What the law leaves open, or to discretion."""
    fields = reader.fields
    found = []
    for node in fields.members(table.find("open"), what="'open'"):
        inner = fields.table(node, allowed=OPEN_MATTER_KEYS, required=OPEN_MATTER_KEYS, what="an open matter")
        text = fields.wording(inner.find("text"), what="'text'") if inner is not None else None
        if inner is not None and text is not None:
            found.append(OpenMatter(text=text, citation=reader.cited(inner)))
    return tuple(found)
