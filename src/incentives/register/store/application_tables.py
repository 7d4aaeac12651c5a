"""The tables of application files: the files, their steps, who has one open, scans, settings.

And the papers that were printed of determinations. Files and leases change; steps, papers, the
bytes of both kinds and settings are only added to. Amounts are none
of theirs; days and times are ISO text.
"""

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, Table, Text, UniqueConstraint

from incentives.register.store.tables import Whole, metadata

files = Table(
    "application_files",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False, unique=True),
    Column("number_year", Whole),
    Column("number_place", Whole),
    Column("version", Whole, nullable=False),
    Column("state", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("credit_code", Text, nullable=False),
    Column("township", Text, nullable=False),
    Column("party", Text, nullable=False),
    Column("district", Text, nullable=False),
    Column("programmes", Text, nullable=False),
    Column("on_day", Text),
    Column("document", Text, nullable=False),
    Column("typed", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("overlays", Text, nullable=False, server_default="[]"),
    Column("dossier", Text, nullable=False),
    Column("opened_from", Whole, ForeignKey("register_entries.number")),
    Column("opened_by", Text, nullable=False),
    Column("opened_by_key", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("opened_on", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_by_key", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("changed_utc", Text, nullable=False),
    Index("application_files_state", "state"),
    Index("application_files_name", "name_key"),
    Index("application_files_code", "credit_code"),
    Index("application_files_changed", "changed_utc"),
    Index("application_files_numbered", "number_year", "number_place"),
    sqlite_strict=True,
)

steps = Table(
    "application_steps",
    metadata,
    Column("application", Text, ForeignKey("application_files.id"), primary_key=True),
    Column("place", Whole, primary_key=True, autoincrement=False),
    Column("move", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("officer_key", Text, nullable=False),
    Column("issuer", Text),
    Column("subject", Text),
    Column("at", Text, nullable=False),
    Column("opinion", Text, nullable=False),
    Column("acknowledged", Text, nullable=False),
    Column("reckoned_by", Text, nullable=False, server_default=""),
    Column("from_state", Text, nullable=False),
    Column("to_state", Text, nullable=False),
    Column("entry", Whole, ForeignKey("register_entries.number")),
    Index("application_steps_entry", "entry"),
    sqlite_strict=True,
)

holds = Table(
    "application_holds",
    metadata,
    Column("application", Text, ForeignKey("application_files.id"), primary_key=True),
    Column("who", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),
    sqlite_strict=True,
)

contents = Table(
    "application_contents",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", Whole, nullable=False),
    Column("octets", LargeBinary, nullable=False),
    sqlite_strict=True,
)

scans = Table(
    "application_scans",
    metadata,
    Column("application", Text, ForeignKey("application_files.id"), primary_key=True),
    Column("place", Whole, primary_key=True, autoincrement=False),
    Column("paper", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", Text, ForeignKey("application_contents.digest"), nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("removed_by", Text),
    Column("removed_at", Text),
    sqlite_strict=True,
)

office_settings = Table(
    "office_settings",
    metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("settings", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("issuer", Text),
    Column("subject", Text),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_strict=True,
)

papers = Table(
    "register_papers",
    metadata,
    Column("place", Whole, primary_key=True, autoincrement=False),
    Column("entry", Whole, ForeignKey("register_entries.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("digest", Text, ForeignKey("application_contents.digest"), nullable=False),
    Column("drawn_from", Text, nullable=False),
    Column("kept_by", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("seal", Text, nullable=False),
    UniqueConstraint("entry", "kind", "form", "language"),
    sqlite_strict=True,
)

APPLICATION_TABLES = (files, steps, holds, contents, scans, office_settings, papers)
