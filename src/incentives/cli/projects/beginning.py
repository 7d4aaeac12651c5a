"""The command `init`: a district's own repository is begun, and is sound from its first moment."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from incentives import childcare
from incentives.childcare.district import begin_district
from incentives.childcare.district.beginning import district_of
from incentives.cli.arguments import ProjectArguments
from incentives.cli.projects.asked import project_of
from incentives.cli.projects.locking import pin, run_lock
from incentives.cli.refusal import Refusal
from incentives.cli.showing import reason_said
from incentives.policy.library import Library
from incentives.projects.asking import Begun, LawAsked
from incentives.projects.lock import LOCK
from incentives.values.text import Language
from incentives.wordings.cli import projects as wordings
from incentives.wordings.cli.commands import LIST, PLACE_NEAR
from incentives.wordings.cli.papers import CANNOT_WRITE


def run_init(folder: Path, begun: Begun, *, year: int, language: Language) -> str:
    """Which files were written, as the whole output; none that is there is written over.

    Raises:
        Refusal: if there is a file of one of the names (`already-there`), the place is none
            or a new one without a name
            (`unknown-jurisdiction`), a name cannot stand in a file (`bad-name`), or the folder
            cannot be written in (`cannot-write`).
    """
    library = childcare.library()
    district = district_of(begun, library)
    if district is None:
        raise Refusal(wordings.NO_DISTRICT.to(language).format(code=begun.place))
    if not district.is_known and not begun.zh:
        raise Refusal(_nameless(begun.place, library, language))
    if any(sign in f"{begun.zh}{begun.en}" for sign in '"\\\n'):
        raise Refusal(wordings.BAD_NAME.to(language))
    texts = begin_district(folder, district, year=year, program=_program())
    _write(texts, language)
    pin(project_of(LawAsked(project=folder)), language)
    listed = "".join(f"  {path}\n" for path in (*texts, folder / LOCK))
    return wordings.BEGUN.to(language).format(files=listed)


def _nameless(code: str, library: Library, language: Language) -> str:
    near = (
        PLACE_NEAR.to(language).format(code=near, name=name.to(language))
        for near, name in library.places_like(code)
    )
    listed = LIST.to(language).join(near)
    return wordings.NAMELESS_DISTRICT.to(language).format(code=code, near=listed)


def _write(texts: Mapping[Path, str], language: Language) -> None:
    there = [path for path in texts if path.exists()]
    if there:
        files = LIST.to(language).join(str(path) for path in there)
        raise Refusal(wordings.ALREADY_THERE.to(language).format(files=files))
    for path, text in texts.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            reason = reason_said(error.strerror or str(error), language)
            said = CANNOT_WRITE.to(language).format(file=path, reason=reason)
            raise Refusal(said) from None


def _program() -> str:
    """What the repository asks for: the program of this version, where it is known."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"incentives=={version('incentives')}"
    except PackageNotFoundError:
        return "incentives"


def run_project(arguments: ProjectArguments, *, today: date) -> str:
    """The output of `init`, or of `lock`."""
    if arguments.begun is None:
        return run_lock(arguments)
    folder = arguments.project if arguments.project is not None else Path()
    return run_init(folder, arguments.begun, year=today.year, language=arguments.language)
