"""Findings to blocks: each passage tells one thing, wherever it is told.

In come findings and words; out go blocks. Read `determination`, which is put together from most of
the others.
"""
