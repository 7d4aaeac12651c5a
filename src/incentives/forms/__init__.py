"""The facts of a domain as a form.

What to ask, how to write it, what it is asked for, and what matters next.
"""
