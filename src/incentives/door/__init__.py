"""How the public names of the package come: each with what it needs, when it is first asked for.

Read `late`; `where` is a table that is made.
"""
