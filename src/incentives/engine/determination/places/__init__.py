"""The rows and months for which an incentive has a part.

In comes a place; out goes what must be so there for anything to be given. Read `frame`.
"""
