"""The register held against its seals: what was changed, removed, inserted or moved.

In comes a register; out go findings, none if it is intact. Read `finding`, `links`, `verify`.
"""
