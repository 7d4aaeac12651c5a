"""What work is about where no project says otherwise: the bundled law of childcare."""

from incentives import childcare, package
from incentives.policy.library import Library
from incentives.projects import Project


def customary_project() -> Project:
    """The vocabulary of childcare and the bundled policies, in Chinese first."""
    return Project(vocabulary="incentives.childcare:Case", layers=(package("incentives"),))


def loaded(project: Project) -> Library:
    """The library of the project; that of the bundled law is one however often it is asked for.

    A faulty policy, or a layer that is not the one pinned, is a `PolicyError`.
    """
    return childcare.library() if project == customary_project() else project.library()
