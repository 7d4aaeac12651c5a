"""Policies that installed packages offer: the folder of each, by its name."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from incentives.errors import Fault, PolicyError, Sentence, sentence_of
from incentives.language.slips.nearest import meant
from incentives.loading.text.survey import printable
from incentives.policy.origin.layer import PolicyPackage
from incentives.values.text import Text

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

WRITTEN = "package:"
"""What stands before the name of a package where a layer is written as text."""
GROUP = "incentives.policies"
"""The group of entry points under which a package offers the folder of its policies."""


def folder_of(package: PolicyPackage) -> Path:
    """The folder that the package offers: whoever installed it has it say where that is.

    Raises:
        PolicyError: if none is installed that offers the name (`no-package`), several are
            (`packages-alike`), or it does not say where (`package-unusable`).
    """
    from importlib.metadata import entry_points

    offered = entry_points(group=GROUP)
    named = {
        (point.value, _distribution(point)): point for point in offered.select(name=package.name)
    }
    if not named:
        missing = _none_offers(package)
        raise PolicyError([_fault(package, "no-package", missing, _nearest(package, offered))])
    if len(named) > 1:
        several = _several_offer(named.values())
        raise PolicyError([_fault(package, "packages-alike", several, _UNINSTALL_ONE)])
    [point] = named.values()
    try:
        folder = point.load()()
    except (ImportError, AttributeError, TypeError) as error:
        reason = _says_nothing(point, str(error))
        raise PolicyError([_fault(package, "package-unusable", reason)]) from error
    if not isinstance(folder, str | os.PathLike):
        reason = _says_nothing(point, repr(folder))
        raise PolicyError([_fault(package, "package-unusable", reason)])
    return Path(folder)


def packages_offered() -> tuple[PolicyPackage, ...]:
    """What installed packages offer, in the order of the names."""
    from importlib.metadata import entry_points

    return tuple(map(PolicyPackage, sorted({point.name for point in entry_points(group=GROUP)})))


def refuse_package_as_path(path: Path) -> None:
    """Nothing, unless nothing is there and an installed package offers policies by that name.

    Raises:
        PolicyError: if so (`no-folder`), with how the package is written.
    """
    name = path.name
    if not os.path.lexists(path) and PolicyPackage(name) in packages_offered():
        advice = Text(f"是否指“{WRITTEN}{name}”？", f"Did you mean '{WRITTEN}{name}'?")
        fault = Fault(
            file=printable(str(path)),
            line=1,
            column=1,
            text=Text("没有这个文件夹", "there is no such folder"),
            slug="no-folder",
            advice=advice,
        )
        raise PolicyError([fault])


_UNINSTALL_ONE = Text("请卸载其中一个。", "Uninstall one of them.")


def _distribution(point: "EntryPoint") -> str:
    return point.dist.name if point.dist is not None else ""


def _none_offers(package: PolicyPackage) -> Text:
    return Text(
        f"没有已安装的软件包以“{package.name}”之名提供政策",
        f"no installed package offers policies as '{package.name}'",
    )


def _nearest(package: PolicyPackage, offered: "Iterable[EntryPoint]") -> Text:
    names = sorted({point.name for point in offered})
    install = Text("请安装，或写文件夹。", "Install it, or name a folder.")
    near = meant(package.name, names)
    return install if near is None else Text(f"{near.zh}{install.zh}", f"{near.en} {install.en}")


def _several_offer(points: "Iterable[EntryPoint]") -> Text:
    named = sorted(f"{_distribution(point)} ({point.value})" for point in points)
    return Text(f"{'、'.join(named)} 都提供这一名称", f"{', '.join(named)} all offer this name")


def _says_nothing(point: "EntryPoint", reason: str) -> Text:
    where = f"{_distribution(point)}: {point.value}"
    return Text(
        f"该软件包没有给出政策文件夹（{where}）：{reason}",
        f"the package does not say where its policies lie ({where}): {reason}",
    )


def _fault(package: PolicyPackage, slug: str, text: Text, advice: Sentence | None = None) -> Fault:
    return Fault(
        file=f"{WRITTEN}{package.name}",
        line=1,
        column=1,
        text=sentence_of(text),
        slug=slug,
        advice=sentence_of(advice) if advice is not None else None,
    )
