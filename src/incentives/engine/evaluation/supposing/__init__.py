"""A question 'what if' answered from the working without what is supposed.

In comes that working; out goes the one with it. Read `again`.
"""
