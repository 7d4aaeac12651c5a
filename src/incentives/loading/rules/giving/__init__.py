"""What of an incentive follows once it is given: how it is paid, and how often it may be.

Comes in: the entry of an incentive, and a reader of its expressions. Goes out: what its award is
for, instalments and levels, and that it is given once only.
Read `payment`, then `once`.
"""
