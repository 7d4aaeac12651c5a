"""Policy files made to do harm are refused, or load within bounded work; nothing else happens."""

import os
from pathlib import Path

import pytest

import incentives
from incentives import PolicyError
from tests.conformance.planting import Case
from tests.hostile.guarded import HEADER, load_guarded, write_library

INCENTIVE = """incentives:
  grant:
    title: {zh: 补助, en: grant}
    kind: grant
    cite: 1
    trigger: grower.registered_on
    amount: AMOUNT
"""
RATE = """parameters:
  rate: {text: {zh: 数值, en: figure}, unit: EUR/tree, values: [{value: 5, cite: 2}]}
"""


def slugs(folder: Path) -> set[str]:
    """The slugs of the faults; the folder must not load."""
    with pytest.raises(PolicyError) as caught:
        incentives.load_library(folder, vocabulary=Case)
    return {fault.slug for fault in caught.value.faults}


def of_expression(folder: Path, expression: str) -> set[str]:
    """The slugs for a definition that is this expression, written with quotation marks."""
    body = f"definitions:\n  term:\n    text: {{zh: 术语, en: term}}\n    value: {expression!r}\n"
    return slugs(write_library(folder, body))


def definitions(*values: str) -> str:
    """Definitions d0, d1, … of these values."""
    return "definitions:\n" + "".join(
        f"  d{index}: {{text: {{zh: 甲, en: a}}, value: '{value}'}}\n"
        for index, value in enumerate(values)
    )


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("grower.__class__", "forbidden-name"),
        ("grower.__class__.__base__.__subclasses__()", "unknown-form"),
        ("__import__(os)", "forbidden-name"),
        ("open(grower)", "unknown-function"),
        ("eval(grower)", "unknown-function"),
        ("grower.registered_on.replace(1)", "unknown-form"),
        ("(lambda: 1)()", "expression-syntax"),
        ("[1 for x in plantings]", "unknown-form"),
        ("{x for x in plantings}", "unknown-form"),
        ("{1: 1}", "expression-syntax"),
        ("sum(x for x in plantings for y in plantings)", "unknown-form"),
        ("sum((x := 1) for y in plantings)", "expression-syntax"),
        ("max(*plantings)", "unknown-form"),
        ("max(1, default=0)", "unknown-form"),
        ("9 ** 9 ** 9 ** 9", "unknown-form"),
        ("1 << 1000000", "unknown-form"),
        ("1 // 1", "unknown-form"),
        ("1 % 1", "expression-syntax"),
        ("~1", "expression-syntax"),
        ("1 @ 1", "expression-syntax"),
        ("await x", "unknown-form"),
        ("yield", "expression-syntax"),
        ("f''", "expression-syntax"),
        ("1e400", "expression-syntax"),
        ("1_000", "expression-syntax"),
        ("1j", "expression-syntax"),
        ("0b11", "expression-syntax"),
        ("...", "expression-syntax"),
        ("()", "unknown-form"),
        ("x[1:1]", "expression-syntax"),
        ("1; 1", "expression-syntax"),
        ("1\t+ 1", "expression-syntax"),
        ("grower.income # more", "expression-syntax"),
        ("grower．income", "expression-syntax"),
        ("plаnting.trees", "expression-syntax"),  # the second letter is Cyrillic
    ],
)
def test_python_beyond_the_language_is_refused(
    expression: str, expected: str, tmp_path: Path
) -> None:
    """Calls, attributes of objects, powers, comprehensions and all that the language has not."""
    assert {expected} == of_expression(tmp_path, expression)


def test_nothing_of_an_expression_is_run(tmp_path: Path) -> None:
    """An expression that would write a file does not."""
    target = tmp_path / "written"
    of_expression(tmp_path, f"open({str(target)!r}, 1)")
    of_expression(tmp_path, "__import__(os).system(touch)")
    assert not target.exists()


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 61 + "1" + ")" * 61,
        "(" * 900 + "1" + ")" * 900,
        "-" * 1_900 + "1",
        "not " * 490 + "grower.is_member",
        "not " * 1_200 + "grower.is_member",
        "0 if 0 else " * 160 + "0",
        " / ".join(["1"] * 400),
        "min(1, " * 200 + "1" + ")" * 200,
    ],
)
def test_deep_expressions_are_refused(expression: str, tmp_path: Path) -> None:
    """Over 60 levels, however they are made."""
    assert {"expression-too-deep"} == of_expression(tmp_path, expression)


