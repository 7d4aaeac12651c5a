"""What is handed to the register and read back from it: amounts, numbers, heads, contents."""

import json
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.engine.findings.outcome import Outcome
from incentives.register import Applicant, Head, RegisterError, is_like_code, read_head
from incentives.register.acts import MOST_HUNDREDTHS, check_lines, check_names, hundredths, in_units
from incentives.register.chain import LEAST_DIGITS, canonical
from incentives.register.content import (
    applicant_of,
    duties_of,
    hundredths_of,
    matter_of,
    only_of,
    read_content,
)
from incentives.register.person import Duty
from incentives.register.plain import Plain, Unreadable
from incentives.register.reading.alike import number_in
from incentives.register.reading.earlier import readable
from incentives.register.reading.unreckoned import _listed
from incentives.register.shapes import is_whole, shown
from incentives.register.verification.papers import read_amount
from incentives.register.writing.judging import Doubt, _lies_in, settle
from incentives.values.text import Text
from tests.register.test_filing import refused
from tests.register.trust.many import determination, payment, small


@given(st.decimals(allow_nan=False, allow_infinity=False) | st.integers().map(Decimal))
def test_an_amount_is_kept_exactly_or_refused(amount: Decimal) -> None:
    """In hundredths, none rounded; what is beyond eight octets is too large, either way."""
    exact = Fraction(amount) * 100 if abs(amount.adjusted()) < 40 or not amount else None
    if exact is not None and exact.denominator == 1 and abs(exact) <= MOST_HUNDREDTHS:
        assert hundredths(amount) == exact
        return
    with pytest.raises(RegisterError) as error:
        hundredths(amount)
    is_small = exact is not None and abs(exact) <= MOST_HUNDREDTHS
    if is_small or amount.adjusted() < -2:
        assert error.value.slug == "no-amount"
    else:
        assert error.value.slug in {"too-large", "no-amount"}


@pytest.mark.parametrize("sign", [1, -1])
def test_the_largest_amount_that_can_be_kept(sign: int) -> None:
    """A hundredth more is refused, and told as it was written, as far as a line goes."""
    most = Decimal(MOST_HUNDREDTHS).scaleb(-2) * sign
    assert sign * MOST_HUNDREDTHS == hundredths(most)
    with refused("too-large"):
        hundredths(most + sign * Decimal("0.01"))
    for digits in (38, 39, 40, 41):
        written = "9" * digits
        with refused("too-large") as error:
            hundredths(Decimal(written))
        assert (f"{written[:40]}…" if digits > 40 else written) in error.value.text.zh
        assert f"{written}…" not in error.value.text.zh or digits > 40


@given(st.integers(-(10**12), 10**12))
def test_hundredths_are_written_with_two_decimals(amount: int) -> None:
    """And read back as they were."""
    assert Decimal(in_units(amount)) * 100 == amount
    assert in_units(amount)[-3] == "."
    assert hundredths(Decimal(in_units(amount))) == amount


@pytest.mark.parametrize(
    ("typed", "head"),
    [
        ("7-" + "a" * 16, (7, "a" * 16)),
        ("7-" + "A" * 64, (7, "a" * 64)),
        (" 120 － " + "0" * 20 + "\n", (120, "0" * 20)),
        ("1：" + "f" * 16, (1, "f" * 16)),
        ("1 " + "f" * 16, (1, "f" * 16)),
        ("999999999999-" + "f" * 16, (999999999999, "f" * 16)),
        ("7-" + "a" * 15, None),
        ("7-" + "a" * 65, None),
        ("0-" + "a" * 16, None),
        ("1234567890123-" + "a" * 16, None),
        ("7-" + "g" * 16, None),
        ("a" * 16, None),
        ("", None),
    ],
)
def test_a_head_is_read_as_it_was_written_down(typed: str, head: tuple[int, str] | None) -> None:
    """The number, and 16 digits of the fingerprint at least."""
    if head is None:
        with refused("no-head"):
            read_head(typed)
        return
    number, fingerprint = head
    assert Head(number=number, fingerprint=fingerprint) == read_head(typed)


def test_a_head_is_of_the_fingerprint_that_begins_so() -> None:
    """Sixteen digits tell it from any other; fewer tell nothing."""
    fingerprint = "0123456789abcdef" * 4
    assert LEAST_DIGITS == 16
    for digits in range(65):
        assert Head(number=1, fingerprint=fingerprint[:digits]).is_of(fingerprint) is (digits >= 16)
    assert not Head(number=1, fingerprint="1" * 16).is_of(fingerprint)


