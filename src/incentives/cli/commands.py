"""The commands: each makes its whole output before anything is written."""

from typing import assert_never

import attrs

from incentives.calculator import assess, vocabulary_of
from incentives.cli.arguments import (
    AssessArguments,
    BatchArguments,
    CheckArguments,
    ExplainArguments,
    KernelArguments,
    NewCaseArguments,
    PlainArguments,
    ProjectArguments,
    ReassessArguments,
    RecoverArguments,
    SampleArguments,
    SchemaArguments,
    VocabularyArguments,
)
from incentives.cli.documents import (
    CHECK,
    PAPERS,
    RECOVERY,
    RULE,
    Checked,
    assessment_with,
    json_output,
)
from incentives.cli.inputs import asked_case, day_or_today
from incentives.cli.projects.asked import library_in, library_of, project_of
from incentives.cli.refusal import Refusal
from incentives.cli.showing import Manner, show_document
from incentives.engine.findings.assessment import Assessment
from incentives.policy.library import Library
from incentives.report.printing.blocks import Sheet
from incentives.report.printing.formats import JSON, Kind, formats_of
from incentives.values.text import Language
from incentives.wordings.cli.commands import LIST, POLICIES_WITHOUT_CASE, UNCOVERED
from incentives.wordings.cli.papers import DETAIL_IS_OF_JSON, NO_SUCH_PAPER


def run_command(arguments: PlainArguments) -> str:
    """The whole output of the command, ending in a line feed; nothing is written but a paper.

    Raises:
        IncentivesError: if a case, policy or overlay is faulty.
        Refusal: if there is no such incentive, or a check found faults.
    """
    match arguments:
        case AssessArguments():
            return _assess(arguments)
        case RecoverArguments():
            return _recover(arguments)
        case CheckArguments():
            return _check(arguments)
        case ExplainArguments() | KernelArguments() | VocabularyArguments():
            return _told_of_law(arguments)
        case NewCaseArguments():
            return _new_case(arguments)
        case ReassessArguments():
            from incentives.cli.law_changes import run_reassess

            return run_reassess(arguments)
        case SchemaArguments():
            return _schema_told(arguments)
        case BatchArguments() | SampleArguments():
            return _many(arguments)
        case ProjectArguments():
            from incentives.cli.projects.beginning import run_project

            return run_project(arguments, today=day_or_today(None))
        case _:
            assert_never(arguments)


def _many(arguments: BatchArguments | SampleArguments) -> str:
    if isinstance(arguments, BatchArguments):
        from incentives.cli.many.tables import run_batch

        return run_batch(arguments)
    from incentives.cli.many.sampling import run_sample

    return run_sample(arguments)


def _schema_told(arguments: SchemaArguments) -> str:
    if arguments.of_tables:
        from incentives.cli.many.tables import columns_told

        return columns_told(library_in(arguments.law), arguments.language)
    return json_output(_schema(arguments))


def _schema(arguments: SchemaArguments) -> dict[str, object]:
    project = project_of(arguments.law)
    if arguments.law.policies and not arguments.of_cases:
        raise Refusal(POLICIES_WITHOUT_CASE.to(arguments.language))
    if arguments.of_result is not None:
        from incentives.documents.shapes.schema import result_schema

        return result_schema(arguments.of_result)
    if arguments.of_cases:
        from incentives.loading.schema.cases import case_schema

        library = library_of(project)
        return case_schema(library.vocabulary, library.facts_of_case)
    from incentives.loading.schema.policies import policy_schema

    return policy_schema(vocabulary_of(project.case_class))


def _assess(arguments: AssessArguments) -> str:
    library = library_in(arguments.law)
    on = day_or_today(arguments.on)
    case, paid_by = asked_case(arguments, library, sheet_day=max(on, day_or_today(None)))
    assessment = assess(
        case,
        library,
        on=on,
        known_on=arguments.known_on,
        paid_by=paid_by,
        overlays=arguments.overlays,
        values=arguments.values,
    )
    manner = Manner(form=arguments.format, language=arguments.language, output=arguments.output)
    return show_document(_shown(arguments), assessment, manner)


