"""Who may do what, whose a case is, and how entries, payments and findings are told."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import product

import attrs
import pytest
from moneyed import Money

from incentives import Language, Text, calculator, fact
from incentives.facts.field import Role
from incentives.policy.library import Library
from incentives.register import (
    Applicant,
    Asked,
    Duty,
    Entry,
    Fate,
    Figure,
    Finding,
    FindingKind,
    Head,
    Kind,
    People,
    Person,
    Register,
    Search,
    Standing,
    Verification,
    agrees,
    applicant_in,
    applicant_in_words,
    code_of,
    figures_of,
    ledger_csv,
    ledger_row,
    paper_told,
    sources_in_words,
)
from incentives.register.acts import DUTIES, KINDS
from incentives.register.content import duties_content
from incentives.register.plain import Plain
from incentives.register.reading.awarding import payments_to, subjects_of
from incentives.register.reading.reassessing import Reassessing
from incentives.register.shapes import check_act, check_paying, check_person
from incentives.register.verification.allowed import Allowed
from incentives.register.writing.allowing import administrators_of, why_not
from incentives.register.writing.due import Due, Made, sum_of
from incentives.report.words.names import Words
from tests.register.judging.test_sums import determined, part, yuan
from tests.register.offices import GRANT, Office, act, paying
from tests.register.test_filing import refused
from tests.register.trust.many import determination, payment, small, write

HEAD, CLERK, OTHER = (
    Person(issuer="https://login.example.org", subject=subject, name=name)
    for subject, name in (("1", "赵敏"), ("2", "王芳"), ("3", "李强"))
)
EVERY = (HEAD, CLERK, OTHER)


def standing(person: Person, *duties: Duty) -> Standing:
    return Standing(person=person, duties=frozenset(duties), entry=1)


@pytest.mark.parametrize("duty", Duty)
def test_who_has_the_duty_may_and_nobody_else(duty: Duty) -> None:
    """Once somebody administers; who could give it is named. Before that anybody may."""
    others = [one for one in Duty if one is not duty]
    people = (
        standing(OTHER, *others),
        standing(HEAD, Duty.ADMINISTER),
        standing(CLERK, duty),
    )
    administering = administrators_of(people)
    assert HEAD in {one.person for one in administering}
    assert why_not(people, CLERK, duty) is None
    stranger = attrs.evolve(CLERK, issuer="https://other.example.org")
    for who in (None, OTHER, stranger, HEAD if duty is not Duty.ADMINISTER else OTHER):
        told = why_not(people, who, duty)
        assert told is not None
        assert all(one.person.name in told.zh for one in administering)
        assert ("须登录" in told.zh) is (who is None)
    nobody = (standing(CLERK), standing(OTHER, *(set(Duty) - {Duty.ADMINISTER})))
    assert () == administrators_of(nobody)
    for person in (None, *EVERY):
        assert why_not(nobody, person, duty) is None


def test_people_say_why_somebody_may_not(file_register: Register) -> None:
    """As the register has it at present."""
    people = People(register=file_register)
    assert people.why_not(None, Duty.FILE) is None
    people.appoint(HEAD, act(reason="设立"))
    told = people.why_not(CLERK, Duty.FILE)
    assert told is not None
    assert (HEAD.name in told.zh, CLERK.name in told.zh) == (True, True)
    assert people.why_not(HEAD, Duty.ADMINISTER) is None
    assert people.duties_of(HEAD) == {Duty.ADMINISTER}


def filed(kind: Kind, person: Person | None, **said: object) -> Plain:
    named = {} if person is None else {"person": attrs.asdict(person)}
    return Plain(small(kind.value, **named, **said))


def gave(whom: Person, *duties: Duty, by: Person | None = HEAD) -> Plain:
    return Plain(
        duties_content(whom, frozenset(duties), act(by.name if by else "x", person=by, reason="x"))
    )


@pytest.mark.parametrize("kind", Kind)
def test_what_was_filed_was_allowed_to_who_had_the_duty_then(kind: Kind) -> None:
    """Approved by who approves, where it comes of an application; the command names a head."""
    so_far = Allowed()
    content = {"duties": [], "whom": attrs.asdict(CLERK)}
    for person in (None, *EVERY):
        assert so_far.allows(kind, filed(kind, person, **content))
    so_far.remember(Kind.DUTIES, gave(HEAD, Duty.ADMINISTER, by=None))
    for person in (None, CLERK, OTHER):
        assert not so_far.allows(kind, filed(kind, person, **content))
    for duty in Duty:
        so_far.remember(Kind.DUTIES, gave(CLERK, duty))
        may = so_far.allows(kind, filed(kind, CLERK, **content))
        assert may is (duty is DUTIES[kind]), duty
        of_application = filed(kind, CLERK, application={"id": "1"}, **content)
        wanted = Duty.APPROVE if kind is Kind.DETERMINATION else DUTIES[kind]
        assert so_far.allows(kind, of_application) is (duty is wanted), duty
        assert not so_far.allows(kind, filed(kind, OTHER, **content))
    so_far.remember(Kind.PAYMENT, gave(OTHER, *Duty))
    assert not so_far.allows(kind, filed(kind, OTHER, **content))
    by_command = filed(kind, None, duties=["administer"], whom=attrs.asdict(OTHER))
    assert so_far.allows(kind, by_command) is (kind is Kind.DUTIES)
    so_far.remember(Kind.DUTIES, gave(CLERK))
    so_far.remember(Kind.DUTIES, gave(HEAD, Duty.FILE))
    assert so_far.allows(kind, filed(kind, None, **content))


@pytest.mark.parametrize("odd", [None, "x", 1, {}])
def test_what_is_no_act_no_person_and_no_payment_is_refused(odd: object) -> None:
    for check in (check_act, check_paying, check_person):
        with refused("odd-value"):
            check(odd)
    for name in ("issuer", "subject", "name"):
        person = attrs.evolve(CLERK, **{name: odd if not isinstance(odd, str) else 5})  # type: ignore[arg-type]
        with refused("odd-value"):
            check_act(act(CLERK.name, person=person))
    if odd is not None:
        with refused("odd-value"):
            check_act(act(person=odd))
    check_act(act(CLERK.name, person=CLERK))


@attrs.frozen(kw_only=True)
class Nameless:
    """A vocabulary in which nothing says who it is."""

    count: int = fact("数", "count", default=attrs.NOTHING)


@attrs.frozen(kw_only=True)
class Placeless:
    """A vocabulary without places."""

    called: str = fact("名称", "name", default=attrs.NOTHING, role=Role.NAME)


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ({"called": " 甲园 "}, "甲园"),
        ({"called": " "}, None),
        ({"called": ""}, None),
        ({"called": 5}, None),
        ({"called": None}, None),
        ({}, None),
    ],
)
def test_a_case_names_its_applicant(document: Mapping[str, object], name: str | None) -> None:
    """By the fact that the vocabulary says; without one by none."""
    whose = applicant_in(document, calculator.vocabulary_of(Placeless), credit_code="c")
    assert whose == (None if name is None else Applicant(name=name, district="", credit_code="c"))
    assert applicant_in({"count": 1, "called": "甲"}, calculator.vocabulary_of(Nameless)) is None


def test_a_case_names_the_district_of_its_applicant(office: Office) -> None:
    """As text, in whatever form it stands there."""
    vocabulary = office.library.vocabulary
    field, place = vocabulary.role(Role.NAME), vocabulary.role(Role.JURISDICTION)
    assert field is not None
    assert place is not None
    for written, district in (("320614", "320614"), (320614, "320614"), (None, None)):
        document = {field.name: "甲园"} | ({} if written is None else {place.name: written})
        whose = applicant_in(document, vocabulary)
        assert whose == Applicant(name="甲园", district=district or "")


def test_without_prior_awards_a_filed_case_stays_as_it_is(
    file_register: Register, office: Office
) -> None:
    """Nothing that was paid can be put into it."""
    entry = office.file(file_register)

    @attrs.frozen
    class Bare:
        vocabulary = calculator.vocabulary_of(Nameless)

    def never(*_: object) -> None:
        raise AssertionError

    asked = Reassessing(
        library=Bare(),  # type: ignore[arg-type]
        now=date(2026, 1, 1),
        overlays=(),
        with_payments=never,  # type: ignore[arg-type]
    )
    assert asked.document_of(entry) == entry.case_document


def test_everybody_who_filed_is_listed_once(file_register: Register) -> None:
    """In the order of the names."""
    officers = ("c", "a", "b", "a", "c")
    write(file_register, iter(determination(officer=officer) for officer in officers), 5)
    assert ("a", "b", "c") == file_register.officers()


def entries_of_each_kind(register: Register) -> dict[Kind, Entry]:
    whom = attrs.asdict(CLERK)
    documents = (
        determination("1234.50"),
        payment(1, "1000.00"),
        small("annulment", annuls=2, reason="退回"),
        small("duties", whom=whom, duties=["file"], reason="分工"),
    )
    write(register, iter(documents), len(documents))
    return {(entry := register.entry(number)).kind: entry for number in range(1, 5)}


def test_each_kind_of_entry_says_what_it_holds(file_register: Register, office: Office) -> None:
    """Its amounts, of which a paper has one or all together, and what was done to it."""
    entries = entries_of_each_kind(file_register)
    assert list(Kind) == list(entries)
    grant, paid = Money("1234.50", "CNY"), Money("1000.00", "CNY")
    assert {
        Kind.DETERMINATION: (Figure(title=Text("补助", "grant"), amount=grant),),
        Kind.PAYMENT: (Figure(title=KINDS[Kind.PAYMENT], amount=paid),),
        Kind.ANNULMENT: (),
        Kind.DUTIES: (),
    } == {kind: figures_of(entry) for kind, entry in entries.items()}
    assert 1 == entries[Kind.PAYMENT].determination
    assert [None, None, 2, None] == [entry.ends for entry in entries.values()]
    assert {kind: entry.ending is not None for kind, entry in entries.items()} == {
        kind: kind is Kind.PAYMENT for kind in Kind
    }
    for kind, entry in entries.items():
        assert agrees(entry, Decimal(0)) is False
        assert agrees(entry, Decimal("1234.5")) is (kind is Kind.DETERMINATION)
        told = [line.zh for line in paper_told(entry, office.library.vocabulary)]
        assert KINDS[kind].zh in told[0]
        assert any("托育机构" in line for line in told)
        assert any("2023年12月31日" in line for line in told) is (kind is Kind.DETERMINATION)
        assert any("作废" in line for line in told[1:]) is (kind is Kind.PAYMENT)
        amount = paper_told(entry, office.library.vocabulary, amount=Decimal("1234.5"))
        assert len(amount) == len(told) + 1
        assert ("与登记一致" in amount[-1].zh) is (kind is Kind.DETERMINATION)


def several(*amounts: str | None) -> dict[str, object]:
    """A determination of several incentives; None: without an amount."""
    document = determination()
    own = document["assessment"]
    assert isinstance(own, dict)
    (award,) = own["determinations"]
    awards = [
        {**award, "incentive": f"{GRANT}{at}", "amount": yuan(amount) if amount else None}
        for at, amount in enumerate(amounts)
    ]
    return {**document, "assessment": {**own, "determinations": awards}}


def test_all_amounts_together_are_an_amount_of_the_paper(file_register: Register) -> None:
    """And each by itself; two of three are not."""
    write(file_register, iter([several("1.00", "2.00", None, "4.00")]), 1)
    entry = file_register.entry(1)
    agreeing = [n for n in range(9) if agrees(entry, Decimal(n))]
    assert [1, 2, 4, 7] == agreeing


@pytest.mark.parametrize(
    "fingerprint", ["", "0" * 63, "0" * 65, "G" * 64, "A" * 64, "0" * 63 + "\n"]
)
def test_only_a_fingerprint_has_a_code(fingerprint: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        code_of(fingerprint)


def test_each_finding_is_told_by_its_numbers_and_what_it_is(file_register: Register) -> None:
    """In both languages, with nothing left open; a run of missing ones by its ends."""
    for kind, other in product(FindingKind, (None, 9)):
        told = Finding(kind=kind, number=7, other=other, what="ix_x").text
        for said in (told.zh, told.en):
            assert "{" not in said
        if kind is FindingKind.MISSING:
            assert ("第 7 号至第 9 号" in told.zh) is (other == 9)
    forged = Finding(kind=FindingKind.FORGED, number=7, what="no-officer").text
    assert "未载明经办人" in forged.zh
    derived = Finding(kind=FindingKind.DERIVED, number=7, what="register_filings").text
    assert "register_filings" not in derived.zh
    unknown = Finding(kind=FindingKind.DERIVED, number=7, what="no-officer").text
    assert "未载明经办人" not in unknown.zh
    assert file_register.verify().head is None


def test_a_verification_says_how_it_went() -> None:
    """How much was found; or that all is there, as far as the head on paper says."""
    head = Head(number=3, fingerprint="f" * 64)
    finding = Finding(kind=FindingKind.CHANGED, number=2)
    broken = Verification(entries=3, head=head, findings=(finding, finding), proven=head)
    assert (broken.is_intact, "发现 2 处问题" in broken.text.zh) == (False, True)
    sound = Verification(entries=4, head=head, findings=())
    assert (sound.is_intact, "共 4 笔登记" in sound.text.zh) == (True, True)
    assert "第 3 号" in attrs.evolve(sound, proven=head).text.zh
    assert "第 3 号" not in sound.text.zh
    assert "尚无登记" in attrs.evolve(sound, entries=0).text.zh


def words(office: Office, language: Language = Language.ZH) -> Words:
    return Words(library=office.library, language=language)


def test_an_applicant_is_called_with_its_code_and_its_dossier(office: Office) -> None:
    """As far as there are any."""
    for code, dossier in product(("", "91350100M000100Y43"), ("", "城北")):
        whose = Applicant(name="甲园", district="320614", dossier=dossier, credit_code=code)
        told = applicant_in_words(whose, words(office))
        assert told == "甲园" + (f"（{code}）" if code else "") + (
            f"（案卷：{dossier}）" if dossier else ""
        )


def test_sources_are_told_one_after_the_other(office: Office) -> None:
    shares = {"central": Money("1.50", "CNY"), "county": Money("2000", "CNY")}
    told = sources_in_words(shares, words(office))
    assert told.count("；") == 1
    assert [amount in told for amount in ("1.50 元", "2,000.00 元")] == [True, True]
    assert "" == sources_in_words({}, words(office))


def test_a_line_of_the_ledger_says_what_was_done_to_its_entry(
    file_register: Register, office: Office
) -> None:
    """Behind the remark, if there is one; annulled or corrected, and by which entry."""
    documents = (
        determination(remark="备注"),
        determination(),
        determination(remark="新"),
        small("annulment", annuls=1, reason="误登"),
        determination(corrects=2, reason="更正"),
    )
    write(file_register, iter(documents), len(documents))
    lines, _ = file_register.lines(Search(with_ended=True), most=None)
    told = {line.number: ledger_row(line, words(office))[-1] for line in lines}
    assert {
        1: "备注；已由第 4 号作废",
        2: "已由第 5 号更正",
        3: "新",
        5: "",
    } == told
    standing_, _ = file_register.lines(Search(), most=None)
    assert [5, 3] == [line.number for line in standing_]
    exported = ledger_csv(standing_, words(office)).decode("utf-8-sig").splitlines()
    assert len(exported) == 3
    assert "600000.00" in exported[1]


SUBJECTS = determined(
    part("east", ("300.00", "0.00")), part("west", ("700.00", "0.00")), levels=(), said="0.00"
)
ONLY_EAST = determined(part("east", ("1000.00", "0.00")), levels=(), said="0.00")
SOME = determined(
    part("east", ("300.00", "0.00")), part(None, ("700.00", "0.00")), levels=(), said="0.00"
)
NOT_IN_PARTS = determined(levels=(), said="0.00")
NONE_NAMED = determined(part(None, ("1000.00", "0.00")), levels=(), said="0.00")


def told_of(
    register: Register, library: Library, documents: Iterable[dict[str, object]]
) -> tuple[list[object], list[tuple[int, Fate]]]:
    """The rows that are put into an empty case, and what became of each payment."""
    several_ = list(documents)
    write(register, iter(several_), len(several_))
    whose = Applicant(name="托育机构", district="320614")
    found = register.with_payments({}, Asked(applicant=whose, library=library, by=date(2025, 1, 1)))
    rows = found.document.get("prior_awards", [])
    assert isinstance(rows, list)
    return rows, [(one.entry, one.fate) for one in found.told]


@pytest.mark.parametrize(
    ("of", "said", "subject"),
    [
        (SUBJECTS, None, None),
        (SUBJECTS, "west", "west"),
        (ONLY_EAST, None, "east"),
        (SOME, None, "east"),
        (NONE_NAMED, None, None),
        (NOT_IN_PARTS, None, None),
    ],
)
def test_a_payment_that_names_no_subject_is_of_the_only_one(
    file_register: Register,
    office: Office,
    of: dict[str, object],
    said: str | None,
    subject: str | None,
) -> None:
    """Of several nobody knows which: that is told, and the row says none."""
    is_placed = subject is not None or of is not SUBJECTS
    rows, fates = told_of(file_register, office.library, [of, payment(1, "5.00", subject=said)])
    (row,) = rows
    assert isinstance(row, dict)
    assert subject == row.get("subject")
    unplaced = [] if is_placed else [(2, Fate.UNPLACED)]
    assert [(2, Fate.TAKEN), *unplaced] == fates


def test_beside_one_that_names_none_each_keeps_its_own_subject(
    file_register: Register, office: Office
) -> None:
    """What a payment says of itself comes first."""
    documents = [
        ONLY_EAST,
        payment(1, "5.00", subject="west"),
        payment(1, "6.00"),
        payment(1, "7.00", subject="east", paid_on="2024-02-01"),
    ]
    rows, fates = told_of(file_register, office.library, documents)
    assert [("7.00", "east"), ("5.00", "west"), ("6.00", "east")] == [
        (row["amount"], row["subject"]) for row in rows if isinstance(row, dict)
    ]
    assert [(4, Fate.TAKEN), (2, Fate.TAKEN), (3, Fate.TAKEN)] == fates
    with file_register.database.reading() as connection:
        whose = Applicant(name="托育机构", district="320614")
        found = payments_to(connection, whose, office.library.vocabulary)
    assert ["east", "west", None] == [one.for_whom for one in found]


def test_the_subjects_of_a_determination_are_told_once_each(file_register: Register) -> None:
    """Those that the parts of its incentive name, in their order; of another there are none."""
    twice = determined(
        *(part(name, ("1.00", "0.00")) for name in ("west", "east", "west", "\u200b")),
        levels=(),
        said="0.00",
    )
    write(file_register, iter([twice, determination()]), 2)
    assert ("west", "east") == subjects_of(file_register.entry(1), GRANT)
    assert () == subjects_of(file_register.entry(1), "cn.other")


@pytest.mark.parametrize(
    ("of", "subject", "slug"),
    [
        (SUBJECTS, "east", None),
        (SUBJECTS, "north", "refused"),
        (SOME, "east", None),
        (SOME, "north", "doubted"),
        (NONE_NAMED, "north", "doubted"),
    ],
)
def test_a_subject_is_refused_where_all_are_known_and_doubted_elsewhere(
    file_register: Register, of: dict[str, object], subject: str, slug: str | None
) -> None:
    """What is doubted is taken with a reason."""
    write(file_register, iter([of]), 1)
    said = paying(1, "1.00", subject=subject)
    if slug is None:
        assert 2 == file_register.pay(said, act()).number
        return
    with refused("unknown-subject"):
        file_register.pay(said, act())
    if slug == "refused":
        with refused("unknown-subject"):
            file_register.pay(said, act(unusual="补登"))
    else:
        assert 2 == file_register.pay(said, act(unusual="补登")).number


def test_a_payment_is_in_the_currency_of_its_determination(file_register: Register) -> None:
    """No reason lets another pass."""
    write(file_register, iter([NOT_IN_PARTS]), 1)
    euros = attrs.evolve(paying(1, "1.00"), amount=Money("1.00", "EUR"))
    with refused("other-currency"):
        file_register.pay(euros, act(unusual="x", beyond="x"))
    assert 2 == file_register.pay(paying(1, "1.00"), act()).number


def made(amount: int, *, is_own: bool) -> Made:
    return Made(number=1, is_own=is_own, subject=None, instalment=None, payer=None, amount=amount)


def test_what_was_paid_is_what_the_case_or_the_register_says_whichever_is_more() -> None:
    """For other determinations of the dossier; what was paid for this one comes on top."""
    for said, own, others, now in product((0, 3, 5), (0, 2), (0, 4), (1,)):
        payments = [made(own, is_own=True), made(others, is_own=False), made(1, is_own=False)]
        due = Due(
            determination=None,  # type: ignore[arg-type]
            award=Plain({}),
            parts=(),
            levels=(),
            made=(),
            paying=paying(1),
            amount=now,
        )
        assert due.paid(said, payments) == max(said, others + 1) + own + now
        assert due.paid(said, []) == said + now


def test_a_sum_is_known_if_all_of_it_is() -> None:
    """Of none it is nothing."""
    amounts = [Plain(yuan(amount)) for amount in ("1.00", "2.50")]
    assert (0, 350, 100) == (sum_of([]), sum_of(amounts), sum_of(amounts[:1]))
    assert sum_of([*amounts, None]) is None
    assert sum_of([None]) is None


def test_every_kind_has_its_word_and_its_duty() -> None:
    """No two alike."""
    assert set(KINDS) == set(DUTIES) == set(Kind)
    assert len({word.zh for word in KINDS.values()}) == len(set(DUTIES.values())) == 4


def test_a_call_for_each_reader_of_a_year_refuses_what_is_none(file_register: Register) -> None:
    """Of sums too."""
    readers: tuple[Callable[[int], object], ...] = (
        file_register.totals,
        file_register.months,
        file_register.sums,
    )
    for read in readers:
        for year in (0, 10_000, True, 2024.0, None):
            with refused("odd-value"):
                read(year)  # type: ignore[arg-type]
        assert () == read(1) == read(9999)