@pytest.mark.parametrize(
    ("typed", "is_like"),
    [
        ("03ZG-1ZR0-ZW0F8", True),
        ("03ZG1ZR0ZW0F812", True),
        ("03ZG1ZR0ZW0F8123", False),
        ("12-00ff00ff00ff00ff", False),
        ("", True),
    ],
)
def test_a_code_is_told_from_a_head_by_its_length(typed: str, is_like: bool) -> None:
    """Two signs too many are still a slip of one who types a code."""
    assert is_like_code(typed) is is_like


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("600,000.00 元", "600000.00"),
        ("1,000,000,000,000", "1000000000000"),
        ("999999999999999", "999999999999999"),
        ("５元", "5"),
        ("0.5", "0.5"),
        ("1234", "1234"),
        ("1,00", None),
        ("1000,000", None),
        ("1.234", None),
        ("-5", None),
        ("", None),
        ("元", None),
        ("1000000000000000", None),
    ],
)
def test_an_amount_is_read_off_a_paper(typed: str, amount: str | None) -> None:
    """With commas between thousands or without, and two decimals at most."""
    if amount is None:
        with refused("no-amount"):
            read_amount(typed)
    else:
        assert Decimal(amount) == read_amount(typed)


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ({"entry": 7}, 7),
        ({"entry": "7"}, 7),
        ({"entry": " 007 "}, 7),
        ({"entry": 1}, 1),
        ({"entry": "9" * 12}, 999_999_999_999),
        ({"entry": "9" * 13}, None),
        ({"entry": 0}, None),
        ({"entry": -1}, None),
        ({"entry": "-1"}, None),
        ({"entry": "七"}, None),
        ({"entry": "７"}, None),
        ({"entry": ""}, None),
        ({"entry": 7.0}, None),
        ({"entry": None}, None),
        ({}, None),
        (None, None),
        ("7", None),
        ([7], None),
    ],
)
def test_a_row_names_an_entry_by_its_number(row: object, number: int | None) -> None:
    """Whatever it is typed as; what is no number of an entry names none."""
    assert number == number_in(row)


@pytest.mark.parametrize("count", [1, 2, 9, 10, 11, 30])
def test_of_many_numbers_the_first_ten_are_told(count: int) -> None:
    """And that there are more."""
    told = _listed(list(range(1, count + 1)))
    shown_ = [str(number) for number in range(1, min(count, 10) + 1)]
    more = "……" if count > 10 else ""
    assert told == Text("、".join(shown_) + more, ", ".join(shown_) + more)


CODES = ("320000", "320600", "320614", "320684", "321000", "330600", "100000", "000000", "320614x")


def test_a_district_lies_in_the_place_whose_digits_it_begins_with() -> None:
    """Two for the province, two for the city; any place lies in itself."""
    above = {"320600": "320000", "320614": "320600", "320684": "320600", "321000": "320000"}
    above |= {"330600": "330000"}
    for code, place in product(CODES, CODES):
        expected = code == place or place in _above_of(code, above)
        assert _lies_in(code, place) is expected, (code, place)


def _above_of(code: str, above: dict[str, str]) -> set[str]:
    found = set[str]()
    while code in above:
        code = above[code]
        found.add(code)
    return found


def test_what_is_doubted_is_told_whole_unless_a_reason_is_given() -> None:
    """Under the slug and the entry of the first, with all sentences and what to do."""
    doubts = [
        Doubt(slug="first", text=Text("甲。", "One."), entry=7),
        Doubt(slug="second", text=Text("乙。", "Two.")),
    ]
    why = Text("请说明。", "Say why.")
    for reason in ("", " ", "\n"):
        with pytest.raises(RegisterError) as error:
            settle(doubts, reason, why)
        assert ("first", 7) == (error.value.slug, error.value.entry)
        assert Text("甲。乙。请说明。", "One. Two. Say why.") == error.value.text
        settle([], reason, why)
    settle(doubts, "补登", why)


@pytest.mark.parametrize("length", [0, 1, 39, 40, 41, 500])
def test_what_was_given_is_shown_as_far_as_a_sentence_goes(length: int) -> None:
    """Forty signs; a number that no database keeps is not written out, and half a pair is."""
    text = "x" * length
    assert (text if length <= 40 else f"{text[:40]}…") == shown(text)
    for number in (2**63 - 1, -(2**63 - 1)):
        assert str(number) == shown(number)
        assert "…" == shown(number + (1 if number > 0 else -1))
    assert "\\ud800" == shown("\ud800")


