"""Who has an application open is told, and scans are kept as the bytes that they are."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import attrs
import pytest

from incentives.applications import Applications, Move
from incentives.applications.keeping import scanning
from incentives.register import Register, RegisterError
from tests.applications.people import act, at, begun
from tests.register.offices import tamper

PDF = b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 20
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def test_the_second_is_told_who_has_it_open(applications: Applications) -> None:
    """Since when, and until when; whoever has it keeps it by asking again."""
    id_ = begun(applications).id
    mine = applications.hold(id_, "王芳", at())
    assert ("王芳", at(), at(5)) == (mine.who, mine.since, mine.until)
    assert mine == applications.hold(id_, "李明", at(4)) == applications.held_by(id_, at(4))
    longer = applications.hold(id_, "王芳", at(4))
    assert (at(), at(9)) == (longer.since, longer.until)
    assert "李明" == applications.hold(id_, "李明", at(9)).who
    assert "李明" == applications.hold(id_, "王芳", at(10)).who


def test_it_is_let_go_by_who_has_it(applications: Applications) -> None:
    """Another cannot; and after some minutes nobody has it."""
    id_ = begun(applications).id
    applications.hold(id_, "王芳", at())
    applications.release(id_, "李明")
    assert applications.held_by(id_, at(1)) is not None
    applications.release(id_, "王芳")
    applications.release(id_, "王芳")
    assert applications.held_by(id_, at(1)) is None
    applications.hold(id_, "王芳", at())
    assert applications.held_by(id_, at(5)) is None


def test_the_zone_of_a_moment_makes_no_difference(applications: Applications) -> None:
    """Two machines may have clocks of two zones."""
    id_ = begun(applications).id
    applications.hold(id_, "王芳", at())
    there = timezone(timedelta(hours=8))
    assert "王芳" == applications.hold(id_, "李明", at(4).astimezone(there)).who
    assert "李明" == applications.hold(id_, "李明", at(6).astimezone(there)).who


@pytest.mark.parametrize(
    ("who", "moment", "slug"),
    [
        ("", at(), "odd-value"),
        ("王芳\n", at(), "bad-character"),
        ("王芳", datetime(2024, 1, 5, 9, 30), "no-time-zone"),  # noqa: DTZ001 - what is refused
        ("王芳", datetime.max.replace(tzinfo=UTC), "odd-value"),
    ],
)
def test_who_and_when_are_said(
    of_file: Applications, who: str, moment: datetime, slug: str
) -> None:
    """Or it is refused."""
    id_ = begun(of_file).id
    with pytest.raises(RegisterError, match=rf"\[{slug}\]"):
        of_file.hold(id_, who, moment)
    with pytest.raises(RegisterError, match=r"\[no-application\]"):
        of_file.hold("x", "王芳", at())


@pytest.mark.parametrize(
    ("octets", "kind"), [(PDF, "application/pdf"), (JPEG, "image/jpeg"), (PNG, "image/png")]
)
def test_a_scan_is_kept_by_its_digest(applications: Applications, octets: bytes, kind: str) -> None:
    """Whatever its name ends in; the same bytes are kept once."""
    application, other = begun(applications), begun(applications)
    scan = applications.attach(application, "lease", "C:\\扫描\\合同.exe", octets, act=act())
    assert (1, "lease", "合同.exe", kind, len(octets), "王芳", at()) == (
        scan.place,
        scan.paper,
        scan.name,
        scan.media_type,
        scan.size,
        scan.added_by,
        scan.added_at,
    )
    assert sha256(octets).hexdigest() == scan.digest
    assert octets == applications.scan(scan.digest)
    again = applications.attach(other, "lease", "合同.pdf", octets, act=act("李明", 1))
    assert ((scan,), (again,)) == (applications.scans(application), applications.scans(other))
    assert application == applications.read(application.id)


REFUSED = {
    "a page": (b"<html><script>alert(1)</script>", "no-scan-kind"),
    "a program": (b"MZ\x90\x00", "no-scan-kind"),
    "an archive": (b"PK\x03\x04", "no-scan-kind"),
    "a drawing with scripts": (b"<svg onload='x'>", "no-scan-kind"),
    "blanks before a PDF": (b" %PDF-1.7", "no-scan-kind"),
    "nothing": (b"", "empty-scan"),
    "too much": (PDF + b"0" * scanning.MOST_OCTETS, "scan-too-large"),
    "text": ("%PDF-1.7", "odd-value"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_scan_is_refused(of_file: Applications, name: str) -> None:
    """By its content, its size, its kind; nothing of it is kept."""
    octets, slug = REFUSED[name]
    application = begun(of_file)
    with pytest.raises(RegisterError, match=rf"\[{slug}\]"):
        of_file.attach(application, "lease", "合同.pdf", octets, act=act())  # type: ignore[arg-type]
    assert () == of_file.scans(application)


@pytest.mark.parametrize(
    ("paper", "name", "slug"),
    [
        ("", "a.pdf", "odd-value"),
        ("lease", "", "odd-value"),
        ("lease", "folder/", "blank-text"),
        ("lease", "a\u202efdp.exe", "bad-character"),
        ("lease", "a" * 300, "text-too-long"),
    ],
)
def test_names_that_cannot_be_kept_are_refused(
    of_file: Applications, paper: str, name: str, slug: str
) -> None:
    """As any other name is."""
    with pytest.raises(RegisterError, match=rf"\[{slug}\]"):
        of_file.attach(begun(of_file), paper, name, PDF, act=act())


def test_a_scan_that_is_taken_away_stays_kept(applications: Applications) -> None:
    """It is not shown any more; its place is not given again."""
    application = begun(applications)
    first = applications.attach(application, "lease", "a.pdf", PDF, act=act())
    applications.attach(application, "lease", "b.png", PNG, act=act())
    applications.take_away(application, 1, act=act("李明", 1))
    assert [2] == [each.place for each in applications.scans(application)]
    assert PDF == applications.scan(first.digest)
    assert 3 == applications.attach(application, "lease", "c.jpg", JPEG, act=act()).place
    for place in (1, 9):
        with pytest.raises(RegisterError, match=r"\[no-scan\]"):
            applications.take_away(application, place, act=act())
    gone = applications.move(application, Move.WITHDRAW, act=act(), opinion="撤回")
    with pytest.raises(RegisterError, match=r"\[not-now\]"):
        applications.take_away(gone, 2, act=act())


def test_an_application_has_so_many_scans_at_most(
    of_file: Applications, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it says so."""
    monkeypatch.setattr(scanning, "MOST_SCANS", 2)
    application = begun(of_file)
    for _ in range(2):
        of_file.attach(application, "lease", "a.pdf", PDF, act=act())
    with pytest.raises(RegisterError, match=r"\[too-many-scans\]"):
        of_file.attach(application, "lease", "a.pdf", PDF, act=act())


