"""A database server that ends connections, as one does that is started anew."""

import psycopg
from sqlalchemy import make_url

from incentives.register import Register
from tests.register.offices import Office


def test_a_connection_that_the_server_has_ended_is_opened_anew(
    postgres_address: str, office: Office
) -> None:
    """Whoever works on goes on, and nothing that was filed is lost."""
    register = Register.begin(postgres_address)
    try:
        filed = office.file(register)
        url = make_url(postgres_address).set(drivername="postgresql")
        with psycopg.connect(url.render_as_string(), autocommit=True) as other:
            ended = other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            assert ended.rowcount > 0
        assert filed.head == register.head()
    finally:
        register.close()
