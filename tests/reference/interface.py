"""What is public, read off the source: what the public modules export, and what that leads to."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import attrs
import griffe

SOURCE = Path(__file__).parents[2] / "src"
PACKAGE = "incentives"
PUBLIC_MODULES = (
    "incentives",
    "incentives.law",
    "incentives.childcare",
    "incentives.checking",
    "incentives.spark",
)
"""Each has a page of its own."""
OPAQUE = "What is in it is not public."
"""So a docstring ends where only the name of a type is promised."""
SPECIAL = ("__iter__", "__getitem__", "__contains__")
_TYPE_VARIABLES = ("TypeVar", "Defaulting", "ParamSpec")


@attrs.frozen(kw_only=True, eq=False)
class Exported:
    """`name` of the public `module`, and what it stands for."""

    module: str
    name: str
    object: griffe.Object


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Interface:
    """Whatever is public, by the path at which it is defined."""

    root: griffe.Object
    exported: Mapping[str, Exported]

    @cached_property
    def inside_opaque(self) -> frozenset[str]:
        """The paths of the kinds of what is opaque, such as those of expressions."""
        aliases = (each.object for each in self.exported.values())
        opaque = [
            alias.value
            for alias in aliases
            if isinstance(alias, griffe.Attribute) and docstring_of(alias).endswith(OPAQUE)
        ]
        return frozenset(found.path for value in opaque for found in self.named_in(value))

    def of(self, module: str) -> tuple[Exported, ...]:
        """What one public module exports, in the order of its `__all__`."""
        return tuple(each for each in self.exported.values() if each.module == module)

    def at(self, path: str) -> griffe.Object | None:
        """What of ours is defined at the path, or imported there; None: it is not ours."""
        if not path.startswith(f"{PACKAGE}."):
            return None
        found = self.root[path.removeprefix(f"{PACKAGE}.")]
        return found.final_target if isinstance(found, griffe.Alias) else found

    def named_in(self, written: griffe.Expr | str | None) -> Iterator[griffe.Object]:
        """The types of ours that an annotation names.

        An alias that nothing exports stands for what it is of.
        """
        if not isinstance(written, griffe.Expr):
            return
        for part in written.iterate(flat=True):
            found = self.at(part.canonical_path) if isinstance(part, griffe.ExprName) else None
            if isinstance(found, griffe.Attribute) and isinstance(found.parent, griffe.Class):
                found = found.parent  # the value of an enumeration
            if found is not None and not found.is_module and not is_type_variable(found):
                spelled_out = self.spelled_out(found)
                yield from (found,) if spelled_out is None else self.named_in(spelled_out)

    def spelled_out(self, found: griffe.Object) -> griffe.Expr | None:
        """Of what an alias is that nothing exports; None: it is none."""
        if not isinstance(found, griffe.Attribute) or found.path in self.exported:
            return None
        if found.parent is None or not found.parent.is_module:
            return None
        return found.value if isinstance(found.value, griffe.Expr) else None

    def not_exported(self) -> dict[str, str]:
        """What the annotations of public things name and nothing exports, with where it is."""
        missing: dict[str, str] = {}
        waiting = list(self.exported.values())
        for each in waiting:
            for place, written in annotations(each.object):
                for found in self.named_in(written):
                    if found.path not in self.exported:
                        missing.setdefault(found.path, place)
        return missing

    def undocumented(self) -> list[str]:
        """Public modules, types, functions, methods and properties without a docstring."""
        things = [self.root[name.partition(".")[2]] for name in PUBLIC_MODULES if "." in name]
        things += [self.root, *(each.object for each in self.exported.values())]
        return sorted(
            part.path
            for thing in things
            for part in (thing, *(spoken_members(thing) if isinstance(thing, griffe.Class) else ()))
            if not docstring_of(part)
        )


def is_type_variable(found: griffe.Object) -> bool:
    """Whether it stands for any type."""
    made = found.value if isinstance(found, griffe.Attribute) else None
    return isinstance(made, griffe.ExprCall) and str(made.function) in _TYPE_VARIABLES


def is_opaque(found: griffe.Object) -> bool:
    """Whether nothing but its name is promised."""
    return docstring_of(found).endswith(OPAQUE) or found.path in interface().inside_opaque


def docstring_of(found: griffe.Object | griffe.Alias) -> str:
    return " ".join(found.docstring.value.split()) if found.docstring else ""


def public_members(found: griffe.Class) -> Iterator[griffe.Object]:
    """Fields, values of an enumeration, properties and methods; of what is opaque, none."""
    for name, member in found.members.items() if not is_opaque(found) else ():
        if not name.startswith("_") and not member.is_alias:
            assert isinstance(member, griffe.Object)
            yield member


def spoken_members(found: griffe.Class) -> Iterator[griffe.Object]:
    """Properties and methods; a field is told by its name, its type and its class."""
    for member in public_members(found):
        if isinstance(member, griffe.Function) or "property" in member.labels:
            yield member


def special_methods(found: griffe.Class) -> Iterator[griffe.Object]:
    """What the language calls, such as `for`, where a docstring says what is meant."""
    for name, member in found.members.items() if not is_opaque(found) else ():
        if name in SPECIAL and isinstance(member, griffe.Function) and member.docstring:
            yield member


def is_field(member: griffe.Object) -> bool:
    """Whether it is a field of a class, or a value of an enumeration."""
    return isinstance(member, griffe.Attribute) and "property" not in member.labels


def annotations(found: griffe.Object) -> Iterator[tuple[str, griffe.Expr | str | None]]:
    """Each annotation of a public thing, with where it stands."""
    match found:
        case griffe.Function():
            for parameter in found.parameters:
                yield f"{found.path}({parameter.name})", parameter.annotation
            yield f"{found.path}()", found.returns
        case griffe.Class():
            for member in public_members(found):
                yield from annotations(member)
        case griffe.Attribute() if not is_opaque(found):
            yield found.path, found.annotation
            if found.parent is not None and found.parent.is_module and found.annotation is None:
                yield found.path, found.value if isinstance(found.value, griffe.Expr) else None
        case _:
            pass


@lru_cache(maxsize=1)
def interface() -> Interface:
    """The public interface as the source says it; nothing of it is run."""
    root = griffe.load(
        PACKAGE, search_paths=[SOURCE], docstring_parser="google", allow_inspection=False
    )
    assert isinstance(root, griffe.Object)
    exported: dict[str, Exported] = {}
    for module in PUBLIC_MODULES:
        door = root if module == PACKAGE else root[module.partition(".")[2]]
        for name in map(str, door.exports or ()):
            member = door[name]
            found = member.final_target if isinstance(member, griffe.Alias) else member
            exported.setdefault(found.path, Exported(module=module, name=name, object=found))
    return Interface(root=root, exported=exported)
