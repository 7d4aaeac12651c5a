"""What stands in the register, found, added up, and handed on.

In come questions; out go lines, totals, payments and prior awards. Read `searching`, `totalling`,
`paid`, then the rest.
"""
