"""In how many ways an applicant may choose where several choices bear on each other.

In come choices between things; out go the ways through them. Read `ways`.
"""
