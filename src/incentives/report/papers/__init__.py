"""Whole sheets and papers, each of one kind of findings.

Of an assessment, a recovery, a reassessment, a comparison, and the form that is signed. In come
findings; out go sheets ready to be printed. Read `assessment`, then `approval` with `annexes` and
`details`.
"""
