"""What is asked of the register, and that it can be asked."""

from collections.abc import Mapping
from datetime import date

import attrs

from incentives.engine.findings.outcome import Outcome
from incentives.facts.field import Role
from incentives.facts.vocabulary import Vocabulary
from incentives.register.acts import Applicant, check_searched
from incentives.register.shapes import check_applicant, check_day, check_kind, check_whole
from incentives.wordings import judging as wordings


@attrs.frozen(kw_only=True)
class Search:
    """What to look for; None: anything.

    `applicant` is a part of the name or of the credit code, whatever its blanks, width and case;
    `whose`: all that is of this applicant, in whichever dossier. `filed_from` and `filed_to` are
    days of filing, both included. `incentive`, `outcome` and `given_only` bear on lines alone.

    `given_only`: no lines of what is not due; `with_ended`: also what was annulled or corrected.
    """

    applicant: str | None = None
    whose: Applicant | None = None
    district: str | None = None
    incentive: str | None = None
    officer: str | None = None
    outcome: Outcome | None = None
    filed_from: date | None = None
    filed_to: date | None = None
    number: int | None = None
    given_only: bool = False
    with_ended: bool = False


def applicant_in(
    document: Mapping[str, object],
    vocabulary: Vocabulary,
    *,
    credit_code: str = "",
    name: str = "",
) -> Applicant | None:
    """The applicant that a case document names, in no dossier; None: it names none.

    `credit_code`: as it is kept, where it is known; a case has none. `name`: of whom the domain has
    no name among its facts.
    """
    field, place = vocabulary.role(Role.NAME), vocabulary.role(Role.JURISDICTION)
    named = document.get(field.name) if field is not None else name
    if not isinstance(named, str) or not named.strip():
        return None
    district = str(document.get(place.name, "")) if place is not None else ""
    return Applicant(name=named.strip(), district=district, credit_code=credit_code)


def check_search(search: object) -> None:
    """All that is asked for is of its kind, or it is refused with `odd-value`; a time is no day."""
    check_kind(search, Search, wordings.SEARCH, wordings.A_SEARCH)
    assert isinstance(search, Search)
    texts = (
        (search.applicant, wordings.APPLICANT),
        (search.district, wordings.DISTRICT),
        (search.incentive, wordings.INCENTIVE),
        (search.officer, wordings.OFFICER),
    )
    for text, name in texts:
        if text is not None:
            check_kind(text, str, name, wordings.A_TEXT)
            check_searched(text)
    if search.whose is not None:
        check_applicant(search.whose)
    if search.outcome is not None:
        check_kind(search.outcome, Outcome, wordings.OUTCOME, wordings.AN_OUTCOME)
    for day, name in (
        (search.filed_from, wordings.FILED_FROM),
        (search.filed_to, wordings.FILED_TO),
    ):
        if day is not None:
            check_day(day, name)
    if search.number is not None:
        check_whole(search.number, wordings.NUMBER)
