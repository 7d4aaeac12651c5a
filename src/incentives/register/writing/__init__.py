"""What is filed: checked under the lock, then appended with its seal.

In come acts; out go entries. Read `filing` (what may be done), `deriving` (what is kept for
searching), `appending`.
"""
