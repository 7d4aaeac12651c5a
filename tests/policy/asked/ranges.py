"""What is known of a case with facts left out has room for what it comes to with all of them."""

from incentives import Assessment


def assert_have_room(some: Assessment, every: Assessment) -> None:
    """Each amount of `some` is that of `every`, or its range has room for it.

    `every`: the same case with no fact left out.
    """
    for partly, fully in zip(some, every, strict=True):
        assert fully.amount is not None
        within = partly.amount_range
        if within is None:
            assert partly.amount == fully.amount
        else:
            assert within.low <= fully.amount
            assert within.high is None or fully.amount <= within.high
