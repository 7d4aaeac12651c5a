"""What the names of facts, charges and incentives stand for in a rule."""
