"""Whole sheets and papers: of an assessment, a recovery, a reassessment, a comparison, and the one to be signed.

In come findings; out go sheets ready to be printed. Read `assessment`, then `determination` with `annexes` and `details`.
"""
