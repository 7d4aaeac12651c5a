"""How far each section of the form is: complete, open with how many facts, or not needed."""

from collections.abc import Mapping

import attrs

from incentives.facts.plain import value_at
from incentives.facts.vocabulary import Vocabulary
from incentives.forms.model import Form, FormSection
from incentives.values.place import FactPath


@attrs.frozen(kw_only=True)
class Standing:
    """How many facts are open in a section, how many were typed wrong, and whether it is begun."""

    open: int
    faulty: int
    is_begun: bool

    @property
    def waits(self) -> bool:
        """Whether there is something to be filled in or mended."""
        return bool(self.open or self.faulty)


def standings_of(
    form: Form,
    document: Mapping[str, object],
    faulty: frozenset[FactPath],
    relevant: frozenset[FactPath] | None,
    vocabulary: Vocabulary,
) -> dict[str, Standing]:
    """By the key of the section; where nothing says what is relevant, all that is unknown is.

    `faulty`: the facts at which something is wrong.
    """
    return {
        section.key: _standing(section, document, faulty, relevant, vocabulary)
        for section in form.sections
    }


def left_at(standings: Mapping[str, Standing]) -> str:
    """The key of the section at which a case is gone on with.

    It is the last that is begun, while something is open there; else the first after it at which
    something is, then the first at all. `standings`: of the sections shown, in their order.
    """
    keys = list(standings)
    begun = [at for at, key in enumerate(keys) if standings[key].is_begun]
    last = begun[-1] if begun else 0
    waiting = [key for key in (*keys[last:], *keys[:last]) if standings[key].waits]
    return waiting[0] if waiting else keys[0]


def _standing(
    section: FormSection,
    document: Mapping[str, object],
    faulty: frozenset[FactPath],
    relevant: frozenset[FactPath] | None,
    vocabulary: Vocabulary,
) -> Standing:
    own = {field.path for field in section.fields}

    def is_own(path: FactPath) -> bool:
        is_of = section.is_list and path.list_name == section.key
        return is_of or path.without_rows in own or path.text == section.key

    def is_known(path: FactPath) -> bool:
        return value_at(document, vocabulary.steps_to(path)) is not None

    plain = [] if section.is_list else [FactPath.parse(path) for path in own]
    known = [path for path in plain if is_known(path)]
    if relevant is None:
        relevant = frozenset(plain) - frozenset(known)
    return Standing(
        open=sum(map(is_own, relevant)),
        faulty=sum(map(is_own, faulty)),
        is_begun=value_at(document, section.steps) is not None if section.is_list else bool(known),
    )
