"""Registers of many small entries, written without assessing anything."""

from collections.abc import Iterator
from itertools import count

from sqlalchemy import insert

from incentives.register import Register
from incentives.register.chain import GENESIS, canonical, digest_of, seal
from incentives.register.deriving import derive
from incentives.register.plain import Plain
from incentives.register.store.guards import GUARDED, lift_guards, set_guards
from incentives.register.store.tables import entries

INCENTIVE = "cn.2021-895.construction_grant"


def small(kind: str, **said: object) -> dict[str, object]:
    """What an entry says that was filed by an officer, with as little as it can hold."""
    return {
        "kind": kind,
        "applicant": "托育机构",
        "district": "320614",
        "dossier": "",
        "officer": "王芳",
        "filed_at": "2024-01-05T09:30:00+00:00",
        "remark": "",
        "again": "另一户",
        "beyond": "",
        "corrects": None,
        "reason": "",
        **said,
    }


def determination(amount: str = "600000.00", **said: object) -> dict[str, object]:
    due: dict[str, object] = {
        "incentive": INCENTIVE,
        "kind": "grant",
        "title": {"zh": "补助", "en": "grant"},
        "instrument": {"number": "发改社会〔2021〕895号"},
        "citations": [],
        "outcome": "ELIGIBLE",
        "amount": {"amount": amount, "currency": "CNY"},
        "beneficiary": "institution",
        "payment": {
            "levels": [{"payer": "central", "amount": {"amount": "1.00", "currency": "CNY"}}]
        },
    }
    assessment = {"overlays": [], "determinations": [due]}
    case = {"name": "x"}
    return small(
        "determination",
        **{"on": "2023-12-31", "known_on": None, "case": case, "assessment": assessment, **said},
    )


def payment(number: int, amount: str = "100.00", **said: object) -> dict[str, object]:
    known = {"subject": None, "instalment": None, "payer": None, "paid_on": "2024-03-01"}
    paid = {"amount": {"amount": amount, "currency": "CNY"}, "incentive": INCENTIVE}
    return small("payment", **{"determination": number, **known, **paid, **said})


def usual() -> Iterator[dict[str, object]]:
    """A determination with three payments, of which the last is annulled; and so on."""
    for first in count(1, 5):
        yield determination(applicant=f"托育机构{first}")
        for instalment in range(1, 4):
            yield payment(first, instalment=instalment)
        yield small("annulment", annuls=first + 3, reason="退回")


def write(register: Register, documents: Iterator[dict[str, object]], most: int) -> None:
    """So many of the documents are the next entries, whatever they say."""
    head = register.head()
    number, previous = (head.number, head.fingerprint) if head is not None else (0, GENESIS)
    with register.database.engine.connect() as connection:
        if register.database.is_file:
            for statement in ("ROLLBACK", "PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE"):
                connection.exec_driver_sql(statement)
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        lift_guards(connection, *GUARDED)
        for _, document in zip(range(most), documents, strict=False):
            number, content = number + 1, canonical(document)
            fingerprint = seal(number, previous, digest_of(content))
            connection.execute(insert(entries).values((number, previous, fingerprint, content)))
            derive(number, Plain(document)).insert_into(connection)
            previous = fingerprint
        set_guards(connection, *GUARDED)
        connection.commit()
    register.database.engine.dispose()
