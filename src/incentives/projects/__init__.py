"""A folder's project file: which domain, layers, place and languages its work is about.

In come `incentives.toml`, what was asked for instead, and the lock; out go a project, its library.
Read `project`, `reading`, `finding`, `asking`, `domain` (`slips` under it),
`lock`, `place`; `toml_file` under them.
"""

from incentives.projects.asking import Begun, LawAsked, project_asked
from incentives.projects.lock import LOCK, locked
from incentives.projects.project import Project
from incentives.projects.reading import FILE

__all__ = ["FILE", "LOCK", "Begun", "LawAsked", "Project", "locked", "project_asked"]
