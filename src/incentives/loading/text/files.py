"""The files of a policy folder: those that can be read, and the digest over them."""

import hashlib
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError, sentence_of
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Node
from incentives.loading.text.reader import read_text, text_of_file
from incentives.loading.text.source import source_of
from incentives.loading.text.survey import Survey, printable, shown_name, survey_folder

JURISDICTION = "jurisdiction"
LIBRARY = "library"


@attrs.frozen(kw_only=True)
class PolicyFile:
    """One file: the id that its path gives, and the tree that its text gives."""

    id: str
    folder_id: str
    name: str
    shown_as: str
    root: Node


@attrs.frozen(kw_only=True)
class PolicyFolder:
    """The readable files of a folder, in the order of their paths.

    `digest` is a SHA-256 over their names and texts, without byte order marks and with a newline
    alone at the end of a line.
    """

    files: tuple[PolicyFile, ...]
    digest: str


def read_folder(folder: Path, log: FaultLog) -> PolicyFolder:
    """Every policy file below `folder`; files with faults go to the log and are left out.

    The log takes in the sources of the others, and the faults of what may be a policy file and is
    not read. What `survey_policies` refuses is refused here.
    """
    survey = survey_policies(folder)
    for fault in survey.faults:
        log.faults.append(fault)
        log.broken.add_file(fault.file.removeprefix(f"{folder.name}/"))
    hashed = hashlib.sha256()
    files: list[PolicyFile] = []
    called: dict[str, str] = {}
    for path in survey.policies:
        parts = path.relative_to(folder).with_suffix("").parts
        shown_as = shown_name(path, folder)
        earlier = called.setdefault(".".join(parts), shown_as)
        if earlier != shown_as:
            log.faults.append(_called_alike(shown_as, earlier, ".".join(parts)))
            log.broken.ids.add(".".join(parts))
            continue
        try:
            text = text_of_file(path, shown_as=shown_as, limits=OF_POLICIES)
            root = read_text(text, file=shown_as)
        except PolicyError as error:
            log.faults.extend(error.faults)
            log.broken.ids.add(".".join(parts))
            continue
        source = source_of(text, file=shown_as)
        log.sources[shown_as] = source
        hashed.update(f"{'/'.join(parts)}\0{len(source.text)}\0{source.text}".encode())
        files.append(
            PolicyFile(
                id=".".join(parts),
                folder_id=".".join(parts[:-1]),
                name=parts[-1],
                shown_as=shown_as,
                root=root,
            )
        )
    return PolicyFolder(files=tuple(files), digest=hashed.hexdigest())


def _called_alike(shown_as: str, earlier: str, full_id: str) -> Fault:
    return Fault(
        file=shown_as,
        line=1,
        column=1,
        text=sentence_of(f"'{earlier}' has the id '{full_id}' too; a dot in a name divides as '/'"),
        slug="repeated-id",
        advice=sentence_of("Rename one of the two, or delete it."),
    )


def survey_policies(folder: Path) -> Survey:
    """What lies below a folder that holds policy files.

    Raises:
        PolicyError: as `survey_folder` does, and if it holds none (`no-policies`).
    """
    survey = survey_folder(folder)
    if not survey.policies:
        message = "the folder holds no policy files"
        fault = Fault(
            file=printable(str(folder)),
            line=1,
            column=1,
            text=sentence_of(message),
            slug="no-policies",
        )
        raise PolicyError([fault, *survey.faults])
    return survey
