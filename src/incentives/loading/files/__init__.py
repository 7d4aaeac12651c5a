"""Whole files: a folder of policies, an overlay, a case, the policy cases.

In come paths and texts; out go a library, an overlay, cases, or all faults. Read `library_folder`
first: it is the passes.
"""