@pytest.mark.parametrize("expression", ["max(" + ", ".join(["1"] * 4_001) + ")", "x" * 19_001])
def test_long_expressions_are_refused(expression: str, tmp_path: Path) -> None:
    """Over 4,000 terms or 19,000 characters; on one line even before that is looked at."""
    assert {"line-too-long"} == of_expression(tmp_path, expression)


def test_a_long_dotted_name_is_only_unknown(tmp_path: Path) -> None:
    """A name of a thousand parts is a name that nothing has."""
    assert {"unknown-name"} == of_expression(tmp_path, ".".join(["a"] * 999))


def test_fifty_sums_over_a_hundred_rows_are_worked_out(tmp_path: Path) -> None:
    """An expression within the limits is assessed, whatever is unknown in the rows."""
    total = " + ".join(["sum(p.cost for p in plantings)"] * 50)
    folder = write_library(tmp_path, INCENTIVE.replace("AMOUNT", total))
    assert "assessed" == load_guarded(folder, rows=100, most_seconds=10)


def test_one_sum_over_a_thousand_unknown_rows_is_worked_out(tmp_path: Path) -> None:
    """A thousand rows of which nothing is known."""
    folder = write_library(tmp_path, INCENTIVE.replace("AMOUNT", "sum(p.cost for p in plantings)"))
    assert "assessed" == load_guarded(folder, rows=1_000, most_seconds=10)


def test_four_hundred_sums_in_definitions_are_worked_out(tmp_path: Path) -> None:
    """Eight definitions of fifty sums each, over a few rows."""
    total = " + ".join(["sum(p.cost for p in plantings)"] * 50)
    body = definitions(*[total] * 8) + INCENTIVE.replace(
        "AMOUNT", " + ".join(f"d{index}" for index in range(8))
    )
    assert "assessed" == load_guarded(write_library(tmp_path, body), rows=5)


def test_sums_in_sums_in_sums_are_refused(tmp_path: Path) -> None:
    """Work would grow with a power of the rows: over two deep is refused."""
    deep = RATE + INCENTIVE.replace(
        "AMOUNT",
        "rate * sum(sum(sum(sum(s.trees for s in plantings) for r in plantings) for q in "
        "plantings) for p in plantings)",
    )
    assert "rule-too-large" == load_guarded(write_library(tmp_path, deep), rows=200)


def test_sums_of_definitions_that_sum_are_worked_out(tmp_path: Path) -> None:
    """A definition that sums, summed by another one, and so on: each is worked out once.

    Its working is written once.
    """
    sums = [
        f"sum({'p.cost' if not index else f'd{index - 1}'} for p in plantings)"
        for index in range(8)
    ]
    body = definitions(*sums) + INCENTIVE.replace("AMOUNT", "d7")
    assert "assessed" == load_guarded(write_library(tmp_path, body), rows=200)


@pytest.mark.parametrize("first", ["sum(p.cost for p in plantings)", "planting.cost"])
def test_definitions_that_double_each_other_are_worked_out_once(first: str, tmp_path: Path) -> None:
    """Forty doublings are a million million terms written out, and forty that are worked out."""
    body = definitions(first, *(f"d{index} + d{index}" for index in range(40)))
    assert "assessed" == load_guarded(write_library(tmp_path, body))


def test_definitions_that_double_each_other_upwards_are_worked_out_once(tmp_path: Path) -> None:
    """The same, each named before it is defined."""
    values = [f"d{index + 1} + d{index + 1}" for index in range(40)]
    body = definitions(*values, "sum(p.cost for p in plantings)")
    assert "assessed" == load_guarded(write_library(tmp_path, body))


@pytest.mark.parametrize("length", [25, 400, 1_700])
def test_a_chain_of_definitions_is_bounded(length: int, tmp_path: Path) -> None:
    """A chain down and the same chain up are refused or loaded, and the stack is not exhausted."""
    head = "definitions:\n"
    line = "  d{}: {{text: {{zh: a, en: a}}, value: {}}}\n"
    down = head + "".join(
        line.format(i, f"d{i - 1}" if i else "grower.income") for i in range(length)
    )
    upper = (
        head
        + "".join(line.format(i, f"d{i + 1}") for i in range(length - 1))
        + line.format(length - 1, "grower.income")
    )
    assert load_guarded(write_library(tmp_path / "down", down)) in {
        "assessed",
        "definition-too-deep",
        "rule-too-large",
    }
    assert load_guarded(write_library(tmp_path / "up", upper)) in {
        "assessed",
        "definition-too-deep",
        "rule-too-large",
    }


