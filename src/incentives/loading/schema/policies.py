"""JSON Schemas (draft 2020-12) of the files that policies are written in, for editors.

They tell keys, forms and fixed words apart while a file is written. What names mean, units, dates
and everything else is for the loader, whose own lists of keys these schemas are made of.
"""

from collections.abc import Collection, Iterable

from incentives.facts.vocabulary import Vocabulary
from incentives.loading.entries.alike.repeated import FOR, MOST_NAMES, REPEATED_KEYS
from incentives.loading.entries.instruments import (
    GAP_KEYS,
    HEADER_KEYS,
    REQUIRED_HEADER_KEYS,
    REQUIRED_SECTIONS,
    REQUIRED_WINDOW_KEYS,
    SECTIONS,
    WINDOW_KEYS,
)
from incentives.loading.entries.jurisdictions import JURISDICTION_KEYS, REQUIRED_JURISDICTION_KEYS
from incentives.loading.files.layering.library_file import LIBRARY_KEYS, REQUIRED_LIBRARY_KEYS
from incentives.loading.files.overlay_file import (
    OVERLAY_HEADER_KEYS,
    OVERLAY_KEYS,
    REQUIRED_OVERLAY_HEADER_KEYS,
)
from incentives.loading.schema.checks import plan_shapes
from incentives.loading.schema.expressions import expression_shapes
from incentives.loading.schema.figures import figure_shapes
from incentives.loading.schema.policy_cases import case_shapes
from incentives.loading.schema.rules import rule_shapes
from incentives.loading.schema.shapes import (
    DIALECT,
    Shape,
    all_of,
    by_id,
    by_name,
    closed,
    list_of,
    ref,
    value_shapes,
    word_of,
    wording_shape,
)
from incentives.values.text import OF_LIBRARIES, Language

_TOLD_BY = (
    ("instrument", "instrument_file"),
    ("cases", "case_file"),
    ("overlay", "overlay_file"),
    ("code", "jurisdiction_file"),
    ("version", "library_file"),
)


def policy_schema(
    vocabulary: Vocabulary | None = None, languages: Collection[Language] = OF_LIBRARIES
) -> dict[str, object]:
    """The schema of every kind of file in a folder of policies, and of overlays.

    They are told apart by a key that only one of them has. With a vocabulary only its papers can
    be named, and its lists are offered. `languages`: those of the texts of the library.
    """
    chosen: Shape = {"$ref": "#/$defs/instrument_file"}
    for key, name in reversed(_TOLD_BY):
        chosen = {"if": {"required": [key]}, "then": {"$ref": f"#/$defs/{name}"}, "else": chosen}
    return _document("Policies", chosen, vocabulary, languages)


def jurisdiction_schema() -> dict[str, object]:
    """The schema of `jurisdiction.yaml`."""
    return _document("Jurisdiction", {"$ref": "#/$defs/jurisdiction_file"}, None)


def overlay_schema() -> dict[str, object]:
    """The schema of an overlay."""
    return _document("Overlay", {"$ref": "#/$defs/overlay_file"}, None)


def cases_schema() -> dict[str, object]:
    """The schema of a file of policy cases; what the facts may be is the domain's."""
    return _document("Policy cases", {"$ref": "#/$defs/case_file"}, None)


def _document(
    title: str,
    root: Shape,
    vocabulary: Vocabulary | None,
    languages: Collection[Language] = OF_LIBRARIES,
) -> Shape:
    shapes = all_of(
        value_shapes(),
        figure_shapes(),
        expression_shapes(),
        rule_shapes(),
        plan_shapes(),
        case_shapes(),
    )
    shapes["wording"] = wording_shape(languages)
    shapes["paper"] = _known_to(
        "A paper that proves something.", vocabulary.paper_kinds if vocabulary else None
    )
    lists = "A list of rows: of the domain, or one that the instrument asks for or uses."
    of_domain = {"examples": list(vocabulary.lists)} if vocabulary else {}
    shapes["repeated_fact"] = {**_known_to(lists, None), **of_domain}
    shapes["instrument_file"] = _instrument_file()
    shapes["jurisdiction_file"] = _jurisdiction_file()
    shapes["library_file"] = closed(
        "The library as a whole.",
        {
            "name": ref("text", "What answers call it; without one, as its folder is."),
            "version": ref("text", "Its version, which every assessment names."),
            "languages": list_of(
                "text", "The tags of the languages of its texts; zh and en where it does not say."
            ),
            "documents": list_of(
                "text", "Laws and notices that are cited and are no instruments of the library."
            ),
        },
        allowed=LIBRARY_KEYS,
        required=REQUIRED_LIBRARY_KEYS,
    )
    shapes["overlay_file"] = _overlay_file()
    shapes["repeated"] = _repeated()
    return {"$schema": DIALECT, "title": title, "allOf": [root], "$defs": shapes}


