"""Broken files whose message is not yet as it should be, by name: the reason is the defect."""

DEFECTS: dict[str, str] = {}
