"""Nodes to the text of functions, which runs as it is, or compiled.

Read `printer`, then `functions` and `plans`.
"""
