"""Tables of cases in a database: read out page by page, worked out, written back.

Read `connecting` (which databases, and what is told when one refuses), `finding` (whether tables
are there), `pages` (what columns all rows have, and cases in the order of their keys), `keeping`
(what comes out, and how far a run has come), then `running`, which puts them together.
"""
