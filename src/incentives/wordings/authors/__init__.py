"""What authors of policies are told, beside the English in which a fault is found.

A row holds one sentence in both languages, with the same gaps. The English is that of the code: a
test refuses a sentence of the code that has no row.
"""

from incentives.wordings.authors.expressions import EXPRESSIONS
from incentives.wordings.authors.files import FILES
from incentives.wordings.authors.linking import LINKING
from incentives.wordings.authors.phrases import PHRASES
from incentives.wordings.authors.proof import PROOF
from incentives.wordings.authors.rules import RULES

SENTENCES = (*EXPRESSIONS, *RULES, *LINKING, *PROOF, *FILES)

__all__ = ["PHRASES", "SENTENCES"]
