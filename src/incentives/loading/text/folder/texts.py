"""The texts of a policy folder, and the digest over them; nothing of them is read yet."""

import hashlib
from pathlib import Path

import attrs

from incentives.errors import Fault, PolicyError, sentence_of
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.source import normal_text, text_of_file
from incentives.loading.text.survey import Survey, printable, shown_name, survey_folder


@attrs.frozen(kw_only=True, repr=False)
class PolicyText:
    """One file by the parts of its path, as `normal_text`; faults call it `shown_as`."""

    parts: tuple[str, ...]
    shown_as: str
    text: str


@attrs.frozen(kw_only=True, repr=False)
class FolderText:
    """The texts of a folder, in the order of their paths; `name`: of the folder.

    `digest` is a SHA-256 over their names and texts, without byte order marks and with a newline
    alone at the end of a line.
    """

    name: str
    texts: tuple[PolicyText, ...]
    digest: str


def texts_in(folder: Path, log: FaultLog) -> FolderText:
    """The texts of the policy files below `folder`, as `read_folder` finds them.

    The log takes in the faults of files that cannot be read as text.
    """
    survey = survey_policies(folder)
    for fault in survey.faults:
        log.faults.append(fault)
        log.broken.add_file(fault.file.removeprefix(f"{folder.name}/"))
    hashed = hashlib.sha256()
    texts: list[PolicyText] = []
    called: dict[str, str] = {}
    for path in survey.policies:
        parts = (*path.parts[len(folder.parts) : -1], path.stem)
        shown_as = shown_name(path, folder)
        earlier = called.setdefault(".".join(parts), shown_as)
        if earlier != shown_as:
            log.faults.append(_called_alike(shown_as, earlier, ".".join(parts)))
            log.broken.ids.add(".".join(parts))
            continue
        try:
            text = normal_text(text_of_file(path, shown_as=shown_as, limits=OF_POLICIES))
        except PolicyError as error:
            log.faults.extend(error.faults)
            log.broken.ids.add(".".join(parts))
            continue
        hashed.update(f"{'/'.join(parts)}\0{len(text)}\0{text}".encode())
        texts.append(PolicyText(parts=parts, shown_as=shown_as, text=text))
    return FolderText(name=folder.name, texts=tuple(texts), digest=hashed.hexdigest())


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