def test_the_order_of_definitions_does_not_matter(tmp_path: Path) -> None:
    """The same twenty-five definitions are all right in both orders, or in neither."""
    line = "  d{}: {{text: {{zh: a, en: a}}, value: {}}}\n"
    lines = [line.format(i, f"d{i - 1}" if i else "grower.income") for i in range(25)]
    down = load_guarded(write_library(tmp_path / "down", "definitions:\n" + "".join(lines)))
    up = load_guarded(write_library(tmp_path / "up", "definitions:\n" + "".join(reversed(lines))))
    assert down == up


def test_a_chain_of_five_thousand_definitions_is_refused(tmp_path: Path) -> None:
    """So many do not fit into one file."""
    body = definitions("0", *(f"d{index}" for index in range(5_000)))
    assert load_guarded(write_library(tmp_path, body)) in {"too-large", "too-many-nodes"}


def test_a_chain_across_files_is_bounded(tmp_path: Path) -> None:
    """Definitions of two thousand files that rest on each other do not exhaust the stack."""
    count = 2_000
    for index in range(count):
        is_last = index == count - 1
        uses = "" if is_last else f"uses: {{other: land.n{index + 1}.d0}}\n"
        write_library(
            tmp_path, uses + definitions("grower.income" if is_last else "other"), name=f"n{index}"
        )
    assert "definition-too-deep" in load_guarded(tmp_path / "policies")


def test_a_long_line_of_renewals_is_refused(tmp_path: Path) -> None:
    """Over fifty instruments that continue each other in a row."""
    for index in range(1_500):
        body = f"continues: land.n{index + 1:04}\n" if index < 1_499 else ""
        write_library(tmp_path, body, name=f"n{index:04}")
    assert "continues-too-long" == load_guarded(tmp_path / "policies")


def test_incentives_that_rest_on_each_other_are_bounded(tmp_path: Path) -> None:
    """A thousand amounts, each of the one before it."""
    lines = "".join(
        f"  g{index}: "
        f"{{title: {{zh: a, en: a}}, kind: grant, cite: 1, trigger: grower.registered_on, "
        f"amount: {f'amount_of(g{index - 1})' if index else '0'}}}\n"
        for index in range(1_000)
    )
    assert "incentive-too-deep" == load_guarded(write_library(tmp_path, "incentives:\n" + lines))


def test_charges_built_on_each_other_are_bounded(tmp_path: Path) -> None:
    """Five hundred charges, each built on the one before it."""
    first = (
        "  c0: "
        "{title: {zh: a, en: a}, for_each: plantings, at: planting.ordered_on, "
        "amount: planting.cost, cite: 1}\n"
    )
    rest = "".join(
        f"  c{index}: "
        f"{{title: {{zh: a, en: a}}, built_on: c{index - 1}, amount: c{index - 1}, cite: 1}}\n"
        for index in range(1, 500)
    )
    assert (
        load_guarded(write_library(tmp_path, "charges:\n" + first + rest), rows=1) == "charge-cycle"
    )


def test_thousands_of_cases_are_within_the_limits_of_a_file(tmp_path: Path) -> None:
    """A rule of a thousand cases is refused or loads; one beyond the file's limits is refused."""
    lines = "".join(
        f"        - {{when: planting.trees > 0, value: planting.cost, text: {{zh: a, en: {n}}}}}\n"
        for n in range(1_000)
    )
    rule = (
        "definitions:\n  d:\n    text: {zh: a, en: a}\n    cases:\n"
        + lines.replace("        -", "      -")
        + "      - {otherwise: planting.cost}\n"
    )
    assert load_guarded(write_library(tmp_path / "a", rule)) in {"assessed", "rule-too-large"}
    assert "too-large" == load_guarded(
        write_library(
            tmp_path / "b",
            rule.replace("cases:\n", "cases:\n" + lines.replace("        -", "      -") * 4),
        )
    )


