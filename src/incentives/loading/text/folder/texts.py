"""The texts of a policy folder, and the digest over them; nothing of them is read yet."""

import hashlib
from collections.abc import Iterable, Sequence

import attrs

from incentives.errors import Fault, PolicyError, sentence_of
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.source import normal_text, text_of_file
from incentives.loading.text.survey import PolicyRoot, Survey, printable, survey_folder

OF_FOLDER = "library"
"""The file, at the root of a folder, that says what the folder is as a whole."""


@attrs.frozen(kw_only=True, repr=False)
class PolicyText:
    """One file by the parts of its path, as `normal_text`; faults call it `shown_as`."""

    parts: tuple[str, ...]
    shown_as: str
    text: str


@attrs.frozen(kw_only=True, repr=False)
class FolderText:
    """The texts of a folder, in the order of their paths.

    `name`: of the folder; `label`: what stands before the names of its files when they are told.

    `digest` is a SHA-256 over their names and texts, without byte order marks and with a newline
    alone at the end of a line.
    """

    name: str
    label: str
    texts: tuple[PolicyText, ...]
    digest: str


def texts_in(roots: Sequence[PolicyRoot], log: FaultLog) -> tuple[FolderText, ...]:
    """The texts of the policy files below each of the folders, as `read_folders` finds them.

    The log takes in the faults of files that cannot be read as text, and of an id that two files
    have. Only what a folder says of itself as a whole may stand in each.
    """
    called: dict[str, str] = {}
    # from the lowest on, so that the fault stands where an id is given anew
    texts = [_texts_of(root, called, log) for root in reversed(roots)]
    return tuple(reversed(texts))


def _texts_of(root: PolicyRoot, called: dict[str, str], log: FaultLog) -> FolderText:
    """The texts of one folder; `called`: by their ids the files of those under it."""
    survey = survey_policies(root)
    for fault in survey.faults:
        log.faults.append(fault)
        log.broken.add_file(fault.file.removeprefix(f"{root.label}/"))
    texts: list[PolicyText] = []
    for path in survey.policies:
        parts = (*path.parts[len(root.folder.parts) : -1], path.stem)
        shown_as = root.shown(path)
        earlier = called.setdefault(".".join(parts), shown_as)
        if earlier != shown_as and parts != (OF_FOLDER,):
            log.faults.append(_called_alike(shown_as, earlier, ".".join(parts)))
            log.broken.ids.add(".".join(parts))
            continue
        try:
            text = normal_text(text_of_file(path, shown_as=shown_as, limits=OF_POLICIES))
        except PolicyError as error:
            log.faults.extend(error.faults)
            log.broken.ids.add(".".join(parts))
            continue
        texts.append(PolicyText(parts=parts, shown_as=shown_as, text=text))
    return FolderText(
        name=root.folder.name or root.folder.resolve().name,
        label=root.label,
        texts=tuple(texts),
        digest=texts_digest(texts),
    )


def texts_digest(texts: Iterable[PolicyText]) -> str:
    """The digest over texts in the order of their paths."""
    hashed = hashlib.sha256()
    for one in texts:
        hashed.update(f"{'/'.join(one.parts)}\0{len(one.text)}\0{one.text}".encode())
    return hashed.hexdigest()


def _called_alike(shown_as: str, earlier: str, full_id: str) -> Fault:
    return Fault(
        file=shown_as,
        line=1,
        column=1,
        text=sentence_of(f"'{earlier}' has the id '{full_id}' too; a dot in a name divides as '/'"),
        slug="repeated-id",
        advice=sentence_of("Rename one of the two, or delete it."),
    )


def survey_policies(root: PolicyRoot) -> Survey:
    """What lies below a folder that holds policy files.

    Raises:
        PolicyError: as `survey_folder` does, and if it holds none (`no-policies`).
    """
    survey = survey_folder(root)
    if not survey.policies:
        message = "the folder holds no policy files"
        fault = Fault(
            file=printable(str(root.folder)),
            line=1,
            column=1,
            text=sentence_of(message),
            slug="no-policies",
        )
        raise PolicyError([fault, *survey.faults])
    return survey
