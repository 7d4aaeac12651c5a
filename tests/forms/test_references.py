"""What a reference may name, which papers prove a fact, and what the office is asked alone."""

import pytest

from incentives import childcare
from incentives.forms.build import form_of
from incentives.forms.model import FieldKind, Form
from incentives.forms.references import choices_in, new_name, referred_to
from incentives.forms.typed import read_typed
from incentives.policy.library import Library

CENTRAL = "cn.2021-895.inclusive_place_grant"


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


@pytest.fixture(scope="module")
def form(library: Library) -> Form:
    chain = library.chain_of("320614")
    assert chain is not None
    return form_of(library, chain)


def test_a_row_is_named_by_what_it_is_called(form: Form) -> None:
    """Rows without a name cannot be named; each name comes once."""
    field = form.fields["projects[].premises_id"]
    document = {"premises": [{"id": "解放路3号"}, {}, {"id": "人民路8号"}]}
    assert field.kind is FieldKind.REFERENCE
    assert [name for name, _ in choices_in(field, document)] == ["解放路3号", "人民路8号"]
    assert choices_in(field, {}) == ()


def test_the_subject_of_a_payment_is_a_row_of_any_list_with_names(form: Form) -> None:
    """Its label says of which list it is."""
    field = form.fields["prior_awards[].subject"]
    document = {"projects": [{"id": "一期"}], "loans": [{"id": "工行2023"}]}
    labels = {name: label.zh for name, label in choices_in(field, document)}
    assert labels == {
        "一期": "一期（建设项目）",
        "工行2023": "工行2023（贷款）",
        "other": "其他（未列入本申报件）",
    }


def test_an_incentive_is_chosen_by_title_and_number(form: Form, library: Library) -> None:
    """Two of one title are told apart, and each label is another."""
    field = form.fields["prior_awards[].incentive"]
    labels = [label.zh for _, label in field.choices]
    assert len(set(labels)) == len(labels)
    *of_law, (other, _) = field.choices
    assert other == "other"
    for incentive, label in of_law:
        rule = library.incentives[incentive]
        assert label.zh == f"{rule.title.zh}（{library.instruments[rule.instrument].number}）"


def test_a_typed_incentive_is_taken_by_its_name(form: Form) -> None:
    """What names none of them is judged with the case, which tells the nearest."""
    field = form.fields["prior_awards[].incentive"]
    incentive, label = field.choices[0]
    assert read_typed(field, label.zh) == incentive == read_typed(field, incentive)
    assert read_typed(field, "普惠托位建设补助金") == "普惠托位建设补助金"


def test_a_new_row_gets_a_name_that_none_has(form: Form) -> None:
    """Numbers go on after what there is."""
    section = form.lists["premises"]
    assert new_name(section, {}).zh == "房屋、土地1"
    assert new_name(section, {"premises": [{"id": "房屋、土地1"}]}).zh == "房屋、土地2"
    assert "premises" in referred_to(form.sections)


def test_papers_stand_beside_the_fact_that_they_prove(form: Form) -> None:
    """By the conditions of the place; a fact that no paper proves has none."""
    assert "filing_receipt" in form.fields["institution.filed"].proven_by
    assert "project_approval" in form.fields["projects[].kind"].proven_by
    assert "completion_acceptance" in form.fields["projects[].completed_on"].proven_by
    assert form.fields["institution.tax_zone"].proven_by == ()


def test_the_plan_of_the_district_is_the_offices(form: Form) -> None:
    """No other part of the form is."""
    assert [each.key for each in form.sections if each.is_of_office] == ["district_plan"]


def test_lists_by_month_are_tables(form: Form) -> None:
    """And so are short lists of single values; what has periods or many columns is not."""
    tables = {section.key for section in form.sections if section.is_table}
    assert tables >= {
        "monthly_revenue",
        "electricity_bills",
        "water_bills",
        "gas_bills",
        "rent_months",
        "enrolments",
        "attendance",
    }
    assert not tables & {"projects", "premises", "loans", "prior_awards", "children"}


def test_what_adds_up_is_an_amount_or_a_quantity(form: Form) -> None:
    """A fee for each month does not, nor a year."""
    adding = {path for path, field in form.fields.items() if field.adds_up}
    assert {"monthly_revenue[].amount", "electricity_bills[].quantity_kwh"} <= adding
    assert not {"enrolments[].monthly_fee", "tax_years[].year"} & adding