def test_nested_cases_are_bounded_by_the_depth_of_the_file(tmp_path: Path) -> None:
    """Cases in cases in cases, forty deep and more."""
    inner = "{otherwise: planting.cost}"
    for _ in range(30):
        inner = f"{{otherwise: {{cases: [{inner}]}}}}"
    folder = write_library(
        tmp_path, f"definitions:\n  d: {{text: {{zh: a, en: a}}, cases: [{inner}]}}\n"
    )
    assert "too-deep" == load_guarded(folder)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a: &a [*a]\n", {"anchor", "alias"}),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", {"anchor", "alias"}),
        ("a: " + "[" * 10_000 + "]" * 10_000 + "\n", {"line-too-long"}),
        ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 500)), {"too-deep"}),
        ("a: " + "x" * 1_000_000 + "\n", {"too-large"}),
        ('a: "' + "x\n  " * 30_000 + '"\n', {"scalar-too-long"}),
        ("a: !!python/name:os.system x\n", {"tag"}),
        ("roles: {a\u202eb: {zh: a, en: b}}\n", {"hidden-character"}),
        ("roles: {a: {zh: a, en: b}, a: {zh: a, en: b}}\n", {"duplicate-key"}),
        ("roles: {? {a: b} : c}\n", {"complex-key"}),
    ],
    ids=[
        "anchor-cycle",
        "billion-laughs",
        "deep-flow",
        "deep-block",
        "megabyte",
        "long-text",
        "tag",
        "bidi",
        "duplicate",
        "key",
    ],
)
def test_yaml_made_to_do_harm_is_refused(body: str, expected: set[str], tmp_path: Path) -> None:
    """Bombs, cycles, depth, length, tags, hidden characters and repeated names."""
    assert expected == slugs(write_library(tmp_path, body))


@pytest.mark.parametrize("text", ["no", "yes", "on", "off", "y", "1", "True", "TRUE", "~true"])
def test_only_true_and_false_are_yes_and_no(text: str, tmp_path: Path) -> None:
    """YAML's other words for them are refused where yes or no is wanted."""
    body = (
        "parameters:\n  p: "
        f"{{text: {{zh: a, en: a}}, type: boolean, values: [{{value: {text}, cite: 1}}]}}\n"
        + definitions("1 if p else 0")
    )
    assert {"not-yes-or-no"} == slugs(write_library(tmp_path, body))


@pytest.mark.parametrize(
    "text",
    [
        "010",
        "0x10",
        "0o10",
        "1e5",
        "1E5",
        "1_000",
        ".5",
        "5.",
        "+5",
        "nan",
        ".inf",
        "-.inf",
        "1:30",
        "١٢",
        "5 %",
        "9" * 41,
        "0." + "1" * 60,
    ],
)
def test_only_plain_digits_are_a_number(text: str, tmp_path: Path) -> None:
    """Octal, exponents, infinities, digits of other scripts and forty-one digits are refused."""
    body = (
        "parameters:\n  p: "
        f"{{text: {{zh: a, en: a}}, unit: 1, values: [{{value: {text}, cite: 1}}]}}\n"
        + definitions("p")
    )
    assert {"not-a-number"} == slugs(write_library(tmp_path, body))


def test_a_figure_is_the_one_that_was_written(tmp_path: Path) -> None:
    """`3.10` is 3.10 exactly, and a hundred decimals of one third are no float."""
    body = (
        "parameters:\n  p: {text: {zh: a, en: a}, unit: EUR, values: [{value: 3.10, cite: 1}]}\n"
        + INCENTIVE.replace("AMOUNT", "p")
    )
    library = incentives.load_library(write_library(tmp_path, body), vocabulary=Case)
    (figure,) = library.parameters["land.notice.p"].figures
    assert "31/10" == str(figure.figure)


@pytest.mark.parametrize(
    "day",
    [
        "2021-02-29",
        "2021-13-01",
        "20210101",
        "2021-1-1",
        "0000-01-01",
        "9999-12-31",
        "1499-12-31",
        "today",
        "2021-W01",
    ],
)
def test_only_days_of_the_calendar_are_dates(day: str, tmp_path: Path) -> None:
    """Nothing is guessed, and years are those from 1500 to 2200."""
    folder = write_library(tmp_path, "")
    text = HEADER.format(id="land.notice").replace("published: 2020-01-01", f"published: {day}")
    (folder / "land" / "notice.yaml").write_text(text, encoding="utf-8")
    assert {"not-a-date"} == slugs(folder)


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    """A linked file or folder elsewhere is no part of the library, and each is told."""
    folder = write_library(tmp_path, "")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("secret: of another\n", encoding="utf-8")
    (folder / "land" / "link.yaml").symlink_to(outside / "secret.yaml")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "land" / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert {"link-not-followed"} == slugs(folder)


