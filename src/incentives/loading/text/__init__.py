"""Text to marked nodes that have no type yet.

In come bytes of a file; out go nodes with their places, and typed reading of them.
Read `nodes`, `reader` (`characters`, `tree`, `yaml_errors` under it), `fields` with `scalars`,
`log` and `source`, `files`.
"""
