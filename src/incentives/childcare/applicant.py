"""What stands beside the name of an applicant at the head of papers."""

APPLICANT_FACTS = (
    "institution.kind",
    "institution.form",
    "institution.registered_on",
    "institution.filed",
    "institution.inclusive",
)
"""Kind and form of the institution; when it was registered, filed and found to be inclusive."""

FORM_FACTS = ("institution.kind", "institution.filed")
"""Those of them that stand on an approval form, which has no room for all; an annex has them."""