def _shown(arguments: AssessArguments) -> Kind[Assessment]:
    """What is shown of an assessment.

    Raises:
        Refusal: if the paper, or the detail, that was asked for is not written in that format.
    """
    if arguments.details and arguments.format is not JSON:
        raise Refusal(DETAIL_IS_OF_JSON.to(arguments.language))
    if arguments.paper is None:
        return assessment_with(arguments.details)
    kind, form = PAPERS[arguments.paper], arguments.format
    if not form.shows(kind):
        forms = LIST.to(arguments.language).join(shown.name for shown in formats_of(kind))
        raise Refusal(NO_SUCH_PAPER.to(arguments.language).format(form=form.name, forms=forms))
    return kind


def _recover(arguments: RecoverArguments) -> str:
    from incentives.recomputing import recover

    library = library_in(arguments.law)
    on = day_or_today(arguments.on)
    case, paid_by = asked_case(arguments, library, sheet_day=max(on, day_or_today(None)))
    recovery = recover(
        case,
        library,
        on=on,
        known_on=arguments.known_on,
        paid_by=paid_by,
        overlays=arguments.overlays,
    )
    manner = Manner(form=arguments.format, language=arguments.language)
    return show_document(RECOVERY, recovery, manner)


def _check(arguments: CheckArguments) -> str:
    from incentives.checking import check_folder
    from incentives.cli.projects.checked import layers_checked, subject_of
    from incentives.report.words.authors import fault_told

    project = project_of(arguments.law)
    layers = layers_checked(arguments.layer, project)
    report = check_folder(layers, vocabulary=project.case_class)
    if layers == project.layers:
        library = report.library
        place = project.place_faults(library) if library is not None else ()
        faults = (*report.faults, *project.lock_faults(library), *place)
        report = attrs.evolve(report, faults=faults)
    lines = [fault_told(fault, arguments.language) for fault in report.faults]
    lines += [UNCOVERED.to(arguments.language).format(rule=rule) for rule in report.uncovered]
    if not report.is_clean or report.library is None:
        raise Refusal("\n".join(lines))
    subject = subject_of(layers, project, report.library, arguments.language)
    checked = Checked(report=report, subject=subject, with_boundaries=arguments.boundaries)
    manner = Manner(form=arguments.format, language=arguments.language)
    return show_document(CHECK, checked, manner)


def _told_of_law(arguments: ExplainArguments | KernelArguments | VocabularyArguments) -> str:
    match arguments:
        case ExplainArguments():
            return _explain(arguments)
        case KernelArguments():
            from incentives.cli.law.kernel import run_kernel

            return run_kernel(arguments)
        case VocabularyArguments():
            from incentives.cli.law.vocabulary import run_vocabulary

            return run_vocabulary(arguments)
        case _:
            assert_never(arguments)


def _explain(arguments: ExplainArguments) -> str:
    library = library_in(arguments.law)
    sheet = _explained(arguments.incentive, library, arguments.language)
    return show_document(RULE, sheet, Manner(form=arguments.format, language=arguments.language))


def _explained(name: str, library: Library, language: Language) -> Sheet:
    from incentives.cli.law.called import not_one_rule
    from incentives.report.rule.called import ids_called
    from incentives.telling import explanation

    called = ids_called(name, library)
    if len(called) != 1:
        raise Refusal(not_one_rule(name, called, library, language))
    return explanation(called[0], library, language)


def _new_case(arguments: NewCaseArguments) -> str:
    from incentives.cli.law.called import place_named
    from incentives.report.rule.asked.case_template import case_template

    project = project_of(arguments.law)
    library = library_of(project)
    asked = arguments.place if arguments.place is not None else project.place
    place = place_named(asked, library, arguments.language)
    return case_template(library, arguments.language, place=place)
