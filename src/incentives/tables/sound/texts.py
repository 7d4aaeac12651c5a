"""The texts of a batch: which are the same whatever their width, case and blanks."""

from collections.abc import Iterable, Mapping, Sequence

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.types as kinds

from incentives.tables.sound.figures import Longs, Marks
from incentives.values.texts.plain_text import compared

NO_FORM = -1
"""A cell in which no text stands."""


def distinct(array: pa.Array) -> tuple[Longs, list[str]]:
    """The texts of a column, each once, and for each cell which it has; `NO_FORM`: it is null."""
    plain = array if kinds.is_string(array.type) else array.cast(pa.string())
    encoded = plain.dictionary_encode()
    indices = encoded.indices.fill_null(NO_FORM) if array.null_count else encoded.indices
    return indices.to_numpy().astype(np.int64), encoded.dictionary.to_pylist()


@attrs.define(repr=False)
class Texts:
    """The numbers of texts: those of `fixed` as it says, of others one for all that are the same.

    Each way to write one is a form of it.
    """

    fixed: Mapping[str, int]
    _forms: dict[str, int] = attrs.field(factory=dict)
    _keys: dict[str, int] = attrs.field(factory=dict)
    _key_of_form: list[int] = attrs.field(factory=list)
    _compared: list[str] = attrs.field(factory=list)
    _written: list[str] = attrs.field(factory=list)

    def form(self, text: str) -> int:
        """The number of the form."""
        form = self._forms.get(text)
        if form is None:
            form = self._forms[text] = len(self._forms)
            self._written.append(text)
            self._key_of_form.append(self._keys.setdefault(compared(text), len(self._keys)))
        return form

    def word(self, text: str) -> int:
        """The word that all texts have that are the same."""
        known = self.fixed.get(text)
        return len(self.fixed) + self._key_of_form[self.form(text)] if known is None else known

    def forms(self) -> Sequence[str]:
        """Each form by its number."""
        return self._written

    def compared(self, form: int) -> str:
        """What a form is compared by."""
        if len(self._compared) < len(self._keys):
            self._compared[:] = self._keys
        return self._compared[self._key_of_form[form]]

    def written_in_two_ways(self, cells: Iterable[tuple[Longs, Longs]], cases: int) -> Marks:
        """The cases in which one text is written in two ways; `cells`: cases and their forms."""
        several = np.zeros(cases, np.bool_)
        if len(self._forms) == len(self._keys):
            return several
        keys = np.array(self._key_of_form, dtype=np.int64)
        is_one_of_several = (np.bincount(keys) > 1)[keys]
        found: set[tuple[int, int, int]] = set()
        for of, forms in cells:
            chosen = forms[is_one_of_several[forms] & (forms != NO_FORM)]
            whose = of[is_one_of_several[forms] & (forms != NO_FORM)]
            found.update(zip(whose.tolist(), keys[chosen].tolist(), chosen.tolist(), strict=True))
        seen: set[tuple[int, int]] = set()
        for case, key, _ in found:
            several[case] |= (case, key) in seen
            seen.add((case, key))
        return several
