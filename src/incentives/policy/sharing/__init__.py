"""What is shared: a limit or a whole by the rows of one incentive, an amount by several people."""
