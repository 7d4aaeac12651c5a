"""Who has the database can take the triggers away and change it; the check names what was done."""

import pytest
from sqlalchemy import text

from incentives.register import Head, Register, RegisterError
from incentives.register.chain import digest_of, seal
from tests.register.offices import Office, act, paying, tamper

_SHIFT = "UPDATE register_entries SET number = number - 100000 WHERE number >= {first}"
_BACK = "UPDATE register_entries SET number = number + 100000 {by} WHERE number < 0"
_CHANGE = (
    "UPDATE register_entries SET content = replace(content, '600000.00', '900000.00') WHERE "
    "number = {number}"
)


def found(register: Register, head: Head | None = None) -> set[tuple[str, int]]:
    """What was done to which entry, but for guards, structure and what is drawn from it."""
    kinds = register.verify(head).findings
    return {
        (each.kind.value, each.number)
        for each in kinds
        if each.kind.value not in {"guard", "derived", "structure"}
    }


@pytest.fixture
def filled(register: Register, office: Office) -> Register:
    """Four determinations."""
    office.file_several(register, 4)
    return register


def test_an_untouched_register_verifies(filled: Register) -> None:
    """Nothing is found, and the head that was written down proves that nothing is missing."""
    head = filled.head()
    assert head is not None
    assert filled.verify().is_intact
    assert head == filled.verify(head).proven
    assert "共 4 笔登记" in filled.verify(head).text.zh


def test_a_changed_entry_is_named(filled: Register) -> None:
    """An amount in the third entry becomes another."""
    tamper(filled, _CHANGE.format(number=3))
    assert {("changed", 3)} == found(filled)
    assert "第 3 号登记的内容被改动。" in [each.text.zh for each in filled.verify().findings]


def test_a_changed_fingerprint_is_named(filled: Register) -> None:
    """The content stands, its seal does not."""
    tamper(filled, "UPDATE register_entries SET fingerprint = '1' WHERE number = 2")
    assert {("changed", 2)} == found(filled)


def test_an_entry_sealed_anew_is_named_by_the_next(filled: Register) -> None:
    """Who changes the second entry and seals it right is told by the third."""
    reseal(filled, first=2, last=2)
    assert {("replaced", 2)} == found(filled)


def test_all_sealed_anew_is_told_by_a_head_on_paper_only(filled: Register) -> None:
    """A chain that was made anew as a whole is a chain; the paper says another fingerprint."""
    head, early = filled.head(), filled.entry(1).head
    reseal(filled, first=2, last=4)
    assert set() == found(filled)
    assert set() == found(filled, early)
    assert {("other-head", 4)} == found(filled, head)


def reseal(register: Register, *, first: int, last: int) -> None:
    """Changes the first and seals it and all up to the last anew."""
    tamper(register, _CHANGE.format(number=first))
    with register.database.reading() as connection:
        rows = connection.execute(
            text("SELECT number, previous, content FROM register_entries ORDER BY number")
        ).all()
    previous = rows[first - 1].previous
    statements = []
    for row in rows[first - 1 : last]:
        fingerprint = seal(row.number, previous, digest_of(row.content))
        statements.append(
            f"UPDATE register_entries SET previous = '{previous}', "  # noqa: S608 - to do harm
            f"fingerprint = '{fingerprint}' WHERE number = {row.number}"
        )
        previous = fingerprint
    tamper(register, *statements)


def test_a_removed_entry_is_named(filled: Register) -> None:
    """Its number is missing."""
    tamper(filled, "DELETE FROM register_entries WHERE number = 2")
    assert {("missing", 2)} == found(filled)


def test_a_removed_entry_is_named_though_the_rest_moved_up(filled: Register) -> None:
    """The seals say what stood where."""
    tamper(
        filled,
        "DELETE FROM register_entries WHERE number = 2",
        _SHIFT.format(first=3),
        _BACK.format(by="- 1"),
    )
    assert {("missing", 2), ("moved", 3), ("moved", 4)} == found(filled)


def test_swapped_entries_are_named(filled: Register) -> None:
    """Each stands under the number of the other."""
    tamper(
        filled,
        "UPDATE register_entries SET number = -2 WHERE number = 2",
        "UPDATE register_entries SET number = 2 WHERE number = 3",
        "UPDATE register_entries SET number = 3 WHERE number = -2",
    )
    assert {("moved", 2), ("moved", 3)} == found(filled)
    assert "原第 2 号登记被移到第 3 号。" in [each.text.zh for each in filled.verify().findings]


