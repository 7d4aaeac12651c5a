"""The pages of the desk: each module draws one with `show()` and keeps its sentences beside it."""
