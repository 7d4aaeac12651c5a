"""Checked rules of one law to nodes: expressions, figures, rows, charges, incentives.

What words of 64 bits cannot say becomes a `Leave` at its place. Read `expressions`, then `charges`
and `plans`.
"""
