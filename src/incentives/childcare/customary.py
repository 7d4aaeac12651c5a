"""What work is about where no project says otherwise: the bundled law of childcare."""

from incentives import childcare, package
from incentives.policy.library import Library
from incentives.projects.project import Project
from incentives.values.text import Text

_HAIMEN = "320614"


def customary_project() -> Project:
    """The vocabulary of childcare and the bundled policies, in Chinese first."""
    return Project(
        vocabulary="incentives.childcare:Case",
        layers=(package("incentives"),),
        title=Text("托育机构奖补和税费优惠审定", "Incentives for childcare institutions"),
        examples=tuple(childcare.example_cases().values()),
    )


def customary_place(project: Project) -> str | None:
    """The place of an office that says none: Haimen, for which the bundled law was first written.

    None: the project is about another domain.
    """
    is_bundled = project.vocabulary == customary_project().vocabulary
    return _HAIMEN if is_bundled else None


def loaded(project: Project) -> Library:
    """The library of the project; that of the bundled law is one however often it is asked for.

    A faulty policy, or a layer that is not the one pinned, is a `PolicyError`.
    """
    return childcare.library() if project == customary_project() else project.library()
