"""An applicant, or a dossier, that may be another than it seems.

Its name only looks like one that there is, or name and credit code stand otherwise together.
"""

from typing import Any

from sqlalchemy import Connection, Row, func, select

from incentives.register.acts import Act, Applicant, Kind
from incentives.register.entry import Entry, ended_numbers, read_entry
from incentives.register.errors import RegisterError
from incentives.register.store.tables import filings
from incentives.values.text import Text, filled
from incentives.values.texts.look_alike import skeleton
from incentives.wordings import register as wordings


def check_alike(connection: Connection, applicant: Applicant, act: Act) -> None:
    """No other standing applicant of the district looks like this one, or the act says why.

    Nor does another dossier of the applicant. What the act corrects is passed over.

    Raises:
        RegisterError: `looks-alike`, with the last entry of the other.
    """
    if act.alike.strip():
        return
    entry = alike_to(connection, applicant, but=act.corrects)
    if entry is not None:
        raise RegisterError("looks-alike", alike_told(entry, applicant), entry=entry.number)


def alike_told(entry: Entry, applicant: Applicant) -> Text:
    """That the applicant, or its dossier, may be another than that of the entry, or the same."""
    other, number = entry.applicant, entry.number
    names = {"name": applicant.name, "other": other.name, "number": number}
    if other.key != applicant.key:
        has_its_code = applicant.credit_code != "" and applicant.credit_code == other.credit_code
        wording = wordings.SAME_CODE if has_its_code else wordings.LOOKS_ALIKE
        return filled(wording, **names, code=other.credit_code)
    is_dossier = other.dossier_key != applicant.dossier_key and applicant.is_same(other)
    if not is_dossier or not _are_alike(applicant.dossier, other.dossier):
        return filled(wordings.SAME_NAME, **names, code=other.credit_code)
    dossiers = {"name": applicant.dossier, "other": other.dossier}
    return filled(wordings.ALIKE_DOSSIER, **dossiers, number=number)


def alike_to(
    connection: Connection, applicant: Applicant, *, but: int | None = None
) -> Entry | None:
    """The last determination of a standing applicant of the district that leaves a doubt.

    The applicant of it only looks like this one; or has its code and another name; or its name and
    another code, unless this one stands with its own code already. Or it is of the applicant
    itself, in a dossier that only looks like this one. What is the same as it is compared does not
    look alike: it is the same. `but`: an entry that is passed over.
    """
    keys = (filings.c.applicant_key, filings.c.dossier_key, filings.c.credit_code)
    last = func.max(filings.c.number).label("last")
    query = select(*keys, last).where(
        filings.c.kind == Kind.DETERMINATION.value,
        filings.c.district == applicant.district,
        filings.c.number.not_in(ended_numbers()),
    )
    if but is not None:
        query = query.where(filings.c.number != but)
    rows = connection.execute(query.group_by(*keys).order_by(last.desc())).all()
    codes = {row.credit_code for row in rows if row.applicant_key == applicant.key} - {""}
    doubt = next((row for row in rows if _leaves_a_doubt(row, applicant, codes)), None)
    return read_entry(connection, doubt.last) if doubt is not None else None


def _leaves_a_doubt(row: Row[Any, Any, Any, Any], applicant: Applicant, codes: set[str]) -> bool:
    """Whether the row may be of the applicant and is not surely; `codes`: those of its name."""
    code = applicant.credit_code
    if row.applicant_key != applicant.key:
        is_settled = code in codes
        has_its_code = code != "" and row.credit_code == code
        is_alike = skeleton(row.applicant_key) == skeleton(applicant.name)
        return not is_settled and (has_its_code or is_alike)
    if row.credit_code not in {"", code}:
        is_of_another = code not in codes if code else len(codes) > 1
        if is_of_another or code:
            return is_of_another
    return bool(row.dossier_key != applicant.dossier_key) and _are_alike(
        row.dossier_key, applicant.dossier
    )


def _are_alike(one: str, other: str) -> bool:
    return skeleton(one) == skeleton(other)
