"""Blocks and pages to a format, knowing nothing of what they say.

In come blocks (`blocks`) or pages (`excel`); out go text or bytes. Read `blocks`, then one printer:
`text`, `markdown`, `html`, `word`, `excel`; then `formats`, which has a row for each of them.
"""
