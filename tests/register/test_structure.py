"""The migrations, one after the other, make the tables that the program reads and writes."""

from collections.abc import Mapping

from sqlalchemy import Connection, create_engine, inspect

from incentives.register import Register
from incentives.register.store.migrating import VERSION_TABLE
from incentives.register.store.tables import metadata


def structure(connection: Connection) -> Mapping[str, object]:
    """By table the columns, what is unique, the ties to other tables and the indexes."""
    inspector = inspect(connection)
    return {
        name: (
            sorted(_said_of_column(column) for column in inspector.get_columns(name)),
            inspector.get_pk_constraint(name)["constrained_columns"],
            sorted(tuple(each["column_names"]) for each in inspector.get_unique_constraints(name)),
            sorted(
                (*tie["constrained_columns"], tie["referred_table"], *tie["referred_columns"])
                for tie in inspector.get_foreign_keys(name)
            ),
            sorted(
                (tuple(index["column_names"]), bool(index["unique"]))
                for index in inspector.get_indexes(name)
            ),
            inspector.get_table_options(name),
        )
        for name in inspector.get_table_names()
        if name != VERSION_TABLE
    }


def _said_of_column(column: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(str(column[key]) for key in ("name", "type", "nullable", "default"))


def test_a_register_has_the_tables_that_are_written_down(address: str) -> None:
    """Column by column, in any order, on a file and on a server."""
    register = Register.begin(address)
    with register.database.reading() as connection:
        made = structure(connection)
    dialect = register.database.engine.dialect.name
    assert {*metadata.tables} == {*made}
    if dialect == "sqlite":
        engine = create_engine("sqlite://")
        with engine.begin() as connection:
            metadata.create_all(connection)
            assert structure(connection) == made
        engine.dispose()
    else:
        with register.database.engine.connect() as connection:
            connection.exec_driver_sql("CREATE SCHEMA beside")
            connection.exec_driver_sql("SET search_path TO beside")
            metadata.create_all(connection)
            assert structure(connection) == made
    register.close()
