"""What is asked of the applications, and that it can be asked."""

from datetime import date

import attrs

from incentives.applications.checking import check_kinds, searched
from incentives.applications.state import State
from incentives.brief import brief
from incentives.register import Duty, Person


@attrs.frozen(kw_only=True)
class ApplicationSearch:
    """What to look for; None, or empty: anything.

    `text`: a part of the name, the credit code or the number, or of the number of an instrument
    (文号) by which something was determined. `programme`: the id of an incentive that the
    application is for; an application for all of them is for each. `since` and `until`: days on
    which it was opened, both included. `mine`: what somebody is called who opened it, changed it
    last or took a step of it. `waiting_for`: what somebody is called for whom it waits, by
    `duties`, those that he has (None: all): unfinished ones that are his, and the steps that he has
    not barred himself from; `person`: as whom he has signed in.
    """

    text: str = ""
    states: frozenset[State] = frozenset()
    township: str | None = None
    programme: str | None = None
    since: date | None = None
    until: date | None = None
    mine: str | None = None
    waiting_for: str | None = None
    duties: frozenset[Duty] | None = None
    person: Person | None = None
    credit_code: str | None = None

    __repr__ = brief


def check_search(search: ApplicationSearch) -> None:
    """All that is asked for is of its kind, or it is refused (`odd-value`)."""
    texts = (search.text, search.township, search.programme, search.mine, search.waiting_for)
    check_kinds("search", str, *(text for text in (*texts, search.credit_code) if text is not None))
    check_kinds("search", State, *search.states)
    check_kinds("search", date, *(day for day in (search.since, search.until) if day is not None))
    check_kinds("search", Duty, *(search.duties or ()))
    if search.person is not None:
        check_kinds("search", Person, search.person)
    searched(search.text)
