"""The page of the vocabulary of childcare, as the program makes it of vocabulary and policies."""

from incentives import childcare
from incentives.report.rule.asked.vocabulary_page import vocabulary_page
from incentives.values.text import Language
from tests.reference.pages import REFERENCE

PAGE = REFERENCE / "vocabulary" / "childcare.md"


def text_of_page() -> str:
    """What `incentives vocabulary` writes of the bundled law."""
    return vocabulary_page(childcare.library(), Language.ZH)
