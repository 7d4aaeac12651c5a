"""What stands beside the name of an applicant at the head of papers."""

APPLICANT_FACTS = (
    "institution.kind",
    "institution.form",
    "institution.registered_on",
    "institution.filed",
    "institution.inclusive",
)
"""Kind and form of the institution; when it was registered, filed and found to be inclusive."""
