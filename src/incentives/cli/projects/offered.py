"""Which law installed packages offer, as `--version` tells it."""

from incentives.errors import PolicyError
from incentives.loading.files.layering.stated import layer_stated
from incentives.loading.text.folder.packages import WRITTEN, packages_offered
from incentives.policy.origin.layer import PolicyPackage, digest_shown
from incentives.report.words.authors import error_told
from incentives.values.text import Language


def offered_law(language: Language) -> tuple[str, ...]:
    """A line a package, by its name; one that cannot be read says why."""
    return tuple(_told(package, language) for package in packages_offered())


def _told(package: PolicyPackage, language: Language) -> str:
    try:
        layer = layer_stated(package)
    except PolicyError as error:
        return error_told(error, language)
    law = f"{layer.name} {layer.version} ({digest_shown(layer.digest)})"
    return f"{WRITTEN}{package.name}: {law}"
