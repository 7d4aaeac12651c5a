"""Entries of a policy file, one section each, before they are linked to each other.

In come marked nodes; out go drafts and checked pieces.
Read `instruments` (a file as written), `expressions`, `definitions`, `figures` with `figure_forms`,
then the sections.
"""
