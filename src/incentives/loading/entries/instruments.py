"""Instruments as written: headers, places, and what each section holds."""

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

import attrs

from incentives.loading.entries.alike.repeated import entries_in
from incentives.loading.entries.jurisdictions import nearest_place
from incentives.loading.text.fields import Fields
from incentives.loading.text.files import JURISDICTION, LIBRARY, PolicyFile
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.loading.text.scalars import NOT_ON_RECORD
from incentives.policy.instrument import DeclaredGap, Instrument, Jurisdiction
from incentives.values.citation import Citation
from incentives.values.period import CalendarLimit
from incentives.values.text import Text

NamedSection = Literal[
    "facts",
    "groups",
    "roles",
    "parameters",
    "periods",
    "definitions",
    "charges",
    "reliefs",
    "incentives",
    "checks",
    "results",
]
NAMED_SECTIONS: tuple[NamedSection, ...] = get_args(NamedSection)
MOST_RENEWALS = 50
WordedSection = Literal["payers"]
"""Sections of names that stand in rules but in no expression.

They may be called as facts and figures are.
"""
EntrySection = NamedSection | WordedSection
ENTRY_SECTIONS: tuple[EntrySection, ...] = (*NAMED_SECTIONS, *get_args(WordedSection))
REQUIRED_SECTIONS = ("instrument",)
HEADER_KEYS = ("id", "number", "title", "published", "in_force", "standing", "gap_before")
REQUIRED_HEADER_KEYS = ("id", "number", "title", "published", "in_force")
WINDOW_KEYS = ("from", "to")
GAP_KEYS = ("text", "cite")
REQUIRED_WINDOW_KEYS = ("from",)


@attrs.frozen(kw_only=True, repr=False)
class WrittenInstrument:
    """One instrument: its header, and its entries by section and name.

    Entries that it took over from an earlier instrument are among them. `uses`: by their alias,
    names of other instruments, each with its place. `dropped`: what it did not take over, each with
    the place that says so.
    """

    instrument: Instrument
    entries: Mapping[EntrySection, Mapping[str, tuple[Scalar, Node]]]
    uses: Mapping[str, tuple[Scalar, Scalar]]
    dropped: Mapping[str, Scalar]
    sets: tuple[tuple[Scalar, Node], ...]
    relations: tuple[Node, ...]
    measures: tuple[Node, ...]

    def named(self, section: EntrySection) -> Iterator[tuple[Scalar, Node]]:
        """The entries of a section of names, each with its name."""
        yield from self.entries[section].values()


_UNNAMED_SECTIONS = tuple(
    field.name
    for field in attrs.fields(WrittenInstrument)
    if field.name not in {"instrument", "entries", "dropped"}
)
SECTIONS = ("instrument", "continues", "without", *_UNNAMED_SECTIONS, *ENTRY_SECTIONS)
"""The header, what it continues, and all that an instrument holds: no other section is read."""


def read_instruments(
    files: tuple[PolicyFile, ...], places: Mapping[str, Jurisdiction], fields: Fields
) -> dict[str, WrittenInstrument]:
    """Every instrument by its id, those that continue another one completed from it."""
    own: dict[str, tuple[WrittenInstrument, Table]] = {}
    for file in files:
        if file.name in {JURISDICTION, LIBRARY}:
            continue
        table = fields.table(
            file.root, allowed=SECTIONS, required=REQUIRED_SECTIONS, what="a policy file"
        )
        instrument = _read_header(table, file, places, fields) if table is not None else None
        if instrument is None:
            fields.log.broken.ids.add(file.id)
        if table is not None and instrument is not None:
            _note_unread_sections(table, file.id, fields)
            own[file.id] = (_read_own(table, instrument, fields), table)
            _note_bad_names(own[file.id][0], fields)
    all_written: dict[str, WrittenInstrument] = {}
    for instrument_id in own:
        _complete(instrument_id, own, all_written, (), fields)
    return all_written


def _note_unread_sections(table: Table, instrument_id: str, fields: Fields) -> None:
    """Notes that the names in sections that are none are not known; it was told of the section."""
    for key, node in table.entries:
        if key.text in SECTIONS:
            continue
        if isinstance(node, Table):
            fields.log.broken.add_names_in(instrument_id, node)
        else:
            fields.log.broken.doubt(instrument_id, key.span.file)  # it may be what it continues


def _note_bad_names(written: WrittenInstrument, fields: Fields) -> None:
    """Of an instrument with a name that is none, not all names are known."""
    named = [name for section in NAMED_SECTIONS for name in written.entries[section]]
    are_names = all(name.isidentifier() for name in named)
    if not are_names or any(len(alias.split()) != 1 for alias in written.uses):
        fields.log.broken.doubt(written.instrument.id, written.instrument.span.file)