@pytest.mark.parametrize("digest", ["", "x", "A" * 64, "0" * 64, "../../etc/passwd"])
def test_a_digest_of_nothing_finds_nothing(of_file: Applications, digest: str) -> None:
    """Whatever it is."""
    with pytest.raises(RegisterError, match=r"\[no-scan\]"):
        of_file.scan(digest)


def test_a_scan_that_somebody_has_exchanged_is_not_opened(applications: Applications) -> None:
    """It is told, and goes to nobody."""
    scan = applications.attach(begun(applications), "lease", "a.pdf", PDF, act=act())
    other = "x'255044462d'" if applications.register.database.is_file else "'\\x255044462d'"
    tamper(applications.register, f"UPDATE application_contents SET octets = {other}")  # noqa: S608 - to do harm
    with pytest.raises(RegisterError, match=r"\[changed\]"):
        applications.scan(scan.digest)


def test_settings_have_a_history(applications: Applications) -> None:
    """Who changed them, when and why; who was slower is told."""
    first = applications.settings()
    named = attrs.evolve(
        first,
        name="海门区财政局",
        townships=("海门街道", "三厂街道"),
        planning={2023: {"district.population": "98.76万"}},
        numbering="海托补〔{year}〕{n}号",
    )
    second = applications.change_settings(named, act=act(reason="启用"))
    assert (1, named.townships) == (second.version, applications.settings().townships)
    with pytest.raises(RegisterError, match=r"\[changed-meanwhile\]"):
        applications.change_settings(named, act=act("李明"))
    applications.change_settings(attrs.evolve(second, name="区财政局"), act=act("李明", 1))
    assert [("李明", 2, ""), ("王芳", 1, "启用")] == [
        (each.by, each.settings.version, each.reason) for each in applications.settings_history()
    ]
    assert "海托补〔2024〕1号" == begun(applications).number
    assert {"district.population": "98.76万"} == second.figures_on(at().date())
    assert {} == second.figures_on(at().date().replace(year=2022))


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"numbering": "{n}{n}"}, "bad-numbering"),
        ({"numbering": "无"}, "bad-numbering"),
        ({"numbering": "{n}{month}"}, "bad-numbering"),
        ({"planning": {1999: {}}}, "odd-value"),
        ({"planning": {2024: {"a": 1}}}, "odd-value"),
        ({"townships": ["海门街道"]}, "odd-value"),
        ({"townships": ("",)}, "blank-text"),
        ({"name": "a\x00"}, "bad-character"),
        ({"may_one_person_do_two_steps": 1}, "odd-value"),
    ],
)
def test_settings_that_cannot_be_are_refused(
    of_file: Applications, said: dict[str, object], slug: str
) -> None:
    """The old ones hold."""
    changed = attrs.evolve(of_file.settings(), **said)  # type: ignore[arg-type]
    with pytest.raises(RegisterError, match=rf"\[{slug}\]"):
        of_file.change_settings(changed, act=act())
    assert () == of_file.settings_history()


def test_what_is_kept_is_there_for_another_machine(address: str) -> None:
    """Holds and scans are in the database, not in a process."""
    here, there = Register.begin(address), Register.open(address)
    application = begun(Applications(register=here))
    scan = Applications(register=here).attach(application, "lease", "a.pdf", PDF, act=act())
    Applications(register=here).hold(application.id, "王芳", at())
    assert (scan,) == Applications(register=there).scans(application)
    assert "王芳" == Applications(register=there).hold(application.id, "李明", at(1)).who
    here.close()
    there.close()
