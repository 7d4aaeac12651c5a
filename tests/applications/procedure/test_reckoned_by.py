"""By what a file is assessed: its own, kept by each step, and told where it has changed."""

from datetime import date
from pathlib import Path

import attrs
import pytest

import incentives
from incentives.applications import (
    Application,
    Applications,
    ApplicationSearch,
    Move,
    OfficeSettings,
    Party,
    State,
)
from incentives.applications.application import reckoned_by_of
from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import unstructure_case
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.policy.library import Overlay
from incentives.register import RegisterError
from incentives.register.verification.finding import FindingKind
from tests.applications.bicycles import bicycles
from tests.applications.papers.test_printed_again import of_another_edition
from tests.applications.people import act, code
from tests.domains.test_bicycles import OVERLAY, Kind, buyer
from tests.register.offices import tamper

ON = date(2024, 12, 31)
CARGO = buyer("400", kind=Kind.CARGO)


def draft_of(bonus: int) -> Overlay:
    """The figure that the council has drafted, of which there is another version for each sum."""
    text = OVERLAY.replace("value: 150", f"value: {bonus}")
    return load_overlay_text(text, file="draft", library=bicycles())


def assessed(*bonuses: int, library: incentives.Library | None = None) -> Assessment:
    used = [draft_of(bonus) for bonus in bonuses]
    return incentives.assess(CARGO, library or bicycles(), on=ON, overlays=used)


def begun(applications: Applications, name: str = "甲园", **said: object) -> Application:
    document = unstructure_case(CARGO)
    whose = Party(name=name, credit_code=code())
    return applications.begin(whose, "", act=act("经办"), document=document, **said)  # type: ignore[arg-type]


def moved(
    applications: Applications, file: Application, move: Move, who: str, **said: object
) -> Application:
    known = {"act": act(who, 5), "acknowledged": "可", "opinion": "同意", **said}
    return applications.move(file, move, **known)  # type: ignore[arg-type]


def in_approval(applications: Applications, bonus: int = 150) -> Application:
    """Handed on and reviewed by the draft with this sum."""
    file = begun(applications, overlays=("draft",))
    file = moved(applications, file, Move.SUBMIT, "经办", assessment=assessed(bonus))
    return moved(applications, file, Move.REVIEW, "复核", assessment=assessed(bonus))


def test_a_new_file_begins_with_what_the_office_has_settled(applications: Applications) -> None:
    """Those begun before stay; each can be changed by itself, and is a version further then."""
    before = begun(applications)
    settings = OfficeSettings(overlays=("2024/补助", "草案"))
    applications.change_settings(settings, act=act("负责人", 1))
    assert settings.overlays == applications.settings().overlays
    file, own = begun(applications, "乙园"), begun(applications, "丙园", overlays=())
    assert ((), ("2024/补助", "草案"), ()) == (before.overlays, file.overlays, own.overlays)
    changed = applications.change(file, act=act("经办", 2), overlays=("草案",))
    assert (2, ("草案",)) == (changed.version, applications.read(file.id).overlays)
    assert changed == applications.change(changed, act=act("经办", 3), overlays=("草案",))


def test_a_choice_is_checked_as_any_change(applications: Applications) -> None:
    """It meets others' changes, stands while the file may not change, and is of its kind."""
    file = begun(applications)
    applications.change(file, act=act("李强", 1), notes="x")
    with pytest.raises(RegisterError, match=r"\[changed-meanwhile\]"):
        applications.change(file, act=act("经办", 2), overlays=("草案",))
    read = applications.read(file.id)
    waiting = moved(applications, read, Move.SUBMIT, "经办", assessment=assessed())
    with pytest.raises(RegisterError, match=r"\[not-now\]"):
        applications.change(waiting, act=act("经办", 6), overlays=("草案",))
    for odd in (["草案"], (1,), ("",), "草案"):
        with pytest.raises(RegisterError):
            begun(applications, overlays=odd)
        with pytest.raises(RegisterError):
            applications.change_settings(OfficeSettings(overlays=odd), act=act("负责人", 1))  # type: ignore[arg-type]


def test_each_step_keeps_by_what_it_was_taken(applications: Applications) -> None:
    """Beside it and, on approval, in the entry; it verifies, and what is altered is told."""
    file = moved(
        applications, in_approval(applications), Move.APPROVE, "负责人", assessment=assessed(150)
    )
    steps = applications.steps(file)
    assert [reckoned_by_of(assessed(150))] * 3 == [step.reckoned_by for step in steps]
    (used,) = steps[0].reckoned_by.overlays if steps[0].reckoned_by is not None else ()
    assert ("市议会草案", draft_of(150).digest) == (used.title.zh, used.digest)
    entry = applications.register.entry(file.determinations[-1])
    held = entry.content.part("application").rows("steps")
    assert [step.reckoned_by.written() if step.reckoned_by else "" for step in steps] == [
        step.text("reckoned_by") for step in held
    ]
    assert applications.register.verify().is_intact
    tamper(applications.register, "UPDATE application_steps SET reckoned_by = '' WHERE place = 2")
    found = applications.register.verify().findings
    assert FindingKind.STEPS in {finding.kind for finding in found}


