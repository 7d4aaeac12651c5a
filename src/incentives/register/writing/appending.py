"""The next entry of the chain, written as a whole or not at all."""

from sqlalchemy import Connection, insert, select

from incentives.register.acts import Act, Kind
from incentives.register.chain import GENESIS, Head, canonical, digest_of, seal
from incentives.register.content import matter_of
from incentives.register.deriving import derive
from incentives.register.entry import Entry, ended_numbers, ending_of, read_entry
from incentives.register.errors import RegisterError
from incentives.register.plain import Plain
from incentives.register.shapes import check_entry_number
from incentives.register.store.tables import entries, filings
from incentives.register.writing.sealing_papers import papers_document
from incentives.values.text import filled
from incentives.wordings import register as wordings
from incentives.wordings.report import terms


def head_of(connection: Connection) -> Head | None:
    """The last entry; None if nothing has been filed."""
    columns = (entries.c.number, entries.c.fingerprint)
    last = connection.execute(
        select(*columns).order_by(entries.c.number.desc()).limit(1)
    ).one_or_none()
    return Head(number=last.number, fingerprint=last.fingerprint) if last is not None else None


def append(connection: Connection, document: dict[str, object]) -> Entry:
    """The document is the next entry, sealed and with everything that is drawn from it.

    It also holds the last seal of the papers kept before it. The lock must be held; nothing is
    committed before the transaction ends. The entry that is returned is the new one, which nothing
    has annulled or corrected. An amount that the register cannot keep raises RegisterError (see
    `hundredths`).
    """
    document = {**document, **papers_document(connection)}
    content = canonical(document)
    last = head_of(connection)
    number, previous = (last.number + 1, last.fingerprint) if last is not None else (1, GENESIS)
    fingerprint = seal(number, previous, digest_of(content))
    row = {"number": number, "previous": previous, "fingerprint": fingerprint, "content": content}
    connection.execute(insert(entries).values(row))
    derive(number, Plain(document)).insert_into(connection)
    return Entry(
        number=number, previous=previous, fingerprint=fingerprint, content_json=content, ending=None
    )


def check_new(connection: Connection, document: dict[str, object], act: Act) -> None:
    """The same has not been filed before, or the act says why it is filed again.

    What it corrects is of its kind and still counts (see `check_counts`).

    Raises:
        RegisterError: `already-filed`, if it has been and the act does not say why.
    """
    if act.corrects is not None:
        check_counts(connection, act.corrects, Kind(str(document["kind"])))
    if act.again.strip():
        return
    earlier = same_matter(connection, document, but=act.corrects)
    if earlier is not None:
        entry = read_entry(connection, earlier)
        filed_at = entry.filed_at
        day = filled(terms.DAY, year=filed_at.year, month=filed_at.month, day=filed_at.day)
        text = filled(wordings.ALREADY_FILED, number=earlier, day=day, officer=entry.officer)
        raise RegisterError("already-filed", text, entry=earlier)


def same_matter(
    connection: Connection, document: dict[str, object], *, but: int | None = None
) -> int | None:
    """The last entry that files the same and still counts; None: there is none.

    `but`: the entry that is being corrected, which is passed over; a number that none can have is
    refused (`no-entry`).
    """
    query = select(filings.c.number).where(
        filings.c.matter == matter_of(Plain(document)), filings.c.number.not_in(ended_numbers())
    )
    if but is not None:
        check_entry_number(but)
        query = query.where(filings.c.number != but)
    query = query.order_by(filings.c.number.desc()).limit(1)
    number: int | None = connection.execute(query).scalar_one_or_none()
    return number


def check_counts(connection: Connection, number: int, kind: Kind) -> Entry:
    """The entry, which is of this kind and neither annulled nor corrected.

    Raises:
        RegisterError: `other-kind`, if it is of another; and see `read_entry`, `check_stands`.
    """
    entry = read_entry(connection, number)
    if entry.kind is not kind:
        is_determination = kind is Kind.DETERMINATION
        wording = wordings.NOT_A_DETERMINATION if is_determination else wordings.NOT_OF_THIS_KIND
        raise RegisterError("other-kind", filled(wording, number=number), entry=number)
    check_stands(connection, number)
    return entry


def check_stands(connection: Connection, number: int) -> None:
    """The entry is neither annulled nor corrected.

    Raises:
        RegisterError: `ended`, if it is.
    """
    ending = ending_of(connection, number)
    if ending is not None:
        text = filled(wordings.ENDED, number=number, by=ending.by, how=ending.how)
        raise RegisterError("ended", text, entry=number)
