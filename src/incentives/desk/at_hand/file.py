"""The application file at hand: read anew at each run, and stored at each change of it.

What could not be stored is kept here until the officer has said what becomes of it.
"""

import secrets
from collections.abc import Mapping
from datetime import date

import attrs
import streamlit as st

from incentives.applications import Application, Applications, OfficeSettings, Party
from incentives.applications.said import Beginning
from incentives.desk.at_hand.edits import Edit, edits_between, touch_the_same, with_edits
from incentives.desk.at_hand.officer import act, now
from incentives.desk.office import office_library, open_register, settings
from incentives.facts.field import Role
from incentives.forms.editing import text_said, with_text_said
from incentives.register import RegisterError
from incentives.values.text import Text

_FILE, _REVISION, _KEPT = "desk_file", "desk_file_revision", "desk_file_kept"
_SETTINGS = "desk_office_settings"
_MOST_FIRST = 10**12
_TRIES = 5
"""So often a change is made anew in what others have stored; then the officer is asked."""


@attrs.frozen(kw_only=True)
class KeptChange:
    """A change that was not stored: of which file, where and what, and why not."""

    file: str
    edits: tuple[Edit, ...]
    why: Text


def applications() -> Applications:
    """The application files of the office."""
    facts = office_library().vocabulary.form_facts
    return Applications(register=open_register(settings().register), form_facts=facts)


def office_settings() -> OfficeSettings:
    """The settings of the office as they stood when the page was drawn last."""
    if _SETTINGS not in st.session_state:
        st.session_state[_SETTINGS] = applications().settings()
    read: OfficeSettings = st.session_state[_SETTINGS]
    return read


def office_figures(file: Application) -> Mapping[str, str]:
    """The planning figures of the office that count for the file, by path.

    None where it may not change: what was handed on has them in it.
    """
    if not file.may_change:
        return {}
    return office_settings().figures_on(file.on if file.on is not None else now().date())


def file_at_hand() -> Application | None:
    """The file that was opened last, as it was read or stored last; None: none was opened."""
    file: Application | None = st.session_state.get(_FILE)
    return file


def open_file(id_: str) -> Application:
    """The file is at hand as it stands in the database now; fields of another state begin anew.

    One that is not there raises RegisterError (`no-application`), as does a register that fails.
    """
    st.session_state.pop(_SETTINGS, None)
    file, before = applications().read(id_), file_at_hand()
    if before is None or (before.id, before.version) != (file.id, file.version):
        begin_fields_anew()
    st.session_state[_FILE] = file
    return file


def file_revision() -> int:
    """A number that is another one whenever fields have to begin anew, in each session too.

    They do when another file is at hand, or others have changed it. A browser that finds the desk
    again after it was started anew has no field of the session before.
    """
    if _REVISION not in st.session_state:
        st.session_state[_REVISION] = secrets.randbelow(_MOST_FIRST)
    revision: int = st.session_state[_REVISION]
    return revision


def begin_fields_anew() -> None:
    """Fields show what is stored, not what was typed into them before."""
    st.session_state[_REVISION] = file_revision() + 1


def begin_file(
    document: Mapping[str, object],
    party: Party | None = None,
    *,
    on: date | None = None,
    opened_from: int | None = None,
    like: Application | None = None,
) -> Application:
    """A file is begun with the facts, as of the day `on` (None: whichever it is), and is at hand.

    Its place is that of the office where the facts name none.

    `opened_from`: the number of the determination that it takes up. `like`: the file whose
    programmes and overlays it has too; None: all programmes, and the overlays of the settings.
    What `Applications.begin` refuses raises RegisterError.
    """
    vocabulary = office_library().vocabulary
    if not text_said(document, vocabulary, Role.JURISDICTION):
        document = with_text_said(document, vocabulary, Role.JURISDICTION, settings().place)
    named = party
    if named is None:
        named = Party(name=text_said(document, vocabulary, Role.NAME))
    district = text_said(document, vocabulary, Role.JURISDICTION)
    said: Beginning = {"document": document, "on": on, "opened_from": opened_from}
    if like is not None:
        said |= {"programmes": like.programmes, "overlays": like.overlays}
    begun = applications().begin(named, district, act=act(), **said)
    st.session_state[_FILE] = begun
    begin_fields_anew()
    return begun


