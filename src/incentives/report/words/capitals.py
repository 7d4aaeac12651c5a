"""Amounts in capital Chinese numerals, as payment papers carry them beside the figures.

Source: 正确填写票据和结算凭证的基本规定（《支付结算办法》附一）一 to 四.
"""

from decimal import Decimal
from fractions import Fraction

from incentives.values.number import written_decimal

_FEN_IN_A_YUAN = 100
_MOST_DIGITS = 16


def capitals(amount: Decimal) -> str:
    """The amount of yuan in capitals, without 人民币 before it; zero is 零元整.

    Between digits one 零 stands for any number of noughts; before 元 or 角, where the rules leave
    it free, there is none.

    >>> capitals(Decimal("17008.50"))
    '壹万柒仟零捌元伍角整'
    >>> capitals(Decimal("1.05")), capitals(Decimal("-107000.53"))
    ('壹元零伍分', '负壹拾万柒仟元伍角叁分')

    Raises:
        ValueError: if the amount has parts of a fen, or more than 16 digits before the point.
    """
    import cn2an  # type: ignore[import-untyped]  # noqa: PLC0415 - of the extra for papers

    if not amount.is_finite():
        raise ValueError("not a finite amount")
    exact = Fraction(amount)
    if (exact * _FEN_IN_A_YUAN).denominator != 1 or abs(exact) >= 10**_MOST_DIGITS:
        raise ValueError(
            f"{amount} has parts of a fen or more than {_MOST_DIGITS} digits before the point"
        )
    # The library is given text: a float would not be the amount any more. It leaves out 整 after
    # 角, as the rules allow; with it nothing can be added behind.
    text: str = cn2an.an2cn(written_decimal(abs(exact), places=2), "rmb")
    sign = "负" if exact < 0 else ""
    return f"{sign}{text}整" if text.endswith("角") else f"{sign}{text}"