def _repeated() -> Shape:
    """Several entries that differ in words only."""
    words = {"type": "object", "additionalProperties": {"$ref": "#/$defs/text"}}
    shapes: dict[str, Shape] = {
        FOR: {
            "description": "The names, each with what stands for the words of `is`.",
            "type": "object",
            "additionalProperties": words,
            "maxProperties": MOST_NAMES,
        },
        "is": {"description": "What each of them says; `$word` stands for a word of it."},
    }
    return closed(
        "Several entries that differ in words only.",
        shapes,
        allowed=REPEATED_KEYS,
        required=REPEATED_KEYS,
    )


def _known_to(description: str, names: Iterable[str] | None) -> Shape:
    if names is None:
        return {"type": "string", "description": description}
    return word_of(description, tuple(names))


def _instrument_file() -> Shape:
    shapes = {
        "instrument": _header(),
        "continues": ref(
            "name",
            "The earlier instrument whose sections are taken over; entries here replace those of "
            "the name.",
        ),
        "without": list_of("name", "Entries of the earlier instrument that are dropped."),
        "uses": by_id(
            "name", "Names for other instruments, or for single entries of them: `name: full id`."
        ),
        "facts": by_name("fact", "Facts that only this instrument asks for."),
        "groups": by_name("group", "Named groups of values, for `in`."),
        "roles": by_name("wording", "Who may benefit other than the applicant."),
        "payers": by_name("wording", "Levels of government or bodies that bear money."),
        "parameters": by_name("parameter", "The figures of the law."),
        "sets": ref(
            "sets", "Figures that this instrument fixes for parameters of others, by full id."
        ),
        "periods": by_name("period", "Into which periods the rows of a list fall."),
        "definitions": by_name("definition", "Conditions and values that several rules share."),
        "charges": by_name("charge", "What would otherwise be due."),
        "reliefs": by_name("relief", "Reductions of charges that apply anyway."),
        "incentives": by_name("incentive", "What the instrument gives."),
        "relations": list_of("relation", "How incentives bear on each other."),
        "measures": list_of("measure", "What the instrument names, with the rules that carry it."),
        "checks": by_name("check", "Conditions that it sets and that give nothing."),
        "results": by_name("result", "Figures that it works out and that are no benefit."),
    }
    return closed("One legal document.", shapes, allowed=SECTIONS, required=REQUIRED_SECTIONS)


def _header() -> Shape:
    window = {
        "from": ref("start", "The first day."),
        "to": ref("limit", "The last day, included; none: still in force."),
    }
    shapes = {
        "id": ref("name", "The path of the file, with points: cn.2019-76."),
        "number": ref("text", "The number under which answers cite it."),
        "title": ref("wording", "The title of the document."),
        "published": ref("publication", "When the document became public."),
        "in_force": closed(
            "When it is in force.", window, allowed=WINDOW_KEYS, required=REQUIRED_WINDOW_KEYS
        ),
        "standing": ref("standing", "How sure its text is."),
        "gap_before": closed(
            "Why there is no law between the instrument that it continues and this one.",
            {
                "text": ref("wording", "What is known of the gap."),
                "cite": ref("clause", "The clause that shows it."),
            },
            allowed=GAP_KEYS,
            required=GAP_KEYS,
        ),
    }
    return closed(
        "The document itself.", shapes, allowed=HEADER_KEYS, required=REQUIRED_HEADER_KEYS
    )


def _jurisdiction_file() -> Shape:
    shapes = {
        "code": ref("text", "The code by which a case names the place, in quotation marks."),
        "earlier_codes": list_of("text", "Codes that the place had before."),
        "name": ref("wording", "The name of the place."),
        "level": ref("name", "Its level of government, as payers are called: city."),
    }
    return closed(
        "The place of a folder.",
        shapes,
        allowed=JURISDICTION_KEYS,
        required=REQUIRED_JURISDICTION_KEYS,
    )


def _overlay_file() -> Shape:
    header = {
        "title": ref("wording", "What the figures are."),
        "authority": ref("wording", "Who supplies them."),
        "jurisdiction": ref("name", "The place for which they are set, by the id of its folder."),
        "reform": ref("truth", "Whether published figures may be set too, to try others."),
    }
    shapes = {
        "overlay": closed(
            "Whose figures these are.",
            header,
            allowed=OVERLAY_HEADER_KEYS,
            required=REQUIRED_OVERLAY_HEADER_KEYS,
        ),
        "sets": ref("sets", "The figures, by the full id of their parameter."),
    }
    return closed(
        "Figures in a file of their own.", shapes, allowed=OVERLAY_KEYS, required=OVERLAY_KEYS
    )
