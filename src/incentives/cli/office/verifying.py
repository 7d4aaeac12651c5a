"""The command `register`: the register is verified, or a paper by the code that it carries."""

import os
from decimal import Decimal

from incentives.calculator import vocabulary_of
from incentives.cli.arguments import RegisterArguments
from incentives.cli.office.address import register_asked
from incentives.cli.projects.asked import project_of
from incentives.cli.refusal import Refusal
from incentives.desk.settings import settings_with
from incentives.projects.asking import LawAsked
from incentives.register import Register, RegisterError, agrees, paper_told, read_amount
from incentives.values.text import Language


def verify_register(arguments: RegisterArguments) -> str:
    """What was found, in sentences.

    Raises:
        Refusal: with what the register refuses (see `Register.open` and `Register.by_code`), if its
            address cannot be used, if it does not verify, or if the amount is not as filed.
    """
    language = arguments.language
    named = register_asked(arguments.register, arguments.register_file, os.environ, language)
    try:
        amount = read_amount(arguments.amount) if arguments.amount is not None else None
        register = Register.open(settings_with(register=named).register, begins=False)
        try:
            if arguments.code is None:
                return _whole(register, language)
            return _paper(register, arguments.law, arguments.code, amount, language)
        finally:
            register.close()
    except RegisterError as error:
        raise Refusal(f"{error.text.to(language)} [{error.slug}]") from None


def _whole(register: Register, language: Language) -> str:
    verification = register.verify()
    lines = [verification.text, *(finding.text for finding in verification.findings)]
    told = "\n".join(line.to(language) for line in lines)
    if not verification.is_intact:
        raise Refusal(told)
    return f"{told}\n"


def _paper(
    register: Register, law: LawAsked, code: str, amount: Decimal | None, language: Language
) -> str:
    entry = register.by_code(code)
    vocabulary = vocabulary_of(project_of(law).case_class)
    lines = paper_told(entry, vocabulary, amount=amount)
    told = "\n".join(line.to(language) for line in lines)
    if amount is not None and not agrees(entry, amount):
        raise Refusal(told)
    return f"{told}\n"
