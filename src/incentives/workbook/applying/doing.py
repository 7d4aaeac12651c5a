"""Plans done, each in a transaction of its own: what is refused keeps no other from it."""

from collections.abc import Callable, Iterator, Sequence

import attrs

from incentives.applications import Application, Applications
from incentives.facts.field import Role
from incentives.forms.editing import text_said
from incentives.policy.library import Library
from incentives.register import Act, RegisterError
from incentives.workbook.applying.planning import Asking, Fate, Plan


@attrs.frozen(kw_only=True, eq=False)
class Applying:
    """Where applications are kept, by which library, and what the officer has said of the batch."""

    applications: Applications
    library: Library
    asking: Asking

    def apply(self, plans: Sequence[Plan], act: Callable[[], Act]) -> Iterator[Plan]:
        """Each plan with what really became of it, in their order, done when it is asked for.

        One whose application was changed since its plan was made is left, as is an applicant for
        whom somebody has begun one meanwhile, and what the applications refuse: all are told as the
        `reason`. `act` is asked for the officer and the moment of each.
        """
        for plan in plans:
            if not plan.writes:
                yield plan
                continue
            try:
                yield attrs.evolve(plan, application=self._write(plan, act()))
            except RegisterError as error:
                yield attrs.evolve(plan, fate=Fate.LEFT, reason=error.text)

    def _write(self, plan: Plan, act: Act) -> Application:
        if plan.application is not None:
            return self.applications.change(
                plan.application,
                act=act,
                document=plan.document,
                party=plan.party,
                typed=plan.typed,
            )
        return self.applications.begin(
            plan.party,
            self._district(plan),
            act=act,
            document=plan.document,
            on=self.asking.on,
            seen=plan.seen,
        )

    def _district(self, plan: Plan) -> str:
        return text_said(plan.document, self.library.vocabulary, Role.JURISDICTION)
