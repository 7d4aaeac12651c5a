"""The steps by which the structure of the register came to be what it is, run by Alembic."""
