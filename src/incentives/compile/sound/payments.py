"""The lines that look at sums within their whole, and at payments made before.

A payment is for something that is there, of the list that its incentive is for.
"""

from collections.abc import Mapping

import attrs

from incentives.compile.printing.text import Lines
from incentives.compile.sound.between import Between
from incentives.compile.sound.facts import Bound
from incentives.compile.sound.known import DOUBT, FactRead, KnownCase, RecordRead
from incentives.compile.sound.values import InDoubt
from incentives.compile.words import NONE
from incentives.engine.assessment.admission import list_of_subjects
from incentives.engine.evaluation.prior_awards import DAYS_OF_AWARDS


@attrs.define(repr=False, eq=False)
class Whole:
    """Rows that may speak of one whole: what they come to, and what they state that it is."""

    total: int = 0
    limit: int | None = None

    def add(self, part: int, limit: int, *, of_part: int, of_limit: int) -> None:
        """Adds what a row says, in parts of one as many as each says.

        Raises:
            InDoubt: if the rows come to more than a whole that one states, or state several.
        """
        self.total += max(part, 0)  # what nobody has said is far below zero
        if limit > NONE:
            if self.limit not in {None, limit}:
                raise InDoubt
            self.limit = limit
        if self.limit is not None and self.total * of_limit > self.limit * of_part:
            raise InDoubt


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Payments:
    """Prints what is looked at of rows with sums, and of payments made before."""

    known: KnownCase
    lines: Lines
    bound: Bound
    between: Between

    def begin_rows(self, record: RecordRead) -> None:
        """Before the rows of a list are read."""
        assert record.list_ is not None
        if record.list_.spec.sum_at_most is not None:
            self.lines.add("wholes = {}")

    def of_row(self, record: RecordRead) -> None:
        """What is looked at of a row that was just read."""
        self._of_sum(record)
        if not record.is_of_awards:
            return
        facts = record.by_path
        days = [f"w{facts[name].serial} > on" for name in DAYS_OF_AWARDS if name in facts]
        if days:  # it is of the time after, and has no words
            self.lines.add(f"if {' and '.join(days)}:")
            self.lines.add(f"    {DOUBT}")
        if "subject" in facts:
            subject, incentive = (self._word(facts.get(name)) for name in ("subject", "incentive"))
            self.lines.add(f"if {subject} > {NONE}:")
            self.lines.add(f"    subjects.append(({subject}, {incentive}))")

    def _of_sum(self, record: RecordRead) -> None:
        assert record.list_ is not None
        rule, facts = record.list_.spec.sum_at_most, record.by_path
        if rule is None:
            return
        part, limit = facts[rule.of], facts[rule.limit]
        parts = f"of_part={part.place.denominator}, of_limit={limit.place.denominator}"
        add = f"add({self._word(part)}, {self._word(limit)}, {parts})"
        self.lines.add(f"Whole().{add}")
        by = [self._word(facts.get(name)) for name in rule.by]
        if by:
            self.lines.add(f"if {' and '.join(f'{word} > {NONE}' for word in by)}:")
            self.lines.add(f"    wholes.setdefault(({', '.join(by)},), Whole()).{add}")

    def _word(self, fact: FactRead | None) -> str:
        return str(NONE) if fact is None else f"w{fact.serial}"

    def end(self) -> None:
        """Each payment is for what has an id, in the list that its incentive is for."""
        ids = [
            f"subject not in n{place}"
            for place, one in enumerate(self.between.named)
            if one.record.list_ is not None and one.record.list_.spec.unique == (one.column.path,)
        ]
        within = self.bound.name("within", self._within())
        names = "".join(f"n{place}, " for place in range(len(self.between.named)))
        with self.lines.block("for subject, incentive in subjects:"):
            self.lines.add(f"if {' and '.join(ids) or 'True'}:")
            self.lines.add(f"    {DOUBT}")
            self.lines.add(f"place = {within}.get(incentive)")
            with self.lines.block("if place is not None:"):
                self.lines.add(f"names = ({names})[place]")
                self.lines.add("if subject not in names and None not in names:")
                self.lines.add(f"    {DOUBT}")

    def _within(self) -> Mapping[int, int]:
        """By the number of an incentive the list of what it is for."""
        places = {one.record.name: place for place, one in enumerate(self.between.named)}
        lists = {
            number: list_of_subjects(text, self.known.library, None)
            for text, number in self.known.layout.texts.items()
        }
        return {number: places[name] for number, name in lists.items() if name in places}
