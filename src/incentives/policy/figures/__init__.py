"""What a figure of the law may be beside a number.

Read `schedule`: brackets, and what stands where a rule gives no figure.
"""
