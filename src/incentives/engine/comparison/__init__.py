"""Two assessments side by side, and what brought the difference.

In come assessments under two states of the law; out go ledgers and comparisons.
Read `causes` (what was published), `ledger` (between two days), `editions` and `effects` (between
two editions of the law), `moves` and `nearest` (what would have to be different).
"""
