"""Cases of one law as words."""

from collections.abc import MutableSequence

import attrs
import pyarrow as pa

from incentives.tables.sound.figures import Longs


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Filled:
    """Cases of one law as words: by their keys, at which places of a block they stand."""

    words: MutableSequence[int]
    addresses: Longs
    keys: pa.StringArray
    places: Longs
