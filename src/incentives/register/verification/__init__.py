"""The register held against its seals: what was changed, removed, inserted or moved.

In comes a register; out go findings, none if it is intact. Read `finding`, then `verify`, which
goes through `walking` (rows), `placing` and `links` (seals), `judging` (what is never filed),
`damage` and `server` (the database itself).
"""
