"""Rows of a table that surely nothing is wrong with, as words of the kernel, many at once.

In goes a batch of rows, out come their words and which of them are sound; any other row is to be
looked at by itself. Read `cells` (what a column says; with `figures`, `periods` and `texts`),
`facts` (the columns of a case and of the rows of its lists), `naming` and `keeping` (what holds
between facts, with `joining`), `placing` (facts to words), then `plan`, made once for a library.
"""
