"""Facts against each other: what cannot be so together is told with both facts and their rows.

In come the known facts of a case, by name and row by row; out come faults. Read `contradictions`,
then `references`, `events` and `repeats`.
"""
