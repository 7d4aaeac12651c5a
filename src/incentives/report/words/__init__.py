"""What things are called and how figures are written, in one language.

In come values and a library; out go words. Read `names` (`Words`), `numbers`, `amounts`, then
`expressions` and the rest.
"""

from incentives.report.words.names import Words

__all__ = ["Words"]
