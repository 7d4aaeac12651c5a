"""The JSON Schemas of policy files and case files, generated for editors.

In come the names that the readers accept; out go schemas. Read `shapes`, then `policies` and
`cases`.
"""
