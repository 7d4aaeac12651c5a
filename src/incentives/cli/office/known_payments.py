"""What the register has paid comes into a case that the command line assesses."""

import sys
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

import attrs

from incentives.calculator import case_from
from incentives.cli.arguments import RegisterAsked
from incentives.cli.office.address import register_asked
from incentives.cli.refusal import Refusal
from incentives.cli.streams import write_all
from incentives.facts.plain import unstructure_case
from incentives.language.slips.nearest import one_of
from incentives.policy.library import Library
from incentives.register import (
    Applicant,
    Asked,
    Filing,
    Register,
    RegisterError,
    alike_told,
    applicant_in,
)
from incentives.register.writing.judging import check_credit_code
from incentives.values.text import Language, Text
from incentives.values.texts.credit_code import written_credit_code
from incentives.wordings.cli import paid as wordings
from incentives.wordings.cli.commands import LIST


@attrs.frozen(kw_only=True)
class Knowing:
    """A case and the register that is asked: `by`, the day of the sheet, and in which language."""

    case: object
    library: Library
    asked: RegisterAsked
    by: date
    language: Language

    def refusal(self, why: Text, **gaps: object) -> Refusal:
        """That it cannot be told what was paid."""
        return Refusal(why.to(self.language).format(**gaps))


def with_payments(knowing: Knowing) -> object:
    """The case with all that the register has paid in the dossier of its applicant.

    What became of each payment is told on the error output, a line for each. A case that is at odds
    with what was paid is a `CaseError`, which passes through.

    Raises:
        Refusal: with what the register refuses; `unused-option`; if it cannot be said whose
            payments they are `no-applicant`, `which-applicant`, `which-dossier` or
            `unknown-dossier`.
    """
    asked, language = knowing.asked, knowing.language
    address = register_asked(asked.address, asked.file, {}, language)
    if address is None:
        raise knowing.refusal(wordings.NO_REGISTER)
    document = unstructure_case(knowing.case)
    try:
        register = Register.open(address, begins=False)
        try:
            applicant = _applicant(register, knowing)
            notes = [*_notes(register, applicant)]
            whose = Asked(applicant=applicant, library=knowing.library, by=knowing.by)
            joined = register.with_payments(document, whose)
        finally:
            register.close()
    except RegisterError as error:
        raise Refusal(f"{error.text.to(language)} [{error.slug}]") from None
    lines = [*notes, *(payment.text for payment in joined.told)]
    write_all(sys.stderr, "".join(f"{line.to(language)}\n" for line in lines))
    cls = knowing.library.vocabulary.root.cls
    return case_from(joined.document, vocabulary=cls, library=knowing.library)


def _applicant(register: Register, knowing: Knowing) -> Applicant:
    """Whose case it is, in the dossier that was said, or the only one."""
    code = written_credit_code(knowing.asked.credit_code)
    check_credit_code(code)
    document = unstructure_case(knowing.case)
    named = applicant_in(document, knowing.library.vocabulary, credit_code=code)
    if named is None:
        raise knowing.refusal(wordings.NO_APPLICANT)
    codes = {
        whose.credit_code
        for whose in register.applicants()
        if whose.credit_code and (whose.key, whose.district) == (named.key, named.district)
    }
    if not code and len(codes) > 1:
        listed = LIST.to(knowing.language).join(sorted(codes))
        gaps = {"count": len(codes), "name": named.name, "codes": listed}
        raise knowing.refusal(wordings.WHICH_APPLICANT, **gaps)
    return _in_dossier(named, register.dossiers(named), knowing)


def _in_dossier(named: Applicant, standing: tuple[Filing, ...], knowing: Knowing) -> Applicant:
    dossiers = {filing.whose.dossier_key: filing.whose.dossier for filing in standing}
    asked = knowing.asked.dossier
    if asked is None and len(dossiers) > 1:
        listed = LIST.to(knowing.language).join(
            dossier or wordings.UNNAMED.to(knowing.language) for dossier in dossiers.values()
        )
        raise knowing.refusal(wordings.WHICH_DOSSIER, name=named.name, dossiers=listed)
    if asked is None:
        return attrs.evolve(named, dossier=next(iter(dossiers.values()), ""))
    chosen = attrs.evolve(named, dossier=asked.strip())
    if chosen.dossier_key not in dossiers:
        advice = one_of(asked, [name for name in dossiers.values() if name])
        gaps = {"name": named.name, "dossier": asked, "advice": advice.to(knowing.language)}
        raise knowing.refusal(wordings.NO_DOSSIER, **gaps)
    return chosen


def _notes(register: Register, applicant: Applicant) -> Iterator[Text]:
    """What makes it doubtful that the payments of this applicant are all that are meant."""
    alike = register.alike(applicant)
    if alike is not None:
        text = alike_told(alike, applicant)
        yield Text(wordings.DOUBT.zh.format(text=text.zh), wordings.DOUBT.en.format(text=text.en))
    if not register.dossiers(applicant):
        gaps = {"name": applicant.name, "district": applicant.district}
        names = {whose.name for whose in register.applicants()}
        near = get_close_matches(applicant.name, sorted(names), n=3)
        for wording in (wordings.NOTHING_THERE, *([wordings.NEAR] if near else [])):
            zh, en = "、".join(near), ", ".join(near)
            yield Text(wording.zh.format(**gaps, near=zh), wording.en.format(**gaps, near=en))