def take_over(file: Application) -> None:
    """The file at hand is what a step has made of it."""
    st.session_state[_FILE] = file


def change_file(**changed: object) -> None:
    """What is named is stored so: some of `document`, `party`, `programmes`, `on`, `typed`.

    And `notes`, `overlays` and `number`.

    What others have stored meanwhile stays; where they have changed the same, or nothing can be
    stored, the change is kept (`kept_change`) and the file is at hand as it stands.
    """
    file = file_at_hand()
    if file is None:
        return
    before = plain_of(file)
    after = _in_step(before, {**before, **_plain_values(changed)})
    edits = tuple(edits_between(before, after))
    if edits:
        _store(file, edits, over_others=False)


def kept_change() -> KeptChange | None:
    """What could not be stored of the file at hand; None: nothing."""
    kept: KeptChange | None = st.session_state.get(_KEPT)
    file = file_at_hand()
    return kept if kept is not None and file is not None and kept.file == file.id else None


def store_kept_change() -> None:
    """What was kept is stored all the same, over what others have made of the same places."""
    kept, file = kept_change(), file_at_hand()
    if kept is not None and file is not None:
        drop_kept_change()
        _store(file, kept.edits, over_others=True)
        begin_fields_anew()


def drop_kept_change() -> None:
    """What was kept is given up; the file stays as it stands."""
    st.session_state.pop(_KEPT, None)


def _store(file: Application, edits: tuple[Edit, ...], *, over_others: bool) -> None:
    present, why = file, None
    for _ in range(_TRIES):
        why = _refusal_of(present, edits)
        if why is None:
            return
        if why.slug != "changed-meanwhile":
            break
        base, present = present, open_file(file.id)
        theirs = tuple(edits_between(plain_of(base), plain_of(present)))
        if touch_the_same(edits, theirs) and not over_others:
            break
    assert why is not None  # it was tried at least once
    _keep(file, edits, why.text)


def _refusal_of(file: Application, edits: tuple[Edit, ...]) -> RegisterError | None:
    """Stores the file with the edits; why that is refused, or None."""
    named = {str(edit.steps[0]) for edit in edits}
    changed = _fields(with_edits(plain_of(file), edits))
    wanted = {name: value for name, value in changed.items() if name in named}
    try:
        stored = applications().change(file, act=act(), **wanted)  # type: ignore[arg-type]
    except RegisterError as error:
        return error
    st.session_state[_FILE] = stored
    return None


def _keep(file: Application, edits: tuple[Edit, ...], why: Text) -> None:
    earlier = kept_change()
    begin_fields_anew()
    st.session_state[_KEPT] = KeptChange(
        file=file.id, edits=(*(earlier.edits if earlier is not None else ()), *edits), why=why
    )


def plain_of(file: Application) -> dict[str, object]:
    """What may be changed of a file, such that changes of it can be told place by place."""
    return {
        "document": dict(file.document),
        "typed": dict(file.typed),
        "party": attrs.asdict(file.party),
        "programmes": tuple(file.programmes),
        "on": file.on,
        "notes": file.notes,
        "overlays": tuple(file.overlays),
        "number": file.number,
    }


def _plain_values(changed: Mapping[str, object]) -> dict[str, object]:
    return {
        name: attrs.asdict(value) if isinstance(value, Party) else value
        for name, value in changed.items()
    }


def _in_step(before: Mapping[str, object], after: dict[str, object]) -> dict[str, object]:
    """The name of the applicant is one fact, whether it was changed in the form or at the head.

    Where the domain has no such fact, it stands at the head alone.
    """
    vocabulary = office_library().vocabulary
    document, party = after["document"], after["party"]
    assert isinstance(document, Mapping)
    assert isinstance(party, Mapping)
    if vocabulary.role(Role.NAME) is None:
        return after
    if party != before["party"]:
        named = with_text_said(document, vocabulary, Role.NAME, str(party["name"]))
        return {**after, "document": named}
    return {**after, "party": {**party, "name": text_said(document, vocabulary, Role.NAME)}}


def _fields(plain: Mapping[str, object]) -> dict[str, object]:
    party = plain["party"]
    assert isinstance(party, Mapping)
    return {**plain, "party": Party(**party)}