def test_a_folder_or_a_pipe_is_no_file(tmp_path: Path) -> None:
    """A folder that is named like a policy is told; a pipe too, and nobody waits for it."""
    folder = write_library(tmp_path, "")
    (folder / "land" / "folder.yaml").mkdir()
    assert "wrong-ending" == load_guarded(folder)
    (folder / "land" / "folder.yaml").rmdir()
    os.mkfifo(folder / "land" / "pipe.yaml")
    assert "unreadable-file" == load_guarded(folder)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """A file beyond what the system lets one read is a fault, not a crash."""
    library = incentives.load_library(write_library(tmp_path, ""), vocabulary=Case)
    with pytest.raises(
        PolicyError, match=r"gone\.yaml:1:1: the file cannot be read: .* \[unreadable-file\]"
    ):
        incentives.load_overlay(tmp_path / "gone.yaml", library)


def test_an_overlay_that_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe and an empty file are no overlays."""
    library = incentives.load_library(write_library(tmp_path, ""), vocabulary=Case)
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "empty.yaml").write_text("", encoding="utf-8")
    for path in (tmp_path, tmp_path / "pipe.yaml", tmp_path / "empty.yaml"):
        with pytest.raises(PolicyError):
            incentives.load_overlay(path, library)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    """Over five thousand policy files are not read at all."""
    folder = write_library(tmp_path, "")
    for index in range(5_000):
        (folder / f"n{index}.yaml").touch()
    assert {"too-many-files"} == slugs(folder)


@pytest.mark.parametrize(
    "name",
    [
        "..yaml",
        ".yaml",
        "a b.yaml",
        "-.yaml",
        "a.b.yaml",
        "名.yaml",
        "a\nb.yaml",
        "cn..x.yaml",
        "CON.yaml",
    ],
)
def test_names_of_files_are_only_names(name: str, tmp_path: Path) -> None:
    """A file of any name loads under that name or is refused."""
    folder = write_library(tmp_path, "")
    text = HEADER.format(id=name.removesuffix(".yaml").replace("\n", " "))
    (folder / name).write_text(text, encoding="utf-8")
    assert load_guarded(folder)


@pytest.mark.parametrize(
    "amount",
    [
        "round_half_up(rate * planting.trees, rate * planting.trees - rate * planting.trees)",
        "rate * planting.trees / (planting.trees - planting.trees) * planting.trees",
        "rate * planting.trees / (1 - 1)",
    ],
)
def test_division_by_what_turns_out_to_be_zero_is_no_crash(amount: str, tmp_path: Path) -> None:
    """A quotient, or a rounding, by nothing does not exist; the incentive comes to nothing."""
    body = RATE + INCENTIVE.replace("AMOUNT", amount).replace(
        "grower.registered_on", "planting.ordered_on"
    ).replace("    cite: 1\n", "    cite: 1\n    for_each: plantings\n")
    assert load_guarded(write_library(tmp_path, body), rows=1) in {
        "assessed",
        "wrong-type",
        "unit-mismatch",
    }


@pytest.mark.parametrize(
    "year",
    [
        "year_of(grower.registered_on) * year_of(grower.registered_on)",
        "1 - year_of(grower.registered_on)",
        "1 - 1",
    ],
)
def test_a_year_that_is_none_is_no_crash(year: str, tmp_path: Path) -> None:
    """The end of the year four million is no date; the incentive comes to nothing."""
    body = RATE.replace("EUR/tree", "EUR") + INCENTIVE.replace("AMOUNT", "rate").replace(
        "trigger: grower.registered_on", f"trigger: year_end({year})"
    )
    assert load_guarded(write_library(tmp_path, body), rows=1) in {"assessed", "wrong-type"}


@pytest.mark.parametrize(
    "cap", ["rate / (1 - 1)", "{cases: [{otherwise: not_applicable}]}", "-rate", "0"]
)
def test_a_shared_cap_that_is_none_is_no_crash(cap: str, tmp_path: Path) -> None:
    """A cap that does not exist, is not applicable or below nothing is refused or caps nothing."""
    body = (
        RATE.replace("EUR/tree", "EUR")
        + INCENTIVE.replace("AMOUNT", "rate")
        + INCENTIVE.replace("AMOUNT", "rate")
        .replace("grant:", "other:")
        .removeprefix("incentives:\n")
        + f"relations:\n  - {{shared_cap: {{of: [grant, other], at_most: {cap}}}, cite: 1}}\n"
    )
    assert load_guarded(write_library(tmp_path, body), rows=1) in {
        "assessed",
        "wrong-type",
        "cases-open",
    }


def test_a_place_at_the_root_is_a_place(tmp_path: Path) -> None:
    """A jurisdiction file at the root of the library makes the root a place, whose chain ends."""
    folder = write_library(tmp_path, "")
    (folder / "land" / "jurisdiction.yaml").rename(folder / "jurisdiction.yaml")
    assert "assessed" == load_guarded(folder, most_seconds=5)
