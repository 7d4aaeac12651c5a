"""The command `vocabulary`: the reference of the facts that rules can read."""

from incentives.cli.arguments import VocabularyArguments
from incentives.cli.law.called import place_named
from incentives.cli.projects.asked import library_of, project_of
from incentives.cli.showing import shown_or_written
from incentives.report.rule.asked.vocabulary_page import vocabulary_page


def run_vocabulary(arguments: VocabularyArguments) -> str:
    """The page; or, where it goes into a file, that it was written.

    All places are told of unless one is named: who writes a policy asks what all rules read, also
    in a project of one place. A place that there is not is a `Refusal` (`unknown-jurisdiction`), a
    file that cannot be written a `NoPaper`; both pass through.
    """
    library = library_of(project_of(arguments.law))
    place = place_named(arguments.place, library, arguments.language)
    page = vocabulary_page(library, arguments.language, place=place)
    return shown_or_written(page, arguments.output, arguments.language)
