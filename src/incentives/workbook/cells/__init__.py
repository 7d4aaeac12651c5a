"""Cells of a workbook: which may be opened, what each says of a fact, and what to write for one.

In come bytes and documents; out go plain cells and faults. Read `guard`, `shape`, `formats`,
`raw`, `values`, `writing`, `validating`.
"""
