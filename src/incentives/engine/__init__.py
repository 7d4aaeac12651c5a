"""The engine: policy and case to determinations. Plain, exact, three-valued, explaining. It writes no sentences."""
