"""The command `lock`: the layers of a project are pinned as they are now."""

import attrs

from incentives.cli.arguments import ProjectArguments
from incentives.cli.projects.asked import project_of
from incentives.cli.refusal import Refusal
from incentives.cli.showing import reason_said
from incentives.policy.origin.layer import digest_shown
from incentives.projects.asking import LawAsked
from incentives.projects.lock import LOCK, Pinned, locked
from incentives.projects.project import Project
from incentives.report.printing.whole_file import write_whole
from incentives.values.text import Language
from incentives.wordings.cli import projects as wordings
from incentives.wordings.cli.papers import CANNOT_WRITE


def run_lock(arguments: ProjectArguments) -> str:
    """What is pinned from now on, as the whole output.

    A faulty project file or policy is a `PolicyError`, which passes through.

    Raises:
        Refusal: if there is no project (`no-project`), or its lock cannot be written.
    """
    language = arguments.language
    project = project_of(LawAsked(project=arguments.project))
    if project.file is None:
        raise Refusal(wordings.NO_PROJECT.to(language))
    pinned = pin(project, language)
    said = [
        wordings.PINNED.to(language).format(
            **attrs.asdict(attrs.evolve(layer, digest=digest_shown(layer.digest)))
        )
        for layer in pinned
    ] or [wordings.NOTHING_TO_PIN.to(language)]
    said.append(wordings.LOCKED.to(language).format(file=project.file.with_name(LOCK)))
    return "".join(f"{line}\n" for line in said)


def pin(project: Project, language: Language) -> tuple[Pinned, ...]:
    """The layers from elsewhere, as they stand in the lock beside its file from now on.

    A fault of the policies, or a place of the file that is none, is a `PolicyError`.

    Raises:
        Refusal: if the lock cannot be written.
    """
    assert project.file is not None
    pinned = project.pinned(project.library(is_pinned=False))
    path = project.file.with_name(LOCK)
    try:
        write_whole(path, locked(pinned).encode())
    except OSError as error:
        reason = reason_said(error.strerror or str(error), language)
        raise Refusal(CANNOT_WRITE.to(language).format(file=path, reason=reason)) from None
    return pinned
