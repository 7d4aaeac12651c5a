"""The law by itself, without a case.

What an incentive gives, on which conditions, and which facts it asks for. In come rules; out go
blocks and text. Read `sheet`, which is put together from the others; `asked`, which tells of facts,
stands by itself.
"""