def test_overlays_that_changed_after_review_are_acknowledged_or_sent_back(
    applications: Applications,
) -> None:
    """What they were and are is told; without a word nothing is approved."""
    file = in_approval(applications, 150)
    (thing,) = applications.open_at(file, Move.APPROVE, assessed(100))
    assert "overlays-changed" == thing.slug
    for digest in (draft_of(150).digest, draft_of(100).digest):
        assert digest[:8] in thing.text.zh
    with pytest.raises(RegisterError, match=r"\[not-acknowledged\]"):
        moved(applications, file, Move.APPROVE, "负责人", assessment=assessed(100), acknowledged="")
    back = moved(applications, file, Move.RETURN, "负责人")
    assert State.REVIEW is back.state
    again = applications.open_at(back, Move.REVIEW, assessed(100))
    assert ["overlays-changed"] == [thing.slug for thing in again]
    with pytest.raises(RegisterError, match=r"\[not-acknowledged\]"):
        moved(applications, back, Move.REVIEW, "复核", assessment=assessed(100), acknowledged="")
    reviewed = moved(applications, back, Move.REVIEW, "复核", assessment=assessed(100))
    assert () == applications.open_at(reviewed, Move.APPROVE, assessed(100))
    done = moved(applications, reviewed, Move.APPROVE, "负责人", assessment=assessed(100))
    assert State.DETERMINED is done.state


@pytest.mark.parametrize(("was", "now"), [((), (150,)), ((150,), ()), ((100, 150), (150, 100))])
def test_none_some_and_another_order_are_others(
    of_file: Applications, was: tuple[int, ...], now: tuple[int, ...]
) -> None:
    """The last one prevails, so the order counts."""
    file = moved(of_file, begun(of_file), Move.SUBMIT, "经办", assessment=assessed(*was))
    slugs = [thing.slug for thing in of_file.open_at(file, Move.REVIEW, assessed(*now))]
    assert ["overlays-changed"] == slugs
    assert () == of_file.open_at(file, Move.REVIEW, assessed(*was))


def test_policies_that_were_updated_are_told(of_file: Applications, tmp_path: Path) -> None:
    """Whether or not they come to something else."""
    file = in_approval(of_file)
    other = assessed(library=of_another_edition(tmp_path))
    slugs = [thing.slug for thing in of_file.open_at(file, Move.APPROVE, other)]
    assert {"overlays-changed", "library-changed"} <= set(slugs)


def test_what_was_not_seen_is_not_approved(applications: Applications) -> None:
    """Of several, those that come to what was seen go on."""
    files = [in_approval(applications)]
    second = begun(applications, "乙园", overlays=("draft",))
    second = moved(applications, second, Move.SUBMIT, "经办", assessment=assessed(150))
    files.append(moved(applications, second, Move.REVIEW, "复核", assessment=assessed(150)))
    with pytest.raises(RegisterError, match=r"\[other-result\]"):
        moved(
            applications,
            files[0],
            Move.APPROVE,
            "负责人",
            assessment=assessed(100),
            seen=assessed(150).fingerprint,
        )
    outcome = applications.move_all(
        files,
        Move.APPROVE,
        act=act("负责人", 9, again="另一件"),
        acknowledged="可",
        assessments={files[0].id: assessed(100), files[1].id: assessed(150)},
        seen={file.id: assessed(150).fingerprint for file in files},
    )
    assert [files[1].id] == [file.id for file in outcome.moved]
    assert ["other-result"] == [one.why.slug for one in outcome.refused]


def test_a_file_taken_up_again_begins_anew(applications: Applications) -> None:
    """Whoever hands it on judges it first; what was approved before is no measure."""
    done = moved(
        applications, in_approval(applications), Move.APPROVE, "负责人", assessment=assessed(150)
    )
    again = moved(applications, done, Move.REOPEN, "经办")
    assert () == applications.open_at(again, Move.SUBMIT, assessed(100))
    rows, _ = applications.find(ApplicationSearch())
    assert [again.id] == [row.id for row in rows]
    assert attrs.evolve(again, version=1) == attrs.evolve(applications.read(again.id), version=1)
