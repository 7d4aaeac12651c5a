"""A folder's project file: which domain, layers, place and languages its work is about.

In come `incentives.toml`, what was asked for instead, and the lock; out go a project, its library.
Read `project`, `reading`, `finding`, `asking`, `domain` (`slips` under it),
`lock`, `place`; `toml_file` under them.
"""
