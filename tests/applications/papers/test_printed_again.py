"""What was printed of a determination is printed again byte for byte, whatever came after."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Thread

import attrs
import pytest
import typst
from moneyed import Money

import incentives
from incentives import Language
from incentives.applications import (
    Application,
    Applications,
    DrawnFrom,
    Move,
    PaperAsked,
    PaperKind,
    Party,
    Printed,
)
from incentives.applications.papers import storing
from incentives.policy.library import Library
from incentives.register import Applicant, Paying, RegisterError
from incentives.report.printing.formats import EXCEL, HTML, PDF, WORD, Format
from incentives.report.printing.pdf import fonts
from incentives.values.text import OF_LIBRARIES
from incentives.wordings.report.formats import NO_CHINESE_FONT
from tests.applications.bicycles import (
    GRANT,
    approved,
    assessed,
    bicycles,
    drafted,
    facts,
    handed_on,
)
from tests.applications.people import act, at, code
from tests.domains.test_bicycles import NOTICE, Buyer

FORM, ANNEXES = PaperKind.FORM, PaperKind.ANNEXES


def determined(applications: Applications, name: str = "甲园") -> Application:
    draft = applications.begin(
        Party(name=name, credit_code=code(), bank="农业银行", account_number="6228 0001"),
        "",
        act=act("经办"),
        document=facts(),
    )
    return approved(applications, handed_on(applications, draft))


def printed(
    applications: Applications, number: int = 1, *, by: str = "打印人", **asked: object
) -> Printed:
    """The Chinese form as a page, unless something else is asked for."""
    known = {"kind": FORM, "form": HTML, "language": Language.ZH, "library": bicycles(), **asked}
    library = known.pop("library")
    assert isinstance(library, Library)
    wanted = PaperAsked(entry=number, **known)  # type: ignore[arg-type]
    return applications.papers.printed(wanted, library, act=act(by, 30))


def of_another_edition(folder: Path, notice: str = NOTICE, version: str = "9") -> Library:
    (folder / "bicycles-2024.yaml").write_text(notice, encoding="utf-8")
    (folder / "library.yaml").write_text(f"version: {version}\n", encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Buyer)


def test_form_and_annexes_are_kept_from_the_moment_of_approval(applications: Applications) -> None:
    """As PDF, by who approved and when; nobody needs to have printed them."""
    done = determined(applications)
    kept = applications.papers.kept(done.determinations[-1])
    assert [(FORM, "pdf", "负责人", at(3)), (ANNEXES, "pdf", "负责人", at(3))] == [
        (one.kind, one.form, one.kept_by, one.kept_at) for one in kept
    ]
    assert {DrawnFrom.ASSESSMENT} == {one.drawn_from for one in kept}
    got = printed(applications, form=PDF)
    assert (kept[0], True) == (got.paper, got.octets.startswith(b"%PDF-"))
    assert got.paper.size == len(got.octets)


@pytest.mark.parametrize("form", [PDF, HTML, WORD])
@pytest.mark.parametrize("kind", PaperKind)
def test_it_stays_what_it_was_whatever_comes_after(
    of_file: Applications, tmp_path: Path, form: Format, kind: PaperKind
) -> None:
    """A payment, another account or office, taken up and corrected, other policies."""
    done = determined(of_file)
    first = printed(of_file, kind=kind, form=form)
    paying = Paying(
        determination=1, incentive=GRANT, amount=Money(Decimal(80), "EUR"), paid_on=at().date()
    )
    payment = of_file.register.pay(paying, act("出纳", 4, unusual="先行拨付"))
    assert first == printed(of_file, kind=kind, form=form, by="另一人")
    of_file.register.annul(payment.number, act("出纳", 5, reason="误录"))
    settings = attrs.evolve(of_file.settings(), name="另一单位")
    of_file.change_settings(settings, act=act("负责人", 6))
    again = of_file.move(done, Move.REOPEN, act=act("经办", 7), opinion="更正")
    again = of_file.change(
        again, act=act("经办", 8), party=attrs.evolve(again.party, bank="工商银行")
    )
    approved(of_file, handed_on(of_file, again), 9, corrects=1, reason="更正")
    assert of_file.register.entry(1).ending is not None
    other = of_another_edition(tmp_path, NOTICE.replace("value: 50%", "value: 10%"))
    assert first == printed(of_file, kind=kind, form=form, library=other)
    assert of_file.register.verify().is_intact


def test_what_is_first_printed_later_is_drawn_of_what_was_filed(applications: Applications) -> None:
    """With the account of then and the opinions, paid nothing, whatever is so by now."""
    done = determined(applications)
    again = applications.move(done, Move.REOPEN, act=act("经办", 7), opinion="更正")
    applications.change(again, act=act("经办", 8), party=attrs.evolve(again.party, bank="工商银行"))
    got = printed(applications)
    shown = got.octets.decode()
    assert DrawnFrom.ASSESSMENT is got.paper.drawn_from
    assert "打印人" == got.paper.kept_by
    entry = applications.register.entry(1)
    for told in ("农业银行", "6228 0001", "200.00", "同意", "属实", entry.code, done.number):
        assert told in shown
    assert "工商银行" not in shown


def test_another_edition_that_comes_to_the_same_draws_it_in_full(
    applications: Applications, tmp_path: Path
) -> None:
    """It is called by the edition by which it was filed."""
    determined(applications)
    got = printed(applications, kind=ANNEXES, library=of_another_edition(tmp_path))
    assert DrawnFrom.ASSESSMENT is got.paper.drawn_from
    assert "1.2" in got.octets.decode()


@pytest.mark.parametrize("language", OF_LIBRARIES)
@pytest.mark.parametrize("kind", PaperKind)
def test_where_policies_are_others_the_record_alone_is_printed(
    applications: Applications, tmp_path: Path, kind: PaperKind, language: Language
) -> None:
    """Amounts as they were filed, and a sentence that says so."""
    determined(applications)
    other = of_another_edition(tmp_path, NOTICE.replace("value: 50%", "value: 10%"))
    got = printed(applications, kind=kind, library=other, language=language)
    shown = got.octets.decode()
    assert DrawnFrom.ENTRY is got.paper.drawn_from
    for told in ("200.00", applications.register.entry(1).code, "1"):
        assert told in shown
    assert "40.00" not in shown
    assert ("未重新测算" if language is Language.ZH else "none reckoned anew") in shown
    assert got == printed(applications, kind=kind, language=language)


def test_a_determination_of_no_application_is_printed_too(applications: Applications) -> None:
    """Who applied is known by name; what it holds nothing of is filled in by hand."""
    applicant = Applicant(name="乙园", district="", credit_code=code(1))
    applications.register.file(assessed(), applicant, act())
    got = printed(applications)
    assert "乙园" in got.octets.decode()
    assert got == printed(applications, by="另一人")


def test_two_who_print_at_once_get_the_same(applications: Applications) -> None:
    """What was kept first; one row of it."""
    determined(applications)
    start, got = Barrier(4), list[Printed]()

    def prints(number: int) -> None:
        start.wait()
        got.append(printed(applications, form=WORD, by=f"第{number}人"))

    threads = [Thread(target=prints, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 4 == len(got)
    assert 1 == len({one.octets for one in got}) == len({one.paper.kept_by for one in got})
    assert 3 == len(applications.papers.kept(1))
    assert applications.register.verify().is_intact


def test_what_the_machine_cannot_make_hinders_no_approval(
    of_file: Applications, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told on printing what lacks, and kept by a machine that can."""
    with monkeypatch.context() as patched:
        patched.setattr(fonts, "lacking_font", lambda: NO_CHINESE_FONT)
        assert (1,) == determined(of_file).determinations
        assert () == of_file.papers.kept(1)
        with pytest.raises(RegisterError, match=r"\[cannot-make\]") as told:
            printed(of_file, form=PDF)
        assert "字体" in told.value.text.zh
        assert "200.00" in printed(of_file).octets.decode()
    assert printed(of_file, form=PDF).octets.startswith(b"%PDF-")


