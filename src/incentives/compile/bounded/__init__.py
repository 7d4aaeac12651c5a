"""What operators make of values that may be open, on words alone: the same text runs compiled.

All say what `incentives.language` says of open values; what is missing is the least of the ranks of
what is. Read `values`, `truths`, `several`, `ranking`, then `concluding` (parts joined).
"""