def _read_header(
    table: Table, file: PolicyFile, places: Mapping[str, Jurisdiction], fields: Fields
) -> Instrument | None:
    header = fields.table(
        table.find("instrument"),
        allowed=HEADER_KEYS,
        required=REQUIRED_HEADER_KEYS,
        what="'instrument'",
    )
    if header is None:
        return None
    stated = fields.scalar(header.find("id"), what="'id'")
    if stated is not None and stated.text != file.id:
        message = f"the id of this file is '{file.id}', by its path; found '{stated.text}'"
        fields.log.add(stated.span, message, "id-not-path")
    number = fields.words(header.find("number"), what="'number'")
    title = fields.wording(header.find("title"), what="'title'")
    in_force = fields.table(
        header.find("in_force"),
        allowed=WINDOW_KEYS,
        required=REQUIRED_WINDOW_KEYS,
        what="'in_force'",
    )
    if in_force is None or number is None or title is None:
        return None
    first = fields.start(in_force.find("from"), what="'from'")
    last = fields.limit(in_force.find("to"), what="'to'")
    window = fields.window(in_force, first, last)
    if window is None:
        return None
    continues = fields.words(table.find("continues"), what="'continues'")
    if continues is None and (dropped := table.find("without")) is not None:
        lacking = Text("'without' 只与 `continues` 一起使用", "'without' goes with `continues`")
        fields.log.add(dropped.span, lacking, "conflicting-keys")
    return Instrument(
        id=file.id,
        number=number,
        title=title,
        jurisdiction=nearest_place(file.folder_id, places),
        published=read_published(header.find("published"), fields),
        in_force=window,
        standing=fields.standing(header),
        continues=continues,
        span=header.span,
        gap_before=_read_gap_before(header, number, continues, fields),
    )


def _read_gap_before(
    header: Table, number: str, continues: str | None, fields: Fields
) -> DeclaredGap | None:
    node = header.find("gap_before")
    if node is None:
        return None
    if continues is None:
        fields.log.add(node.span, "'gap_before' goes with `continues`", "conflicting-keys")
    table = fields.table(node, allowed=GAP_KEYS, required=GAP_KEYS, what="'gap_before'")
    text = fields.wording(table.find("text"), what="'text'") if table is not None else None
    clause = fields.words(table.find("cite"), what="'cite'") if table is not None else None
    if text is None or clause is None:
        return None
    return DeclaredGap(text=text, citation=Citation(number, clause))


def read_published(node: Node | None, fields: Fields) -> CalendarLimit | None:
    """The day, or the month, of publication; None where that is not on record."""
    if isinstance(node, Scalar) and node.text == NOT_ON_RECORD:
        return None
    return fields.limit(node, what="'published'")


def _read_own(table: Table, instrument: Instrument, fields: Fields) -> WrittenInstrument:
    entries = {
        section: entries_in(
            table.find(section), fields, instrument=instrument.id, what=f"'{section}'"
        )
        for section in ENTRY_SECTIONS
    }
    uses = {
        alias.text: (alias, target)
        for alias, node in fields.entries(table.find("uses"), what="'uses'")
        if (target := fields.scalar(node, what="a name in 'uses'")) is not None
    }
    return WrittenInstrument(
        instrument=instrument,
        entries=entries,
        uses=uses,
        dropped={},
        sets=tuple(fields.entries(table.find("sets"), what="'sets'")),
        relations=fields.members(table.find("relations"), what="'relations'"),
        measures=fields.members(table.find("measures"), what="'measures'"),
    )


def _complete(
    instrument_id: str,
    own: Mapping[str, tuple[WrittenInstrument, Table]],
    all_written: dict[str, WrittenInstrument],
    waiting: tuple[str, ...],
    fields: Fields,
) -> WrittenInstrument:
    """The instrument with what it takes over; earlier instruments are completed first."""
    if instrument_id in all_written:
        return all_written[instrument_id]
    written, table = own[instrument_id]
    earlier_id = written.instrument.continues
    if earlier_id is not None:
        span = table.span_of("continues")
        if fields.log.broken.has(earlier_id):
            fields.log.broken.doubt(instrument_id, span.file)
        elif earlier_id in waiting or earlier_id == instrument_id:
            fields.log.add(span, f"'{instrument_id}' would continue itself", "continues-cycle")
        elif earlier_id not in own:
            fields.log.add(span, f"there is no instrument '{earlier_id}'", "unknown-instrument")
        elif len(waiting) >= MOST_RENEWALS:
            message = f"over {MOST_RENEWALS} instruments continue each other in a row"
            fields.log.add(span, message, "continues-too-long")
        else:
            earlier = _complete(earlier_id, own, all_written, (*waiting, instrument_id), fields)
            if fields.log.broken.is_in_part(earlier_id):
                fields.log.broken.doubt(instrument_id, span.file)
            written = _continued(written, earlier, _read_without(table, earlier, fields))
    all_written[instrument_id] = written
    return written


def _read_without(table: Table, earlier: WrittenInstrument, fields: Fields) -> Mapping[str, Scalar]:
    members = fields.members(table.find("without"), what="'without'")
    read = [fields.scalar(member, what="a name") for member in members]
    dropped = [name for name in read if name is not None]
    for name in dropped:
        is_there = any(name.text in section for section in earlier.entries.values())
        if not is_there and not fields.log.broken.may_have(earlier.instrument.id, name.text):
            message = f"'{earlier.instrument.id}' has no entry '{name.text}'"
            fields.log.add(name.span, message, "unknown-name")
    return {name.text: name for name in dropped}


def _continued(
    written: WrittenInstrument, earlier: WrittenInstrument, without: Mapping[str, Scalar]
) -> WrittenInstrument:
    """The instrument with what the earlier one has beside it, but for the names in `without`."""
    entries: dict[EntrySection, dict[str, tuple[Scalar, Node]]] = {}
    for section in ENTRY_SECTIONS:
        taken_over = {
            name: entry for name, entry in earlier.entries[section].items() if name not in without
        }
        entries[section] = {**taken_over, **written.entries[section]}
    return WrittenInstrument(
        instrument=written.instrument,
        entries=entries,
        uses={**earlier.uses, **written.uses},
        dropped=without,
        sets=written.sets,
        relations=(*earlier.relations, *written.relations),
        measures=(*earlier.measures, *written.measures),
    )
