"""What the register has paid to an applicant that an assessment does not reckon with.

One rule for whoever files an assessment, and for whoever hands an application on.
"""

from collections.abc import Collection, Iterator

import attrs
from sqlalchemy import Connection

from incentives.engine.findings.assessment import Assessment
from incentives.facts.field import Role
from incentives.facts.plain import unstructure_case
from incentives.register.acts import Applicant
from incentives.register.reading.awarding import payments_to
from incentives.register.reading.joining import Asked, Fate, PaymentTold, joined
from incentives.values.text import Text, filled
from incentives.wordings import payments_known as wordings

_MOST_NUMBERS = 10
_LACKING = frozenset({Fate.TAKEN, Fate.UNPLACED, Fate.LATER})
_OTHERWISE = frozenset({Fate.DIFFERS, Fate.REPEATED, Fate.ENDED})


@attrs.frozen(kw_only=True)
class Unreckoned:
    """Payments with which an assessment does not reckon as the register has them.

    `entry`: the number of the first of them; `text`: a clause that names them, without full stop.
    """

    slug: str
    text: Text
    entry: int


def unreckoned(
    connection: Connection, assessment: Assessment, applicant: Applicant
) -> Iterator[Unreckoned]:
    """What joining the payments of the register to the case of the assessment would still change.

    `paid-unlisted`: payments in the dossier that count, and the case has not, or the assessment
    does not set off as it was made for a day before them; `paid-otherwise`: of which the case says
    otherwise, lists them twice, or lists them though they were annulled or are not the applicant's;
    `paid-elsewhere`: payments in other dossiers of the applicant for what the assessment gives or
    may give, unless the case lists them by their numbers. Without prior awards in the vocabulary
    nothing can be told.
    """
    library = assessment.law.library
    if library.vocabulary.role(Role.AWARDS) is None or not applicant.name:
        return
    asked = Asked(applicant=applicant, library=library, by=assessment.payments_until)
    told = joined(connection, unstructure_case(assessment.case), asked).told
    given = {each.incentive for each in assessment if each.outcome.is_given}
    paid = payments_to(connection, applicant, library.vocabulary)
    for_the_same = {one.number for one in paid if one.incentive in given}
    foreign = _of(told, {Fate.FOREIGN})
    others = foreign - {one.number for one in paid}
    elsewhere = (_of(told, {Fate.ELSEWHERE}) & for_the_same) - foreign
    for slug, wording, numbers in (
        ("paid-unlisted", wordings.UNLISTED, _of(told, _LACKING)),
        ("paid-otherwise", wordings.OTHERWISE, _of(told, _OTHERWISE) | others),
        ("paid-elsewhere", wordings.ELSEWHERE_TOO, elsewhere),
    ):
        if numbers:
            text = filled(wording, count=len(numbers), numbers=_listed(sorted(numbers)))
            yield Unreckoned(slug=slug, text=text, entry=min(numbers))


def _of(told: tuple[PaymentTold, ...], fates: Collection[Fate]) -> set[int]:
    return {one.entry for one in told if one.fate in fates}


def _listed(numbers: list[int]) -> Text:
    some = [str(number) for number in numbers[:_MOST_NUMBERS]]
    more = "……" if len(numbers) > _MOST_NUMBERS else ""
    return Text("、".join(some) + more, ", ".join(some) + more)
