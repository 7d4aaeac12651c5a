"""Numbers of rows of which only the largest count.

In come numbers, known or open, and how many count; out goes their sum. Read `largest`.
"""
