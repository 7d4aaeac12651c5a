"""What a result, a rule and a fact are told as: sheets, titles and labels for people to read.

What writes them is imported when it is first asked for.
"""

from typing import TYPE_CHECKING, Literal, assert_never, get_args

from incentives.engine.comparison.editions import Comparison
from incentives.engine.comparison.ledger import Reassessment
from incentives.engine.findings.assessment import Assessment
from incentives.engine.payment.recovery import Recoveries
from incentives.facts.plain import unstructure_case
from incentives.policy.library import Library
from incentives.values.place import FactPath
from incentives.values.text import Language, Text

if TYPE_CHECKING:
    from incentives.report.printing.blocks import Sheet

SheetFormat = Literal["text", "markdown", "html"]
"""How a sheet is written; `html` is a complete page that loads nothing and runs nothing."""


def sheet(
    result: Assessment | Reassessment | Recoveries | Comparison,
    *,
    form: SheetFormat = "text",
    language: Language | None = None,
) -> str:
    """The sheet of a result: what came out and why, with the clause beside every figure.

    It needs no extra, and is the same for the same result. A form that is none is a ValueError.
    `language`: that of the law, the first of its library, unless another is said.

    >>> from datetime import date
    >>> import incentives
    >>> from incentives import childcare
    >>> new_build = childcare.example_cases()["haimen-new-build"]
    >>> case = childcare.read_case(new_build.path)
    >>> result = incentives.assess(case, childcare.library(), on=new_build.on)
    >>> print(incentives.sheet(result, form="markdown").splitlines()[0])
    # 优惠政策测算单
    """
    spoken = language or _library_of(result).languages[0]
    return _written(_sheet_of(result, spoken), form, spoken)


def explain(
    rule: str,
    library: Library,
    *,
    form: SheetFormat = "text",
    language: Language | None = None,
) -> str:
    """What the law says of an incentive, a check, a result or an instrument, by its full id.

    `language`: as for `sheet`.

    Raises:
        KeyError: if the library has none of that id.
    """
    spoken = language or library.languages[0]
    return _written(explanation(rule, library, spoken), form, spoken)


def title_of(rule: str, library: Library) -> Text:
    """What an incentive, a check, a result or an instrument is called, by its full id.

    No two are called the same: where titles are, the number of the document stands with them.

    >>> from incentives import childcare
    >>> print(title_of("cn.2021-895.construction_grant", childcare.library()).en)
    central grant for new inclusive places (发改社会〔2021〕895号)

    Raises:
        KeyError: if the library has none of that id.
    """
    from incentives.report.rule.called import labels_of

    return labels_of(library)[rule]


def label_of(
    path: FactPath | str,
    library: Library,
    *,
    language: Language | None = None,
    case: object = None,
) -> str:
    """What a fact, a row or a list is called, such as `建设项目1·项目总投资`.

    `case`: of whose rows it is; with it a row by month goes by its month. Of a path that no fact
    has, the path itself. `language`: as for `sheet`.

    >>> from incentives import Language, childcare
    >>> label_of("projects[0].investment", childcare.library(), language=Language.EN)
    'projects 1, total investment'
    """
    from incentives.report.words.names import Words

    document = unstructure_case(case) if case is not None else {}
    spoken = language or library.languages[0]
    words = Words(library=library, language=spoken, case_document=document)
    return words.fact(FactPath.parse(path) if isinstance(path, str) else path)


def explanation(rule: str, library: Library, language: Language) -> "Sheet":
    """What `explain` writes, as blocks.

    Raises:
        KeyError: if the library has none of that id.
    """
    from incentives.report.rule.checks import check_sheet, instrument_sheet, result_sheet
    from incentives.report.rule.sheet import rule_sheet

    if rule in library.incentives:
        return rule_sheet(rule, library, language)
    if rule in library.checks:
        return check_sheet(rule, library, language)
    if rule in library.results:
        return result_sheet(rule, library, language)
    return instrument_sheet(rule, library, language)


def _library_of(result: Assessment | Reassessment | Recoveries | Comparison) -> Library:
    match result:
        case Assessment():
            return result.law.library
        case Reassessment():
            return result.after.law.library
        case Comparison():
            return result.after.library
        case Recoveries():
            return result.assessment.law.library
        case _:
            assert_never(result)


def _sheet_of(
    result: Assessment | Reassessment | Recoveries | Comparison, language: Language
) -> "Sheet":
    from incentives.report.papers.assessment import assessment_sheet
    from incentives.report.papers.comparison import comparison_sheet
    from incentives.report.papers.ledger import ledger_sheet
    from incentives.report.papers.recovery import recovery_sheet

    match result:
        case Assessment():
            return assessment_sheet(result, language)
        case Reassessment():
            return ledger_sheet(result, language)
        case Recoveries():
            return recovery_sheet(result, language)
        case Comparison():
            return comparison_sheet(result, language)
        case _:
            assert_never(result)


def _written(sheet_: "Sheet", form: SheetFormat, language: Language) -> str:
    from incentives.report.printing.html import print_html
    from incentives.report.printing.markdown import print_markdown
    from incentives.report.printing.text import print_text

    if form not in get_args(SheetFormat):
        raise ValueError(f"form={form!r}: expected one of {', '.join(get_args(SheetFormat))}")
    match form:
        case "text":
            return print_text(sheet_, language)
        case "markdown":
            return print_markdown(sheet_, language)
        case "html":
            return print_html(sheet_, language)
        case _:
            assert_never(form)
