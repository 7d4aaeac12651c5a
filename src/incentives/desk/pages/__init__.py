"""The pages of the desk.

Each module draws one with `show()`, from the parts in the folder of its name.
"""
