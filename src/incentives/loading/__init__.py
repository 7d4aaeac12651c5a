"""From the text of files to values: the YAML that is read, and the scalars in it."""
