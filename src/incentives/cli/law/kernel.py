"""The command `kernel`: what the rules were lowered to, and what of them the reference decides."""

from incentives.calculator import loaded_overlays
from incentives.cli.arguments import KernelArguments
from incentives.cli.inputs import day_or_today
from incentives.cli.law.called import not_one_rule, place_named
from incentives.cli.projects.asked import library_of, project_of
from incentives.cli.refusal import Refusal
from incentives.policy.library import Library


def run_kernel(arguments: KernelArguments) -> str:
    """The text of the incentive under what is left of it; of none, a line for each of the place.

    A faulty policy or overlay is an `IncentivesError`, which passes through.

    Raises:
        Refusal: if there is no such incentive (`unknown-incentive`, `unclear-incentive`) or place
            (`unknown-jurisdiction`), or it is no law there or then (`no-law-here`).
    """
    from incentives.cli.law.lowered import Telling
    from incentives.report.rule.called import ids_called

    project, language = project_of(arguments.law), arguments.language
    library = library_of(project)
    asked = arguments.place if arguments.place is not None else project.place
    place = place_named(asked, library, language)
    telling = Telling(
        library=library,
        language=language,
        place=place,
        known_on=arguments.known_on,
        overlays=loaded_overlays(arguments.overlays, library),
        on=day_or_today(arguments.on),
    )
    if arguments.incentive is None:
        return telling.all_of_place()
    called = [
        name for name in ids_called(arguments.incentive, library) if _is_incentive(name, library)
    ]
    if len(called) != 1:
        raise Refusal(not_one_rule(arguments.incentive, tuple(called), library, language))
    return telling.one(library.incentives[called[0]])


def _is_incentive(name: str, library: Library) -> bool:
    return name in library.incentives
