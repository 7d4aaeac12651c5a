"""What is made of the rows of a list: sums and their like, periods, accounts.

Read `gathering`, then `periods` and `accounts`.
"""
