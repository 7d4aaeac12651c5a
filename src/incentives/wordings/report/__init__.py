"""The sentences of sheets and papers. `terms` and `operators` are shared by all of them."""
