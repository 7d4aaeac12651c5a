"""All incentives of a place for one case.

In come the law and a case; out goes an assessment. Read `admission` (may the case be assessed at
all), `assessor` (determine, relate, pay), `checks`, `values`, `told`,
`papers`, `coverage`.
"""