def test_an_inserted_entry_is_named(filled: Register) -> None:
    """Sealed as the second, with all after it moved down."""
    previous = filled.entry(1).fingerprint
    content = filled.entry(2).content_json.replace("王芳", "他人")
    fingerprint = seal(2, previous, digest_of(content))
    tamper(filled, _SHIFT.format(first=2), _BACK.format(by="+ 1"))
    drop_unique(filled)
    statement = text("INSERT INTO register_entries VALUES (2, :previous, :fingerprint, :content)")
    with filled.database.engine.connect() as connection:
        if not filled.database.is_file:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            statement, {"previous": previous, "fingerprint": fingerprint, "content": content}
        )
        connection.commit()
    assert {("inserted", 2), ("moved", 2), ("moved", 3), ("moved", 4)} == found(filled)


def drop_unique(register: Register) -> None:
    """Nothing keeps two entries from building on the same one any more."""
    if not register.database.is_file:
        tamper(
            register, "ALTER TABLE register_entries DROP CONSTRAINT register_entries_previous_key"
        )
        return
    tamper(
        register,
        "ALTER TABLE register_entries RENAME TO old",
        "CREATE TABLE register_entries (number INTEGER PRIMARY KEY, previous TEXT, fingerprint "
        "TEXT, content TEXT)",
        "INSERT INTO register_entries SELECT * FROM old",
        "DROP TABLE old",
    )


def test_a_cut_tail_is_told_by_a_head_on_paper_only(filled: Register) -> None:
    """What is left is a chain; the paper has a later number."""
    head = filled.head()
    tamper(filled, "DELETE FROM register_entries WHERE number > 2")
    assert set() == found(filled)
    assert {("cut", 4)} == found(filled, head)
    assert filled.verify(head).proven is None


@pytest.mark.parametrize(
    ("statement", "number", "table"),
    [
        (
            (
                "UPDATE register_awards SET amount = amount + 1 WHERE entry = 2 AND incentive = "
                "'{grant}'"
            ),
            2,
            "register_awards",
        ),
        ("UPDATE register_filings SET officer = '他人' WHERE number = 3", 3, "register_filings"),
        ("DELETE FROM register_awards WHERE entry = 1", 1, "register_awards"),
        ("UPDATE register_payments SET amount = 1 WHERE entry = 5", 5, "register_payments"),
        ("INSERT INTO register_shares VALUES (4, 'x', 'city', 1)", 4, "register_shares"),
        ("INSERT INTO register_shares VALUES (77, 'x', 'city', 1)", 77, "register_shares"),
    ],
)
def test_a_changed_derived_row_is_named_and_can_be_made_anew(
    filled: Register, statement: str, number: int, table: str
) -> None:
    """The chain stands, so everything that is drawn from it can be drawn again."""
    filled.pay(paying(1), act())
    tamper(filled, statement.format(grant="cn.2021-895.construction_grant"))
    findings = {
        (each.kind.value, each.number, each.what)
        for each in filled.verify().findings
        if each.kind.value != "guard"
    }
    assert {("derived", number, table)} == findings
    filled.rebuild()
    assert set() == {each.kind.value for each in filled.verify().findings} - {"guard"}


def test_a_broken_chain_is_not_drawn_from(filled: Register) -> None:
    """What was changed must be brought back from a backup first."""
    tamper(filled, _CHANGE.format(number=3))
    with pytest.raises(RegisterError, match=r"\[chain-broken\]"):
        filled.rebuild()


def test_missing_guards_are_told(file_register: Register, office: Office) -> None:
    """Triggers that were taken away are named, though nothing was changed yet."""
    office.file(file_register)
    tamper(file_register)
    assert {"guard"} == {each.kind.value for each in file_register.verify().findings}
    assert "防改动的触发器“register_entries_no_update”缺失或已被改动。" in [
        each.text.zh for each in file_register.verify().findings
    ]


def test_an_empty_register_verifies(register: Register) -> None:
    """There is nothing that could have been changed."""
    assert (True, "登记簿尚无登记。") == (register.verify().is_intact, register.verify().text.zh)
