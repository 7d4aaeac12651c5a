"""What a library asks of a case before it can be assessed.

It asks for a place that it knows, and of declared facts only for those that an instrument asks for.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar, cast

import attrs

from incentives.collecting import without_collecting
from incentives.engine.assessment.holding.breaches import breaches
from incentives.engine.assessment.names import names_of
from incentives.engine.assessment.naming import place_chain, unnamed, with_ids
from incentives.errors import CaseError, CaseFault
from incentives.facts.consistency.references import References
from incentives.facts.field import Role
from incentives.facts.in_chinese import said
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Record
from incentives.language.expression import RowValue
from incentives.language.slips.nearest import MOST_LISTED, few_of, meant
from incentives.language.types import RowsType
from incentives.policy.asked.reading import read_declared
from incentives.policy.library import Library
from incentives.values.text import Text
from incentives.values.texts.look_alike import skeleton

C = TypeVar("C")
"""The class of a case."""
_WHICH = Text(
    "同一对象的，请改为相同的编号；另有其他对象的，请先在相应清单中列出。",
    "Write the id as it is there; if another is meant, list it in the case.",
)
_OF_THE_CASE = Text("请按整件填写一次。", "Give it once, of the case as a whole.")
_NOT_ASKED_FOR = Text("没有文件要求填写这一项", "no instrument asks for this fact")
_OF_NO_PLACE = Text("没有写明是哪一地区", "nobody says of which place it is")
_NOT_HERE = Text("没有文件要求在此填写这一项", "no instrument asks for this fact here")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Admitted(Generic[C]):
    """A case in which nothing is wrong: ids for names, its facts, the places of its law."""

    case: C
    snapshot: Snapshot
    chain: tuple[str, ...]


@without_collecting()
def admit(case: C, library: Library) -> Admitted[C]:
    """The case, if it can be assessed by the law of the library.

    Raises:
        CaseError: if a fact is of a wrong type, out of bounds, or at odds with another; else with
            all faults of `faults_against`.
    """
    case = with_ids(case, library)
    snapshot = take_snapshot(case, library.vocabulary)
    faults = list(faults_against(library, snapshot))
    if faults:
        raise CaseError(faults)
    chain = cast("tuple[str, ...]", chain_of(snapshot, library))  # a place without law is a fault
    return Admitted(case=case, snapshot=snapshot, chain=chain)


def faults_against(library: Library, snapshot: Snapshot) -> Iterator[CaseFault]:
    """Every fault of the case against the library, by which it cannot be assessed.

    That is a place without law (`unknown-jurisdiction`), declared facts that no instrument asks for
    (`unknown-fact`) or that are not as it asks for them, facts that break what holds between them
    (`does-not-hold`), and what names nothing and would count for nothing: an incentive
    (`unknown-incentive`, `unclear-incentive`), a place (`unknown-place`), and the subject of a
    payment made before (`no-such-row`, or `looks-alike` beside one of the case).
    """
    chain = chain_of(snapshot, library)
    if chain is None:
        yield from _without_law(_place_in(snapshot, library), library)
    yield from unnamed(library, snapshot, chain)
    yield from _lost_subjects(library, snapshot, chain)
    by_id = tuple(_faults_by_id(library, snapshot))
    yield from by_id
    if not by_id:  # else some of them cannot be read
        yield from breaches(library, snapshot, chain)


def _faults_by_id(library: Library, snapshot: Snapshot) -> Iterator[CaseFault]:
    """What is wrong with facts that are given by full id: of the case, then row by row."""
    of_case = library.facts_of_case
    for name, raw in snapshot.declared.items():
        declared = of_case.get(name)
        if declared is None:
            yield _not_asked_for(f"declared.{name}", name, None, library)
            continue
        try:
            read_declared(declared, raw)
        except CaseError as error:
            yield from (fault for fault in error.faults if isinstance(fault, CaseFault))
    for path in snapshot.unasked:
        name = library.vocabulary.of_declared(path).name
        yield _not_asked_for(path.text, name, path.list_name, library)


def _not_asked_for(path: str, name: str, of: str | None, library: Library) -> CaseFault:
    """That no instrument asks for this of the case, or of such rows; where else one does."""
    asked = library.declared_facts.get(name)
    if asked is None:
        same = [fact.id for fact in library.declared_facts.values() if fact.of == of]
        advice = meant(name, same)
        return CaseFault(path=path, text=_NOT_ASKED_FOR, slug="unknown-fact", advice=advice)
    where = _OF_THE_CASE
    if asked.of is not None:
        rows = library.vocabulary.root.fields[asked.of].label
        where = Text(f"请在“{rows.zh}”的各行内填写。", f"Give it within a row of '{asked.of}'.")
    return CaseFault(path=path, text=_NOT_HERE, slug="unknown-fact", advice=where)


def _lost_subjects(
    library: Library, snapshot: Snapshot, chain: tuple[str, ...] | None
) -> Iterator[CaseFault]:
    """Payments for a subject that is no id in the case.

    They are told where the subject looks like an id of it, or where the case lists all of what its
    incentive is for. What no list of the case has is told with the facts of the case already.
    """
    award = _award(library)
    field = award.fields.get("subject") if award is not None else None
    references = References(snapshot.rows, library.vocabulary)
    ids = _ids(library, snapshot)
    looks = {skeleton(id_): id_ for id_ in reversed(ids)}
    for row in _awards(library, snapshot) if field is not None else ():
        assert field is not None
        written = row.values.get("subject")
        if not isinstance(written, str) or references.is_missing(field, written):
            continue
        path = row.path_of("subject").text
        alike = looks.get(skeleton(written))
        if alike is not None and written not in ids:
            yield _looks_alike(path, written, alike)
            continue
        within = list_of_subjects(row.values.get("incentive"), library, chain)
        if within and references.is_missing(field, written, within):
            yield references.no_such_row(path, field, written)


def _ids(library: Library, snapshot: Snapshot) -> tuple[str, ...]:
    """The ids of the rows of the case, list by list."""
    ids: list[str] = []
    for name, field in library.vocabulary.root.fields.items():
        rows = snapshot.rows.get(name)
        if isinstance(rows, tuple) and len(field.spec.unique) == 1:
            listed = [row.values.get(field.spec.unique[0]) for row in rows]
            ids += [id_ for id_ in listed if isinstance(id_, str)]
    return tuple(ids)


def _looks_alike(path: str, written: str, alike: str) -> CaseFault:
    text = Text(
        f"填写为{said(written)}，与清单中的编号{said(alike)}形似而不相同",
        f"got '{written}', which looks like the id '{alike}' of the case and differs",
    )
    return CaseFault(path=path, text=text, slug="looks-alike", advice=_WHICH)


def list_of_subjects(written: object, library: Library, chain: tuple[str, ...] | None) -> str:
    """The list whose rows a payment for the incentive is for; empty: none, or it is not known."""
    name = names_of(library).incentive(written, chain) if isinstance(written, str) else None
    rule = library.incentives.get(name) if name is not None else None
    subject = rule.subject if rule is not None else None
    if not isinstance(subject, RowValue):
        return ""
    fields = library.vocabulary.root.fields.values()
    lists = {
        field.type.row.name: field.name for field in fields if isinstance(field.type, RowsType)
    }
    column = library.vocabulary.field_at(subject.path, subject.variable)
    refers_to = column.spec.refers_to if column is not None else ()
    return refers_to[0] if len(refers_to) == 1 else lists[subject.variable]


def _award(library: Library) -> Record | None:
    """What the vocabulary says of a payment made before; None: it has none."""
    field = library.vocabulary.role(Role.AWARDS)
    if field is None or not isinstance(field.type, RowsType):
        return None
    return library.vocabulary.records[field.type.row.name]


def _awards(library: Library, snapshot: Snapshot) -> tuple[RowFacts, ...]:
    """The payments made before, none where nobody has said which."""
    field = library.vocabulary.role(Role.AWARDS)
    rows = snapshot.rows.get(field.name) if field is not None else None
    return rows if isinstance(rows, tuple) else ()


def chain_of(snapshot: Snapshot, library: Library) -> tuple[str, ...] | None:
    """The jurisdictions of the case by its code, or the name of its place, the widest first.

    None if no place has it; all of them where the domain has no places.
    """
    return place_chain(_place_in(snapshot, library), library)


def _place_in(snapshot: Snapshot, library: Library) -> object:
    field = library.vocabulary.role(Role.JURISDICTION)
    return snapshot.values[field.name] if field is not None else None


def _without_law(written: object, library: Library) -> Iterator[CaseFault]:
    """That there is no place of which the case is; one that has to be said is told without it."""
    field = library.vocabulary.role(Role.JURISDICTION)
    assert field is not None  # without places every case has its law
    if not isinstance(written, Unknown):
        yield unknown_place(written, library)
    elif not field.is_required:
        yield CaseFault(path=field.name, text=_OF_NO_PLACE, slug="unknown-jurisdiction")


def unknown_place(written: object, library: Library) -> CaseFault:
    """That the library has no place of this code or name, with the nearest ones.

    The slug is `unknown-jurisdiction`. Only of a library whose domain has places.
    """
    field = library.vocabulary.role(Role.JURISDICTION)
    assert field is not None  # without places every case has its law
    text = Text(
        f"政策库中没有代码为{said(written)}的地区",
        f"no place of the library has the code '{written}'",
    )
    codes = sorted(code for place in library.jurisdictions.values() for code in place.codes)
    advice = few_of(str(written), codes) if len(codes) <= MOST_LISTED else None
    if advice is None:
        near = library.places_like(str(written))
        advice = Text(
            f"最接近的有：{'、'.join(f'{code}（{name.zh}）' for code, name in near)}。",
            f"The nearest are {', '.join(f'{code} ({name.en})' for code, name in near)}.",
        )
    return CaseFault(
        path=field.name,
        text=text,
        slug="unknown-jurisdiction",
        advice=advice,
    )
