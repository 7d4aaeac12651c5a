"""Many cases as tables: Arrow goes in and comes out, a row a case.

Read `columns` (what a table of cases has), `typing` (which Arrow types stand for what, and what is
wrong with columns), `reading` (rows to documents of cases, lists of their own included), `results`
(what comes out), then `assessing`, which puts them together; `door` is what others import.
"""
