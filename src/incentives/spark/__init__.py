"""Cases of a cluster: a frame of Spark in, frames of what they come to out.

Read `files` (a library as texts with their digest), `order` (all that executors are told, as JSON),
`executing` (some rows at an executor, through the door of tables), `rows` (what comes of them as
rows of one frame), then `door`, which puts them together. To import it takes neither Spark nor
Arrow.
"""

from incentives.spark.door import SparkResult, assess
from incentives.spark.files import LibraryFiles, library_files
from incentives.spark.refusal import SparkError

__all__ = ["LibraryFiles", "SparkError", "SparkResult", "assess", "library_files"]
