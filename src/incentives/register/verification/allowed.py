"""Whether who filed an entry had the duty for it when it was filed, by the entries before."""

import attrs

from incentives.register.acts import DUTIES, Kind
from incentives.register.content import duties_of, person_of
from incentives.register.person import Duty
from incentives.register.plain import Plain

_Key = tuple[str, str]


@attrs.frozen(kw_only=True, eq=False)
class Allowed:
    """Who may do what after the entries so far; one for each walk.

    `held` by issuer and subject; `administrators`: those among them who administer the register.
    """

    held: dict[_Key, frozenset[Duty]] = attrs.field(factory=dict)
    administrators: set[_Key] = attrs.field(factory=set)

    def allows(self, kind: Kind, content: Plain) -> bool:
        """Whether who filed it might: he has the duty, or nobody administers the register yet.

        What comes of an application is approved, not filed.

        The command that names an administrator is for whoever has the database in hand.
        """
        if not self.administrators:
            return True
        person = content.maybe_part("person")
        if person is None:
            return kind is Kind.DUTIES and Duty.ADMINISTER in duties_of(content)
        is_approved = kind is Kind.DETERMINATION and content.maybe_part("application") is not None
        duty = Duty.APPROVE if is_approved else DUTIES[kind]
        return duty in self.held.get(person_of(person).key, ())

    def remember(self, kind: Kind, content: Plain) -> None:
        """What the entry gives or withdraws holds for those after it."""
        if kind is not Kind.DUTIES:
            return
        key, duties = person_of(content.part("whom")).key, duties_of(content)
        self.held[key] = duties
        if Duty.ADMINISTER in duties:
            self.administrators.add(key)
        else:
            self.administrators.discard(key)
