"""`check`: loads a folder of policies, proves what must hold on every day, runs its policy cases, and reports what is wrong."""

from incentives.checking.folder import CheckReport, check_folder

__all__ = ["CheckReport", "check_folder"]
