"""What the engine can say, as values that know of no worker; sentences are made of them elsewhere.

Read `outcome`, `part`, `conditions`, `determination`, `assessment`; beside them `change` (of
relations), `payment`, `coverage`, and what is read off them: `reasons`, `uses`,
`not_applicable`, `amounts`, and `pieces`, which has a folder of its own.
"""
