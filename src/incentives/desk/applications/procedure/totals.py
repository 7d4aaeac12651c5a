"""What a file comes to by kind of money, told beside a step: nobody signs what he has not seen."""

from incentives.desk.session import say, words
from incentives.engine.findings.assessment import Assessment
from incentives.report.passages.amounts import forms_told
from incentives.wordings.desk.files import procedure as wordings
from incentives.wordings.report import terms


def totals_lines(assessed: Assessment | None) -> list[str]:
    """A line for each kind of money that is given or open; None: it could not be assessed."""
    if assessed is None:
        return [say(wordings.UNASSESSED)]
    forms = forms_told(assessed)
    return [_line(form, assessed) for form in forms] or [say(wordings.NO_AMOUNT)]


def _line(form: str, assessed: Assessment) -> str:
    total = assessed.totals.get(form)
    amount = words().numbers.money(total) if total is not None else say(terms.EMPTY)
    is_open = say(wordings.STILL_OPEN) if form in assessed.open_totals else ""
    return say(wordings.FORM_TOTAL, form=say(terms.FORMS[form]), amount=amount, open=is_open)
