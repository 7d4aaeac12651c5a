"""The shapes of results as JSON: what is written is checked against them, and schemas come of them.

Each is a typed dictionary that the writers of results return, so that the type checker holds them
to it; its annotations say in words what a key means. Read `meaning`, `values`, then what results
are put together from, and `results`.
"""
