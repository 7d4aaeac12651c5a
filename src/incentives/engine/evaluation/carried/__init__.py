"""What is carried from row to row: the account of an expression over all rows of its list.

`account` works out what each row adds and uses under the reliefs that bear on it; `settling` puts
the rows on their accounts; `balance` reckons between bounds and knows no case.
"""