@pytest.mark.parametrize(
    ("value", "is_one"),
    [(1, True), (3, True), (0, False), (4, False), (True, False), (2.0, False), ("2", False)],
)
def test_a_whole_number_lies_within_its_bounds(value: object, is_one: bool) -> None:
    """Both of them included; yes and no are no numbers."""
    assert is_whole(value, least=1, most=3) is is_one
    assert is_whole(2**63 - 1, least=1)
    assert not is_whole(2**63, least=1)


def amount(text: object) -> Plain:
    return Plain({"amount": text})


@pytest.mark.parametrize(
    ("written", "kept"),
    [("1.00", 100), ("-1.50", -150), ("+2", 200), ("2E3", 200_000), ("1E-2", 1), ("0" * 40, 0)],
)
def test_an_amount_of_an_entry_is_read_back(written: str, kept: int) -> None:
    assert kept == hundredths_of(amount(written))


@pytest.mark.parametrize(
    "written", ["", "x", "1.", ".5", " 1", "１", "0" * 41, "1E100", "NaN", "1_0", 5, None]
)
def test_what_is_no_amount_is_not_read(written: object) -> None:
    with pytest.raises(Unreadable):
        hundredths_of(amount(written))


@pytest.mark.parametrize(
    ("said", "only"),
    [({}, None), ({"only": None}, None), ({"only": []}, ()), ({"only": ["a", "b"]}, ("a", "b"))],
)
def test_an_assessment_says_what_it_is_only_of(
    said: dict[str, object], only: tuple[str, ...] | None
) -> None:
    assert only == only_of(Plain(said))


@pytest.mark.parametrize("said", ["a", 1, {"a": 1}, ["a", 1], [None]])
def test_what_is_no_list_of_ids_is_not_read(said: object) -> None:
    with pytest.raises(Unreadable):
        only_of(Plain({"only": said}))


def test_duties_are_read_as_they_were_given() -> None:
    """All of them, in any order; what is no list or no duty is not read."""
    every = [duty.value for duty in Duty]
    assert frozenset(Duty) == duties_of(Plain({"duties": every}))
    assert frozenset() == duties_of(Plain({"duties": []}))
    for odd in (None, "file", {"file": 1}, 3):
        with pytest.raises(Unreadable):
            duties_of(Plain({"duties": odd}))
    with pytest.raises(ValueError, match="govern"):
        duties_of(Plain({"duties": ["govern"]}))


def test_the_first_entries_name_no_dossier_and_no_code() -> None:
    """They are then of none."""
    said = {"applicant": "甲", "district": "320614"}
    assert Applicant(name="甲", district="320614") == applicant_of(Plain(said))
    more = {**said, "dossier": "城北", "credit_code": "91350100M000100Y43"}
    assert applicant_of(Plain(more)) == Applicant(
        name="甲", district="320614", dossier="城北", credit_code="91350100M000100Y43"
    )


def assessed(**said: object) -> dict[str, object]:
    document = determination()
    own = document["assessment"]
    assert isinstance(own, dict)
    return {**document, "assessment": {**own, **said}}


DETERMINATION, PAYMENT = determination(), payment(1, payer="central", subject="a", instalment=1)
ANNULMENT = small("annulment", annuls=3, reason="误登")
DUTIES = small("duties", whom={"issuer": "i", "subject": "s", "name": "n"}, duties=["file"])
OVERLAID = assessed(overlays=[{"digest": "1"}, {"digest": "2"}])
UNCHANGED = {
    "officer": "李强",
    "filed_at": "2024-02-05T09:30:00+00:00",
    "remark": "x",
    "again": "x",
    "reason": "x",
    "corrects": 9,
}


@pytest.mark.parametrize(
    ("document", "differently"),
    [
        (
            DETERMINATION,
            [
                {"case": {"name": "y"}},
                {"on": "2023-12-30"},
                {"credit_code": "91350100M000100Y43"},
                {"assessment": OVERLAID["assessment"]},
                {"assessment": assessed(only=["a"])["assessment"]},
                {"assessment": assessed(only=[])["assessment"]},
            ],
        ),
        (OVERLAID, [{"assessment": assessed(overlays=[{"digest": "2"}])["assessment"]}]),
        (
            PAYMENT,
            [
                {"applicant": "乙"},
                {"incentive": "b"},
                {"subject": "b"},
                {"subject": None},
                {"instalment": 2},
                {"payer": "city"},
                {"amount": {"amount": "2.00", "currency": "CNY"}},
                {"amount": {"amount": "100.00", "currency": "EUR"}},
                {"paid_on": "2024-03-02"},
                {"dossier": "城北"},
                {"credit_code": "91350100M000100Y43"},
            ],
        ),
        (ANNULMENT, [{"annuls": 4}]),
        (
            DUTIES,
            [{"duties": []}, {"whom": {"issuer": "i", "subject": "t", "name": "n"}}],
        ),
    ],
)
def test_two_entries_are_of_one_matter_if_they_file_the_same(
    document: dict[str, object], differently: list[dict[str, object]]
) -> None:
    """Whoever files it, when, and why; anything else makes another matter."""
    matter = matter_of(Plain(document))
    for name, value in UNCHANGED.items():
        assert matter == matter_of(Plain({**document, name: value})), name
    matters = [matter_of(Plain({**document, **other})) for other in differently]
    assert len({matter, *matters}) == len(matters) + 1


