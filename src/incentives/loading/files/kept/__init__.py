"""Libraries that were checked once, kept for the next process of the same user."""
