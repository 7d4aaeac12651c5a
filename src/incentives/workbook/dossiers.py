"""To which dossier each row of a batch belongs, as far as that can be told without asking."""

from collections.abc import Mapping, Sequence

import attrs

from incentives.policy.library import Library
from incentives.register import Applicant, Register, applicant_in
from incentives.report.papers.approval.party import CREDIT_CODE, NAME
from incentives.values.text import Text
from incentives.values.texts.look_alike import skeleton
from incentives.wordings.workbook import registering as wordings
from incentives.workbook.applicants.rows import ReadRow

Identity = tuple[str, str]
Dossiers = Mapping[str, str]
"""The names of dossiers by their keys."""


def whose_rows(
    rows: Sequence[ReadRow], library: Library, register: Register
) -> tuple[Applicant | Text, ...]:
    """For whom each row is, with the dossier; or why that cannot be said.

    A row that is alone under the code or name of its applicant goes on with the dossier that there
    is. Several of one applicant are a dossier each, named by their keys. Of those whose names only
    look alike nobody can say whether they are two.

    In the order of the rows; nothing is filed. The register raises RegisterError, if it cannot be
    read.
    """
    named = [_applicant_of(row, library) for row in rows]
    keys: dict[Identity, list[str]] = {}
    for row, applicant in zip(rows, named, strict=True):
        if applicant is not None:
            keys.setdefault(_identity(applicant), []).append(
                attrs.evolve(applicant, dossier=row.key).dossier_key
            )
    standing, alike = _Standing.of_register(register), _alike(named)
    whose: list[Applicant | Text] = []
    for row, applicant in zip(rows, named, strict=True):
        if applicant is None:
            whose.append(wordings.NO_NAME)
            continue
        look = (applicant.key, applicant.district)
        if look in alike:
            whose.append(_told(applicant, alike[look]))
            continue
        by_key = attrs.evolve(applicant, dossier=row.key)
        whose.append(_placed(by_key, standing.of(applicant), keys[_identity(applicant)]))
    return tuple(whose)


def _alike(named: Sequence[Applicant | None]) -> dict[Identity, str]:
    """The applicants of the batch whose names only look like another's, with what that is called.

    They are of one district.
    """
    looks: dict[Identity, dict[str, str]] = {}
    for applicant in named:
        if applicant is not None:
            look = looks.setdefault((skeleton(applicant.name), applicant.district), {})
            look.setdefault(applicant.key, applicant.name)
    return {
        (key, district): next(name for other, name in look.items() if other != key)
        for (_, district), look in looks.items()
        if len(look) > 1
        for key in look
    }


def _told(applicant: Applicant, other: str) -> Text:
    wording = wordings.ALIKE_ROWS
    return Text(
        wording.zh.format(name=applicant.name, other=other),
        wording.en.format(name=applicant.name, other=other),
    )


def _placed(by_key: Applicant, standing: Dossiers, keys: Sequence[str]) -> Applicant | Text:
    """The applicant in its dossier.

    `by_key`: the applicant in the dossier that is named by the key of the row; `keys`: of all its
    rows.
    """
    if len(keys) > 1:
        return by_key if set(standing) <= set(keys) else _cannot_tell(standing)
    if len(standing) > 1:
        return by_key if by_key.dossier_key in standing else _cannot_tell(standing)
    return attrs.evolve(by_key, dossier=next(iter(standing.values()), ""))


def _cannot_tell(standing: Dossiers) -> Text:
    zh = "、".join(f"“{name}”" if name else wordings.UNNAMED.zh for name in standing.values())
    en = ", ".join(f"'{name}'" if name else wordings.UNNAMED.en for name in standing.values())
    return Text(
        wordings.WHICH_DOSSIER.zh.format(dossiers=zh), wordings.WHICH_DOSSIER.en.format(dossiers=en)
    )


@attrs.frozen(kw_only=True)
class _Standing:
    """Those for whom a determination counts, each dossier by itself, by code and by name."""

    by_code: Mapping[Identity, Sequence[Applicant]]
    by_name: Mapping[Identity, Sequence[Applicant]]

    @classmethod
    def of_register(cls, register: Register) -> "_Standing":
        by_code: dict[Identity, list[Applicant]] = {}
        by_name: dict[Identity, list[Applicant]] = {}
        for whose in register.applicants():
            by_code.setdefault((whose.credit_code, whose.district), []).append(whose)
            by_name.setdefault((whose.key, whose.district), []).append(whose)
        return cls(by_code=by_code, by_name=by_name)

    def of(self, applicant: Applicant) -> Dossiers:
        """The dossiers of the applicant in which a determination counts."""
        named = self.by_name.get((applicant.key, applicant.district), ())
        code = applicant.credit_code
        coded = self.by_code.get((code, applicant.district), ()) if code else ()
        theirs = (whose for whose in (*named, *coded) if whose.is_same(applicant))
        return {whose.dossier_key: whose.dossier for whose in theirs}


def _identity(applicant: Applicant) -> Identity:
    return applicant.credit_code or applicant.key, applicant.district


def _applicant_of(row: ReadRow, library: Library) -> Applicant | None:
    """For whom the row is; None if it has no name."""
    code = row.particulars.get(CREDIT_CODE, "")
    name = row.particulars.get(NAME, "")
    return applicant_in(row.document, library.vocabulary, credit_code=code, name=name)
