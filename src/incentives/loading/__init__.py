"""Files to values: a folder of policies to a library, a file to a case or an overlay.

In comes text; out go checked policies and cases, or every fault with its line.
Read upwards: `text` (marked nodes), `entries` (what each entry says), `rules` (entries linked to
what they name), `files` (whole files and folders), `schema` (the same shapes for editors).
"""
