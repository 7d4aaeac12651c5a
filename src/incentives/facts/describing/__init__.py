"""A vocabulary out of attrs classes: read `classes`, then `contradictions`."""
