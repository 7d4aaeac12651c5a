"""Which rows of a list are of one period, and which periods are not over.

In come periods of rows and the facts of a case; out go the rows that a sum may count, each surely
or perhaps. Read `members`.
"""
