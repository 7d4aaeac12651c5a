"""Who may do what at a register: asked, given, withdrawn."""

import attrs

from incentives.register.acts import Act
from incentives.register.entry import Entry
from incentives.register.person import Duty, Person, Standing
from incentives.register.register import Register
from incentives.register.standing import standing_people
from incentives.register.writing.allowing import administrators_of, appoint, give_duties, why_not
from incentives.values.text import Text


@attrs.frozen(kw_only=True, eq=False)
class People:
    """The people of a register that is open.

    `give` and `appoint` are entries of its chain, made like all others (see `Register`); all other
    methods read one moment. Nothing that they say is kept: what was withdrawn is withdrawn at once.
    """

    register: Register

    def standing(self) -> tuple[Standing, ...]:
        """Everybody who ever had a duty, in the order in which they first had one."""
        with self.register.database.reading() as connection:
            return standing_people(connection)

    def administrators(self) -> tuple[Standing, ...]:
        """Those who give and withdraw duties; none: whoever writes may write."""
        return administrators_of(self.standing())

    def duties_of(self, person: Person) -> frozenset[Duty]:
        """What the person may do at present."""
        held = {standing.person.key: standing.duties for standing in self.standing()}
        return held.get(person.key, frozenset())

    def why_not(self, person: Person | None, duty: Duty) -> Text | None:
        """Why the person may not do this, and who could let him; None: he may."""
        return why_not(self.standing(), person, duty)

    def give(self, whom: Person, duties: frozenset[Duty], act: Act) -> Entry:
        """From now on the person has these duties and no others; see `give_duties`."""
        return give_duties(self.register.database, whom, duties, act)

    def appoint(self, whom: Person, act: Act, *, is_lost: bool = False) -> Entry:
        """The first person administers the register, or another one where he is lost.

        See `appoint`, which lists what is refused.
        """
        return appoint(self.register.database, whom, act, is_lost=is_lost)
