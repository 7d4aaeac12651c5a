"""Open forms as programs: words that one compiled machine carries out for many cases.

To compile the text of an open form takes seconds for each, so it is not compiled: what is compiled
is a machine, once for all libraries. Read `operations` (what it can do), `writing`, `jumps` and
`expressions` (words of a program), `translating` (a text to its program), then `machine`.
"""
