"""Results as canonical JSON, sealed with a fingerprint: the same inputs give the same bytes.

In come the findings of the engine; out go text and a SHA-256. No sentence is made here.
Read `values`, `seal`, `trace`, then `assessment` and what it is put together from.
"""
