"""A district's own repository is begun: project, an example with its cases, hook and workflow.

In come a place and a folder; out go the files. Read `beginning`.
"""

from incentives.childcare.district.beginning import begin_district

__all__ = ["begin_district"]
