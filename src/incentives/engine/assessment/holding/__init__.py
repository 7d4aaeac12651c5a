"""Conditions between facts that a case surely breaks.

In come a library, whose facts say what holds of them, and the facts of a case; out come faults.
Read `breaches`, then `certainty`.
"""
