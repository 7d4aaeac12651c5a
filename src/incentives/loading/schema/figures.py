"""The shapes of what instruments state about figures.

Parameters, dated figures, facts of their own and groups.
"""

from collections.abc import Collection

from incentives.loading.entries.choices import GROUP_KEYS
from incentives.loading.entries.declared import (
    COLUMN_KEYS,
    DEFAULT_KEYS,
    FACT_KEYS,
    REQUIRED_FACT_KEYS,
)
from incentives.loading.entries.fact_kinds import FACT_TYPES
from incentives.loading.entries.figures.at_place import (
    FIGURE_AT_PLACE_KEYS,
    REQUIRED_FIGURE_AT_PLACE_KEYS,
)
from incentives.loading.entries.figures.brackets import (
    BRACKET_KEYS,
    LIMITS,
    REQUIRED_BRACKET_KEYS,
)
from incentives.loading.entries.figures.dated import (
    FIGURE_FORMS,
    FIGURE_KEYS,
    FLOOR_FORMS,
    REQUIRED_FIGURE_KEYS,
    REQUIRED_GAP_KEYS,
)
from incentives.loading.entries.figures.parameters import (
    FIGURE_TYPES,
    PARAMETER_KEYS,
    REQUIRED_PARAMETER_KEYS,
)
from incentives.loading.entries.figures.tables import UNPUBLISHED
from incentives.loading.entries.rows.own_lists import LIST_KEYS, REQUIRED_LIST_KEYS
from incentives.loading.schema.rows import holds_shape
from incentives.loading.schema.shapes import (
    Shape,
    by_id,
    by_name,
    closed,
    either,
    exactly_one,
    list_of,
    ref,
    without,
    word_of,
)
from incentives.policy.figures.schedule import NoFigure
from incentives.values.period import Cycle


def figure_shapes() -> dict[str, Shape]:
    """By name, the shapes of parameters, figures, facts and groups."""
    return {
        "parameter": _parameter(),
        "figures": either(
            "Figures with their days; one may stand without a list.",
            list_of("figure", "In the order of their days."),
            "figure",
        ),
        "figure": _figure(),
        "table_of_figures": by_id(
            "table_cell", "A figure for each value of the enumeration; two keys make two levels."
        ),
        "table_cell": either(
            "A figure, brackets, a further level, unpublished or not_applicable.",
            "number",
            "truth",
            "day",
            "value",
            {"enum": [UNPUBLISHED, NoFigure.NOT_APPLICABLE.value]},
            list_of("bracket", "Brackets with rising limits.", least=1),
            "table_of_figures",
        ),
        "bracket": _bracket(),
        "figure_at_place": _figure_at_place(),
        "sets": by_id(
            "figures",
            "By full id, figures that are fixed here for a parameter of another instrument.",
        ),
        "fact": {"if": {"required": ["rows"]}, "then": _own_list(), "else": _fact(FACT_KEYS)},
        "column": _fact(COLUMN_KEYS),
        "group": _group(),
    }


def _bracket() -> Shape:
    shapes = {
        "up_to": either(
            "Its limit, a number or the name of a figure, which it includes; the last has none.",
            "number",
            "name",
        ),
        "below": either("Its limit, which is in the next bracket.", "number", "name"),
        "value": either(
            "The rate or figure of this bracket, or not_applicable.",
            "number",
            {"const": NoFigure.NOT_APPLICABLE.value},
        ),
    }
    table = closed(
        "One bracket of a schedule.", shapes, allowed=BRACKET_KEYS, required=REQUIRED_BRACKET_KEYS
    )
    return {**table, "not": {"required": list(LIMITS)}}


def _parameter() -> Shape:
    shapes = {
        "text": ref("wording", "What the figure is."),
        "unit": ref("unit", "The unit of the figure, or of the rates of its brackets."),
        "type": word_of(
            "Left out for numbers; boolean for yes or no, date for a day.", FIGURE_TYPES
        ),
        "of": ref(
            "name", "In place of the unit: the fact or definition of whose values it is one."
        ),
        "by": either(
            "For a table: the fact whose values are its keys, such as house.grade; two of them as "
            "a list.",
            "name",
            list_of("name", "The facts, the outer one first.", least=1),
        ),
        "brackets_of": ref("unit", "For a schedule of brackets: the unit of their limits."),
        "at_least": ref("number", "The lowest figure that the law allows."),
        "at_most": ref("number", "The highest figure that the law allows."),
        "published_every": word_of(
            "It is published anew so often; answers say so once that has not been seen for long.",
            [cycle.value for cycle in Cycle],
        ),
        "values": ref("figures", "The figures; left out or empty, the parameter waits for `sets`."),
    }
    table = closed(
        "A figure of the law.", shapes, allowed=PARAMETER_KEYS, required=REQUIRED_PARAMETER_KEYS
    )
    return {**table, "anyOf": exactly_one(("unit", "type", "of"))}


