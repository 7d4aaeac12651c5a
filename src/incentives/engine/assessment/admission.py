"""What a library asks of a case before it can be assessed.

It asks for a place that it knows, and of declared facts only for those that an instrument asks for.
"""

from collections.abc import Iterator

from incentives.engine.evaluation.declared import read_declared
from incentives.errors import CaseError, CaseFault
from incentives.facts.field import Role
from incentives.facts.in_chinese import said
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.language.slips.nearest import MOST_LISTED, few_of, meant
from incentives.policy.library import Library
from incentives.values.text import Text
from incentives.values.texts.look_alike import skeleton
from incentives.values.texts.plain_text import compared

_NEARLY = 0.9
"""How like an id must be to be taken for a slip."""
_WHICH = Text(
    "同一对象的，请改为相同的编号；另有其他对象的，请在个案中列出。",
    "Write the id as it is there; if another is meant, list it in the case.",
)
_NOT_ASKED_FOR = Text("没有文件要求填写这一项", "no instrument asks for this fact")


def faults_against(library: Library, snapshot: Snapshot) -> Iterator[CaseFault]:
    """Every fault of the case against the library, by which it cannot be assessed.

    That is a place without law (`unknown-jurisdiction`), declared facts that no instrument asks for
    (`unknown-fact`) or that are not as it asks for them, and payments made before for what is
    nearly called as an incentive (`unknown-incentive`), or for a subject that only looks like one
    of the case (`looks-alike`): they would count for nothing.
    """
    if chain_of(snapshot, library) is None:
        yield _unknown_place(snapshot, library)
    yield from _misspelt_awards(library, snapshot)
    yield from _alike_subjects(library, snapshot)
    for name, raw in snapshot.declared.items():
        declared = library.declared_facts.get(name)
        if declared is None:
            advice = meant(name, library.declared_facts)
            yield CaseFault(
                path=f"declared.{name}", text=_NOT_ASKED_FOR, slug="unknown-fact", advice=advice
            )
            continue
        try:
            read_declared(declared, raw)
        except CaseError as error:
            yield from (fault for fault in error.faults if isinstance(fault, CaseFault))


def _misspelt_awards(library: Library, snapshot: Snapshot) -> Iterator[CaseFault]:
    """Payments for an incentive that the library has not, but one that is called nearly so.

    What is called quite otherwise may have been paid under law that is not in the library.
    """
    for row in _awards(library, snapshot):
        written = row.values.get("incentive")
        if not isinstance(written, str) or written in library.incentives:
            continue
        advice = meant(compared(written), library.incentives, cutoff=_NEARLY)
        if advice is not None:
            text = Text(
                f"政策库中没有编号为{said(written)}的优惠事项",
                f"there is no incentive '{written}' in the library",
            )
            path = row.path_of("incentive").text
            yield CaseFault(path=path, text=text, slug="unknown-incentive", advice=advice)


def _alike_subjects(library: Library, snapshot: Snapshot) -> Iterator[CaseFault]:
    """Payments for a subject that is no id in the case, but looks like one."""
    ids: list[str] = []
    for name, field in library.vocabulary.root.fields.items():
        rows = snapshot.rows.get(name)
        if isinstance(rows, tuple) and len(field.spec.unique) == 1:
            listed = [row.values.get(field.spec.unique[0]) for row in rows]
            ids += [id_ for id_ in listed if isinstance(id_, str)]
    known = frozenset(ids)
    by_look = {skeleton(id_): id_ for id_ in reversed(ids)}
    for row in _awards(library, snapshot):
        written = row.values.get("subject")
        if not isinstance(written, str) or written in known:
            continue
        alike = by_look.get(skeleton(written))
        if alike is not None:
            text = Text(
                f"填写为{said(written)}，与个案中的编号{said(alike)}形似而不相同",
                f"got '{written}', which looks like the id '{alike}' of the case and differs",
            )
            yield CaseFault(
                path=row.path_of("subject").text, text=text, slug="looks-alike", advice=_WHICH
            )


def _awards(library: Library, snapshot: Snapshot) -> tuple[RowFacts, ...]:
    """The payments made before, none where nobody has said which."""
    field = library.vocabulary.role(Role.AWARDS)
    rows = snapshot.rows.get(field.name) if field is not None else None
    return rows if isinstance(rows, tuple) else ()


def chain_of(snapshot: Snapshot, library: Library) -> tuple[str, ...] | None:
    """The jurisdictions of the case by its code, from the widest to its own.

    None if no place has the code; all of them where the domain has no places.
    """
    field = library.vocabulary.role(Role.JURISDICTION)
    return (
        tuple(library.jurisdictions)
        if field is None
        else library.chain_of(str(snapshot.values[field.name]))
    )


def _unknown_place(snapshot: Snapshot, library: Library) -> CaseFault:
    field = library.vocabulary.role(Role.JURISDICTION)
    assert field is not None  # without places every case has its law
    written = snapshot.values[field.name]
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
