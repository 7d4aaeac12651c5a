"""An incentive as a plan: what must hold, what each part comes to, whether it is paid as due.

Read `parts`, then `requirements`, `returns` and `payment`.
"""
