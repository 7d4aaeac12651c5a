"""By what a step was taken: the policies and the office's own figures that its result rested on."""

import json

import attrs

from incentives.brief import brief
from incentives.engine.findings.assessment import Assessment
from incentives.register.chain import canonical
from incentives.register.plain import Plain
from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class OverlayUsed:
    """An overlay as it was used: its title, and the SHA-256 of its text."""

    title: Text
    digest: str

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Basis:
    """The library and the overlays of a result, in rising precedence.

    `library`: the SHA-256 over the policies.
    """

    library: str
    overlays: tuple[OverlayUsed, ...]

    __repr__ = brief

    def written(self) -> str:
        """As a step keeps it."""
        used = [
            {"title": {"zh": one.title.zh, "en": one.title.en}, "digest": one.digest}
            for one in self.overlays
        ]
        return canonical({"library": self.library, "overlays": used})


def basis_of(assessment: Assessment) -> Basis:
    """By what the assessment was made."""
    law = assessment.law
    used = (OverlayUsed(title=one.title, digest=one.digest) for one in law.overlays)
    return Basis(library=law.library.digest, overlays=tuple(used))


def read_basis(written: str) -> Basis | None:
    """What a step has kept; None: it was taken without a result.

    What somebody has put there and cannot be read raises ValueError (such as Unreadable).
    """
    if not written:
        return None
    kept = Plain.reading(json.loads(written))
    used = (
        OverlayUsed(title=one.wording("title"), digest=one.text("digest"))
        for one in kept.rows("overlays")
    )
    return Basis(library=kept.text("library"), overlays=tuple(used))
