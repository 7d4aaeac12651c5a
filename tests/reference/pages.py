"""The pages of the Python interface, as the source says it: signatures, fields, docstrings."""

import re
from collections.abc import Iterator, Mapping
from os.path import relpath
from pathlib import Path

import attrs
import griffe

from tests.reference.interface import (
    PUBLIC_MODULES,
    Exported,
    Interface,
    docstring_of,
    interface,
    is_field,
    is_opaque,
    public_members,
    special_methods,
)

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
MADE = "<!-- Made by `nox -s reference` from the source; change the docstrings. -->"
_WIDE = 100
_KINDS = ("Functions", "Errors", "Classes", "Enumerations", "Types and values")


def page_of(module: str) -> Path:
    """Where the page of a public module lies: the first on top, the others beside each other."""
    name = module.partition(".")[2]
    return REFERENCE / "api" / f"{name}.md" if name else REFERENCE / "api.md"


def pages() -> Mapping[Path, str]:
    """The pages of all public modules."""
    public = interface()
    anchors = {module: _anchors(public, module) for module in PUBLIC_MODULES}
    return {
        page_of(module): _Page(public=public, module=module, anchors=anchors).text()
        for module in PUBLIC_MODULES
    }


def kind_of(exported: Exported) -> str:
    """Under which heading it stands."""
    match exported.object:
        case griffe.Function():
            return "Functions"
        case griffe.Class() as found:
            bases = {str(base) for base in found.bases}
            if any(base.endswith(("Error", "Exception")) for base in bases):
                return "Errors"
            return "Enumerations" if bases & {"Enum", "Choice"} else "Classes"
        case _:
            return "Types and values"


def _anchors(public: Interface, module: str) -> Mapping[str, str]:
    """By path the anchor of its heading, as those who show Markdown number those that repeat."""
    seen: dict[str, int] = {}
    anchors: dict[str, str] = {}
    for heading in _KINDS:
        told = [each for each in public.of(module) if kind_of(each) == heading]
        if told:
            _numbered(heading.lower().replace(" ", "-"), seen)
        for each in told:
            anchors[each.object.path] = _numbered(each.name.lower(), seen)
    return anchors


def _numbered(anchor: str, seen: dict[str, int]) -> str:
    count = seen[anchor] = seen.get(anchor, -1) + 1
    return f"{anchor}-{count}" if count else anchor


@attrs.frozen(kw_only=True, eq=False)
class _Page:
    public: Interface
    module: str
    anchors: Mapping[str, Mapping[str, str]]

    def text(self) -> str:
        door = self.module.partition(".")[2]
        root = self.public.root
        lines = [f"# `{self.module}`", "", MADE, "", *_prose(root[door] if door else root)]
        lines += self._others() if not door else []
        for heading in _KINDS:
            told = [each for each in self.public.of(self.module) if kind_of(each) == heading]
            lines += [f"## {heading}", ""] if told else []
            for each in told:
                lines += [f"### {each.name}", "", *self._entry(each)]
        return "\n".join(lines).rstrip() + "\n"

    def _others(self) -> Iterator[str]:
        """The other public modules, by their first lines."""
        for module in PUBLIC_MODULES[1:]:
            first = docstring_of(self.public.root[module.partition(".")[2]]).partition(". ")[0]
            yield f"- [`{module}`](api/{page_of(module).name}): {first.rstrip('.')}"
        yield ""

    def _entry(self, exported: Exported) -> Iterator[str]:
        found = exported.object
        match found:
            case griffe.Function():
                yield from ("```python", *_signature(exported.name, found), "```", "")
                yield from self._told(found)
            case griffe.Class():
                yield from self._told(found)
                yield from self._members(found)
            case griffe.Attribute():
                yield from self._told(found)
                if not is_opaque(found) and isinstance(found.value, griffe.Expr):
                    yield from (f"{self._linked(found.value)}", "")
            case _:
                raise AssertionError(found.path)

    def _members(self, found: griffe.Class) -> Iterator[str]:
        told = [*public_members(found), *special_methods(found)]
        fields = [member for member in told if isinstance(member, griffe.Attribute)]
        yield from (self._field(member) for member in fields)
        yield from ("",) if fields else ()
        for member in told:
            if isinstance(member, griffe.Function):
                yield from ("```python", *_signature(member.name, member), "```", "")
                yield from self._told(member)

    def _field(self, member: griffe.Attribute) -> str:
        """A field, a property, or a value of an enumeration."""
        if not is_field(member):
            return f"- `{member.name}`: {self._linked(member.annotation)}. {docstring_of(member)}"
        if member.annotation is None:
            return f"- `{member.name} = {member.value}`"
        default = "" if member.value is None else _default(member.value)
        return f"- `{member.name}`: {self._linked(member.annotation)}{default}"

    def _told(self, found: griffe.Object) -> Iterator[str]:
        yield from _prose(found)
        for section in _sections(found):
            match section:
                case griffe.DocstringSectionParameters(value=parameters):
                    for parameter in parameters:
                        yield f"- `{parameter.name}`: {_one_line(parameter.description)}"
                    yield ""
                case griffe.DocstringSectionRaises(value=raised):
                    yield "Raises:"
                    yield ""
                    for error in raised:
                        yield f"- {self._linked(error.annotation)}: {_one_line(error.description)}"
                    yield ""
                case _:
                    pass

    def _linked(self, written: griffe.Expr | str | None) -> str:
        """The annotation as code, each public name of ours with a link to what is said of it."""
        if not isinstance(written, griffe.Expr):
            return self._name(str(written), self._path_named(str(written)))
        parts = [
            (str(part), self._target(part) if isinstance(part, griffe.ExprName) else None)
            for part in self._spelled_out(written)
        ]
        text = "".join(
            self._name(part, target) if target is not None else f"\0{part}\0"
            for part, target in parts
        )
        return text.replace("\0\0", "").replace("\0", "`")

    def _spelled_out(self, written: griffe.Expr) -> Iterator[griffe.Expr | str]:
        """The parts of an annotation, with what aliases are of that nothing exports."""
        for part in written.iterate(flat=True):
            found = (
                self.public.at(part.canonical_path) if isinstance(part, griffe.ExprName) else None
            )
            within = self.public.spelled_out(found) if found is not None else None
            if within is None or (found is not None and _is_any(found)):
                yield part.strip('"') if isinstance(part, str) else part
            else:
                yield from self._spelled_out(within)

    def _target(self, name: griffe.ExprName) -> str | None:
        found = self.public.at(name.canonical_path)
        return found.path if found is not None and found.path in self.public.exported else None

    def _path_named(self, name: str) -> str | None:
        paths = (path for path, each in self.public.exported.items() if each.name == name)
        return next(paths, None)

    def _name(self, name: str, path: str | None) -> str:
        if path is None:
            return f"`{name}`"
        exported = self.public.exported[path]
        page = page_of(exported.module)
        here = page_of(self.module)
        way = "" if page == here else Path(relpath(page, here.parent)).as_posix()
        return f"[`{exported.name}`]({way}#{self.anchors[exported.module][path]})"


