"""Results as canonical JSON, sealed with a fingerprint: the same inputs give the same bytes.

In come the findings of the engine; out go text and a SHA-256. No sentence is made here.
Read `shapes`, `values`, `citing`, `seal`, `trace`, then `record` (what is filed and never changes),
`assessment` (the result) and what both are put together from; `case` reads and writes around them.
"""
