"""The commands about many cases at once: `batch`, and the columns of tables of cases."""
