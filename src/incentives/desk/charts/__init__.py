"""Charts that an officer puts into a report.

Beside each the page has a table with the same figures.
"""
