"""Rows of tables to documents of cases.

Read `cells` (what one says), `documents` (those of a row), then `rows`.
"""