def test_a_typesetter_that_fails_hinders_no_approval(
    of_file: Applications, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why is told where it is printed, and another format is had."""

    def fails(*_: object, **__: object) -> bytes:
        raise typst.TypstError("out of pages", "", [], [])

    with monkeypatch.context() as patched:
        patched.setattr(typst, "compile", fails)
        assert (1,) == determined(of_file).determinations
        assert () == of_file.papers.kept(1)
        with pytest.raises(RegisterError, match=r"\[cannot-make\]") as told:
            printed(of_file, form=PDF)
        assert "out of pages" in told.value.text.zh
        assert printed(of_file, form=WORD).octets


def test_what_is_too_large_or_cannot_be_kept_hinders_no_approval(
    of_file: Applications, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The determination stands; printing says what is wrong."""
    with monkeypatch.context() as patched:
        patched.setattr(storing, "MOST_OCTETS", 1000)
        assert (1,) == determined(of_file).determinations
        with pytest.raises(RegisterError, match=r"\[paper-too-large\]"):
            printed(of_file)
    assert () == of_file.papers.kept(1)
    assert printed(of_file).octets


def test_what_is_no_paper_of_a_determination_is_refused(of_file: Applications) -> None:
    """No such entry, a payment, a format that shows no paper, what is no asking."""
    determined(of_file)
    paying = Paying(
        determination=1, incentive=GRANT, amount=Money(Decimal(80), "EUR"), paid_on=at().date()
    )
    of_file.register.pay(paying, act("出纳", 4, unusual="先行拨付"))
    of_no_paper = ((7, HTML, "no-entry"), (2, HTML, "other-kind"), (1, EXCEL, "no-format"))
    for number, form, slug in of_no_paper:
        with pytest.raises(RegisterError, match=rf"\[{slug}\]"):
            printed(of_file, number, form=form)
    with pytest.raises(RegisterError, match=r"\[odd-value\]"):
        of_file.papers.printed("1", bicycles(), act=act())  # type: ignore[arg-type]
    with pytest.raises(RegisterError, match=r"\[no-officer\]"):
        printed(of_file, by="")


def test_all_that_are_approved_at_once_are_kept(of_file: Applications) -> None:
    """Each of them."""
    drafts = [drafted(of_file, f"{name}园", place) for place, name in enumerate("甲乙")]
    files = [handed_on(of_file, draft) for draft in drafts]
    moved = of_file.move_all(
        files,
        Move.APPROVE,
        act=act("负责人", 5, again="另一件"),
        assessments={file.id: assessed(on=date(2024, 12, 31)) for file in files},
        acknowledged="可",
    )
    assert 2 == len(moved.moved)
    for file in moved.moved:
        assert 2 == len(of_file.papers.kept(file.determinations[-1]))
