"""What is carried from row to row: the account of an expression over all rows of its list.

`balance` reckons between bounds and knows no case; `account` works out what each row adds and uses
under the reliefs that bear on it, and what is used of the account in each.
"""
