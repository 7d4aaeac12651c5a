"""Chains of many terms: what the parser makes of those of the `ast`, and how terms are folded."""
