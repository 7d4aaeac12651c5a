"""Units that go together although they differ: what an operator makes of numbers in them."""
