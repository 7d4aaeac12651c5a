"""What a run on a cluster cannot begin or go on with."""

from incentives.errors import IncentivesError
from incentives.values.text import Text


class SparkError(IncentivesError):
    """Driver and executors do not mean the same library or program; nothing is decided.

    `slug`: `other-library`, `other-program` or `no-vocabulary`. Raised at an executor it stands in
    the text of the error by which Spark ends the job.
    """

    def __init__(self, text: Text, slug: str) -> None:
        super().__init__(text, slug)
        self.text = text
        self.slug = slug
        self.code = slug

    def __str__(self) -> str:
        return f"{self.text.en} [{self.slug}]"
