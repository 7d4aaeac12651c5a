"""An incentive as a function: its parts judged, what each gives, and what all come to.

Read `plan`, then `requirements`, `giving` and `conclusion`.
"""
