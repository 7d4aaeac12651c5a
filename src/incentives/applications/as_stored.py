"""A case document as it is stored: mappings, lists, texts, whole numbers, true and false."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from incentives.applications.checking import check_kinds
from incentives.applications.refusing import odd
from incentives.register import RegisterError


def plain(value: object) -> object:
    """A case document, or a part of it, as it is stored: days and decimals as text.

    Raises:
        RegisterError: `odd-value`, if something in it is none of what a case document has.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case Mapping():
            check_kinds("typed", str, *value)
            return {name: plain(part) for name, part in value.items()}
        case list() | tuple():
            return [plain(part) for part in value]
        case _:
            raise RegisterError(*odd("typed"))
