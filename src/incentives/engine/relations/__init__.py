"""Relations between incentives, solved as a whole, and what they leave in conflict."""
