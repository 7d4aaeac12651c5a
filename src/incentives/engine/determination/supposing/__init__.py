"""What a question 'what if' takes over from the answer without what is supposed.

In comes a determination; out goes what of it stays the same. Read `taken_over`.
"""
