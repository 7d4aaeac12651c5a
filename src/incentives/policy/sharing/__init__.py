"""What the rows of one incentive share: a limit within which the best paid count, and a whole."""
