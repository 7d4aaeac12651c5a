"""Broken files whose message is not yet as it should be, by the name of the file: the reason is the defect."""

DEFECTS: dict[str, str] = {}
