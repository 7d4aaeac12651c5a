"""How much of a determination is still to be paid, to the fen: in all, in part, by each payer."""

from collections.abc import Iterator

import pytest

from incentives.register import Register
from tests.register.offices import act, paying
from tests.register.test_filing import refused
from tests.register.trust.many import determination, payment, write

Document = dict[str, object]


def yuan(amount: str) -> Document:
    return {"amount": amount, "currency": "CNY"}


def part(subject: str | None, *instalments: tuple[str | None, str]) -> Document:
    """What is due for a subject in its instalments, and what the case says was paid of each."""
    return {
        "subject": subject,
        "instalments": [
            {
                "number": number,
                "citation": {},
                "amount": yuan(amount) if amount is not None else None,
                "paid": yuan(paid),
            }
            for number, (amount, paid) in enumerate(instalments, 1)
        ],
    }


def level(payer: str, amount: str | None) -> Document:
    return {"payer": payer, "amount": yuan(amount) if amount is not None else None}


def determined(*parts: Document, levels: tuple[Document, ...], said: str) -> Document:
    """1,000 yuan, of which so much was paid by the case."""
    document = determination("1000.00")
    assessment = document["assessment"]
    assert isinstance(assessment, dict)
    assessment["determinations"][0]["payment"] = {
        "parts": parts,
        "levels": levels,
        "account": {"paid": {"low": yuan(said)}},
    }
    return document


BY_PARTS = determined(
    part("east", ("300.00", "100.00"), ("200.00", "0.00")),
    part("west", ("300.00", "0.00"), ("200.00", "0.00")),
    levels=(level("central", "400.00"), level("county", "600.00")),
    said="100.00",
)
"""100 yuan of the first instalment in the east were paid before, by the case."""

UNKNOWN = determined(
    part("east", (None, "0.00"), ("200.00", "0.00")),
    part("west", ("300.00", "0.00"), ("200.00", "0.00")),
    levels=(level("central", None), level("county", "600.00")),
    said="0.00",
)
"""What is due in the east at first, and from the centre, is not known."""

FIRST = payment(1, "50.00", instalment=1, subject="west", payer="central")
ANY = payment(1, "30.00", instalment=1)


def _bounds() -> Iterator[tuple[list[Document], Document, str]]:
    """What stands in the register, what a payment is for, and the most that it can be."""
    yield [BY_PARTS], {}, "900.00"
    yield [BY_PARTS], {"subject": "east"}, "900.00"
    yield [BY_PARTS], {"instalment": 1}, "500.00"
    yield [BY_PARTS], {"instalment": 2}, "400.00"
    yield [BY_PARTS], {"instalment": 1, "subject": "east"}, "200.00"
    yield [BY_PARTS], {"instalment": 1, "subject": "west"}, "300.00"
    yield [BY_PARTS], {"instalment": 2, "subject": "east"}, "200.00"
    yield [BY_PARTS], {"payer": "central"}, "400.00"
    yield [BY_PARTS], {"payer": "county"}, "600.00"
    yield [BY_PARTS], {"payer": "central", "instalment": 1, "subject": "west"}, "300.00"
    yield [BY_PARTS], {"payer": "central", "instalment": 1}, "400.00"
    # What was paid counts where it was paid; for whom nobody is named, for each.
    yield [BY_PARTS, FIRST], {}, "850.00"
    yield [BY_PARTS, FIRST], {"instalment": 1}, "450.00"
    yield [BY_PARTS, FIRST], {"instalment": 1, "subject": "east"}, "200.00"
    yield [BY_PARTS, FIRST], {"instalment": 1, "subject": "west"}, "250.00"
    yield [BY_PARTS, FIRST], {"instalment": 2, "subject": "west"}, "200.00"
    yield [BY_PARTS, FIRST], {"payer": "central"}, "350.00"
    yield [BY_PARTS, FIRST], {"payer": "county"}, "600.00"
    yield [BY_PARTS, FIRST, ANY], {"instalment": 1, "subject": "east"}, "170.00"
    yield [BY_PARTS, FIRST, ANY], {"instalment": 1, "subject": "west"}, "220.00"
    # What is not known bounds nothing; the whole does.
    yield [UNKNOWN], {"instalment": 1, "subject": "east"}, "1000.00"
    yield [UNKNOWN], {"instalment": 1}, "1000.00"
    yield [UNKNOWN], {"instalment": 1, "subject": "west"}, "300.00"
    yield [UNKNOWN], {"payer": "central"}, "1000.00"
    yield [UNKNOWN], {"payer": "county"}, "600.00"


@pytest.mark.parametrize(("filed", "said", "most"), tuple(_bounds()))
def test_so_much_can_be_paid_and_not_a_fen_more(
    file_register: Register, filed: list[Document], said: Document, most: str
) -> None:
    """One fen more needs a reason, and has nothing written without one."""
    write(file_register, iter(filed), len(filed))
    more = f"{most[:-1]}1"
    with refused("beyond"):
        file_register.pay(paying(1, more, **said), act(again="分两笔"))
    assert len(filed) + 1 == file_register.pay(paying(1, most, **said), act(again="分两笔")).number
    entry = file_register.pay(paying(1, "0.01", **said), act(again="分两笔", beyond="利息"))
    assert ("分两笔", "利息") == entry.reasons


def test_what_no_longer_counts_leaves_room_to_the_fen(file_register: Register) -> None:
    """A correction stands in place of a payment, and an annulled one in no place at all.

    Which the register verifies as it was filed, however often payments were ended.
    """
    write(file_register, iter([BY_PARTS]), 1)
    register = file_register
    assert 2 == register.pay(paying(1, "400.00"), act()).number
    with refused("beyond"):
        register.pay(paying(1, "900.01"), act(corrects=2, reason="登错"))
    assert 3 == register.pay(paying(1, "900.00"), act(corrects=2, reason="登错")).number
    with refused("beyond"):
        register.pay(paying(1, "0.01"), act(again="另付"))
    register.annul(3, act(reason="退回"))
    assert 5 == register.pay(paying(1, "900.00"), act(again="另付")).number
    with refused("beyond"):
        register.pay(paying(1, "0.01"), act(again="另付"))
    assert register.verify().is_intact
