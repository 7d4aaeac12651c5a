"""What the law asks for: which facts its rules read, and how each is called and written.

In comes a library; out goes a case file to fill in (`case_template`) or the reference of the
vocabulary (`vocabulary_page`). What both say of a fact is made by `hints`.
"""
