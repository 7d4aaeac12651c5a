"""What an operator is: one row says all that the program knows of it."""

from collections.abc import Callable, Sequence
from enum import Enum, IntEnum, auto

import attrs

from incentives.language.possible import Open, Result, Value
from incentives.language.signatures import Rule
from incentives.language.types import ChoiceType, DateType, MonthType, TextType, Type
from incentives.values.range import Range
from incentives.values.text import Text


class Strength(IntEnum):
    """How tightly an expression holds together, written or spoken; a weaker one needs brackets."""

    CHOICE = 0
    OR = 1
    AND = 2
    NOT = 3
    COMPARISON = 4
    SUM = 5
    PRODUCT = 6
    NEGATION = 7
    TIGHTEST = 8


class OnNone(Enum):
    """What an operator makes of an argument that does not exist."""

    NONE = auto()  # nothing comes of nothing
    FALSE = auto()  # what does not exist is in no relation to anything
    PASSED = auto()  # the operator is about existence


class Place(Enum):
    """Where the sign of an operator stands in a policy."""

    BETWEEN = auto()  # `a + b`
    BEFORE = auto()  # `-a`, `not a`
    CALLED = auto()  # `min(a, b)`


class Listing(Enum):
    """How several arguments are told."""

    IN_PLACE = auto()  # each at its place in the wording
    IN_PAIRS = auto()  # the first two, then that and the next, and so on
    JOINED = auto()  # joined to one list, which is the only argument of the wording


@attrs.frozen(kw_only=True, repr=False)
class Notation:
    """How policies write an operator: its sign (None: its name), its place, how it binds."""

    sign: str | None
    place: Place
    binds: Strength


CALLED = Notation(sign=None, place=Place.CALLED, binds=Strength.TIGHTEST)
"""As a function is written."""


@attrs.frozen(kw_only=True, repr=False)
class Spoken:
    """How an operator reads in Chinese and English; `{0}`, `{1}` … are its arguments.

    `of_names`: instead, where days, months or names are compared. `of_one`: instead, with one
    argument only. `of_zero`: instead, where the second and last argument is the number 0;
    `of_negative`: where it has the sign of minus, which the wording says instead. `denied`: instead
    of "not" before it. `holds`: how tightly the whole holds together; `asks`: how tightly each
    argument must, to stand without brackets.
    """

    text: Text
    holds: Strength = Strength.COMPARISON
    asks: tuple[Strength, ...] = ()
    listing: Listing = Listing.IN_PLACE
    of_names: Text | None = None
    of_one: Text | None = None
    of_zero: Text | None = None
    of_negative: Text | None = None
    denied: Text | None = None

    def wording(self, types: Sequence[Type]) -> Text:
        """What is said of arguments of these types."""
        if self.of_one is not None and len(types) == 1:
            return self.of_one
        if self.of_names is not None and any(
            isinstance(type_, DateType | MonthType | ChoiceType | TextType) for type_ in types
        ):
            return self.of_names
        return self.text


Bounding = Callable[[Sequence[Range]], Range]
"""From the ranges of the arguments to that of the result."""


def always(within: Range) -> Bounding:
    """The same bounds, whatever the arguments are."""
    return lambda _: within


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Operator:
    """One operator or function of the language.

    There is no default: what is not said does not exist.

    `notation`: how policies write it. `typed`: its typing rule. `compute`: its meaning, of known
    values only. `on_none`: what it makes of what does not exist. `is_partial`: nothing may come
    even of arguments that exist. `bounds`: between which bounds a number lies that comes of it.
    `lifted`: how it carries over to open values. `spoken`: how it reads. `page`: the heading of the
    reference of the policy language under which it is explained.

    What is in it is not public.
    """

    name: str
    notation: Notation
    typed: Rule
    compute: Callable[..., Value]
    on_none: OnNone
    is_partial: bool
    bounds: Bounding
    lifted: "Lifting"
    spoken: Spoken
    page: str

    @property
    def sign(self) -> str:
        """What stands for it in a policy."""
        return self.notation.sign or self.name


Lifting = Callable[[Operator, Type, Sequence[Result]], Result]
"""What comes of an operator whose result is of the type, where some arguments are open."""


def lift(operator: Operator, type_: Type, results: Sequence[Result]) -> Result:
    """The operator applied to values that may be open; of known ones, what it computes."""
    is_open = has_none = False
    for result in results:
        if result is None:
            has_none = True
        elif result.__class__ is Open:
            is_open = True
    if is_open:
        return operator.lifted(operator, type_, results)
    if has_none and operator.on_none is not OnNone.PASSED:
        return None if operator.on_none is OnNone.NONE else False
    return operator.compute(*results)