def test_a_payment_is_of_its_applicant_however_the_name_is_written() -> None:
    """And of its dossier; of another determination it is the same payment."""
    written = {**PAYMENT, "applicant": "ＡＢ 托育", "dossier": "城 北"}
    again = {**PAYMENT, "applicant": "ab托育", "dossier": "城北", "determination": 7}
    assert matter_of(Plain(written)) == matter_of(Plain(again))


def test_contents_of_two_kinds_are_never_of_one_matter() -> None:
    kinds = (DETERMINATION, PAYMENT, ANNULMENT, DUTIES)
    assert len({matter_of(Plain(document)) for document in kinds}) == 4
    with pytest.raises(ValueError, match="present"):
        matter_of(Plain({**ANNULMENT, "kind": "present"}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[]", "expected a mapping"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_what_is_no_content_is_not_read(text: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read_content(text)


@pytest.mark.parametrize("half", ["\\ud800", "\\uD83D", "\\udfff"])
def test_half_of_a_pair_is_no_text(half: str) -> None:
    """A whole pair is, and so is a backslash before those letters."""
    with pytest.raises(ValueError, match="surrogates"):
        read_content(f'{{"a": "{half}"}}')
    assert {"a": "😀"} == read_content('{"a": "\\ud83d\\ude00"}').of
    assert {"a": "\\ud800"} == read_content('{"a": "\\\\ud800"}').of


def test_a_document_has_the_same_octets_whenever_it_says_the_same() -> None:
    """Names in order, Chinese as it is, no spaces; a number that is none is refused."""
    one = {"b": [1, {"d": "甲", "c": None}], "a": True}
    assert '{"a":true,"b":[1,{"c":null,"d":"甲"}]}' == canonical(one)
    assert canonical(dict(reversed(one.items()))) == canonical(one)
    assert one == json.loads(canonical(one))
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


def test_what_an_earlier_edition_took_is_read_as_near_as_it_can_be() -> None:
    """Texts without what no text may have; one of which nothing is left is left out."""
    document = {
        "name": " 海门\u200b某某 ",
        "gone": "\u200b",
        "nothing": None,
        "rows": [{"a": "x\u200b", "b": "\u200b"}, "\u200b", " y ", 3, None],
        "pair": ("a\ue000", True),
        "count": 0,
    }
    assert readable(document) == {
        "name": "海门某某",
        "rows": [{"a": "x"}, "y", 3],
        "pair": ["a〓", True],
        "count": 0,
    }


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("甲\u200b", "bad-character"),
        ("甲\x00", "bad-character"),
        ("甲\ufffd", "bad-character"),
        ("甲\ue000", "bad-character"),
        ("\u0301甲", "bad-character"),
        ("x" * 201, "text-too-long"),
        ("", "blank-text"),
        (" 甲", "outer-blank"),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused_by_what_is_wrong(text: str, slug: str) -> None:
    """Whichever of several it is; of what is not said nothing is asked."""
    with refused(slug):
        check_names({"applicant": "甲", "district": None, "dossier": text})
    check_names({"applicant": "甲", "dossier": None})


def test_free_texts_may_be_empty_and_have_lines() -> None:
    """Up to two thousand characters."""
    check_lines({"remark": "", "reason": "一\n\t二", "again": "x" * 2000})
    for text, slug in (("x" * 2001, "text-too-long"), ("\u200b", "bad-character")):
        with refused(slug):
            check_lines({"remark": "", "reason": text})


def test_what_is_given_is_what_is_eligible() -> None:
    """Or may still be."""
    given_ = {outcome.name for outcome in Outcome if outcome.is_given}
    assert {"ELIGIBLE", "UNDETERMINED"} == given_
