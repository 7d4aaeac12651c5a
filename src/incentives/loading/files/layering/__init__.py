"""Folders laid over each other: what each says of itself, and that it edits none under it.

In come the files of the folders; out go the layers of a library, or faults. Read `library_file`
(what a folder says of itself), `layers`, `places`; `stated` reads no more of a folder than that.
"""
