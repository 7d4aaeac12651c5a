"""The policy model: what instruments say, as checked values.

It knows no domain and no file format.
"""
