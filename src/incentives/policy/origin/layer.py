"""What a library is made of: folders of policies that were published and pinned each by itself."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import attrs

from incentives.brief import brief

_SHOWN = 12


@attrs.frozen(kw_only=True)
class Layer:
    """One folder of policies, as it stands in a library.

    `name` and `version`: as its `library.yaml` states them; without one the name of its folder, and
    `0`. `digest`: a SHA-256 over the names and texts of its policy files.
    """

    name: str
    version: str
    digest: str

    __repr__ = brief


def digest_shown(digest: str) -> str:
    """The beginning of a digest, by which people tell two apart."""
    return digest[:_SHOWN]


def version_of(layers: Sequence[Layer]) -> str:
    """The version of the one layer; of several the name and version of each, the uppermost first.

    >>> lower = Layer(name="law", version="2026.11", digest="")
    >>> version_of([lower]), version_of([Layer(name="district", version="3", digest=""), lower])
    ('2026.11', 'district 3, law 2026.11')
    """
    if len(layers) == 1:
        return layers[0].version
    return ", ".join(f"{layer.name} {layer.version}" for layer in layers)


def digest_of(layers: Sequence[Layer]) -> str:
    """The digest of the one layer; of several a SHA-256 over theirs, the uppermost first."""
    if len(layers) == 1:
        return layers[0].digest
    return hashlib.sha256("\0".join(layer.digest for layer in layers).encode()).hexdigest()


@attrs.frozen
class PolicyPackage:
    """Policies that an installed package offers under this name.

    That is the name of an entry point of the group `incentives.policies`. It names a function
    without arguments that returns the folder.
    """

    name: str

    __repr__ = brief


def package(name: str) -> PolicyPackage:
    """The policies that an installed package offers under the name, to be loaded as a layer.

    It is looked for where the library is loaded.

    >>> package("incentives")
    PolicyPackage(name='incentives')
    """
    return PolicyPackage(name)


PathLike = str | os.PathLike[str]
"""Where a file or folder is."""
Policies = PathLike | PolicyPackage | Sequence[PathLike | PolicyPackage]
"""A folder of policies, what a package offers, or several of these, the uppermost first."""


def layers_in(policies: Policies) -> tuple[Path | PolicyPackage, ...]:
    """The layers that were given, the uppermost first; a path or a package is the only one.

    Raises:
        ValueError: if there is none.
    """
    if isinstance(policies, PolicyPackage):
        return (policies,)
    if isinstance(policies, str | os.PathLike):
        return (Path(policies),)
    if not policies:
        raise ValueError("no layer of policies is given")
    return tuple(layer if isinstance(layer, PolicyPackage) else Path(layer) for layer in policies)
