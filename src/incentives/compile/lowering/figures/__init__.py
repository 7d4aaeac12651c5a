"""Figures of the law: one for each stretch of days; tables by their keys, brackets of a number."""
