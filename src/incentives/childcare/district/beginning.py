"""The files of a district's own policies over the bundled ones, for its analyst to go on with."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from string import Template

import attrs

from incentives.policy.instrument import Jurisdiction
from incentives.policy.library import Library
from incentives.projects.asking import Begun
from incentives.projects.finding import FILE

_CODE = re.compile(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{4}")
"""Of a place by GB/T 2260: a province, and four digits for what is in it."""
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
EXAMPLE = "example-1"
"""What the instrument of the example is called in its folder."""


@attrs.frozen(kw_only=True)
class District:
    """A place, the folder of its policies by its parts, and whether a lower layer has it."""

    code: str
    zh: str
    en: str
    parts: tuple[str, ...]
    is_known: bool


def district_of(begun: Begun, library: Library) -> District | None:
    """The place with that code, or below that of which it is the code of a part.

    None: it is no place of the library, and no code of six digits that begins as a province's.
    """
    chain = library.chain_of(begun.place)
    if chain is not None:
        place = library.jurisdictions[chain[-1]]
        return District(
            code=place.codes[0],
            zh=place.name.zh,
            en=place.name.en,
            parts=tuple(place.id.split(".")),
            is_known=True,
        )
    above = _above(begun.place, library)
    if not _CODE.fullmatch(begun.place) or above is None:
        return None
    en = begun.en or f"District {begun.place}"
    own = _folder_named(begun.en) or begun.place
    return District(
        code=begun.place,
        zh=begun.zh,
        en=en,
        parts=(*above.id.split("."), own),
        is_known=False,
    )


def begin_district(
    folder: Path, district: District, *, year: int, program: str
) -> Mapping[Path, str]:
    """By its path what stands in each file of a new repository; nothing is written.

    `year`: that in which the example is in force; `program`: what checks it, as for pip.
    """
    start = date(year, 1, 1)
    path = "/".join((*district.parts, EXAMPLE))
    gaps = {
        "code": district.code,
        "zh": district.zh,
        "en": district.en,
        "layer": district.parts[-1],
        "id": ".".join((*district.parts, EXAMPLE)),
        "path": path,
        "folder": "/".join(district.parts),
        "start": start.isoformat(),
        "before": (start - timedelta(days=1)).isoformat(),
        "later": date(year, 6, 30).isoformat(),
        "end": date(year, 12, 31).isoformat(),
        "program": program,
    }
    below = Path("policies", *district.parts)
    named = {
        FILE: FILE,
        "policies/library.yaml": "library.yaml",
        f"policies/{path}.yaml": "instrument.yaml",
        f"policies/{path}.cases.yaml": "instrument.cases.yaml",
        "case.yaml": "case.yaml",
        "overlay.yaml": "overlay.yaml",
        "README.md": "README.md",
        "requirements.txt": "requirements.txt",
        ".gitignore": "gitignore",
        ".pre-commit-config.yaml": "pre-commit-config.yaml",
        ".github/workflows/check.yml": "ci.yml",
    }
    if not district.is_known:
        named[(below / "jurisdiction.yaml").as_posix()] = "jurisdiction.yaml"
    return {folder / name: _filled(template, gaps) for name, template in named.items()}


def _filled(template: str, gaps: Mapping[str, str]) -> str:
    from importlib.resources import files

    text = files(__package__).joinpath("files", template).read_text(encoding="utf-8")
    return Template(text).substitute(gaps)


def _above(code: str, library: Library) -> Jurisdiction | None:
    """The place whose code begins as that of the part: a city, else a province, else all."""
    for length in (4, 2):
        chain = library.chain_of(code[:length].ljust(6, "0"))
        if chain is not None:
            return library.jurisdictions[chain[-1]]
    roots = [place for place in library.jurisdictions.values() if place.id and place.depth == 1]
    return roots[0] if roots else None


def _folder_named(en: str) -> str:
    """The first words of the name in small letters, as folders of places are called.

    >>> _folder_named("Qidong City, Nantong")
    'qidong'
    """
    plain = unicodedata.normalize("NFKD", en.partition(",")[0]).encode("ascii", "ignore").decode()
    words = [word for word in _NO_LETTERS.sub(" ", plain.lower()).split() if word not in _KINDS]
    return "_".join(words)


_KINDS = frozenset({"city", "district", "county", "province", "prefecture"})
