"""The pages of the desk: each module draws one with `show()`, from the parts in the folder of its name."""
