"""The files of a policy folder as trees: those that can be read, and the digest over them."""

from collections.abc import Sequence

import attrs

from incentives.errors import PolicyError
from incentives.loading.text.folder.texts import OF_FOLDER, FolderText, texts_in
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Node
from incentives.loading.text.reader import read_text
from incentives.loading.text.source import source_of
from incentives.loading.text.survey import PolicyRoot

JURISDICTION = "jurisdiction"
LIBRARY = OF_FOLDER


@attrs.frozen(kw_only=True, repr=False)
class PolicyFile:
    """One file: the id that its path gives, and the tree that its text gives."""

    id: str
    folder_id: str
    name: str
    shown_as: str
    root: Node


@attrs.frozen(kw_only=True, repr=False)
class PolicyFolder:
    """The readable files of a folder, in the order of their paths, with its name and digest.

    `label`: what stands before their names when they are told.
    """

    name: str
    label: str
    files: tuple[PolicyFile, ...]
    digest: str


def read_folders(roots: Sequence[PolicyRoot], log: FaultLog) -> tuple[PolicyFolder, ...]:
    """Every policy file below the folders; files with faults go to the log and are left out.

    The log takes in the sources of the others, and the faults of what may be a policy file and is
    not read. What `survey_policies` refuses is refused here.
    """
    return tuple(read_texts(texts, log) for texts in texts_in(roots, log))


def read_texts(folder: FolderText, log: FaultLog) -> PolicyFolder:
    """The texts as trees; those with faults go to the log and are left out."""
    files: list[PolicyFile] = []
    for text in folder.texts:
        parts = text.parts
        try:
            root = read_text(text.text, file=text.shown_as)
        except PolicyError as error:
            log.faults.extend(error.faults)
            log.broken.ids.add(".".join(parts))
            continue
        log.sources[text.shown_as] = source_of(text.text, file=text.shown_as)
        files.append(
            PolicyFile(
                id=".".join(parts),
                folder_id=".".join(parts[:-1]),
                name=parts[-1],
                shown_as=text.shown_as,
                root=root,
            )
        )
    return PolicyFolder(
        name=folder.name, label=folder.label, files=tuple(files), digest=folder.digest
    )
