"""Why a value does not exist, and what of a table or of brackets was read.

In come workings; out go words. Read `brackets` (which cell, which bracket), then `not_applicable`.
"""
