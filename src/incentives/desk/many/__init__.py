"""Several application files at once: reviewed or approved together, and paid by one list.

Drawn under the list of files, for those that it has found.
"""
