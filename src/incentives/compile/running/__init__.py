"""The text of a kernel as functions: plain Python, or compiled by numba (extra `fast`).

Read `plain`, then `compiled`, and `opening` for what is open.
"""
