"""Payments made before, each for a subject: one that is lost may make its case off.

What is wrong is told by `incentives.engine.assessment.admission`; in doubt a case is off.
"""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from incentives.compile.layout import Kind, WordLayout
from incentives.engine.assessment.admission import list_of_subjects
from incentives.facts.field import Role
from incentives.facts.vocabulary import Field, Vocabulary
from incentives.language.types import RowsType, TextType
from incentives.policy.library import Library
from incentives.tables.sound.figures import Marks
from incentives.tables.sound.keeping import Joined


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Subjects:
    """Of payments in the list `awards`: the fact that says for what one is, and where that stands.

    `keyed`: the lists whose rows an id tells apart, with its column. `within`: by the word of an
    incentive the list of what it is for; of any other that is not known.
    """

    awards: str
    field: Field
    keyed: Mapping[str, str]
    within: Mapping[int, str]
    vocabulary: Vocabulary

    def off(self, joined: Joined) -> Marks:
        """The payments whose subject may be lost."""
        facts = joined.facts(self.awards)
        subjects, incentives = facts.of("subject"), facts.of("incentive")
        is_there = np.zeros(facts.count, np.bool_)
        for name, key in self.keyed.items():
            is_there |= joined.index(name, key).row_of(facts.cases, subjects.words) >= 0
        is_off = subjects.are_said & ~is_there
        for list_, column in self.vocabulary.named_columns(self.field):
            index = joined.index(list_.name, column.name)
            is_in_list = index.row_of(facts.cases, subjects.words) >= 0
            those = [word for word, name in self.within.items() if name == list_.name]
            must_be = subjects.are_said & np.isin(incentives.words, those)
            is_off |= must_be & ~is_in_list & ~index.incomplete[facts.cases]
        return is_off


def subjects_of(library: Library, layout: WordLayout) -> Subjects | None:
    """How payments made before are judged; None: there are none, or none says for what it is."""
    vocabulary = library.vocabulary
    awards = vocabulary.role(Role.AWARDS)
    if awards is None or not isinstance(awards.type, RowsType):
        return None
    field = vocabulary.records[awards.type.row.name].fields.get("subject")
    if field is None or layout.rows[awards.name].facts["subject"].kind is not Kind.TEXT:
        return None
    return Subjects(
        awards=awards.name,
        field=field,
        keyed=dict(_keyed(vocabulary)),
        within={
            word: list_
            for text, word in layout.texts.items()
            if (list_ := list_of_subjects(text, library, None))
        },
        vocabulary=vocabulary,
    )


def _keyed(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for name, field in vocabulary.root.fields.items():
        if isinstance(field.type, RowsType) and len(field.spec.unique) == 1:
            (column,) = field.spec.unique
            if isinstance(vocabulary.records[field.type.row.name].fields[column].type, TextType):
                yield name, column