def _is_any(found: griffe.Object) -> bool:
    return isinstance(found, griffe.Attribute) and isinstance(found.value, griffe.ExprCall)


def _default(value: griffe.Expr | str) -> str:
    """What a field is called, and what it is where it is left out."""
    if isinstance(value, griffe.ExprCall):
        called = str(value.function)
        if called == "fact":
            labels = [str(label).strip("'") for label in value.arguments[:2]]
            return f": {' · '.join(labels)}"
        if called == "attrs.field":
            default = re.search(r"default=([^,()]+(?:\(\))?)", str(value))
            return f" (`{default[1]}`)" if default else ""
    return "" if str(value).startswith("declared_facts") else f" (`{value}`)"


def _signature(name: str, found: griffe.Function) -> Iterator[str]:
    """The call, on one line if there is room."""
    written = list(_parameters(found))
    returns = f" -> {found.returns}" if found.returns is not None else ""
    line = f"{name}({', '.join(written)}){returns}"
    if len(line) <= _WIDE:
        yield line
        return
    yield f"{name}("
    yield from (f"    {parameter}," for parameter in written)
    yield f"){returns}"


def _parameters(found: griffe.Function) -> Iterator[str]:
    is_keyword = False
    for parameter in found.parameters:
        if parameter.name in {"self", "cls"}:
            continue
        if parameter.kind is griffe.ParameterKind.keyword_only and not is_keyword:
            is_keyword = True
            yield "*"
        default = "" if parameter.default is None else f" = {parameter.default}"
        yield f"{parameter.name}: {parameter.annotation}{default}"


def _sections(found: griffe.Object | griffe.Alias) -> list[griffe.DocstringSection]:
    return found.docstring.parse("google", warnings=False) if found.docstring else []


def _prose(found: griffe.Object | griffe.Alias) -> Iterator[str]:
    """The text of the docstring, paragraph by paragraph, its examples as such."""
    for section in _sections(found):
        match section:
            case griffe.DocstringSectionText(value=text):
                yield from _paragraphs(text)
            case griffe.DocstringSectionExamples(value=examples):
                for kind, text in examples:
                    yield from (
                        ("```pycon", text, "```", "")
                        if kind is griffe.DocstringSectionKind.examples
                        else _paragraphs(text)
                    )
            case _:
                pass


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if paragraph.lstrip().startswith(">>>"):
            yield from ("```pycon", *paragraph.splitlines(), "```", "")
        else:
            yield _one_line(paragraph)
            yield ""


def _one_line(text: str) -> str:
    """Without the breaks of lines that the width of the source asks for."""
    return " ".join(text.split())
