"""`check`: what is wrong with a folder of policies.

The folder is loaded, what must hold on every day is proven, and its policy cases are run.
"""

from incentives.checking.folder import CheckReport, check_folder

__all__ = ["CheckReport", "check_folder"]
