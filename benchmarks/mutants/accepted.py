"""Changes that no test need notice, each with its argument, in `accepted.toml`.

A change is known by its module, what it lies in and its lines, not by the number of a line.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.mutants.changes import changes_at, sites_of

Key = tuple[str, str, str, str]
FILE = Path(__file__).with_name("accepted.toml")


def read_accepted(file: Path = FILE) -> Mapping[Key, str]:
    """The argument of each, by what the change is known by.

    Raises:
        KeyError: if one says not all of `module`, `within`, `was`, `became` and `why`.
        ValueError: if one has no argument, or stands twice.
    """
    accepted: dict[Key, str] = {}
    for row in tomllib.loads(file.read_text(encoding="utf-8")).get("accepted", ()):
        key = row["module"], row["within"], row["was"], row["became"]
        if not row["why"].strip() or key in accepted:
            raise ValueError(f"{file.name}: {key}: no argument, or it stands twice")
        accepted[key] = row["why"]
    return accepted


def gone(accepted: Iterable[Key], package: Path) -> list[Key]:
    """Those that can no longer be made: the line reads otherwise now."""
    keys = list(accepted)
    places = {(within, was) for _, within, was, _ in keys}
    possible: set[Key] = set()
    for name in {module for module, *_ in keys}:
        module = package / name
        for site in sites_of(module) if module.is_file() else []:
            if (site.within, site.text) in places:
                possible |= {change.key for change in changes_at(site, package)}
    return [key for key in keys if key not in possible]
