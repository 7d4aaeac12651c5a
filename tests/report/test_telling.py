"""What is told of results by public names."""

from typing import cast

import pytest

import incentives
from incentives.telling import SheetFormat
from tests.results import assessments


@pytest.mark.parametrize("form", ["htm", "", "TEXT"])
def test_a_form_that_is_none_is_refused_with_those_that_are(form: str) -> None:
    """Of a sheet and of an explanation."""
    found = assessments()["haimen-new-build"]
    expected = "expected one of text, markdown, html"
    with pytest.raises(ValueError, match=expected):
        incentives.sheet(found, form=cast("SheetFormat", form))
    with pytest.raises(ValueError, match=expected):
        incentives.explain("cn.2019-76", found.law.library, form=cast("SheetFormat", form))
