"""What stands beside the name of an applicant on papers."""

FORM_FACTS = ("institution.kind", "institution.filed")
"""Kind and filing of the institution; for more a form has no room, and its annexes have them."""
