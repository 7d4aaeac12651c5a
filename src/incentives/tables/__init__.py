"""Many cases as tables: Arrow goes in and comes out, a row a case.

Read `columns` (what a table of cases has), `stored` (values as they are read, however they are
stored), `kinds` (which Arrow types stand for what, and what is wrong with columns), `admitting` (a
case checked, once), `reading` (rows to documents of cases), `lists` (lists in tables of their own),
`sound` (rows to words, where nothing is wrong), `results` (what comes out), `outcomes` (words that
kernels wrote to tables), `deciding` (cases to tables; `runtimes`: by what), `answering` (by several
processes where asked), then `assessing`, which puts them together; `files` reads and writes tables;
`door` is what others import. To import `columns`, `came_out`, `runtimes` and `door` takes no Arrow.
"""
