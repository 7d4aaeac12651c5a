"""Values: frozen, exact, and dumb. Operations on them are functions."""
