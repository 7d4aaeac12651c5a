"""What roles and payers are called, in words that all instruments share."""

from collections.abc import Mapping
from typing import Literal, get_args

from incentives.loading.entries.instruments import WordedSection, WrittenInstrument
from incentives.loading.text.fields import Fields
from incentives.policy.sharing.beneficiaries import APPLICANT, NO_ROLES
from incentives.values.tables import one_for_each
from incentives.values.text import Text

_SharedSection = Literal["roles"] | WordedSection
_DIFFERS: Mapping[_SharedSection, str] = one_for_each(
    ("roles", *get_args(WordedSection)), {"roles": "role-differs", "payers": "payer-differs"}
)


def read_shared_words(
    all_written: dict[str, WrittenInstrument],
    section: _SharedSection,
    fields: Fields,
) -> dict[str, Text]:
    """The wordings of roles or payers, which all instruments share; the applicant is a role."""
    words = {APPLICANT: Text("申请人", "the applicant")} if section == "roles" else {}
    places: dict[str, str] = {}
    one = section.removesuffix("s")
    for written in all_written.values():
        for name, node in written.named(section):
            if section == "roles" and name.text in NO_ROLES:
                message = f"'{name.text}' is what results call a beneficiary that is no single role"
                fields.log.add(name.span, message, "role-taken", "Choose another name.")
            text = fields.wording(node, what=f"a {one}")
            place = places.setdefault(name.text, f"{name.span.file}:{name.span.line}")
            if text is not None and words.setdefault(name.text, text) != text:
                message = f"{place} words the {one} '{name.text}' otherwise"
                fields.log.add(name.span, message, _DIFFERS[section])
    return words
