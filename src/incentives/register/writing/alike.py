"""An applicant, or a dossier, whose name only looks like one that there is."""

from sqlalchemy import Connection, func, select

from incentives.register.acts import Act, Applicant, Kind
from incentives.register.entry import Entry, ended_numbers, read_entry
from incentives.register.errors import RegisterError, filled
from incentives.register.store.tables import filings
from incentives.values.text import Text
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
    """That the applicant, or its dossier, only looks like that of the entry."""
    other, number = entry.applicant, entry.number
    if other.key != applicant.key:
        return filled(wordings.LOOKS_ALIKE, name=applicant.name, other=other.name, number=number)
    names = {"name": applicant.dossier, "other": other.dossier}
    return filled(wordings.ALIKE_DOSSIER, **names, number=number)


def alike_to(
    connection: Connection, applicant: Applicant, *, but: int | None = None
) -> Entry | None:
    """The last determination of a standing applicant of the district who only looks like this one.

    Or of the applicant itself, in a dossier that only looks like this one. What is the same as it
    is compared does not look alike: it is the same. `but`: an entry that is passed over.
    """
    named, dossier = skeleton(applicant.name), skeleton(applicant.dossier)
    keys = (filings.c.applicant_key, filings.c.dossier_key)
    last = func.max(filings.c.number).label("last")
    query = select(*keys, last).where(
        filings.c.kind == Kind.DETERMINATION.value,
        filings.c.district == applicant.district,
        filings.c.number.not_in(ended_numbers()),
    )
    if but is not None:
        query = query.where(filings.c.number != but)
    for row in connection.execute(query.group_by(*keys).order_by(last.desc())):
        if skeleton(row.applicant_key) != named:
            continue
        is_alike = row.applicant_key != applicant.key or (
            row.dossier_key != applicant.dossier_key and skeleton(row.dossier_key) == dossier
        )
        if is_alike:
            return read_entry(connection, row.last)
    return None
