"""The papers of determinations: drawn once, kept by the digest of their bytes, printed as kept.

In comes the number of a determination and what is asked of it; out go the bytes that were kept when
it was first printed, or drawn from what was filed and kept now. Read `kept`, then `drawing`,
`papers`.
"""