def _figure() -> Shape:
    shapes: dict[str, Shape] = {
        "from": ref("start", "Its first day; by default that of the instrument."),
        "to": ref(
            "limit",
            "Its last day, included; by default the day before the next figure begins, or that of "
            "the instrument.",
        ),
        "cite": ref("clause", "The clause that states it."),
        "document": ref("text", "The number of the document, where it is not this instrument."),
        "standing": ref("standing", "How sure the figure is."),
        "published": ref(
            "publication", "When the figure became public; by default with the instrument."
        ),
        "value": either(
            "One figure: a number, yes or no, a day, or one of the values of a fact.",
            "number",
            "truth",
            "day",
            "value",
        ),
        "table": ref(
            "table_of_figures", "A figure for each value of the enumeration that `by` names."
        ),
        "brackets": list_of(
            "bracket", "Brackets with rising limits, for marginal() and step().", least=1
        ),
        "unpublished": {"description": "No public notice states the figure.", "enum": [True]},
        "gap": {"description": "For these days the law has no figure.", "enum": [True]},
        "rule": either("In `sets`: by which rule it is set.", "quantity", "condition"),
        "floor": ref(
            "truth", "true where the law only says not less than; the floor is taken as the figure."
        ),
        "text": ref("wording", "Of a gap: why there is no figure."),
    }
    table = closed("What a parameter is from one day to another.", shapes, allowed=FIGURE_KEYS)
    is_gap: Shape = {"required": ["gap"]}
    of_gap: Shape = {"anyOf": exactly_one((*REQUIRED_FIGURE_KEYS, *REQUIRED_GAP_KEYS))}
    return {
        **table,
        "oneOf": exactly_one(FIGURE_FORMS),
        "allOf": [
            {
                "if": is_gap,
                "then": of_gap,
                "else": {"required": [*REQUIRED_FIGURE_KEYS], **without(REQUIRED_GAP_KEYS)},
            },
            {"if": {"required": ["floor"]}, "then": {"anyOf": exactly_one(FLOOR_FORMS)}},
        ],
    }


def _own_list() -> Shape:
    column = "a fact of each row, by its name under `rows`"
    shapes: dict[str, Shape] = {
        "rows": by_name("column", "What each row has."),
        "row": ref("name", "What rules call one of the rows; left out: the name and `_row`."),
        "unique": either(
            f"What no two rows have alike: {column}.", "name", list_of("name", column)
        ),
        "order": ref("name", f"By which date or month the rows are in order: {column}."),
        "holds": holds_shape("What holds of each row: a condition on facts alone."),
        "text": ref("wording", "What the list is called."),
        "question": ref("wording", "How a form asks for it."),
    }
    return closed(
        "A list that only this instrument asks for.",
        shapes,
        allowed=LIST_KEYS,
        required=REQUIRED_LIST_KEYS,
    )


def _figure_at_place() -> Shape:
    shapes: dict[str, Shape] = {
        "figure": {
            "type": ["string", "number", "boolean"],
            "description": "400 EUR, 50%, 2023-01-01, true; or unpublished EUR.",
        },
        "id": ref("name", "What it is called behind the id of the rule; by default by its place."),
        "cite": ref("clause", "The clause that states it."),
        "document": ref("text", "The number of the document, where it is not this instrument."),
        "standing": ref("standing", "How sure the figure is."),
        "published": ref(
            "publication", "When the figure became public; by default with the instrument."
        ),
        "text": ref("wording", "What the figure is; by default by the clause."),
        "floor": ref("truth", "true where the law only says not less than."),
        "at_least": ref("number", "The lowest figure that the law allows."),
        "at_most": ref("number", "The highest figure that the law allows."),
    }
    return closed(
        "A figure of the law at the one place where it is read.",
        shapes,
        allowed=FIGURE_AT_PLACE_KEYS,
        required=REQUIRED_FIGURE_AT_PLACE_KEYS,
    )


def _fact(allowed: Collection[str]) -> Shape:
    shapes = {
        "of": ref("name", "The list of whose rows it is asked, each; left out: of the case."),
        "unique": either(
            "Of a fact of each row: what no two rows have alike, this and other facts of a row.",
            "name",
            list_of("name", "Facts of a row."),
        ),
        "type": word_of("What the fact is.", FACT_TYPES),
        "unit": ref("unit", "The unit of a number; 1 if it has none."),
        "at_least": ref("number", "No case can state less."),
        "at_most": ref("number", "No case can state more."),
        "values": by_name("wording", "Of a choice: its values, each with what it is called."),
        "may_be_none": ref(
            "truth",
            "true where a case may say none: that there is no such thing. A day may always not "
            "have come about, unless this is false.",
        ),
        "refers_to": ref("name", "Of a text of each row: the list of which it names a row."),
        "text": ref("wording", "What the fact is called."),
        "question": ref("wording", "How a form asks for it."),
        "holds": holds_shape("What holds between it and other facts: a condition on facts alone."),
        "asked_if": ref("condition", "It is asked only of cases, or of rows, of which this holds."),
        "default": closed(
            "What the law presumes where nothing is stated; only if it does so.",
            {
                "value": either("The presumed value.", "number", "truth", "day", "name"),
                "cite": ref("clause", "The clause that presumes it."),
            },
            allowed=DEFAULT_KEYS,
            required=DEFAULT_KEYS,
        ),
    }
    table = closed(
        "A fact that only this instrument asks for.",
        {key: shape for key, shape in shapes.items() if key in allowed},
        allowed=allowed,
        required=REQUIRED_FACT_KEYS,
    )
    return {**table, "allOf": [_goes_with("number", "unit"), _goes_with("choice", "values")]}


def _goes_with(type_: str, key: str) -> Shape:
    """What a fact of the type needs."""
    is_of_it: Shape = {"required": ["type"], "properties": {"type": {"const": type_}}}
    return {"if": is_of_it, "then": {"required": [key]}}


def _group() -> Shape:
    shapes = {
        "of": ref("name", "The fact whose values are grouped, such as house.kind."),
        "values": list_of("name", "The values in the group."),
        "text": ref("wording", "What the group is called."),
    }
    return closed(
        "A named group of values of an enumeration.",
        shapes,
        allowed=GROUP_KEYS,
        required=GROUP_KEYS,
    )
